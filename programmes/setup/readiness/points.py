"""What a programme needs before it may open (L1): what it must name, and the checklist its coordinators tick."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mentorforum.words import Words
from programmes.models import Programme, ReadinessTick

CHECKLIST = "readiness"  # the step, and the list of its points
#: texts that may come as an instruction ("Write here …"), by the path a preset names them with
TO_WRITE = {"purpose": "purpose", "privacy.law": "law"}


@dataclass(frozen=True)
class ReadinessPoint:
    """One line of the readiness list; `key` is where it is put right, `tick` the row of one that a person ticked."""

    key: str
    label: str
    ready: bool
    tick: ReadinessTick | None = None


def readiness(programme: Programme) -> list[ReadinessPoint]:
    """All that must be in place, the programme's own checklist last (L1)."""
    return [*named(programme), *checklist(programme)]


def named(programme: Programme) -> list[ReadinessPoint]:
    """What the programme must name or write; the product sees by itself whether it does."""
    say = programme.terms.say
    law = (
        []
        if "law" not in as_they_came(programme)
        else [ReadinessPoint("law", _("What the law says here"), _own(programme, "law"))]
    )
    return [
        ReadinessPoint("sponsor", _("Who in top management stands behind it"), bool(programme.sponsor)),
        ReadinessPoint("purpose", _("What it is for"), _own(programme, "purpose")),
        ReadinessPoint("coordinators", say(_("Who {coordinators_def} are")), bool(programme.coordinators())),
        ReadinessPoint("contact", _("A phone number for questions"), bool(programme.contact_phone)),
        *_dates(programme),
        *law,
        ReadinessPoint("texts", _("All texts in all languages"), not missing_texts(programme)),
    ]


def _dates(programme: Programme) -> list[ReadinessPoint]:
    """A programme that takes people in all year round has no dates."""
    if programme.has("rolling"):
        return []
    dated = programme.cohorts.filter(starts_on__isnull=False).exists()
    return [ReadinessPoint("dates", _("A cohort with a start and an end"), dated)]


def checklist(programme: Programme) -> list[ReadinessPoint]:
    """The points a coordinator ticks, in a programme with the step: by key, each with who ticked it and when."""
    if not programme.has(CHECKLIST):
        return []
    ticks = {row.key: row for row in ReadinessTick.objects.filter(programme=programme).select_related("by")}
    return [
        ReadinessPoint(item.key, str(item), item.key in ticks, ticks.get(item.key))
        for item in programme.items(CHECKLIST)
    ]


def as_they_came(programme: Programme) -> dict[str, dict[str, str]]:
    """The instructions that came with the preset in place of a text, by the names of `TO_WRITE`'s values."""
    return dict(programme.settings.get("to_write") or {})


def written(programme: Programme, name: str) -> Words:
    """The text that stands there now."""
    item = programme.item("texts", "purpose")
    return programme.privacy if name == "law" else item.text if item else Words()


def _own(programme: Programme, name: str) -> bool:
    """Whether something is written, and in no language is it still the instruction that came."""
    words, came = written(programme, name), as_they_came(programme).get(name, {})
    return bool(words) and not any(
        words.get(code) and words.get(code) == came.get(code) for code in programme.languages
    )


def missing_texts(programme: Programme) -> list[tuple[str, list[str]]]:
    """(text, languages in which it is missing), of the programme's own languages."""
    fields = {
        "name": programme.name,
        "promise": programme.promise,
        "about": programme.about,
        "privacy": programme.privacy,
    }
    if programme.sponsor:
        fields["sponsor"] = programme.sponsor
    gaps: list[tuple[str, Any]] = [(key, words.missing(programme.languages)) for key, words in fields.items()]
    items = programme.item_set.all()
    gaps += [(str(item.pk), item.text.missing(programme.languages)) for item in items if item.text]
    return [(key, languages) for key, languages in gaps if languages]
