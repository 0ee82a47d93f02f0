"""The check page of new employees: the rows as forms, and for each that is right the dates that follow."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from matching.newcomers.actions import NewcomerStart
from matching.newcomers.forms import CELLS, RowForm, SharedRows
from matching.newcomers.spreadsheet import MOST_ROWS, Row
from mentorforum import dates
from mentorforum.form_parts import FieldError
from programmes.enums import Side
from programmes.models import Application, Cohort, Person
from programmes.newcomers.material import handouts_of
from programmes.newcomers.phases import phases_of

BLANK_ROWS = 3


@dataclass(frozen=True)
class CheckedRow:
    """One row on the page: its form, and once nothing is wrong what follows from it."""

    number: int
    form: RowForm
    follows: list[tuple[str, str]]

    @property
    def errors(self) -> list[FieldError]:
        """What is wrong, with whose row it is: the summary stands far from it."""
        who = self.form["name"].value() or self.number
        return [FieldError(f"{who}: {error.text}", error.target) for error in self.form.error_summary]

    @property
    def is_right(self) -> bool:
        return bool(self.form.is_bound and not self.form.errors and not self.form.is_skipped)


class EnrolPage:
    """`rows` are cells by column, as pasted; None for blank rows to type in."""

    def __init__(self, cohort: Cohort, by: Person, rows: list[Row] | None, *, blank: int = 0) -> None:
        self.cohort, self.by, self.seen = cohort, by, SharedRows()
        pasted = [self._form(n, _data(n, row)) for n, row in enumerate(rows or [])]
        self.forms = [*pasted, *(self._form(len(pasted) + n, None) for n in range(blank))]

    @classmethod
    def posted(cls, cohort: Cohort, by: Person, data: Any, *, blank: int = 0) -> "EnrolPage":
        """The rows as they were sent back."""
        text = str(data.get("rows", ""))[:9]
        number = min(int(text) if text.isdecimal() else 0, MOST_ROWS)
        rows = [{cell: str(data.get(f"row-{n}-{cell}", "")) for cell in (*CELLS, "skip")} for n in range(number)]
        return cls(cohort, by, rows, blank=blank)

    def _form(self, number: int, data: Any) -> RowForm:
        return RowForm(data, prefix=f"row-{number}", cohort=self.cohort, by=self.by, seen=self.seen)

    @property
    def wanted(self) -> list[RowForm]:
        """The rows that are filled in and not left out."""
        return [form for form in self.forms if form.is_bound and not form.is_skipped]

    def is_right(self) -> bool:
        """At least one row, and nothing wrong in any."""
        return bool([form.is_valid() for form in self.wanted]) and all(form.is_valid() for form in self.wanted)

    def starts(self) -> list[NewcomerStart]:
        return [NewcomerStart(form.newcomer(), form.cleaned_data.get("mentor")) for form in self.wanted]

    def digest(self) -> str:
        """What was checked: if a row is changed afterwards, its dates are shown once more before it starts."""
        cells = [{cell: form[cell].value() for cell in form.fields} for form in self.wanted]
        return hashlib.sha256(json.dumps(cells, sort_keys=True, default=str).encode()).hexdigest()[:32]

    def shown(self) -> list[CheckedRow]:
        return [CheckedRow(n, form, self._follows(form)) for n, form in enumerate(self.forms, 1)]

    def _follows(self, form: RowForm) -> list[tuple[str, str]]:
        if not form.is_bound or form.is_skipped or not form.is_valid():
            return []
        return what_follows(self.cohort, form.cleaned_data["starts_on"])


def what_follows(cohort: Cohort, first: date) -> list[tuple[str, str]]:
    """Day and what, from the first working day on: phases, material, the first meeting."""
    programme, today = cohort.programme, cohort.programme.today()
    example = Application(programme=programme, cohort=cohort, starts_on=first)
    days = [(phase.starts_on, phase.title) for phase in phases_of(example, today)]
    for side in (Side.MENTEE, Side.MENTOR):
        term = programme.terms["mentee_def" if side == Side.MENTEE else "mentor_def"]
        for handout in handouts_of(example, side):
            text = _("“%(title)s” to %(who)s") % {"title": handout.item, "who": term}
            days.append((handout.on, text if handout.on > today else _("%(what)s, at once") % {"what": text}))
    if within := (programme.settings.get("first_meeting") or {}).get("within_days"):
        days.append((first + timedelta(days=within), _("The first meeting has been held")))
    return [(dates.say_day(day, year=True), text) for day, text in sorted(days, key=lambda pair: pair[0])]


def _data(number: int, row: Row) -> dict[str, str]:
    return {f"row-{number}-{cell}": value for cell, value in row.items()}
