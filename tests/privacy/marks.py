"""A fresh random mark in every encrypted field of every row, and who may read it (docs/who-sees-what.md).

The fields are found by introspection: a new one without a row in the world, or without a line in READERS, fails.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from matching.models import Match
from mentorforum.encryption import EncryptedTextField
from programmes.models import Mail, Person


def fields() -> list[tuple[type[models.Model], EncryptedTextField]]:
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField)
    ]


@dataclass(frozen=True)
class Planted:
    """One mark: the field's seal and the row it stands in."""

    mark: str
    seal: str
    row: Any
    holder: Any

    @property
    def programme_id(self) -> Any:
        """None for what is one person's alone."""
        return getattr(self.holder, "programme_id", None)


def _in_json(text: str, mark: str) -> str:
    return json.dumps({**json.loads(text or "{}"), "mark": mark})


def _as_answer(text: str, mark: str) -> str:
    """In place of what the nominator answered, so that it would be seen where the answers are."""
    return json.dumps(dict.fromkeys(json.loads(text or "{}"), mark))


#: fields that are read by a program keep their shape around the mark
SHAPED: dict[str, Callable[[str, str], str]] = {
    "application.draft": _in_json,
    "run.answer": _in_json,
    "nomination.words": _as_answer,
    "leader.words": _as_answer,
}


def plant() -> dict[str, Planted]:
    """Mark every encrypted field of every row there is."""
    found: dict[str, Planted] = {}
    for model, field in fields():
        for row in model._base_manager.all():
            mark, holder = secrets.token_hex(12), field.holder_of(row)
            old = holder._key().read(getattr(row, field.name)) if field.seal in SHAPED else ""
            setattr(row, field.name, SHAPED.get(field.seal, lambda old, mark: mark)(old, mark))
            row.save()
            found[mark] = Planted(mark, field.seal, row, holder)
    return found


# Who may read -------------------------------------------------------------------------------------------------------


def _two(planted: Planted) -> set[Any]:
    return {planted.holder.mentee_id, planted.holder.mentor_id}


def _alone(planted: Planted) -> set[Any]:
    return {planted.holder.person_id}


def _mentee(planted: Planted) -> set[Any]:
    return {planted.holder.application.person_id}


def _nobody(planted: Planted) -> set[Any]:
    return set()


def _applicant_and_match(planted: Planted) -> set[Any]:
    """Own application: all; the other half: what its questions say, with the offer."""
    own = {planted.holder.person_id}
    if planted.row.question.readers != "coordinators_and_match":
        return own
    hidden = ["proposed", "dropped", "declined", "expired", "withdrawn"]
    matches = Match.objects.filter(
        models.Q(mentee_application=planted.holder.pk) | models.Q(mentor_application=planted.holder.pk)
    ).exclude(status__in=hidden)
    return own | {half.pk for match in matches for half in match.halves}


def _about_whom(planted: Planted) -> set[Any]:
    return {planted.row.about_id}


def _receivers(planted: Planted) -> set[Any]:
    mails = Mail.objects.filter(name="programmes/letter", refs__letter=str(planted.row.pk))
    return set(mails.values_list("person_id", flat=True))


@dataclass(frozen=True)
class Rule:
    """`people`: whose own it is. `coordinator`: whether those of its programme read it. `why`: the line of the table.

    `copy`: who reads it in the copy of their data, and nowhere else.
    """

    people: Callable[[Planted], set[Any]]
    why: str
    coordinator: Callable[[Planted], bool] = lambda planted: False
    copy: Callable[[Planted], set[Any]] = _nobody


def always(planted: Planted) -> bool:
    return True


PAIRS = "contract, goals, agenda, meeting notes: the two; coordinator and superuser never the text"
PRIVATE = "logbook and private answers: the person; nobody else, not whether anything is written"
APPLICATION = "own application: the person and the coordinator all of it; superuser nothing"

