"""A programme's questions as the set-up lists them: where they are asked, of whom, and who reads the answers."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mentorforum.readers import WhoReads
from programmes.applications.who_reads import question_line
from programmes.enums import QuestionKind
from programmes.models import Programme, Question


@dataclass(frozen=True)
class QuestionLine:
    """One question."""

    question: Question
    form: str
    line: WhoReads


@dataclass
class QuestionGroup:
    """Where questions are asked."""

    title: str
    lines: list[QuestionLine] = field(default_factory=list)


def uses(programme: Programme) -> list[QuestionGroup]:
    """All current questions, by use and side, from one query."""
    groups: dict[tuple[str, str], QuestionGroup] = {}
    titles = _titles(programme)
    for question in programme.questions.current().order_by("position"):
        question.programme = programme
        key = (question.use, question.side)
        use = groups.setdefault(
            key, QuestionGroup(titles.get(key) or titles.get((question.use, "")) or _("More questions"))
        )
        line = question_line(question, side="mentor" if question.side == "mentor" else "mentee")
        use.lines.append(QuestionLine(question, str(QuestionKind(question.kind).label), line))
    return list(groups.values())


def _titles(programme: Programme) -> dict[tuple[str, str], str]:
    say = programme.terms.say
    return {
        ("apply", "mentee"): say(_("The form for {mentees}")),
        ("interest", "mentor"): say(_("The form for {mentors}")),
        ("before_meeting", "mentee"): say(_("Before a meeting, {mentees}")),
        ("before_meeting", "mentor"): say(_("Before a meeting, {mentors}")),
        ("after_meeting", "mentee"): say(_("After a meeting, {mentees}")),
        ("after_meeting", "mentor"): say(_("After a meeting, {mentors}")),
        ("midway", ""): _("Evaluation midway"),
        ("closing", ""): _("Evaluation at the end"),
    }
