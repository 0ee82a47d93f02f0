"""Lists taken out as a spreadsheet: no confidential text, and no cell that a spreadsheet would calculate."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from tablib import Dataset

from mentorforum.pills import OFFICE
from mentorforum.statuses import pill_of
from programmes.enums import Side
from programmes.models import Application, Programme

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front; what no sheet can hold goes."""
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub(" ", value)
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value


def workbook(title: str, head: list[str], rows: list[list[Any]]) -> bytes:
    """An XLSX file with one sheet."""
    data = Dataset(*[[harmless(cell) for cell in row] for row in rows], headers=head, title=title[:30])
    return bytes(data.export("xlsx"))


def applications(programme: Programme, rows: QuerySet[Application]) -> bytes:
    """Who, as what, from where, with which status; not what they wrote."""
    head = [
        _("Number"),
        _("Name"),
        _("Mail"),
        _("Phone"),
        _("Post"),
        _("Unit"),
        _("As"),
        _("Status"),
        _("Sent"),
        _("Places"),
    ]
    return workbook(
        _("Applications"), head, [_row(programme, application) for application in rows.select_related("person__unit")]
    )


def _row(programme: Programme, application: Application) -> list[Any]:
    person, terms = application.person, programme.terms
    sent = programme.today(application.submitted_at).isoformat() if application.submitted_at else ""
    mentor = application.side == Side.MENTOR
    return [
        application.number,
        application.name,
        person.email if person else application.email,
        person.phone if person else "",
        person.title if person else "",
        (person.unit.name if person.unit else person.workplace) if person else "",
        terms["mentor" if mentor else "mentee"],
        pill_of(application, OFFICE).label,
        sent,
        application.places if mentor else "",
    ]
