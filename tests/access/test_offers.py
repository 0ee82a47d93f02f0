"""A proposal is the coordinator's alone; from the offer on it is the two's, and nobody else's."""

import logging

import pytest
from django.urls import reverse

from tests.access.world import GuardedWorld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level(logging.ERROR, "django.request")


def codes(client, match, person):
    client.force_login(person)
    return [client.get(reverse(f"matching:{name}", args=[match.pk])).status_code for name in ("offer", "no")]


def test_an_offer_is_open_to_its_halves(client, guarded_world: GuardedWorld):
    offer = guarded_world.ground.offer
    assert [codes(client, offer, half) for half in offer.halves] == [[200, 200], [200, 200]]


def test_an_offer_is_closed_to_everybody_else(client, guarded_world: GuardedWorld):
    strangers = [person for person in guarded_world.people.values() if person]
    assert {tuple(codes(client, guarded_world.ground.offer, person)) for person in strangers} == {(404, 404)}


def test_a_proposal_is_closed_to_the_two_it_is_about(client, guarded_world: GuardedWorld):
    proposal = guarded_world.ground.proposal
    assert [codes(client, proposal, half) for half in proposal.halves] == [[404, 404], [404, 404]]


def test_the_coordinators_own_offer_is_theirs_as_a_half(client, guarded_world: GuardedWorld):
    own = guarded_world.pairs["theirs"].match
    assert codes(client, own, guarded_world.ground.coordinator) == [200, 403]


def test_a_link_that_is_over_says_so(client, guarded_world: GuardedWorld):
    for name in ("draft_link", "status_link"):
        page = client.get(reverse(f"programmes:{name}", args=["no-such-token"]))
        assert (name, page.status_code) == (name, 410)
        assert client.post(reverse(f"programmes:{name}", args=["no-such-token"])).status_code == 410
