"""Invented people fill in the forms: the same drafts, answers and links as on the pages."""

import uuid
from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from programmes.applications.apply.drafts import save_draft, start_draft
from programmes.applications.apply.sending import confirm_address, submit_application
from programmes.applications.form import FormStep, commitment_key, commitments, form_steps
from programmes.enums import Input, QuestionKind
from programmes.models import Application, Cohort, Question, Unit
from programmes.models.records import Bearer
from worlds import voices as danish
from worlds.people import Someone

#: question key -> the voices' list of what somebody may have written
TEXTS = {
    **dict.fromkeys(["on_my_mind", "why", "problems", "situation", "dilemma"], "ON_MY_MIND"),
    **dict.fromkeys(["in_a_year", "personal_goals", "year_goal"], "IN_A_YEAR"),
    **dict.fromkeys(["my_mentor", "expects", "mentor_wish"], "MY_MENTOR"),
    **dict.fromkeys(["can_give", "story", "offer", "own_story"], "CAN_GIVE"),
    **dict.fromkeys(["why_mentor", "why_this_one"], "WHY_MENTOR"),
    "unit_in_words": "OUR_UNIT",
}
LONGEST_AT_IT = 20  # years


def begin(cohort: Cohort, side: str, someone: Someone, random: Random, *, voices: Any = danish) -> Application:
    """A draft with its first steps, not sent."""
    application = start_draft(cohort, side, email=someone.email, name=someone.name, once=uuid.uuid4())
    _fill(application, someone, random, form_steps(cohort.programme, side)[:2], voices=voices)
    return application


def apply(
    cohort: Cohort, side: str, someone: Someone, random: Random, *, places: int = 1, voices: Any = danish
) -> Application:
    """The whole form, sent, with the address confirmed."""
    application = start_draft(cohort, side, email=someone.email, name=someone.name, once=uuid.uuid4())
    return confirm_address(go_on(application, someone, random, places=places, voices=voices))


def go_on(
    application: Application, someone: Someone, random: Random, *, places: int = 1, voices: Any = danish
) -> Application:
    """A draft that is there already is filled in and sent."""
    programme, side, bearer = application.programme, application.side, Bearer(application.pk)
    _fill(application, someone, random, form_steps(programme, side), places=places, voices=voices)
    accepted = [commitment_key(item) for item in commitments(programme, side)]
    save_draft(application, by=bearer, accepted=accepted)
    return submit_application(application, by=bearer)


def _fill(
    application: Application,
    someone: Someone,
    random: Random,
    steps: list[FormStep],
    *,
    places: int = 1,
    voices: Any = danish,
) -> None:
    bearer = Bearer(application.pk)
    unit = Unit.objects.filter(root=application.programme.unit.root, name=someone.unit).first()
    about = {"name": someone.name, "title": someone.title, "phone": someone.phone, "unit": str(unit.pk) if unit else ""}
    about |= {} if unit else {"workplace": someone.unit}
    for step in steps:
        save_draft(
            application,
            by=bearer,
            step=step.key,
            done=True,
            fits={item.key: True for item in step.conditions},
            about=about if step.part == "about_you" else None,
            answers={q.key: answer(q, random, places=places, someone=someone, voices=voices) for q in step.questions},
        )


def answer(
    question: Question, random: Random, *, places: int = 1, someone: Someone | None = None, voices: Any = danish
) -> Any:
    """A plausible answer to any question a preset may ask."""
    keys, fills = [choice["key"] for choice in question.choices], question.details.get("fills")
    known = {"ties": "", "capacity": places, "must": "no"}
    if someone:
        known |= {"workplace": someone.unit, "place": someone.place}
    if fills in known:
        return known[fills]
    if question.is_text:
        return _words(question, random, voices)
    return {
        QuestionKind.ONE_CHOICE: lambda: random.choice(keys),
        QuestionKind.MANY_CHOICES: lambda: random.sample(keys, min(2, len(keys))),
        QuestionKind.RANKED_THEMES: lambda: random.sample(keys, random.randint(2, question.most or 4)),
        QuestionKind.GRADED_THEMES: lambda: (
            {key: random.choice([0, 0, 1, 1, 2, 2, 3]) for key in keys} | {random.choice(keys): 3}
        ),
        QuestionKind.YES_NO: lambda: random.random() < 0.8,
        QuestionKind.NUMBER: lambda: random.randint(5, LONGEST_AT_IT),
        QuestionKind.SCALE: lambda: random.randint(3, 5),
        QuestionKind.DATE: lambda: _day(fills, random).isoformat(),
        QuestionKind.GATHERINGS: lambda: [
            str(g.key) for g in question.programme.items("gatherings") if random.random() < 0.8
        ],
    }[QuestionKind(question.kind)]()


def _words(question: Question, random: Random, voices: Any) -> str:
    known = getattr(voices, TEXTS.get(question.key, "ON_MY_MIND" if question.traits.input is Input.TEXT else "NOTHING"))
    return random.choice(known) or (known[0] if question.required else "")


def _day(fills: str | None, random: Random) -> date:
    """Free from today; a start in two weeks; anything else was about a year ago."""
    today = timezone.localdate()
    ago = {"available_from": 0, "wished_start": -14}
    return today - timedelta(days=ago[fills] if fills in ago else random.randint(200, 500))
