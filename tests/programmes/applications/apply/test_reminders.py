"""A form that is begun and not sent, and somebody who waits: who is reminded, when, and when no more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentorforum import dates
from mentorforum.status import move
from programmes.applications.apply.drafts import start_draft
from programmes.applications.apply.sending import say_still_interested
from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import make_link
from programmes.mail.outbox import render
from programmes.mail.reminders.engine import declared
from programmes.models import Application, Mail
from tests.factories import make_application, make_cohort, make_coordinator, make_person

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


@pytest.fixture
def cohort():
    return make_cohort()


def due(key, day):
    return [one.thing.pk for one in declared()[key].due(day, day)]


def draft(cohort, side="mentee", **more):
    made = start_draft(cohort, side, email="x@y.test", name="x", once=timezone.now(), by=make_person())
    Application.objects.filter(pk=made.pk).update(**more)
    made.refresh_from_db()
    return made


def at_noon(cohort, days=0):
    return dates.at(cohort.programme.today() + days * DAYS, 12, zone=cohort.programme.zone)


def test_a_draft_is_recalled_three_days_after_it_was_saved(cohort):
    mine = draft(cohort, saved_at=at_noon(cohort, -1))
    today = cohort.programme.today()
    assert [day for day in range(-2, 6) if due("draft_untouched", today + day * DAYS)] == [2]
    text, address = declared()["draft_untouched"].line(mine, mine.person)
    assert str(cohort.programme) in text
    assert address.endswith(f"?next=/p/{cohort.programme.slug}/apply/")


def test_the_last_call_is_two_days_before_the_window_closes(cohort):
    today = cohort.programme.today()
    cohort.closes_on = today + 5 * DAYS
    cohort.save(update_fields=["closes_on"])
    mine = draft(cohort)
    draft(cohort, "mentor")  # interest has no last day
    assert [day for day in range(8) if due("draft_closing", today + day * DAYS)] == [3]
    assert due("draft_closing", today + 3 * DAYS) == [mine.pk]
    text, _address = declared()["draft_closing"].line(mine, mine.person)
    assert dates.say_day(cohort.closes_on) in text


def test_an_address_nobody_confirmed_gets_nothing(cohort):
    made = start_draft(cohort, "mentee", email="x@y.test", name="x", once="1")
    Application.objects.filter(pk=made.pk).update(saved_at=at_noon(cohort, -1))
    assert due("draft_untouched", cohort.programme.today() + 2 * DAYS) == []


def test_what_is_sent_or_closed_is_not_recalled(cohort):
    reminder = declared()["draft_untouched"]
    mine = draft(cohort)
    assert not reminder.done(reminder.find(mine.pk), mine.person)
    cohort.closes_on = cohort.programme.today() - DAYS
    cohort.save(update_fields=["closes_on"])
    assert reminder.done(reminder.find(mine.pk), mine.person)
    sent = make_application(cohort, status=ApplicationStatus.SUBMITTED)
    assert reminder.done(reminder.find(sent.pk), sent.person)


@pytest.fixture
def waiting(cohort):
    one = make_application(cohort, status=ApplicationStatus.SUBMITTED)
    move(one, ApplicationStatus.WAITING, by=make_coordinator(cohort.programme), now=at_noon(cohort))
    return one


def test_who_waits_is_asked_every_three_months(cohort, waiting):
    today = cohort.programme.today()
    for number in (1, 2, 4):
        assert due("still_interested", dates.months_later(today, 3 * number)) == [waiting.pk]
    assert due("still_interested", dates.months_later(today, 3) + DAYS) == []


def test_a_yes_begins_the_three_months_anew(cohort, waiting):
    later = dates.months_later(cohort.programme.today(), 2)
    say_still_interested(waiting, by=waiting.person, now=dates.at(later, 12, zone=cohort.programme.zone))
    assert due("still_interested", dates.months_later(cohort.programme.today(), 3)) == []
    assert due("still_interested", dates.months_later(later, 3)) == [waiting.pk]


def test_a_yes_of_these_days_and_a_decision_end_it(cohort, waiting):
    reminder = declared()["still_interested"]
    assert not reminder.done(reminder.find(waiting.pk), waiting.person)
    say_still_interested(waiting, by=waiting.person)
    assert reminder.done(reminder.find(waiting.pk), waiting.person)
    Application.objects.filter(pk=waiting.pk).update(interested_on=None)
    other = reminder.find(waiting.pk)
    move(other, ApplicationStatus.ACCEPTED, by=None, now=timezone.now())
    assert reminder.done(other, other.person)


def mail_of(waiting):
    return Mail(
        programme=waiting.programme,
        person=waiting.person,
        name="programmes/still_interested",
        refs={"thing": str(waiting.pk)},
        not_before=timezone.now(),
        created_at=timezone.now(),
    )


def test_the_mail_leads_to_yes_and_no_in_one_click(client, waiting):
    make_link(LinkPurpose.STATUS, waiting, expires=timezone.now() + 90 * DAYS)
    text = render(mail_of(waiting)).text
    address = next(word for word in text.split() if "/status/" in word).split("/", 3)[3]
    page = reverse("programmes:still", args=[waiting.number])
    assert client.post(f"/{address}").url == page
    assert reverse("programmes:withdraw", args=[waiting.number]) in client.get(page).content.decode()
    client.post(page)
    waiting.refresh_from_db()
    assert waiting.interested_on == waiting.programme.today()


def test_without_a_link_the_mail_leads_by_way_of_the_login(waiting):
    assert f"?next={reverse('programmes:still', args=[waiting.number])}" in render(mail_of(waiting)).text
    waiting.status = ApplicationStatus.DECLINED
    waiting.save(update_fields=["status"])
    assert render(mail_of(waiting)) is None


def test_who_does_not_wait_is_not_asked(cohort):
    person = make_person()
    accepted = make_application(cohort, person=person)
    own = Client()
    own.force_login(person)
    page = own.get(reverse("programmes:still", args=[accepted.number]))
    assert page.url == reverse("programmes:application", args=[accepted.number])
