"""Two organisations in one database: whoever is of one of them finds no name, unit or id of the other, anywhere.

A coordinator, a mentee and a mentor of one of them go through the site in tests/privacy/test_pages.py.
"""

import logging
from typing import Any

import pytest

from programmes.models.people import PersonQuerySet
from tests.organisations.belonging import NAMED, rows_of
from tests.privacy.crawling import readable, showing
from tests.privacy.reading import everything, leaks, log_in
from tests.privacy.worlds import TwoOrganisations

pytestmark = pytest.mark.django_db
ALIKE = 3  # pages of one kind


def test_a_mentor_finds_nothing_of_the_other_organisation(two: TwoOrganisations, caplog: Any) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    found = everything(two, "foreign mentor", alike=ALIKE)
    assert leaks(two, "foreign mentor", found) == []
    assert len(showing(found, two.tells["foreign"])) > 20, "the crawl has seen its own organisation"


def test_each_organisation_has_rows_of_every_kind(two: TwoOrganisations) -> None:
    kinds = {side: {type(row) for row in rows_of(root)} for side, root in two.roots.items()}
    assert kinds["foreign"] >= set(NAMED)
    assert len(kinds["own"] & kinds["foreign"]) > 30


def test_a_list_without_borders_is_found(two: TwoOrganisations, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the search for people forgets whose they are."""
    client, address = log_in(two.of("coordinator")), "/admin/people/?q=Udenfor"
    assert leaks(two, "coordinator", {address: readable(client.get(address))}) == []
    monkeypatch.setattr(PersonQuerySet, "visible_to", lambda self, user: self)
    found = leaks(two, "coordinator", {address: readable(client.get(address))})
    assert {line.partition(" ")[0] for line in found} >= {"Person.name", "Person.email", "id"}
