"""The reminder engine: what is due, on which day, once, and not when it is done."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from programmes.enums import ProgrammeStatus
from programmes.mail.reminders import engine
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Mail, Sending
from tests import factories

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


def at(day, hour=9):
    """A moment on that day; the programmes' zone is an hour ahead of UTC in winter."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


class Thing:
    """Something with an anchor date."""

    def __init__(self, programme, person, day, pk=1, done=False):
        self.programme, self.person, self.day, self.pk, self.done = programme, person, day, UUID(int=pk), done


def reminder(things, key="test", **more):
    def due(first, last):
        return [Due(t.programme, t.person, t, t.day) for t in things if first <= t.day <= last]

    return Reminder(
        key=key,
        due=due,
        done=lambda thing, person: thing.done,
        line=lambda thing, person: (f"Husk {thing.pk}", ""),
        find=lambda pk: next((t for t in things if t.pk == pk), None),
        **more,
    )


@pytest.fixture
def programme():
    return factories.make_programme()


@pytest.fixture
def person():
    return factories.make_person()


@pytest.fixture
def declare(monkeypatch):
    def use(*reminders):
        monkeypatch.setattr(engine, "declared", lambda: {r.key: r for r in reminders})

    return use


def run(now):
    engine.plan(now)
    return engine.merge(now)


def test_it_is_sent_on_its_day_and_never_twice(programme, person, declare):
    declare(reminder([Thing(programme, person, FRIDAY)]))
    assert run(at(FRIDAY - timedelta(days=1))) == 0
    assert [run(at(FRIDAY)), run(at(FRIDAY)), run(at(FRIDAY + timedelta(days=1)))] == [1, 0, 0]
    assert Sending.objects.count() == Mail.objects.count() == 1


def test_nothing_leaves_before_eight_on_the_programmes_clock(programme, person, declare):
    declare(reminder([Thing(programme, person, FRIDAY)]))
    assert run(at(FRIDAY, 6)) == 0
    assert run(at(FRIDAY, 7)) == 1


def test_the_day_is_the_programmes_own_in_a_third_zone(programme, person, declare):
    programme.zone = "Pacific/Auckland"
    programme.save()
    declare(reminder([Thing(programme, person, FRIDAY)]))
    assert run(at(FRIDAY - timedelta(days=1), 18)) == 0  # 7.00 on the 20th there
    assert run(at(FRIDAY - timedelta(days=1), 19)) == 1


def test_all_of_a_day_goes_in_one_mail(programme, person, declare):
    declare(
        reminder([Thing(programme, person, FRIDAY, 1), Thing(programme, person, FRIDAY, 2)]),
        reminder([Thing(programme, person, FRIDAY, 3)], "other"),
    )
    assert run(at(FRIDAY)) == 1
    assert sorted(engine.lines(Mail.objects.get())) == [(f"Husk {UUID(int=n)}", "") for n in (1, 2, 3)]


def test_what_several_reminders_say_alike_stands_once(programme, person, declare):
    """Due, a week later, two weeks later: after a worker was away for long all three are due at once."""
    declare(*(reminder([Thing(programme, person, FRIDAY)], key) for key in ("due", "due_7", "due_14")))
    assert run(at(FRIDAY)) == 1
    assert Sending.objects.count() == 3
    assert engine.lines(Mail.objects.get()) == [(f"Husk {UUID(int=1)}", "")]


def test_a_reminder_with_its_own_mail_does_not_wait_for_the_others(programme, person, declare):
    declare(
        reminder([Thing(programme, person, FRIDAY)], mail="x/own"),
        reminder([Thing(programme, person, FRIDAY)], "other"),
    )
    assert run(at(FRIDAY)) == 2
    assert set(Mail.objects.values_list("name", flat=True)) == {"x/own", "programmes/reminders"}


@pytest.mark.parametrize(
    ("shift", "day"),
    [(Shift.BACK, date(2026, 12, 23)), (Shift.FORWARD, date(2026, 12, 28)), (Shift.NONE, date(2026, 12, 26))],
)
def test_a_date_that_is_no_working_day_moves(programme, person, declare, shift, day):
    christmas = date(2026, 12, 26)
    declare(reminder([Thing(programme, person, christmas)], shift=shift))
    sent = [d for d in (date(2026, 12, 20) + timedelta(days=n) for n in range(12)) if run(at(d))]
    assert sent == [day]
    assert Sending.objects.get().nominal == christmas


def test_done_when_is_asked_when_the_mail_is_made(programme, person, declare):
    thing = Thing(programme, person, FRIDAY)
    declare(reminder([thing]))
    engine.plan(at(FRIDAY, 6))
    thing.done = True
    assert engine.merge(at(FRIDAY)) == 0
    assert Sending.objects.get().dropped == "done"


def test_what_was_done_since_is_left_out_of_the_mail(programme, person, declare):
    things = [Thing(programme, person, FRIDAY, 1), Thing(programme, person, FRIDAY, 2)]
    declare(reminder(things))
    run(at(FRIDAY))
    things[0].done = True
    assert len(engine.lines(Mail.objects.get())) == 1


@pytest.mark.parametrize(("late", "sent"), [(Late.DROP, 0), (Late.SEND, 1)])
def test_what_lateness_means(programme, person, declare, late, sent):
    declare(reminder([Thing(programme, person, FRIDAY)], late=late))
    assert run(at(FRIDAY + timedelta(days=4))) == sent


def test_july_silences_nudges_only(programme, person, declare):
    day = date(2026, 7, 14)
    declare(
        reminder([Thing(programme, person, day)], "nudge", nudge=True),
        reminder([Thing(programme, person, day)], "date"),
    )
    run(at(day))
    assert dict(Sending.objects.values_list("reminder", "dropped")) == {"nudge": "quiet", "date": ""}


def test_a_step_the_programme_lacks_has_no_reminder(programme, person, declare):
    declare(reminder([Thing(programme, person, FRIDAY)], step="no_such_step"))
    assert run(at(FRIDAY)) == 0


def test_a_programme_that_is_not_open_is_silent(programme, person, declare):
    programme.status = ProgrammeStatus.ENDED
    declare(reminder([Thing(programme, person, FRIDAY)]))
    assert run(at(FRIDAY)) == 0


def test_every_declaration_answers_for_an_empty_database(db):
    for declared in engine.declared().values():
        assert list(declared.due(FRIDAY - timedelta(days=400), FRIDAY + timedelta(days=400))) == []
