"""The same nomination and the same yes, sent many times at the same moment: one row, one person, one application."""

import uuid

import pytest

from programmes.actions.consent import consent
from programmes.actions.nominations import decline_nomination, nominate
from programmes.models import Application, Mail, Nomination, Person
from tests.factories import make_cohort, make_programme
from tests.programmes.apply.test_at_once import at_once
from tests.programmes.office.test_nominations import named

pytestmark = pytest.mark.django_db(transaction=True)


def test_sending_the_form_many_times_at_once_is_one_nomination() -> None:
    cohort, once = make_cohort(make_programme("G")), uuid.uuid4()
    who = {"name": "Berit Chef", "email": "berit@staden.test", "title": ""}
    nominee = {"name": "Nils Ek", "email": "nils@staden.test"}
    at_once(lambda _number: nominate(cohort, nominator=who, nominee=nominee, answers={}, once=once))
    assert (Nomination.objects.count(), Mail.objects.count()) == (1, 2)


def test_a_yes_and_a_no_at_once_are_one_answer() -> None:
    nomination = named(make_cohort(make_programme("G")))
    fresh = [Nomination.objects.select_related("programme", "cohort").get(pk=nomination.pk) for _number in range(8)]
    at_once(lambda number: consent(fresh[number]) if number % 2 else decline_nomination(fresh[number]))
    nomination.refresh_from_db()
    said_yes = nomination.status == "consented"
    assert nomination.status in {"consented", "declined"}
    assert Application.objects.count() == Person.objects.filter(email="nils@staden.test").count() == int(said_yes)
