"""Mails leave with the worker and only with it; whoever runs the engine, and how often, each leaves once."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from mentorforum import dates, wiring
from programmes.applications.office.decide.actions import accept
from programmes.enums import ApplicationStatus, MailStatus
from programmes.mail import outbox
from programmes.models import Mail, Sending
from tests.factories import make_application, make_cohort, make_coordinator, make_programme
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 5


def decided(many: int = MANY) -> list[str]:
    """So many applicants are accepted, and the ten minutes of Undo are over; their addresses."""
    programme = make_programme()
    coordinator, cohort = make_coordinator(programme), make_cohort(programme)
    sent = [make_application(cohort, status=ApplicationStatus.SUBMITTED) for _number in range(many)]
    accept(sent, by=coordinator, now=timezone.now() - timedelta(minutes=11))
    return [application.person.email for application in sent]


def addresses(mailbox) -> Counter[str]:
    return Counter(address for mail in mailbox.all() for address in mail.to)


def test_no_mail_leaves_without_the_worker_and_all_with_it(worker, mailbox, wait_until):
    worker.stop()
    assert worker.ended()
    people = decided()
    assert (list(mailbox.all()), Mail.objects.filter(status=MailStatus.PLANNED).count()) == ([], MANY)
    worker.start()
    wait_until(lambda: Mail.objects.filter(status=MailStatus.SENT).count() == MANY, what="all mails to leave")
    assert addresses(mailbox) == Counter(people)
    worker.stop()
    assert Mail.objects.exclude(status=MailStatus.SENT).count() == 0


def test_what_rests_does_not_leave(worker, mailbox, wait_until):
    programme = make_programme()
    sent = [make_application(make_cohort(programme), status=ApplicationStatus.SUBMITTED)]
    accept(sent, by=make_coordinator(programme))
    wait_until(lambda: worker.log.count("programmes.tasks.drain") > 3, what="some looks into the outbox")
    assert mailbox.all() == []


def day_before():
    """The morning of a working day, with pairs that meet the day after: both halves are to be reminded."""
    world = fill(make_pair())
    programme, meeting = world.programme, world.coming
    day = programme.today() + timedelta(days=5)
    while dates.last_working_day(day, programme.country) != day:
        day += timedelta(days=1)
    starts = dates.at(day + timedelta(days=1), 14, zone=programme.zone)
    when = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "starts_on": day + timedelta(days=1)}
    type(meeting).objects.filter(pk=meeting.pk).update(**when)
    return dates.at(day, 10, zone=programme.zone)


def run(now) -> None:
    """What the tick does, at a time of its own."""
    for work in wiring.collect("tick"):
        work(now)
    outbox.drain(now, limit=500)


def once_each() -> bool:
    """No sending twice, and none without its mail or a reason."""
    keys = Counter(Sending.objects.values_list("reminder", "person", "thing", "nominal"))
    return (
        set(keys.values()) == {1}
        and not Mail.objects.exclude(status__in=[MailStatus.SENT, MailStatus.DROPPED]).exists()
    )


def test_the_engine_run_twice_sends_each_mail_once(mailbox):
    now = day_before()
    run(now)
    first = addresses(mailbox)
    assert first and Sending.objects.exclude(mail=None).exists()
    run(now)
    run(now + timedelta(minutes=1))
    assert addresses(mailbox) == first
    assert once_each()


def test_two_workers_at_once_send_each_mail_once(mailbox):
    now = day_before()
    start, trouble = threading.Barrier(2), []

    def work():
        try:
            start.wait(10)
            run(now)
        except Exception as error:
            trouble.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(2)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join(60)
    run(now)  # whatever one of them left to the next tick
    assert trouble == []
    assert once_each()
    sent = Mail.objects.filter(status=MailStatus.SENT)
    ids = Counter(mail.message["Message-ID"] for mail in mailbox.all())
    assert ids == Counter(dict.fromkeys(sent.values_list("message_id", flat=True), 1))
