"""Rows, rules and reasons as sentences in the reader's language.

Three readers: a coordinator (`office`) reads about two people, the halves read about each other. Sentences are made
when they are shown, from codes; nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.explain.lexicon import Lexicon
from matching.explain.reasons import Reason
from mentorforum.readers import joined

OFFICE, MENTEE, MENTOR = "office", "mentee", "mentor"
Sentences = dict[str, str | Promise]
EVERYBODY: Sentences = {
    "years": gettext_lazy("{title}: {answer}."),
    "choice": gettext_lazy("{title}: {answer}."),
}
SAID: dict[str, Sentences] = {
    OFFICE: {
        **EVERYBODY,
        "first_theme": gettext_lazy("Wishes “{theme}” first. {name} has {grade} experience."),
        "theme": gettext_lazy("Also wishes “{theme}”. {name} has {grade} experience."),
        "little_theme": gettext_lazy("{name} has {grade} experience with “{theme}”."),
        "ticked": gettext_lazy("Wishes “{theme}”, and {name} knows it."),
        "no_theme": gettext_lazy("{name} has no experience with “{theme}”."),
        "far": gettext_lazy("From different parts of the organisation."),
        "apart": gettext_lazy("Some way apart in the organisation."),
        "near": gettext_lazy("Close to each other in the organisation."),
        "close": gettext_lazy("Close to each other in the organisation."),
        "distant": gettext_lazy("From different parts of the organisation."),
        "other_choice": gettext_lazy("They differ on “{title}”."),
        "words": gettext_lazy("Both write about {words}."),
        "same_words": gettext_lazy("They write about some of the same things."),
        "sector": gettext_lazy("The sector fits."),
        "no_sector": gettext_lazy("The sector is not the one wished for."),
        "profession": gettext_lazy("The profession fits."),
        "no_profession": gettext_lazy("The profession is not the one wished for."),
        "place": gettext_lazy("They work near each other."),
        "no_place": gettext_lazy("They work far from each other."),
    },
    MENTEE: {
        **EVERYBODY,
        "first_theme": gettext_lazy("You wish “{theme}” first. {name} has {grade} experience."),
        "theme": gettext_lazy("You wish “{theme}”. {name} has {grade} experience."),
        "ticked": gettext_lazy("You wish “{theme}”, and {name} knows it."),
    },
    MENTOR: {
        **EVERYBODY,
        "first_theme": gettext_lazy("{name} wishes “{theme}” first. You have {grade} experience."),
        "theme": gettext_lazy("{name} wishes “{theme}”. You have {grade} experience."),
        "ticked": gettext_lazy("{name} wishes “{theme}”, and you know it."),
    },
}
BOTH_HALVES: Sentences = {
    "far": gettext_lazy("You come from different parts of the organisation."),
    "apart": gettext_lazy("You work some way apart in the organisation."),
    "close": gettext_lazy("You work near each other."),
    "same_words": gettext_lazy("You write about some of the same things."),
    "sector": gettext_lazy("Your sectors go together."),
    "profession": gettext_lazy("Your professions go together."),
    "place": gettext_lazy("You work near each other."),
}
SAID[MENTEE].update(BOTH_HALVES)
SAID[MENTOR].update(BOTH_HALVES)


def sentence(reason: Reason, lexicon: Lexicon, reader: str, name: str) -> str:
    """One reason. `name` is the mentor's for the office, the other half's for a half. Empty if it is not for them."""
    code, facts = _worded(reason), reason.facts
    text = SAID[reader].get(code)
    if not text:
        return ""
    criterion = str(facts.get("criterion", ""))
    more: dict[str, Callable[[], str]] = {
        "theme": lambda: lexicon.theme(criterion, facts["theme"]),
        "grade": lambda: lexicon.grade(criterion, facts["grade"]),
        "answer": lambda: _answer(facts, criterion, lexicon),
        "title": lambda: lexicon.title(criterion),
        "words": lambda: _shared(facts["words"]),
        "name": lambda: name,
    }
    wording = str(text)
    return wording.format(**{key: value() for key, value in more.items() if f"{{{key}}}" in wording})


def _worded(reason: Reason) -> str:
    if reason.code == "theme" and reason.facts.get("rank") == 1:
        return "first_theme"
    return "same_words" if reason.code == "words" and not reason.facts.get("words") else reason.code


def _answer(facts: dict[str, Any], criterion: str, lexicon: Lexicon) -> str:
    if "step" in facts:
        return lexicon.step(criterion, facts["step"])
    return lexicon.choices(criterion, facts.get("keys", []))


def _shared(words: Iterable[Any]) -> str:
    """`“samtaler” and “svære”`: the mentee's form of each word."""
    forms = [word["mentee"] if isinstance(word, dict) else str(word) for word in words]
    return joined(f"“{word}”" for word in list(dict.fromkeys(forms))[:3])


def stored(rows: Iterable[dict[str, Any]]) -> list[Reason]:
    """`Match.reasons` as reasons again."""
    return [Reason(row["code"], True, 0, {k: v for k, v in row.items() if k != "code"}) for row in rows]


def for_half(reasons: Iterable[dict[str, Any]], lexicon: Lexicon, side: str, other: str) -> list[str]:
    """Why you two: up to three sentences for one half, from codes only."""
    sentences = [sentence(reason, lexicon, side, other) for reason in stored(reasons)]
    thanks = lexicon.programme.terms.say(_("{Coordinators_def} have read what you both wrote, and thought of you two."))
    return [text for text in sentences if text] or [thanks]
