"""One application as the coordinator reads it: answers by step, conditions, commitments, notes, history in words."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from mentorforum.encryption import Key
from mentorforum.pills import OFFICE
from mentorforum.readers import WhoReads
from programmes.applications.answers import value_of
from programmes.applications.form import form_steps
from programmes.applications.kinds import answer_text
from programmes.applications.office.decide.actions import asks_start
from programmes.applications.who_reads import question_line
from programmes.enums import ApplicationStatus
from programmes.models import Answer, Application, History, Item, Note, Person
from programmes.models.applications import OPEN

#: whose answers a coordinator may read (AnswerReader)
READABLE = {"coordinators", "coordinators_and_match", "named"}


@dataclass(frozen=True)
class AnswerFact:
    """A question and its answer."""

    term: str
    value: str
    line: WhoReads | None = None


@dataclass(frozen=True)
class SheetSection:
    """A step of the form."""

    title: str
    facts: list[AnswerFact] = field(default_factory=list)


@dataclass(frozen=True)
class Condition:
    """A condition of the programme, and whether the applicant says that it is met."""

    text: str
    met: bool | None
    judged: bool


@dataclass(frozen=True)
class Entry:
    """One line of the history."""

    when: datetime
    text: str
    who: str


@dataclass(frozen=True)
class NoteLine:
    """A note, opened."""

    note: Note
    text: str


def common_line(sections: list[SheetSection]) -> WhoReads | None:
    """The who-reads line that most answers have; it stands once, the others beside their answers."""
    lines = [fact.line for section in sections for fact in section.facts if fact.line]
    return max(lines, key=lines.count) if lines else None


def without(sections: list[SheetSection], line: WhoReads | None) -> list[SheetSection]:
    """The sections with the common line taken off each answer."""
    return [
        SheetSection(part.title, [replace(fact, line=None) if fact.line == line else fact for fact in part.facts])
        for part in sections
    ]


def sections(application: Application, key: Key) -> list[SheetSection]:
    """What was answered, by step; `key` is `application.open_for(reader)`."""
    answers = {}
    for answer in application.answers.select_related("question"):
        answer.application = application
        answers[answer.question.key] = answer
    sections = []
    for step in form_steps(application.programme, application.side):
        facts = []
        for question in step.questions:
            if question.readers not in READABLE:
                continue
            value = _value(answers.get(question.key), application, key)
            line = question_line(question, side=application.side, cohort=application.cohort)
            facts.append(AnswerFact(str(question), value, line))
        if facts:
            sections.append(SheetSection(step.title, facts))
    return sections


def _value(answer: Answer | None, application: Application, key: Key) -> str:
    """The answer in words; empty where there is none."""
    if answer is None:
        return ""
    answer.question.programme = application.programme
    return answer_text(answer.question, value_of(answer, key))


def conditions(application: Application) -> list[Condition]:
    """The programme's conditions with the applicant's yes or no."""
    items: list[Item] = application.programme.items("eligibility", application.side)
    return [Condition(str(item), application.fits.get(item.key), item.data.get("kind") == "judged") for item in items]


def reason_of(application: Application, key: Key) -> str:
    """What the applicant was told, where something was."""
    if application.status == "waiting":
        return key.read(application.waiting_for)
    return key.read(application.declined_because) if application.status == "declined" else ""


@dataclass(frozen=True)
class AgreedStart:
    """The start a mentee wished for, and the one that is agreed (E1)."""

    wished: date | None
    agreed: date | None
    may_agree: bool


def start_of(application: Application) -> AgreedStart | None:
    """Where the programme asks for it."""
    if not asks_start(application):
        return None
    return AgreedStart(application.wished_start, application.starts_on, application.status in OPEN)


def notes_about(application: Application, reader: Person) -> list[NoteLine]:
    """The coordinators' notes about the person in this programme, opened for one of them."""
    about = Q(thing=application.pk) | Q(about=application.person_id, programme=application.programme_id)
    return opened(Note.objects.visible_to(reader).filter(about).select_related("by"), reader)


def opened(notes: Any, reader: Person) -> list[NoteLine]:
    """Notes with their text, for a coordinator who may read them."""
    return [NoteLine(note, note.open_for(reader).read(note.text)) for note in notes]


def leader_asked(application: Application) -> dict[str, Any] | None:
    """When the mentee's leader was asked, and whether the leader has written: never a word, never to whom (H7)."""
    if not application.programme.has("leader_part"):
        return None
    part = application.leader_parts.order_by("-asked_at").first()
    return {"asked_at": part.asked_at, "answered_at": part.answered_at} if part else None


def history(application: Application) -> list[Entry]:
    """What has happened, newest first."""
    rows = History.objects.about(application).select_related("by").newest_first()
    return [Entry(row.at, _words(row), row.by.name if row.by else "") for row in rows]


def _words(row: History) -> str:
    label = ApplicationStatus(row.new).words(OFFICE) if row.new in ApplicationStatus else row.new
    if row.why == "undo":
        return _("Undone: back to “%(status)s”") % {"status": label}
    if row.why == "corrected":
        return _("Corrected on their behalf")
    return label
