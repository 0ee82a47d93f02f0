"""What a lower app needs from a higher one is a string: every string leads somewhere."""

from django.utils.module_loading import import_string

from mentorforum import wiring
from mentorforum.celery import TIMETABLE

STRINGS = sorted(
    {string for table in (wiring.FOLLOW, wiring.COLLECT) for strings in table.values() for string in strings}
)


def leads_nowhere(string: str) -> str:
    """What is wrong with it, if something is."""
    try:
        return "" if import_string(string) is not None else f"{string}: None"
    except ImportError as fault:
        return f"{string}: {fault}"


def test_every_string_leads_somewhere() -> None:
    assert list(filter(None, map(leads_nowhere, STRINGS))) == []


def test_a_string_that_leads_nowhere_is_found() -> None:
    assert leads_nowhere("programmes.nothing.at_all") and leads_nowhere("programmes.tasks.nothing")


def test_the_timetable_names_tasks() -> None:
    tasks = {name: entry["task"] for name, entry in TIMETABLE.items()}
    assert {name: import_string(task).name for name, task in tasks.items()} == tasks


def test_a_reminder_has_all_its_parts() -> None:
    reminders = [reminder for entries in wiring.collect("reminders") for reminder in entries]
    keys = [reminder.key for reminder in reminders]
    assert sorted(set(keys)) == sorted(keys)
    parts = ("due", "done", "line", "find")
    assert [r.key for r in reminders if not all(callable(getattr(r, part)) for part in parts)] == []


def test_a_reminder_with_a_mail_of_its_own_names_a_kind_of_mail() -> None:
    kinds = {name for entries in wiring.collect("mails") for name in entries}
    named = {r.mail for entries in wiring.collect("reminders") for r in entries if r.mail}
    assert sorted(named - kinds) == []
