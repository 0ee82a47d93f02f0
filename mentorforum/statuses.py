"""What a status is: its words, its tone and where a thing may go from there, in one declaration.

    class DoorStatus(Status):
        OPEN = status("open", _("Open"), "now", office=_("Open to all"))
        SHUT = status("shut", _("Shut"), "rest")

        MOVES = nonmember(moves({OPEN: {SHUT}, SHUT: {OPEN}}))

    class Door(Row):
        STATUSES = DoorStatus
        status = models.CharField(choices=DoorStatus, default=DoorStatus.OPEN)

`mentorforum.status.move` changes a status by these moves, `{% status_pill door %}` draws it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from django.db.models import TextChoices

from mentorforum.pills import OFFICE, Pill

Moves = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Look:
    """`office` and `participants` are the words of one audience where they differ from the label."""

    tone: str = "rest"
    icon: str = ""
    office: Any = ""
    participants: Any = ""


PLAIN = Look()


class DeclaredStatus(NamedTuple):
    """One status as it stands in the class body, in the order in which TextChoices takes it apart."""

    value: str
    look: Look
    label: Any

    def __hash__(self) -> int:
        return hash(self.value)  # never of the words: a lazy text would be translated while the code is loaded


def status(
    value: str, label: Any, tone: str, *, office: Any = "", participants: Any = "", icon: str = ""
) -> DeclaredStatus:
    """A status: `tone` is one of `mentorforum.pills.TONES`, texts are lazy."""
    return DeclaredStatus(value, Look(tone, icon, office, participants), label)


def moves(table: Mapping[DeclaredStatus, Iterable[DeclaredStatus]]) -> Moves:
    """Status -> the statuses it may go to."""
    return {old.value: frozenset(to.value for to in new) for old, new in table.items()}


class Status(TextChoices):
    """Base of all statuses. One whose things go from one to another has MOVES, with an entry for each member."""

    look: Look

    def __new__(cls, value: str, look: Look = PLAIN) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.look = value, look
        return member

    def words(self, audience: str = "") -> str:
        """How participants read it, or how the `office` does; in the reader's language."""
        own = self.look.office if audience == OFFICE else self.look.participants
        return str(own or self.label)

    def pill(self, audience: str = "") -> Pill:
        """The status as a pill, for participants or for the `office`."""
        return Pill(self.look.tone, self.words(audience), self.look.icon)


def standing_of(thing: Any) -> Status:
    """The status of a thing: its own `standing`, where that is more than one column, or its `status`."""
    own: Status | None = getattr(thing, "standing", None)
    return thing.STATUSES(thing.status) if own is None else own


def pill_of(thing: Any, audience: str = "") -> Pill:
    """The pill of a thing that has a status, or of a status itself."""
    return (thing if isinstance(thing, Status) else standing_of(thing)).pill(audience)
