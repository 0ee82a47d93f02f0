"""An association that mediates mentors all year round: not open yet, with one mentor it knows already. And its words."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from programmes.applications.apply.sending import write_answer
from programmes.enums import Side
from programmes.models import Programme, Question
from tests.factories import make_application, make_coordinator, make_person, make_programme, make_unit
from worlds.people import Someone

COORDINATOR = "mette.lund@fagforening.test"
#: a mentor the association knows already
KNOWN = Someone("Vera Storm", "vera.storm@fagforening.test", "områdeleder", "Klit Kommune", "99 31 20 73")


def found_association() -> Programme:
    """The programme is open and its cohort is not: mentors may come at any time, mentees not yet (E6)."""
    programme = make_programme("E", unit=make_unit("Fagforeningen"))
    make_coordinator(programme, "Mette Lund", email=COORDINATOR)
    vera = make_person(KNOWN.name, email=KNOWN.email, title=KNOWN.title, workplace=KNOWN.unit, phone=KNOWN.phone)
    mentor = make_application(programme.cohorts.get(), Side.MENTOR, person=vera)
    answers = {"graded_themes": {"hard_talks": 2, "own_style": 1}, "levels_led": ["team"], "story": "En svær samtale."}
    for key, value in answers.items():
        write_answer(mentor, Question.objects.get(programme=programme, key=key), value)
    return programme


def da(msgid: str, **values: Any) -> str:
    """A text of the product as it stands on a Danish page, with the programme's own words."""
    with translation.override("da"):
        text = gettext(msgid)
        return text % values if "%(" in text else Programme.objects.get().terms.say(text, **values)


def asked(key: str) -> str:
    """A question of the programme."""
    with translation.override("da"):
        return str(Question.objects.get(key=key))


def title() -> str:
    with translation.override("da"):
        return str(Programme.objects.get())


def lines(group: str) -> list[str]:
    """The texts of a list of the programme."""
    with translation.override("da"):
        return [str(item) for item in Programme.objects.get().items(group)]
