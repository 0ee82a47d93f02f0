"""How a row of the access table is written, and the patterns that come again and again.

A row says, for one address, with which status each of PEOPLE (columns, `world.py`) is answered, once for each thing
it is tried with (`WHOSE`). `login` is a redirect to the login.

    "meetings:room": Row(room, TWO)      # GET, and whoever is refused is refused a POST too
    "meetings:sign": Row(room, …, post_only=True)  # POST; whoever may POST gets 405 for a GET
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from programmes.applications.form import form_steps
from programmes.enums import Side
from programmes.models import Application, Person
from tests.access.world import GuardedWorld, free_mentor

Args = Callable[[GuardedWorld, str], list[Any]]
Expected = Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """`args(world, whose)` are the address's arguments; `query(world, whose)` what stands after the question mark."""

    args: Args
    expected: Expected
    post_only: bool = False
    refuses: str = ""  # the answer to any POST of a page that is only read (405)
    query: Callable[[GuardedWorld, str], str] = lambda world, whose: ""
    data: dict[str, str] = field(default_factory=dict)


def answered(pattern: Expected, code: int, *, whose: tuple[str, ...] = ()) -> dict[str, str]:
    """The pattern with another answer for those who may (in the rows `whose`, otherwise all)."""
    return {key: line.replace("200", str(code)) if not whose or key in whose else line for key, line in pattern.items()}


def only(pattern: Expected, *whose: str) -> dict[str, str]:
    return {key: pattern[key] for key in whose}


# The patterns -------------------------------------------------------------------------------------------------------
#                       visitor applicant mentee mentor other former coordinator outsider root

EVERYBODY = {
    "own":     "200     200       200    200    200   200    200         200      200",
    "foreign": "200     200       200    200    200   200    200         200      200",
}  # fmt: skip
ANYBODY = only(EVERYBODY, "own")
LOGGED_IN = {
    "own":     "login   200       200    200    200   200    200         200      200",
}  # fmt: skip
#: the two halves and nobody else: no coordinator, no superuser, no half of another pair or of an earlier one
TWO = {
    "own":     "login   404       200    200    404   404    404         404      404",
    "another": "login   404       404    404    200   404    404         404      404",
    "foreign": "login   404       404    404    404   404    404         404      404",
    "theirs":  "login   404       404    404    404   404    200         404      404",
    "over":    "login   404       200    404    404   200    404         404      404",
}  # fmt: skip
#: the same for what writes: a match that has ended is read and copied, not written
TWO_WRITE = answered(TWO, 403, whose=("over",))
#: what is the mentee's alone
MINE = {
    "own":     "login   404       200    404    404   404    404         404      404",
    "another": "login   404       404    404    200   404    404         404      404",
    "foreign": "login   404       404    404    404   404    404         404      404",
    "theirs":  "login   404       404    404    404   404    200         404      404",
}  # fmt: skip
#: a page of the office about a programme's thing
OFFICE = {
    "own":     "login   403       403    403    403   403    200         404      404",
    "foreign": "login   403       403    403    403   403    404         200      404",
}  # fmt: skip
#: about a person's thing: never the coordinator's own
OFFICE_ABOUT = {
    **OFFICE,
    "another": "login   403       403    403    403   403    200         404      404",
    "theirs":  "login   403       403    403    403   403    404         404      404",
}  # fmt: skip
#: a page of the office about the programme one works in; a superuser works in none
HERE = {
    "own":     "login   403       403    403    403   403    200         200      403",
}  # fmt: skip
#: setting the system up
SYSTEM = {
    "own":     "login   403       403    403    403   403    403         403      200",
}  # fmt: skip


# What an address is about -------------------------------------------------------------------------------------------


def nothing(world: GuardedWorld, whose: str) -> list[Any]:
    return []


def room(world: GuardedWorld, whose: str) -> list[Any]:
    return [world.pairs[whose].room.pk]


def meeting(world: GuardedWorld, whose: str) -> list[Any]:
    return [*room(world, whose), world.pairs[whose].coming.pk]


def goal(world: GuardedWorld, whose: str) -> list[Any]:
    return [*room(world, whose), world.pairs[whose].goal.pk]


def suggestion(world: GuardedWorld, whose: str) -> list[Any]:
    return [*meeting(world, whose), world.pairs[whose].suggestion.pk]


def of_pair(name: str) -> Args:
    """One thing of the pair: its match, entry, concern …"""
    return lambda world, whose: [getattr(world.pairs[whose], name).pk]


def of_ground(name: str) -> Args:
    """One thing of the programme: its cohort, gathering …"""
    return lambda world, whose: [getattr(world.grounds[whose], name).pk]


def slug(world: GuardedWorld, whose: str) -> list[Any]:
    return [world.grounds[whose].programme.slug]


def slug_and(*more: Any) -> Args:
    return lambda world, whose: [*slug(world, whose), *more]


def form_step(side: str) -> Args:
    return lambda world, whose: [*slug(world, whose), form_steps(world.grounds[whose].programme, side)[0].key]


def sent(world: GuardedWorld, whose: str) -> Application:
    """One's own application: undecided (the applicant's), or that of another pair's mentee."""
    return world.grounds[whose].sent if whose in {"own", "foreign"} else world.pairs[whose].application


def number(world: GuardedWorld, whose: str) -> list[Any]:
    return [sent(world, whose).number]


def number_and_step(world: GuardedWorld, whose: str) -> list[Any]:
    steps = form_steps(world.grounds[whose].programme, Side.MENTEE)
    return [*number(world, whose), next(step.key for step in steps if step.questions)]


def office_application(world: GuardedWorld, whose: str) -> list[Any]:
    return [sent(world, whose).pk]


def mentors_application(world: GuardedWorld, whose: str) -> list[Any]:
    return [free_mentor(world.grounds[whose]).pk]


def person(world: GuardedWorld, whose: str) -> list[Any]:
    return [world.pairs[whose].mentee.pk]


def newcomer(world: GuardedWorld, whose: str) -> list[Any]:
    """Somebody who has never logged in."""
    return [Person.objects.get(name="Ledig 0", unit=world.grounds[whose].programme.unit).pk]


def coordinatorship(world: GuardedWorld, whose: str) -> list[Any]:
    return [*slug(world, whose), world.grounds[whose].coordinatorship.pk]


def proposed_pair(world: GuardedWorld, whose: str) -> list[Any]:
    ground = world.grounds[whose]
    return [ground.cohort.pk, ground.proposal.mentee_application_id, ground.proposal.mentor_application_id]
