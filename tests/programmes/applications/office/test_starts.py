"""The start somebody wishes for and the one that is agreed (E1): told by mail, with Undo, counted from."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from matching.enums import MatchStatus
from matching.models import Match
from meetings.evaluation.actions import create_evaluations
from meetings.models import Evaluation
from mentorforum import dates
from mentorforum.errors import RuleBroken
from programmes.applications.office.decide.actions import accept, agree_start
from programmes.enums import ApplicationStatus, MailStatus, Side
from programmes.mail.outbox import render
from programmes.models import Application, Mail
from programmes.undo.actions import take_back
from tests.factories import make_application, make_cohort, make_coordinator, make_match, make_person, make_programme

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


@pytest.fixture
def cohort():
    return make_cohort(make_programme("E"))


@pytest.fixture
def user(cohort):
    return make_coordinator(cohort.programme, "Mette Lund")


@pytest.fixture
def today(cohort):
    return cohort.programme.today()


@pytest.fixture
def application(cohort, today):
    return make_application(cohort, status=ApplicationStatus.SUBMITTED, wished_start=today + 20 * DAYS)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def kept(application):
    return Application.objects.get(pk=application.pk).starts_on


def test_acceptance_agrees_the_wished_start_unless_told(cohort, user, today, application):
    accept([application], by=user)
    assert kept(application) == today + 20 * DAYS
    other = make_application(cohort, status=ApplicationStatus.SUBMITTED, wished_start=today + 20 * DAYS)
    accept([other], on=today + 30 * DAYS, by=user)
    assert kept(other) == today + 30 * DAYS


def test_a_wish_that_is_past_becomes_today(cohort, user, today):
    late = make_application(cohort, status=ApplicationStatus.SUBMITTED, wished_start=today - 20 * DAYS)
    accept([late], by=user)
    assert kept(late) == today


def test_undo_of_the_acceptance_takes_the_start_back(user, application):
    take_back(accept([application], by=user), by=user)
    assert kept(application) is None


def test_another_day_is_agreed_and_undone(user, today, application):
    agree_start([application], on=today + 10 * DAYS, by=user)
    undo = agree_start([application], on=today + 15 * DAYS, by=user)
    assert kept(application) == today + 15 * DAYS
    take_back(undo, by=user)
    assert kept(application) == today + 10 * DAYS
    assert [mail.status for mail in Mail.objects.order_by("created_at")] == [MailStatus.PLANNED, MailStatus.UNDONE]


def test_the_mail_says_the_day_and_an_overtaken_one_is_dropped(user, today, application):
    agree_start([application], on=today + 10 * DAYS, by=user)
    agree_start([application], on=today + 15 * DAYS, by=user)
    first, second = Mail.objects.order_by("created_at")
    assert (first.name, first.not_before - first.created_at > timedelta(minutes=9)) == ("programmes/start", True)
    assert render(first) is None
    assert str((today + 15 * DAYS).day) in render(second).text


@pytest.mark.parametrize("side", Side.values)
def test_only_a_mentee_of_such_a_programme_has_a_start(side, user, today):
    programme = make_programme("E" if side == Side.MENTOR else "A")
    other = make_application(make_cohort(programme), side, status=ApplicationStatus.SUBMITTED)
    with pytest.raises(RuleBroken):
        agree_start([other], on=today + DAYS, by=make_coordinator(programme))


def test_a_start_in_the_past_is_refused(user, today, application):
    with pytest.raises(RuleBroken, match="today or on a day to come"):
        agree_start([application], on=today - DAYS, by=user)


def running(cohort, today, **more):
    match = make_match(cohort, active_on=today + 20 * DAYS, **more)
    create_evaluations(match.room)
    return match


def test_a_running_match_counts_from_the_new_day(cohort, user, today):
    match = running(cohort, today)
    agree_start([match.mentee_application], on=today + 40 * DAYS, by=user)
    match.refresh_from_db()
    assert match.active_on == today + 40 * DAYS
    assert set(Evaluation.objects.values_list("due_on", flat=True)) == {today + 160 * DAYS}


def test_undo_moves_the_match_back(cohort, user, today):
    match = running(cohort, today)
    application = match.mentee_application
    Application.objects.filter(pk=application.pk).update(starts_on=today + 20 * DAYS)
    application.refresh_from_db()
    take_back(agree_start([application], on=today + 40 * DAYS, by=user), by=user)
    match.refresh_from_db()
    assert (match.active_on, kept(application)) == (today + 20 * DAYS, today + 20 * DAYS)


def test_the_start_stands_once_the_day_has_come_where_the_relation_is_private(cohort, user, today):
    """E9: whether they have met is not the coordinator's, so the calendar says it and no meeting does."""
    match = running(cohort, today)
    match.room.first_met_on = today
    match.room.save(update_fields=["first_met_on"])
    agree_start([match.mentee_application], on=today + 30 * DAYS, by=user)  # met before the start: nobody is told
    Match.objects.filter(pk=match.pk).update(active_on=today)
    with pytest.raises(RuleBroken, match="begun already"):
        agree_start([match.mentee_application], on=today + 40 * DAYS, by=user)


