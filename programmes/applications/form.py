"""The form of one side of a programme, read from its rows: steps, their questions, and what is still missing.

A draft is one mapping::

    {"fits": {"leads_here": True}, "about": {"name": "…", "phone": "…", "unit": "<id>"},
     "answers": {"themes": ["hard_talks"], "on_my_mind": "…"}, "done": ["fits"]}
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from programmes.enums import Side
from programmes.models import Item, Programme, Question

ELIGIBILITY, ABOUT = "eligibility", "about_you"
USES = {Side.MENTEE: "apply", Side.MENTOR: "interest"}

Draft = dict[str, Any]


@dataclass(frozen=True)
class FormStep:
    """One page of the form. `part` says what it holds beside its questions: the conditions, or who one is."""

    key: str
    part: str
    title: str
    intro: str
    minutes: int
    questions: list[Question] = field(default_factory=list)
    conditions: list[Item] = field(default_factory=list)


def form_steps(programme: Programme, side: str) -> list[FormStep]:
    """The steps in order, from two queries."""
    questions = questions_of(programme, side)
    return [
        FormStep(
            key=item.key,
            part=item.data.get("part", ""),
            title=str(item),
            intro=item.said("intro"),
            minutes=item.data.get("minutes", 0),
            questions=[q for q in questions if q.step == item.key],
            conditions=programme.items("eligibility", side) if item.data.get("part") == ELIGIBILITY else [],
        )
        for item in programme.items(f"steps_{side}")
    ]


def questions_of(programme: Programme, side: str) -> list[Question]:
    """The questions of this side's form, in order, each with its programme at hand."""
    questions = list(
        programme.questions.current().filter(use=USES[Side(side)], side__in=[side, "both"]).order_by("position")
    )
    for question in questions:
        question.programme = programme
    return questions


def empty_draft() -> Draft:
    return {"fits": {}, "about": {}, "answers": {}, "done": []}


def has_answer(value: Any) -> bool:
    """Whether something was answered: no and 0 are answers."""
    return value is not None and value not in ("", [], {})


def unmet(step: FormStep, draft: Draft) -> list[Item]:
    """The conditions the applicant says no to; those of kind `must` stop the application."""
    return [item for item in step.conditions if draft["fits"].get(item.key) is False]


def stopping(step: FormStep, draft: Draft) -> list[Item]:
    return [item for item in unmet(step, draft) if item.data.get("kind") == "must"]


def missing(step: FormStep, draft: Draft) -> list[str]:
    """What this step still needs before the form can be sent, in the reader's words."""
    gaps = [item.said("question") or str(item) for item in step.conditions if item.key not in draft["fits"]]
    gaps += [item.said("unmet") for item in stopping(step, draft)]
    answers = draft["answers"]
    gaps += [str(q) for q in step.questions if q.required and not has_answer(answers.get(q.key))]
    return gaps if gaps or step.key in draft["done"] else [_("Open the step and save it.")]


def asks_workplace(step: FormStep) -> bool:
    """Whether a question of the programme's own asks for the workplace as written (E8), so that nothing else does."""
    return any(question.details.get("fills") == "workplace" for question in step.questions)


def commitments(programme: Programme, side: str) -> list[Item]:
    """What the applicant says yes to, one by one: the duties of the side, what a mentor is (E2), the ground rules."""
    statements = programme.items("statements") if side == Side.MENTOR else []
    return [*programme.items(f"{side}_duties"), *statements, *programme.items("ground_rules")]


def commitment_key(item: Item) -> str:
    return f"{item.group}-{item.key}"[:60]
