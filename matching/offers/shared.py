"""What one half may read of the other's application: the answers whose question says so, from the offer on."""

from __future__ import annotations

from dataclasses import dataclass

from matching.explain.reasons import MATCH_READS
from matching.models import Match
from programmes.applications.answers import value_of
from programmes.applications.kinds import answer_text
from programmes.models import Answer, Application, Person


@dataclass(frozen=True)
class Shared:
    """A question and the other half's answer."""

    term: str
    value: str


def shared_answers(match: Match, reader: Person) -> list[Shared]:
    """In the order of the form. NotAReader when this person is no half, or the offer has come to nothing."""
    application = other_application(match, reader)
    key = application.open_for(reader)
    rows = Answer.objects.filter(application=application, question__readers=MATCH_READS).select_related("question")
    answers = []
    for row in sorted(rows, key=lambda answer: answer.question.position):
        row.application, row.question.programme = application, match.programme
        if value := answer_text(row.question, value_of(row, key)):
            answers.append(Shared(str(row.question), value))
    return answers


def other_application(match: Match, reader: Person) -> Application:
    return match.mentor_application if reader.pk == match.mentee_id else match.mentee_application
