"""Pins: pairs that stay together. They and their places leave the problem before it is solved."""

from __future__ import annotations

from matching.engine.sides import Sides
from matching.engine.solve import Table
from matching.engine.types import NEVER_OVERRIDDEN, Pin, codes

Refusal = tuple[str, str, tuple[str, ...]]


def refusals(table: Table, side: Sides, pins: tuple[Pin, ...]) -> tuple[Refusal, ...]:
    """Settled pairs are not judged; the others in the order given, each next to those before it."""
    standing = table
    seen: set[str] = set()
    refusals: list[Refusal] = []
    for pin in sorted(pins, key=lambda pin: not pin.settled):
        why = _why(standing, side, pin, seen)
        if why:
            refusals.append((pin.mentee, pin.mentor, why))
            continue
        seen.add(pin.mentee)
        standing = standing.with_pin(side.row[pin.mentee], side.column[pin.mentor])
    return tuple(refusals)


def _why(table: Table, side: Sides, pin: Pin, seen: set[str]) -> tuple[str, ...]:
    if pin.mentee not in side.row or pin.mentor not in side.column:
        return ("unknown",)
    if pin.mentee in seen:
        return ("pinned_twice",)
    if pin.settled:
        return ()
    overrides = pin.overrides & ~NEVER_OVERRIDDEN
    return codes(table.refusals(side.row[pin.mentee], side.column[pin.mentor], overrides))
