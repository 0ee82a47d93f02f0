"""What pages collect from everywhere: steps for a start page, lines of Today, chips of a list, figures."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mentorforum.pills import Pill

WIDEST = 320  # of a figure's bar, in the picture's own units


@dataclass(frozen=True)
class Line:
    """`count` things wait, `text` says which, `hint` names the oldest date; one button. `order`: 0 is first."""

    order: int
    count: int | None
    text: str
    hint: str
    button: str
    url: str
    post: bool = False


@dataclass(frozen=True)
class Glance:
    """One piece of "the cohort in one line": words, or a pill where something is worth a look."""

    text: str
    pill: Pill | None = None


@dataclass(frozen=True)
class Step:
    """One next step. `urgency`: 0 is first. `url` empty means there is nothing to do but wait."""

    urgency: int
    title: str
    text: str = ""
    button: str = ""
    url: str = ""


@dataclass(frozen=True)
class Chip:
    """One filter: where it leads, how many it shows."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class Bar:
    """One row of the table and one bar of the picture; `of` is the whole where a share is meant."""

    label: str
    number: int
    of: int | None = None

    @property
    def shown(self) -> str:
        return (
            f"{self.number}"
            if self.of is None
            else _("%(number)d of %(all)d") % {"number": self.number, "all": self.of}
        )


@dataclass(frozen=True)
class Figure:
    """`sentence` says it, `bars` show it, `definition` says how it is counted. `empty` stands there before."""

    title: str
    sentence: str
    bars: list[Bar] = field(default_factory=list)
    definition: str = ""
    empty: str = ""

    @property
    def drawn(self) -> list[dict[str, object]]:
        """The bars with their places in the picture."""
        most = max((bar.of or bar.number for bar in self.bars), default=0) or 1
        return [
            {"bar": bar, "y": 36 * place, "middle": 36 * place + 15, "width": round(WIDEST * bar.number / most),
             "rest": round(WIDEST * (bar.of or 0) / most)}
            for place, bar in enumerate(self.bars)
        ]  # fmt: skip

    @property
    def height(self) -> int:
        return 36 * len(self.bars)
