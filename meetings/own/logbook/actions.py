"""One's own logbook (A5)."""

from typing import Any

from django.db import transaction

from meetings.frame.edits import made_once
from meetings.meetings.sheet.actions import logbook_of
from meetings.models import LogEntry
from programmes.models import Person


@transaction.atomic
def write_entry(person: Person, *, text: str, once: Any) -> LogEntry:
    """A new entry; the same submission gives the same one."""

    def make() -> LogEntry:
        entry = LogEntry(logbook=logbook_of(person), text=text, once=str(once))
        entry.save(force_insert=True)
        return entry

    return made_once(LogEntry.objects.visible_to(person), once, make)


@transaction.atomic
def change_entry(entry: LogEntry, *, text: str) -> None:
    entry.text = text
    entry.save(update_fields=["text"])


@transaction.atomic
def delete_entry(entry: LogEntry) -> None:
    """Gone at once: it was nobody else's."""
    entry.delete()
