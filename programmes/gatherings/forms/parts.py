"""The coordinator's forms of a gathering's parts and of its dilemma cards."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mentorforum.forms import PlainForm
from mentorforum.words import language_names
from programmes.enums import Audience
from programmes.gatherings.forms.gathering import audiences
from programmes.models import Gathering

EMPTY_ROWS = 2
MOST_PARTS = 20


class PartsForm(PlainForm):
    """One group of fields per part, with empty ones at the end; a part without a title is taken out."""

    rows: int = 0
    languages: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()  # the keys of the parts there are
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for row in range(self.rows):
            if not self._title(row):
                continue
            if not data.get(f"minutes_{row}"):
                self.add_error(f"minutes_{row}", ValidationError(_("Say how many minutes this part takes.")))
        return data

    def _title(self, row: int) -> dict[str, str]:
        titles = {language: (self.cleaned_data.get(f"title_{row}_{language}") or "") for language in self.languages}
        return {language: text for language, text in titles.items() if text}

    def parts(self) -> list[dict[str, Any]]:
        """What `change_parts` takes, in order."""
        return [
            {
                "key": self.kept[row] if row < len(self.kept) else f"part-{row + 1}",
                "audience": self.cleaned_data[f"audience_{row}"],
                "minutes": self.cleaned_data[f"minutes_{row}"],
                "title": self._title(row),
            }
            for row in range(self.rows)
            if self._title(row)
        ]


def parts_form(gathering: Gathering, data: Any = None) -> PartsForm:
    """Rows for the parts there are, and two empty ones."""
    programme, parts = gathering.programme, gathering.parts
    rows = min(len(parts) + EMPTY_ROWS, MOST_PARTS)
    fields: dict[str, Any] = {}
    sets = []
    for row in range(rows):
        own = _row_fields(row, programme)
        fields |= own
        legend = _("Part %(number)d") if row < len(parts) else _("Part %(number)d, if there is one more")
        sets.append(Fieldset(legend % {"number": row + 1}, *own))
    initial: dict[str, Any] = {"version": gathering.version}
    for row, part in enumerate(parts):
        initial |= {f"title_{row}_{language}": text for language, text in part["title"].items()}
        initial |= {f"audience_{row}": part["audience"], f"minutes_{row}": part["minutes"]}
    more = {"rows": rows, "languages": tuple(programme.languages), "kept": tuple(part["key"] for part in parts)}
    made = type("PartsForm", (PartsForm,), {**fields, **more, "layout": Layout(*sets, "version")})
    form: PartsForm = made(data, initial=initial)
    return form


def _row_fields(row: int, programme: Any) -> dict[str, forms.Field]:
    titles: dict[str, forms.Field] = {
        f"title_{row}_{language}": forms.CharField(
            label=_("Title (%(language)s)") % {"language": language_names()[language]}, max_length=120, required=False
        )
        for language in programme.languages
    }
    return {
        **titles,
        f"audience_{row}": forms.ChoiceField(
            label=_("Whom is it for?"), choices=audiences(programme), initial=Audience.BOTH, required=False
        ),
        f"minutes_{row}": forms.IntegerField(label=_("Minutes"), min_value=5, max_value=600, required=False),
    }


def cards_form(gathering: Gathering, data: Any = None) -> PlainForm:
    """Which of the programme's cards are talked about."""
    items = gathering.programme.items("dilemmas")
    field = forms.MultipleChoiceField(
        label=_("Cards to talk about"),
        choices=[(item.key, str(item)) for item in items],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    made = type("CardsForm", (PlainForm,), {"cards": field})
    form: PlainForm = made(data, initial={"cards": gathering.dilemmas})
    return form
