"""The figures that two have agreed on, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.models import Contract


def terms_of(contract: Contract) -> list[dict[str, Any]]:
    """The agreed figures, in words."""
    facts = []
    if contract.minutes:
        facts.append({"term": _("Length"), "value": _("%(n)d minutes") % {"n": contract.minutes}})
    if contract.early_weeks and contract.early_months:
        weeks = weeks_said(contract.early_weeks)
        months = ngettext("for %(n)d month", "for %(n)d months", contract.early_months) % {"n": contract.early_months}
        facts.append({"term": _("At first"), "value": f"{weeks}, {months}"})
    if contract.weeks:
        term = _("After that") if contract.early_weeks else _("How often")
        facts.append({"term": term, "value": weeks_said(contract.weeks)})
    if contract.meetings:
        facts.append({"term": _("Meetings in all"), "value": str(contract.meetings)})
    return facts


def weeks_said(weeks: int) -> str:
    return ngettext("at least every week", "at least every %(n)d weeks", weeks) % {"n": weeks}