def test_the_start_stands_once_they_have_met_elsewhere(cohort, user, today):
    programme = cohort.programme
    programme.steps = [step for step in programme.steps if step != "private_relation"]
    programme.save(update_fields=["steps"])
    match = running(cohort, today)
    agree_start([match.mentee_application], on=today + 30 * DAYS, by=user)
    match.room.first_met_on = today
    match.room.save(update_fields=["first_met_on"])
    with pytest.raises(RuleBroken, match="begun already"):
        agree_start([match.mentee_application], on=today + 40 * DAYS, by=user)
    assert match.status == MatchStatus.ACTIVE


def test_accepting_asks_for_the_day_with_the_wish_filled_in(client, cohort, user, today, application):
    client.force_login(user)
    page = reverse("office_decide", args=[cohort.pk]) + f"?decision=accepted&id={application.pk}"
    assert f'value="{today + 20 * DAYS}"' in client.get(page).content.decode()
    on = (today + 25 * DAYS).isoformat()
    look = client.post(page, {"stage": "look", "on": on})
    assert list(look.context["form"].fields) == ["on"]
    client.post(page, {"stage": "sure", "on": on})
    application.refresh_from_db()
    assert (application.status, kept(application)) == ("accepted", today + 25 * DAYS)


def test_several_are_accepted_with_the_day_each_wished_for(client, cohort, user, today, application):
    other = make_application(cohort, status=ApplicationStatus.SUBMITTED, wished_start=today + 5 * DAYS)
    client.force_login(user)
    page = reverse("office_decide", args=[cohort.pk]) + f"?decision=accepted&id={application.pk}&id={other.pk}"
    assert "on" not in client.get(page).context["form"].fields
    client.post(page, {"stage": "sure"})
    assert (kept(application), kept(other)) == (today + 20 * DAYS, today + 5 * DAYS)


def test_the_office_agrees_another_day(client, cohort, user, today, application):
    client.force_login(user)
    page = client.get(reverse("office_application", args=[application.pk])).content.decode()
    assert "decision=start" in page
    asked = reverse("office_decide", args=[cohort.pk]) + f"?decision=start&id={application.pk}"
    done = client.post(asked, {"stage": "sure", "on": (today + 25 * DAYS).isoformat()})
    assert done.url == reverse("office_application", args=[application.pk])
    assert kept(application) == today + 25 * DAYS


def test_the_applicant_sees_the_wished_and_the_agreed_start(client, cohort, user, today):
    person = make_person()
    mine = make_application(cohort, person=person, wished_start=today + 5 * DAYS, starts_on=today + 9 * DAYS)
    client.force_login(person)
    page = client.get(reverse("programmes:application", args=[mine.number]))
    assert len(page.context["start"]) == 2
    assert page.context["path"][3].when == dates.say_short(today + 9 * DAYS)


def test_elsewhere_nobody_is_asked_for_a_start(client):
    other = make_application(make_cohort(), status=ApplicationStatus.SUBMITTED)
    client.force_login(make_coordinator(other.programme))
    page = reverse("office_decide", args=[other.cohort_id]) + f"?decision=accepted&id={other.pk}"
    assert list(client.get(page).context["form"].fields) == []
    assert client.get(reverse("office_application", args=[other.pk])).context["start"] is None
