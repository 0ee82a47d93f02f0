"""What stands around every coordinator's page: programme, cohort, the nine headings, the search for people.

The admin site builds one per request and puts it into the context as `frame`; `here` names the current heading.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

HEADINGS = {
    "today": _("Today"),
    "applications": _("Applications"),
    "board": _("Match"),
    "pairs": _("Pairs"),
    "gatherings": _("Gatherings"),
    "mail": _("Mail"),
    "people": _("People"),
    "figures": _("Figures"),
    "setup": _("Set-up"),
    "system": _("System"),
}


@dataclass(frozen=True)
class HeaderChoice:
    """One programme or cohort to change to."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Heading:
    """One entry of the coordinator's navigation."""

    key: str
    label: str
    url: str


@dataclass(frozen=True)
class OfficeFrame:
    """`links` maps the keys of HEADINGS to addresses; a heading without an address is left out.

    `programme` and `cohort` are names to print; `programmes` and `cohorts` the Choices behind them;
    `find` the address of the search for people (GET, parameter q).
    """

    programme: str = ""
    cohort: str = ""
    programmes: list[HeaderChoice] = field(default_factory=list)
    cohorts: list[HeaderChoice] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    find: str = ""

    @property
    def headings(self):
        """The entries to draw, in the fixed order."""
        return [Heading(key, str(label), self.links[key]) for key, label in HEADINGS.items() if self.links.get(key)]
