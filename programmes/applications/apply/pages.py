"""A form as it stands: the list of steps with their state, and the answers by step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mentorforum.pills import Pill
from programmes.applications.apply.forms import contact_line
from programmes.applications.form import ABOUT, Draft, FormStep, asks_workplace, has_answer, missing
from programmes.applications.kinds import answer_text
from programmes.applications.who_reads import is_private_tie, question_line
from programmes.models import Cohort, Unit


@dataclass(frozen=True)
class Fact:
    """One answer at "check": see components/facts.html."""

    term: str
    value: str
    line: Any = None
    url: str = ""


def task_list(
    steps: list[FormStep], draft: Draft | None = None, address: Callable[[FormStep], str] | None = None
) -> dict[str, Any]:
    """The steps for components/task_list.html, with a draft also how far each is; and the minutes of all."""
    tasks = [
        {
            "label": step.title,
            "minutes": step.minutes,
            "url": address(step) if address else "",
            "pill": _pill(step, draft) if draft else None,
        }
        for step in steps
    ]
    return {"steps": tasks, "minutes": sum(step.minutes for step in steps)}


def _pill(step: FormStep, draft: Draft) -> Pill:
    if step.key in draft["done"] and not missing(step, draft):
        return Pill("done", _("Done"))
    begun = any(has_answer(draft["answers"].get(q.key)) for q in step.questions) or step.key in draft["done"]
    return Pill("now", _("Begun")) if begun else Pill("rest", _("Not begun"))


def facts_by_step(
    steps: list[FormStep], draft: Draft, *, side: str, cohort: Cohort, address: Callable[[FormStep], str] | None = None
) -> list[dict[str, Any]]:
    """Title, address to change, facts and gaps of each step."""
    return [
        {
            "title": step.title,
            "url": address(step) if address else "",
            "facts": [
                *_conditions(step, draft),
                *_about(step, draft, side, cohort),
                *_answers(step, draft, side, cohort),
            ],
            "gaps": missing(step, draft),
        }
        for step in steps
    ]


def _conditions(step: FormStep, draft: Draft) -> list[Fact]:
    words = {True: _("Yes"), False: _("No"), None: ""}
    return [Fact(item.said("question") or str(item), words[draft["fits"].get(item.key)]) for item in step.conditions]


def _about(step: FormStep, draft: Draft, side: str, cohort: Cohort) -> list[Fact]:
    if step.part != ABOUT:
        return []
    about = draft["about"]
    unit = Unit.objects.filter(pk=about["unit"]).first() if about.get("unit") else None
    line = contact_line(cohort.programme, side)
    place = Fact(_("Where you work"), str(unit) if unit else about.get("workplace", ""))
    return [
        Fact(_("Name"), about.get("name", "")),
        Fact(_("Position"), about.get("title", "")),
        *([] if asks_workplace(step) and not unit else [place]),
        Fact(_("Phone"), about.get("phone", ""), line),
    ]


def _answers(step: FormStep, draft: Draft, side: str, cohort: Cohort) -> list[Fact]:
    answers = draft["answers"]
    questions = [q for q in step.questions if has_answer(answers.get(q.key)) or not is_private_tie(q)]
    return [
        Fact(str(q), answer_text(q, answers.get(q.key)), question_line(q, side=side, cohort=cohort)) for q in questions
    ]
