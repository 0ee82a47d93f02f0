"""Somebody's own copy of their logbook, as plain text."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import (
    Logbook,
    UsedLanguages,
)
from mentorforum import dates
from programmes.models import Person


def copy_of_logbook(logbook: Logbook | None, person: Person) -> str:
    """The person's own entries and private answers, newest first."""
    if logbook is None:
        return ""
    key = logbook.open_for(person)
    lines: list[str] = []
    for entry in logbook.entries.all():
        lines += [
            *underlined(dates.say_day(timezone.localtime(entry.created_at).date(), year=True)),
            key.read(entry.text),
        ]
    for answer in logbook.answers.select_related("question", "meeting").order_by("-meeting__starts_at"):
        day = dates.say_date(answer.meeting.starts_on, year=True)
        lines += ["", f"{day}: {answer.question}", key.read(answer.text)]
    for used in logbook.used_languages.select_related("meeting__programme").order_by("-meeting__starts_at"):
        lines += ["", *_languages(used, key)]
    for own in logbook.own_answers.select_related("question__programme").order_by("created_at"):
        lines += ["", str(own.question), key.read(own.text)]
    return "\n".join(lines).strip() + "\n"


def underlined(text: str) -> Iterator[str]:
    yield from ("", text, "=" * len(text), "")


def _languages(used: UsedLanguages, key: Any) -> Iterator[str]:
    keys, meeting = key.read(used.keys).split(","), used.meeting
    names = [str(item) for item in meeting.programme.items("learning_languages") if item.key in keys]
    if names:
        yield from (dates.say_date(meeting.starts_on, year=True), _("Ways to talk") + ": " + ", ".join(names))
