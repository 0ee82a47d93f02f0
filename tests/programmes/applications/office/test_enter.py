"""Entering and correcting an application on somebody's behalf: marked, told, and never a yes in their name."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentorforum.errors import RuleBroken
from programmes.applications.apply.commitments import confirm_commitments, unconfirmed
from programmes.applications.apply.start import steps as next_steps
from programmes.applications.form import commitment_key, commitments, form_steps
from programmes.applications.office.decide.actions import accept
from programmes.applications.office.enter.actions import correct_for, enter_application
from programmes.enums import ApplicationStatus, MailStatus, Side
from programmes.mail.outbox import render
from programmes.models import Application, History, Mail, Person, Undo
from programmes.privacy.copies import files
from programmes.undo.actions import take_back
from tests.factories import make_application, make_cohort, make_coordinator, make_person

pytestmark = pytest.mark.django_db
SAID = {
    "email": "sara@fjordby.test",
    "name": "Sara Bang",
    "title": "Teamleder",
    "workplace": "By og Land",
    "fits-leads_here": "yes",
    "q-themes-hard_talks": "1",
    "q-on_my_mind": "Min kalender er fuld.",
}


@pytest.fixture
def cohort():
    return make_cohort()


@pytest.fixture
def user(cohort):
    return make_coordinator(cohort.programme, "Mette Lund")


@pytest.fixture
def office(client, user):
    client.force_login(user)
    return client


def enter(office, cohort, side="mentee", **said):
    return office.post(reverse("office_enter", args=[cohort.pk, side]), {**SAID, "once": uuid.uuid4(), **said})


@pytest.fixture
def entered(office, cohort):
    enter(office, cohort)
    return Application.objects.get()


def test_what_was_said_becomes_an_application_that_is_marked(entered, office, user):
    assert (entered.status, entered.entered_by, entered.name, entered.fits) == (
        "submitted", user, "Sara Bang", {"leads_here": True},
    )  # fmt: skip
    assert (entered.person.title, entered.person.workplace) == ("Teamleder", "By og Land")
    page = office.get(reverse("office_application", args=[entered.pk])).content.decode()
    assert "Min kalender er fuld." in page and "Mette Lund" in page


def test_nothing_is_promised_in_their_name(entered):
    assert not entered.commitments.exists()
    assert unconfirmed(entered)
    assert [step.url for step in next_steps(entered.person, timezone.now())] == [
        reverse("programmes:confirm", args=[entered.number])
    ]


def test_it_stands_in_their_own_copy_who_entered_it(entered):
    own = json.loads(next(text for _name, text in files(entered.person)))["applications"][0]
    assert (own["entered_by"], own["accepted"], own["wished_start"]) == ("Mette Lund", [], "")


def test_the_mail_rests_and_undo_takes_it_all_back(entered, user):
    mail, undo = Mail.objects.get(), Undo.objects.get()
    assert (mail.name, mail.person, mail.not_before) == ("programmes/entered", entered.person, undo.until)
    assert entered.number in render(mail).text
    take_back(undo, by=user)
    entered.refresh_from_db()
    mail.refresh_from_db()
    assert (entered.status, mail.status) == ("withdrawn", MailStatus.UNDONE)


def test_who_was_entered_says_yes_to_each_point(entered):
    own = Client()
    own.force_login(entered.person)
    page = reverse("programmes:confirm", args=[entered.number])
    asked = [commitment_key(item) for item in commitments(entered.programme, "mentee")]
    assert own.post(page, dict.fromkeys(asked[1:], "on")).status_code == 200
    assert not entered.commitments.exists()
    own.post(page, dict.fromkeys(asked, "on"))
    assert sorted(entered.commitments.values_list("key", flat=True)) == sorted(asked)
    assert not unconfirmed(entered)
    assert own.get(page).status_code == 302


def test_nobody_is_accepted_before_they_have_said_yes(entered, office, user):
    other = make_application(entered.cohort, status=ApplicationStatus.SUBMITTED)
    with pytest.raises(RuleBroken, match="Sara Bang"):
        accept([other, entered], by=user)
    address = reverse("office_decide", args=[entered.cohort_id])
    refused = office.get(address, {"decision": "accepted", "id": entered.pk})
    assert refused["Location"] == reverse("office_application", args=[entered.pk])
    both = office.get(address, {"decision": "accepted", "id": [entered.pk, other.pk]})
    assert both["Location"] == reverse("office_applications", args=[entered.cohort_id])
    assert set(Application.objects.values_list("status", flat=True)) == {"submitted"}
    assert office.get(address, {"decision": "waiting", "id": entered.pk}).status_code == 200
    asked = {commitment_key(item) for item in commitments(entered.programme, "mentee")}
    confirm_commitments(entered, asked, by=entered.person)
    accept([other, entered], by=user)
    assert set(Application.objects.values_list("status", flat=True)) == {"accepted"}


def test_nobody_else_can_say_yes(entered, user):
    asked = {commitment_key(item) for item in commitments(entered.programme, "mentee")}
    with pytest.raises(RuleBroken):
        confirm_commitments(entered, asked, by=user)


def test_a_mentor_gets_the_places_that_were_wished(office, cohort):
    enter(office, cohort, "mentor", **{"email": "karen@fjordby.test", "name": "Karen Holm", "q-capacity": "2"})
    assert Application.objects.get().places == 2


def test_sent_twice_makes_one(office, cohort):
    key = uuid.uuid4()
    enter(office, cohort, once=key)
    enter(office, cohort, once=key)
    assert (Application.objects.count(), Mail.objects.count()) == (1, 1)


def test_who_has_applied_already_is_not_entered_again(office, cohort, entered):
    page = enter(office, cohort)
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert Application.objects.count() == 1


def test_what_somebody_has_said_about_themself_stays(office, cohort):
    known = make_person("Sara B. Bang", email="sara@fjordby.test", title="Centerchef")
    enter(office, cohort)
    known.refresh_from_db()
    assert (known.name, known.title, known.workplace) == ("Sara B. Bang", "Centerchef", "By og Land")
    assert Application.objects.get().name == "Sara B. Bang"


def test_name_and_address_are_demanded_and_nothing_else(office, cohort):
    page = reverse("office_enter", args=[cohort.pk, "mentee"])
    missing = office.post(page, {"once": uuid.uuid4(), "q-on_my_mind": "bliver stående"})
    assert set(missing.context["form"].errors) == {"email", "name"}
    assert "bliver stående" in missing.content.decode()
    office.post(page, {"once": uuid.uuid4(), "email": "ida@fjordby.test", "name": "Ida"})
    assert Person.objects.get(email="ida@fjordby.test").name == "Ida"


def test_nobody_enters_themself(cohort, user):
    with pytest.raises(RuleBroken):
        enter_application(
            cohort, "mentee", email=user.email.upper(), about={"name": "x"}, answers={}, fits={}, by=user, key="k"
        )


@pytest.mark.parametrize("side", ["neither", "mentee"])
def test_a_side_without_a_form_is_not_entered(office, cohort, side):
    cohort.programme.steps = [step for step in cohort.programme.steps if step != "application"]
    cohort.programme.save(update_fields=["steps"])
    expected = 404 if side == "neither" else 403
    assert office.get(reverse("office_enter", args=[cohort.pk, side])).status_code == expected


CORRECTED = {
    "name": "Sara Bang Holm",
    "title": "Teamleder",
    "workplace": "Skole",
    "q-themes-hard_talks": "1",
    "q-on_my_mind": "Mine møder er for lange.",
}


def correct(office, application, **said):
    return office.post(reverse("office_correct", args=[application.pk]), {**CORRECTED, **said})


def test_what_was_sent_stands_in_the_form_without_the_conditions(office, entered):
    form = office.get(reverse("office_correct", args=[entered.pk])).context["form"]
    assert (form.initial["name"], form.initial["q-on_my_mind"]) == ("Sara Bang", "Min kalender er fuld.")
    assert not [name for name in form.fields if name.startswith("fits-")]


def test_an_answer_and_a_name_are_put_right_and_told(office, user, entered):
    Mail.objects.all().delete()
    correct(office, entered)
    correct(office, entered)
    entered.refresh_from_db()
    assert (entered.name, entered.person.workplace) == ("Sara Bang Holm", "Skole")
    page = office.get(reverse("office_application", args=[entered.pk])).content.decode()
    assert "Mine møder er for lange." in page
    assert History.objects.filter(thing=entered.pk, why="corrected", by=user).count() == 2
    mail = Mail.objects.get()  # two corrections, one mail
    assert (mail.name, "Mette Lund" in render(mail).text) == ("programmes/corrected", True)


def test_the_places_of_an_accepted_mentor_are_decided_elsewhere(office, cohort):
    mentor = make_application(cohort, Side.MENTOR, places=1)
    correct(office, mentor, **{"q-capacity": "2"})
    mentor.refresh_from_db()
    assert (mentor.name, mentor.places, mentor.seats_held.count()) == ("Sara Bang Holm", 1, 1)


@pytest.mark.parametrize("status", [ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN])
def test_what_is_closed_is_not_corrected(office, cohort, user, status):
    closed = make_application(cohort, status=status)
    assert correct(office, closed).status_code == 403
    with pytest.raises(RuleBroken):
        correct_for(closed, form_steps(cohort.programme, Side.MENTEE), answers={}, by=user)


def test_an_hour_later_the_next_correction_is_a_mail_of_its_own(cohort, user):
    one = make_application(cohort)
    steps = form_steps(cohort.programme, Side.MENTEE)
    now = timezone.now()
    for when in (now, now + timedelta(hours=1)):
        correct_for(one, steps, answers={}, by=user, now=when)
    assert Mail.objects.count() == 2
