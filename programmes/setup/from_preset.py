"""Creating a programme copies its preset: from then on the rows are the programme's own."""

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.enums import ItemGroup
from programmes.models import Item, Person, Programme, Question, Unit
from programmes.presets import load
from programmes.presets.schema import Preset, PresetWords
from programmes.presets.words import lines
from programmes.setup.cohorts.create import open_ended
from programmes.setup.readiness.points import TO_WRITE

#: the fields that may be the main text of a line, the first found is it
MAIN = ("title", "name", "subject", "text", "mentor")
#: sections that become lists of lines, by their group
LISTS = {
    "eligibility": ItemGroup.ELIGIBILITY,
    "contract.sections": ItemGroup.SECTIONS,
    "agenda.points": ItemGroup.AGENDA,
    "learning_languages": ItemGroup.LEARNING_LANGUAGES,
    "phases": ItemGroup.PHASES,
    "material": ItemGroup.MATERIAL,
    "roles": ItemGroup.ROLES,
    "gatherings": ItemGroup.GATHERINGS,
    "evaluation": ItemGroup.EVALUATION,
    "mails": ItemGroup.MAILS,
    "good_now": ItemGroup.GOOD_NOW,
    "dilemmas": ItemGroup.DILEMMAS,
    "differences": ItemGroup.DIFFERENCES,
    "offer.first_talk": ItemGroup.FIRST_TALK,
    "form_steps.mentee": ItemGroup.STEPS_MENTEE,
    "form_steps.mentor": ItemGroup.STEPS_MENTOR,
    "form_steps.nominator": ItemGroup.STEPS_NOMINATOR,
    "form_steps.leader": ItemGroup.STEPS_LEADER,
    "themes.items": ItemGroup.THEMES,
    "themes.groups": ItemGroup.THEME_GROUPS,
    "matching.criteria": ItemGroup.CRITERIA,
}
#: single texts, by their key in the group `texts`
TEXTS = {
    "purpose": "purpose",
    "contract.intro": "contract_intro",
    "contract.least": "contract_least",
    "contract.rhythm.text": "rhythm",
    "agenda.intro": "agenda_intro",
    "offer.first_message": "first_message",
    "privacy.plain": "privacy_plain",
    "ending.text": "ending",
}


@transaction.atomic
def create_programme(
    code: str | Preset,
    *,
    unit: Unit,
    slug: str = "",
    language: str = "da",
    contact_email: str,
    by: Person | None = None,
    **more: Any,
) -> Programme:
    """A programme of `unit` from a preset or its code; `language` becomes its first. PresetError if the file is broken."""
    preset = load(code) if isinstance(code, str) else code
    slug = slugify(slug or preset.name[language])
    if Programme.objects.filter(slug=slug).exists():
        raise RuleBroken(
            _("There is already a programme at /p/%(slug)s/. Give this one another address.") % {"slug": slug}
        )
    programme = Programme.objects.create(
        unit=unit,
        slug=slug,
        preset=preset.code,
        name=preset.name.as_dict(),
        promise=preset.promise.as_dict(),
        about=preset.about.as_dict(),
        privacy=preset.privacy.law.as_dict(),
        languages=[language, *(other for other in preset.languages if other != language)],
        term_words=preset.terms.as_dict(),
        steps=[step.value for step in preset.steps],
        settings=_settings(preset),
        contact_email=contact_email,
        country="SE" if language == "sv" else "DK",
        zone="Europe/Stockholm" if language == "sv" else "Europe/Copenhagen",
        **more,
    )
    Item.objects.bulk_create(_items(preset, programme))
    Question.objects.bulk_create(_questions(preset, programme))
    open_ended(programme, by=by)
    return programme


def _items(preset: Preset, programme: Programme) -> Iterator[Item]:
    lists = {f"lists.{spec.name}": ItemGroup(spec.name) for spec in fields(preset.lists) if spec.name != "line"}
    for path, group in {**lists, **LISTS}.items():
        for position, part in enumerate(_find(preset, path) or (), 1):
            yield _item(programme, group, position, part)
    for position, (path, key) in enumerate(TEXTS.items(), 1):
        if text := _find(preset, path):
            yield Item(programme=programme, group=ItemGroup.TEXTS, key=key, position=position, text=text.as_dict())


def _item(programme: Programme, group: str, position: int, part: Any) -> Item:
    values = {spec.name: getattr(part, spec.name) for spec in fields(part) if spec.name != "line"}
    words = {name: value.as_dict() for name, value in values.items() if isinstance(value, PresetWords)}
    words |= {name: _joined(value) for name, value in values.items() if _is_lines(value)}
    data = {name: _plain(value) for name, value in values.items() if name not in words and value is not None}
    key, side = str(data.pop(getattr(part, "named_by", None) or "key")), str(data.pop("side", ""))
    main = next((name for name in MAIN if name in words), "")
    return Item(
        programme=programme,
        group=group,
        key=key,
        position=position,
        side="" if side == "both" else side,
        text=words.pop(main, {}),
        more=words,
        data=data,
    )


def _questions(preset: Preset, programme: Programme) -> Iterator[Question]:
    for position, q in enumerate(preset.questions, 1):
        themes = preset.themes if q.kind.traits.themes else None
        choices = themes.items if themes else q.choices
        details: dict[str, Any] = {
            "groups": [_plain(group) for group in (themes.groups if themes else q.groups)],
            "grades": [word.as_dict() for word in themes.grades] if themes else [],
            "scale": _plain(q.scale) if q.scale else None,
            "fills": q.fills.value if q.fills else "",
            "pairs_with": q.pairs_with or "",
        }
        yield Question(
            programme=programme,
            key=q.key,
            use=q.use.value,
            side=q.side.value,
            step=q.step or "",
            kind=q.kind.value,
            position=position,
            label=q.label.as_dict(),
            help=q.help.as_dict() if q.help else {},
            choices=[_plain(choice) for choice in choices],
            details={name: value for name, value in details.items() if value},
            required=q.required,
            most=q.max_choices,
            readers=q.readers.value,
            shareable=q.shareable,
            together=q.together,
            matching=q.matching.value if q.matching else "",
            must_have=q.must_have,
            kept_months=q.kept_months or preset.privacy.kept_months.application,
        )


def _settings(preset: Preset) -> dict[str, Any]:
    """The figures and switches, without words."""
    rhythm = preset.contract.rhythm
    return {
        "rhythm": _plain(rhythm),
        "offer": _plain(preset.offer),
        "matching": _plain(preset.matching),
        "kept_months": _plain(preset.privacy.kept_months),
        "ending": _plain(preset.ending),
        "first_meeting": _plain(preset.first_meeting),
        "to_write": {TO_WRITE[path]: _plain(_find(preset, path)) for path in preset.to_write},
    }


def _find(part: Any, path: str) -> Any:
    for name in path.split("."):
        part = getattr(part, name, None) if part is not None else None
    return part


def _is_lines(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], PresetWords)


def _joined(value: tuple[PresetWords, ...]) -> dict[str, str]:
    return lines(*value).as_dict()


def _plain(value: Any) -> Any:
    """A part as JSON: enums as codes, words as mappings, line numbers left out."""
    if isinstance(value, PresetWords):
        return value.as_dict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        pairs = ((spec.name, getattr(value, spec.name)) for spec in fields(value) if spec.name != "line")
        return {name: _plain(part) for name, part in pairs if part is not None}
    return value
