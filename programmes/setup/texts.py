"""A programme's texts as the set-up shows them: by group, with the languages that are missing."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from mentorforum.words import Words, language_names
from programmes.models import Item, Programme
from programmes.setup.actions import TEXTS

OWN = "programme"


def _titles(programme: Programme) -> dict[str, str]:
    say = programme.terms.say
    return {
        OWN: _("The programme"),
        "fits_you": _("Who it is for"),
        "eligibility": _("Conditions"),
        "mentee_gets": say(_("What {mentees} get")),
        "mentee_duties": say(_("What {mentees} say yes to")),
        "mentor_gets": say(_("What {mentors} get")),
        "mentor_duties": say(_("What {mentors} say yes to")),
        "ground_rules": _("Ground rules"),
        "texts": _("Single texts"),
        "themes": _("Themes"),
        "theme_groups": _("Groups of themes"),
        "steps_mentee": say(_("Steps of the form for {mentees}")),
        "steps_mentor": say(_("Steps of the form for {mentors}")),
        "criteria": _("Names of the criteria"),
        "first_talk": _("Questions for the first talk"),
        "sections": say(_("Sections of {contract_def}")),
        "agenda": _("Points of the agenda"),
        "learning_languages": _("Ways to talk"),
        "good_now": _("Good right now"),
        "gatherings": _("Gatherings"),
        "evaluation": _("Evaluation"),
        "mails": _("Mails"),
    }


def _own(key: str) -> str:
    return {
        "name": _("Name"),
        "promise": _("The promise, in two lines"),
        "about": _("What it is and what it is for"),
        "sponsor": _("Who in top management stands behind it"),
        "privacy": _("What the law may demand"),
    }[key]


@dataclass(frozen=True)
class TextLine:
    """One text: its address key, how it begins, and the names of the languages in which it is missing."""

    key: str
    label: str
    missing: list[str]


@dataclass
class TextGroup:
    """A heading with its texts."""

    title: str
    texts: list[TextLine] = field(default_factory=list)

    @property
    def gaps(self) -> int:
        return sum(1 for text in self.texts if text.missing)


def groups(programme: Programme) -> list[TextGroup]:
    """All texts of the programme, from one query."""
    own = TextGroup(
        _titles(programme)[OWN], [_text(key, _own(key), getattr(programme, key), programme) for key in TEXTS]
    )
    groups: dict[str, TextGroup] = {OWN: own}
    titles = _titles(programme)
    by_group: dict[str, list[Item]] = {}
    for item in programme.item_set.all():
        by_group.setdefault(item.group, []).append(item)
    for name in [*(name for name in titles if name in by_group), *(name for name in by_group if name not in titles)]:
        groups[name] = TextGroup(
            titles.get(name) or _("More texts"), [_of_item(item, programme) for item in by_group[name]]
        )
    return list(groups.values())


def _of_item(item: Item, programme: Programme) -> TextLine:
    item.programme = programme
    return _text(str(item.pk), Truncator(str(item) or item.key).chars(90), item.text, programme)


def _text(key: str, label: str, words: Words, programme: Programme) -> TextLine:
    missing = [str(language_names()[code]) for code in words.missing(programme.languages)]
    return TextLine(key, label, missing)


def find(programme: Programme, key: str) -> tuple[Any, str]:
    """(the item or None, how the text is called); LookupError for a key that is none of the programme's."""
    if key in TEXTS:
        return None, _own(key)
    item = next((item for item in programme.item_set.all() if str(item.pk) == key), None)
    if item is None:
        raise LookupError(key)
    item.programme = programme
    return item, _titles(programme).get(item.group) or _("Text")
