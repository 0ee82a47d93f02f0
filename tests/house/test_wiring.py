"""What a lower app needs from a higher one is a string: every string leads somewhere."""

import pytest
from django.utils.module_loading import import_string

from mentorforum import wiring
from mentorforum.celery import TIMETABLE

STRINGS = sorted(
    {string for table in (wiring.FOLLOW, wiring.COLLECT) for strings in table.values() for string in strings}
)


@pytest.mark.parametrize("string", STRINGS)
def test_the_string_leads_somewhere(string: str) -> None:
    assert import_string(string) is not None


@pytest.mark.parametrize("name", sorted(TIMETABLE))
def test_the_timetable_names_a_task(name: str) -> None:
    assert import_string(TIMETABLE[name]["task"]).name == TIMETABLE[name]["task"]


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
