"""The same nomination and the same yes, sent many times at the same moment: one row, one person, one application."""

import uuid

import pytest

from mentorforum import dates
from programmes.models import Application, Mail, Nomination, Person
from programmes.nominations.actions import decline_nomination, nominate
from programmes.nominations.consent import consent
from programmes.nominations.deadline import remind_nominees
from tests.factories import make_cohort, make_programme
from tests.helpers.at_once import at_once
from tests.programmes.nominations.test_office import named

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = range(8)


def test_sending_the_form_many_times_at_once_is_one_nomination() -> None:
    cohort, once = make_cohort(make_programme("G")), uuid.uuid4()
    who = {"name": "Berit Chef", "email": "berit@staden.test", "title": ""}
    nominee = {"name": "Nils Ek", "email": "nils@staden.test"}
    at_once(lambda _number: nominate(cohort, nominator=who, nominee=nominee, answers={}, once=once), EIGHT)
    assert (Nomination.objects.count(), Mail.objects.count()) == (1, 2)


def test_many_workers_at_once_remind_a_nominee_once() -> None:
    nomination = named(make_cohort(make_programme("G")))
    last = dates.at(nomination.answer_by, 9, zone=nomination.programme.zone)
    at_once(lambda _number: remind_nominees(last), EIGHT)
    assert Mail.objects.filter(name="programmes/nominee_reminded").count() == 1


def test_a_yes_and_a_no_at_once_are_one_answer() -> None:
    nomination = named(make_cohort(make_programme("G")))
    fresh = [Nomination.objects.select_related("programme", "cohort").get(pk=nomination.pk) for _number in EIGHT]
    at_once(lambda number: consent(fresh[number]) if number % 2 else decline_nomination(fresh[number]), EIGHT)
    nomination.refresh_from_db()
    said_yes = nomination.status == "consented"
    assert nomination.status in {"consented", "declined"}
    assert Application.objects.count() == Person.objects.filter(email="nils@staden.test").count() == int(said_yes)
