"""What coordinators see of evaluations: answered or not by name; sums from five answers on; named answers where said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meetings.enums import EvaluationStatus
from meetings.evaluation.answers import in_words
from meetings.evaluation.forms import choices_of
from meetings.models import Evaluation, EvaluationAnswer
from programmes.models import Cohort, Person, Question

FEWEST = 5


@dataclass(frozen=True)
class ChoiceBar:
    """One choice of a question and how many chose it; `share` of 100."""

    label: str
    count: int
    share: int


@dataclass
class QuestionFigure:
    """A question answered with sums. `bars` is empty until there are FEWEST answers."""

    question: Question
    count: int = 0
    mean: str = ""
    bars: list[ChoiceBar] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return self.count >= FEWEST


@dataclass
class NamedAnswers:
    """A question whose answers are read with the name: (name, words) pairs."""

    question: Question
    answers: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class PointFigures:
    """One point of the evaluation."""

    key: str
    title: str
    total: int = 0  # of those who have been asked
    opens_on: date | None = None  # while nobody has been asked
    answered: int = 0
    open: int = 0
    missing: list[str] = field(default_factory=list)  # names of those asked who have not answered
    sums: list[QuestionFigure] = field(default_factory=list)
    named: list[NamedAnswers] = field(default_factory=list)


def evaluation_figures(cohort: Cohort, reader: Person) -> list[PointFigures]:
    """Each point of the cohort's evaluation as `reader`, a coordinator, may see it."""
    rows = Evaluation.objects.for_office(reader).filter(cohort=cohort)
    rows = rows.select_related("person", "room__mentee", "room__mentor").order_by("person__name")
    by_point: dict[str, list[Evaluation]] = {}
    for row in rows:
        by_point.setdefault(row.point, []).append(row)
    items = cohort.programme.items("evaluation")
    return [_point(item, by_point[item.key], reader) for item in items if item.key in by_point]


def _point(item: Any, rows: list[Evaluation], reader: Person) -> PointFigures:
    evaluations = [row for row in rows if row.status != EvaluationStatus.LATER]
    figures = PointFigures(item.key, str(item), total=len(evaluations))
    if not evaluations:
        figures.opens_on = min(row.due_on for row in rows)
    figures.answered = sum(1 for row in rows if row.status == EvaluationStatus.ANSWERED)
    waiting = [row for row in rows if row.status == EvaluationStatus.OPEN]
    names = _names(rows)
    figures.open, figures.missing = len(waiting), [names[row.pk] for row in waiting]
    answers = EvaluationAnswer.objects.filter(evaluation__in=[row.pk for row in rows])
    by_question: dict[Question, list[EvaluationAnswer]] = {}
    for answer in answers.select_related("question__programme").order_by("question__position", "question__side"):
        by_question.setdefault(answer.question, []).append(answer)
    people = {row.pk: row for row in rows}
    for question, given in by_question.items():
        if question.readers == "sums" and not question.is_text:
            figures.sums.append(figure_of(question, [answer.value for answer in given]))
        elif question.readers == "named":
            figures.named.append(_named(question, given, people, names, reader))
    return figures


def figure_of(question: Question, values: Iterable[Any]) -> QuestionFigure:
    """The sums of one question; nothing but the number of answers while there are fewer than FEWEST."""
    values = list(values)
    figure = QuestionFigure(question, count=len(values))
    if not figure.is_shown:
        return figure
    chosen = Counter(str(choice) for value in values for choice in (value if isinstance(value, list) else [value]))
    for key, label in choices_of(question):
        figure.bars.append(ChoiceBar(label, chosen[key], round(100 * chosen[key] / len(values))))
    if question.traits.stepped:
        mean = sum(values) / len(values)
        figure.mean = _("%(mean)s of 5") % {"mean": number_format(mean, 1)}
    return figure


def _names(rows: list[Evaluation]) -> dict[Any, str]:
    """Whose each one is; somebody with several pairs is named with the other half."""
    pairs = Counter(row.person_id for row in rows)
    with_other = _("%(name)s, with %(other)s")
    return {
        row.pk: with_other % {"name": row.person.name, "other": row.room.other(row.person).name}
        if pairs[row.person_id] > 1
        else row.person.name
        for row in rows
    }


def _named(
    question: Question,
    given: list[EvaluationAnswer],
    people: dict[Any, Evaluation],
    names: dict[Any, str],
    reader: Person,
) -> NamedAnswers:
    named = NamedAnswers(question)
    for answer in given:
        evaluation = people[answer.evaluation_id]
        words = in_words(question, answer.value)
        if question.is_text:
            answer.evaluation = evaluation
            words = evaluation.open_for(reader).read(answer.text)
        named.answers.append((names[evaluation.pk], words))
    named.answers.sort()
    return named