READERS: dict[str, Rule] = {
    "application.draft": Rule(_alone, "a draft is not shown to coordinators before it is sent"),
    "application.waiting": Rule(_alone, APPLICATION, always),
    "application.declined": Rule(_alone, APPLICATION, always),
    "answer.text": Rule(_applicant_and_match, APPLICATION, always),
    "nomination.words": Rule(_alone, "nomination: who was named reads all of it; coordinators too", always),
    "leader.words": Rule(_mentee, "what the leader writes comes to the mentee only"),
    "own_answer.text": Rule(_alone, PRIVATE),
    "shared_own_answer.text": Rule(_two, PAIRS),
    "note.text": Rule(
        _nobody, "coordinator's own note: coordinators; whom it is about in their copy", always, _about_whom
    ),
    "letter.subject": Rule(_receivers, "the coordinators wrote it, the receivers got it", always),
    "letter.text": Rule(_receivers, "the coordinators wrote it, the receivers got it", always),
    "concern.text": Rule(_alone, "concern: coordinators all, one page each; superuser nothing", always),
    "match.answer.reason": Rule(_alone, "answer after the meeting: never a private reason"),
    "run.answer": Rule(_nobody, "proposed match: the coordinator's alone", always),
    "mark.note": Rule(_nobody, "coordinator's own note about a pair", always),
    "tie.name": Rule(_alone, "ties: coordinators learn that a rule blocks, nothing more"),
    "evaluation_answer.text": Rule(
        _alone,
        "evaluation: named where the question says so, otherwise sums",
        lambda planted: planted.row.question.readers == "named",
    ),
    "pair_answer.text": Rule(_two, "parts marked for my pair"),
    "contract.section": Rule(_two, PAIRS),
    "goal.text": Rule(_two, PAIRS),
    "goal.known_by": Rule(_two, PAIRS),
    "goal.rating": Rule(_two, PAIRS),
    "meeting.title": Rule(_two, PAIRS),
    "meeting.place": Rule(_two, PAIRS),
    "agenda.text": Rule(_two, PAIRS),
    "meeting_note.text": Rule(_two, PAIRS),
    "meeting_note.next": Rule(_two, PAIRS),
    "agreement.what": Rule(_two, PAIRS),
    "shared_answer.text": Rule(_two, PAIRS),
    "log_entry.text": Rule(_alone, PRIVATE),
    "private_answer.text": Rule(_alone, PRIVATE),
    "used_languages.keys": Rule(_alone, PRIVATE),
}


def may_read(planted: Planted, person: Person) -> bool:
    """Whether the table lets this person read this mark on some page."""
    rule = READERS[planted.seal]
    if person.pk in rule.people(planted):
        return True
    return planted.programme_id in _coordinated(person) and rule.coordinator(planted) and not _about(planted, person)


def _coordinated(person: Person) -> set[Any]:
    return set(person.coordinatorships.filter(until=None).values_list("programme_id", flat=True))


def _about(planted: Planted, person: Person) -> bool:
    """Nobody coordinates their own: what is about oneself, or one's own pair, is another coordinator's."""
    holder = planted.holder
    if person.pk in {getattr(holder, name, None) for name in ("about_id", "person_id")}:
        return True
    own = Match.objects.filter(models.Q(mentee=person) | models.Q(mentor=person))
    return own.filter(pk=getattr(holder, "thing", None)).exists()


def forbidden(marks: dict[str, Planted], person: Person) -> set[str]:
    return {mark for mark, planted in marks.items() if not may_read(planted, person)}


def in_copy(marks: dict[str, Planted], person: Person) -> set[str]:
    """The marks that this person may read in the copy of their data alone."""
    return {mark for mark, planted in marks.items() if person.pk in READERS[planted.seal].copy(planted)}


def share_words(marks: dict[str, Planted]) -> set[str]:
    """Let all answers of a kind share one more mark, as two people use the same word; the engine may quote it."""
    shared: dict[Any, str] = {}
    for planted in [one for one in marks.values() if one.seal == "answer.text"]:
        word = shared.setdefault(planted.programme_id, secrets.token_hex(12))
        planted.row.text = f"{planted.mark} {word}"
        planted.row.save()
    return set(shared.values())
