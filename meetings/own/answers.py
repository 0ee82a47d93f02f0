"""What one person answers once and for themself: the preparation before day one (H1), the role-model exercise (L5).

Also what the mentee's leader wrote (H7). Each answer may be shown to the other half, one by one, and taken back.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from matching.models import Match
from meetings.frame.rules import WRITABLE
from meetings.models import Logbook, OwnAnswer, Room, SharedOwnAnswer
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, LeaderPart, Person, Programme, Question
from programmes.newcomers.leaders.actions import read_words

PREPARATION, EXERCISE, LEADER = "preparation", "exercise", "leader"
#: use of the question -> the step the programme must have
STEPS = {PREPARATION: "preparation", EXERCISE: "role_model_exercise", LEADER: "leader_part"}

Shown = set[tuple[Any, Any]]  # (room id, question id)


@dataclass
class OwnPage:
    """One person's page of one use, opened."""

    application: Application
    use: str
    questions: list[Question]
    rooms: list[Room]
    texts: dict[Any, str] = field(default_factory=dict)  # question id -> own answer
    shown: Shown = field(default_factory=set)


def questions_of(programme: Programme, use: str, side: str) -> list[Question]:
    """The questions of one use that this side answers (or, of a leader, reads); none without the step."""
    if not programme.has(STEPS[use]):
        return []
    sides = [LEADER] if use == LEADER else [side, "both"]
    rows = Question.objects.current().filter(programme=programme, use=use, side__in=sides).order_by("position")
    questions = list(rows)
    for question in questions:
        question.programme = programme
    return questions


def reachable(person: Person) -> QuerySet[Application]:
    """The person's applications that have pages of their own: a mentee's with a place, a mentor's from an offer on."""
    matched = Match.objects.of(person).values("mentor_application")
    placed = Application.objects.of(person).filter(status=ApplicationStatus.ACCEPTED)
    return placed.filter(Q(side=Side.MENTEE) | Q(pk__in=matched)).select_related("programme__unit__root", "cohort")


def rooms_of(application: Application, person: Person) -> list[Room]:
    """The rooms of this application in which something may be shown."""
    mine = Q(match__mentee_application=application) | Q(match__mentor_application=application)
    rows = Room.objects.visible_to(person).filter(mine, wrapped_key__isnull=False, match__status__in=WRITABLE)
    return list(rows.select_related("programme", "mentee", "mentor", "match").order_by("created_at"))


def own_page(application: Application, person: Person, use: str) -> OwnPage:
    """Questions, one's own answers and where they are shown."""
    questions = questions_of(application.programme, use, application.side)
    page = OwnPage(application, use, questions, rooms_of(application, person))
    page.shown = shown_by(person, page.rooms)
    book = Logbook.objects.visible_to(person).first()
    if book and use != LEADER:
        key = book.open_for(person)
        rows = OwnAnswer.objects.filter(logbook=book, application=application, question__in=questions)
        page.texts = {row.question_id: key.read(row.text) for row in rows}
    return page


def leader_page(application: Application, person: Person, part: LeaderPart | None) -> OwnPage:
    """What the leader wrote, with what of it the mentee takes along."""
    page = own_page(application, person, LEADER)
    if part and part.answered_at:
        words = read_words(part, person)
        page.texts = {q.pk: words[q.key] for q in page.questions if words.get(q.key)}
    return page


def leader_part_of(application: Application, person: Person) -> LeaderPart | None:
    """The latest asking, for the mentee."""
    return LeaderPart.objects.visible_to(person).filter(application=application).order_by("-asked_at").first()


def shown_by(person: Person, rooms: list[Room]) -> Shown:
    """What this person shows in these rooms."""
    rows = SharedOwnAnswer.objects.filter(room__in=rooms, by=person)
    return set(rows.values_list("room_id", "question_id"))


def first_day_of(application: Application, person: Person) -> date | None:
    """The day before which one prepares: a mentor's is that of the mentee who begins last."""
    if application.side == Side.MENTEE:
        return application.starts_on or application.cohort.starts_on
    matches = Match.objects.of(person).filter(mentor_application=application).select_related("mentee_application")
    days = [match.mentee_application.starts_on or application.cohort.starts_on for match in matches]
    return max((day for day in days if day), default=None)


def has_prepared(application: Application, person: Person) -> bool:
    """Whether this person has answered anything. Asked for their own start page alone."""
    rows = OwnAnswer.objects.filter(logbook__person=person, application=application)
    return rows.filter(question__use=PREPARATION).exists()
