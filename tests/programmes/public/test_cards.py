"""The blank cards: public, nobody's name on them, one A4 page each, and only where the programme prints any (H5)."""

import re

import pytest
from django.test import Client

from programmes.enums import ProgrammeStatus
from programmes.public.cards import card_links, card_of
from tests.factories import make_programme

pytestmark = pytest.mark.django_db


def test_the_contract_has_its_sections_and_the_agenda_its_prompts():
    programme = make_programme("H")
    contract, agenda = card_of(programme, "contract"), card_of(programme, "agenda")
    assert [len(contract.boxes), len(agenda.boxes)] == [5, 5]
    assert sum(len(box.prompts) for box in agenda.boxes) == 10
    assert [contract.signed, agenda.signed] == [True, False]
    assert [link["url"] for link in card_links(programme)] == [
        f"/p/{programme.slug}/print/contract/",
        f"/p/{programme.slug}/print/agenda/",
    ]


def test_anybody_may_open_an_open_programmes_cards():
    programme = make_programme("H")
    for link in card_links(programme):
        assert Client().get(link["url"]).status_code == 200
    assert Client().get(f"/p/{programme.slug}/print/else/").status_code == 404
    closed = make_programme("H", status=ProgrammeStatus.PREPARING)
    assert Client().get(f"/p/{closed.slug}/print/agenda/").status_code == 404


@pytest.mark.parametrize("code", ["A", "E", "G", "L"])
def test_a_programme_that_prints_none_has_no_page(code):
    programme = make_programme(code)
    assert card_links(programme) == []
    for which in ("contract", "agenda"):
        assert Client().get(f"/p/{programme.slug}/print/{which}/").status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("which", ["contract", "agenda"])
def test_a_card_fills_one_page(which, site, page):
    programme = make_programme("H")
    page.goto(f"{site.url}/p/{programme.slug}/print/{which}/")
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
