"""Every address of the resolver, by name, and the whole table."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, get_resolver, reverse

from tests.access.rows import Row
from tests.access.table_office import OFFICE_PAGES
from tests.access.table_people import HALVES, PUBLIC
from tests.access.world import PEOPLE, GuardedWorld

TABLE: dict[str, Row] = {**PUBLIC, **HALVES, **OFFICE_PAGES}
REFUSED = {"login", "403", "404"}
#: the login's own pages, and the mail catcher: lists of their own in test_login_pages.py
ELSEWHERE = ("account_", "mfa_", "usersessions_", "devmail:")


def names(resolver: Any = None, namespace: str = "") -> Iterator[str]:
    """The names of all addresses, with their namespaces; an address without a name fails the test."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names(pattern, inner)
        else:
            yield f"{namespace}{pattern.name or f'without a name: {pattern.pattern}'}"


def address(world: GuardedWorld, name: str, whose: str) -> str:
    row = TABLE[name]
    query = row.query(world, whose)
    return reverse(name, args=row.args(world, whose)) + (f"?{query}" if query else "")


def all_addresses(world: GuardedWorld) -> Iterator[str]:
    """Each with each thing it is tried with."""
    for name, row in TABLE.items():
        for whose in row.expected:
            yield address(world, name, whose)


def telling(world: GuardedWorld, person: str) -> Iterator[str]:
    """Every address with each thing that it may show this person; a refusal of it is read once for each code.

    That all else is refused, by exactly that code, is what test_addresses.py holds: it shows no more than the first.
    """
    place, refused = PEOPLE.index(person), set()
    for name, row in TABLE.items():
        for whose, line in row.expected.items():
            code = line.split()[place]
            if (code not in REFUSED and not row.post_only) or (code in REFUSED and (name, code) not in refused):
                refused.add((name, code))
                yield address(world, name, whose)


def open_to(world: GuardedWorld, person: str) -> Iterator[tuple[str, str]]:
    """Name and address of everything the table does not refuse this person."""
    place = PEOPLE.index(person)
    for name, row in TABLE.items():
        for whose, line in row.expected.items():
            if line.split()[place] not in REFUSED:
                yield name, address(world, name, whose)
