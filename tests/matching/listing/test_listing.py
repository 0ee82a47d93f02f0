"""The open list: both agree, one withdrawal removes the pair at once (L4)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from matching.listing.actions import agree_to_list, withdraw_from_list
from matching.listing.pages import listed_pairs
from matching.models import ListingConsent
from meetings.ending.actions import end_match
from mentorforum.errors import RuleBroken
from programmes.enums import ApplicationStatus
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def match():
    """A pair in a programme with the list."""
    programme = factories.make_programme("L")
    factories.make_coordinator(programme, "Mette Lund")
    people = [factories.make_person(name, unit=programme.unit) for name in ("Sara Berg", "Karen Holm")]
    return factories.make_match(factories.make_cohort(programme), mentee=people[0], mentor=people[1])


def listed(match):
    return [found.pk for found in listed_pairs(match.programme)]


def test_a_pair_is_listed_while_both_agree(match):
    agree_to_list(match, by=match.mentee)
    assert listed(match) == []
    agree_to_list(match, by=match.mentor)
    agree_to_list(match, by=match.mentor)
    assert listed(match) == [match.pk]
    withdraw_from_list(match, by=match.mentee)
    assert listed(match) == []
    assert [row.person_id for row in ListingConsent.objects.all()] == [match.mentor_id]


def test_the_start_page_leads_there_where_there_is_a_list(client, match):
    address = reverse("matching:pairs", args=[match.programme.slug])
    waits = factories.make_application(match.cohort, status=ApplicationStatus.SUBMITTED).person
    without = factories.make_match()
    for person, there in ((match.mentee, True), (match.mentor, True), (waits, False), (without.mentee, False)):
        client.force_login(person)
        page = client.get(reverse("meetings:start"))
        assert (address in page.content.decode(), "/pairs/" in page.content.decode()) == (there, there)
    client.force_login(match.mentee)
    assert client.get(address).status_code == 200


def test_the_yes_is_forgotten_when_the_pair_ends(match):
    for half in match.halves:
        agree_to_list(match, by=half)
    end_match(match, by=match.mentee, stops=True, reason="", once="x", now=timezone.now())
    assert (listed(match), ListingConsent.objects.count()) == ([], 0)
    with pytest.raises(RuleBroken):
        agree_to_list(match, by=match.mentee)


def test_a_pause_does_not_show(match):
    for half in match.halves:
        agree_to_list(match, by=half)
    type(match).objects.filter(pk=match.pk).update(status=MatchStatus.PAUSED)
    assert listed(match) == [match.pk]


def test_a_half_sees_its_own_yes_and_never_the_others(client, match):
    client.force_login(match.mentee)
    address = reverse("matching:listed", args=[match.pk])
    before = client.get(address).content
    agree_to_list(match, by=match.mentor)
    assert strip(client.get(address).content) == strip(before)
    client.post(address)
    assert listed(match) == [match.pk]
    client.post(address, {"withdraw": "1"})
    assert listed(match) == []


def strip(page):
    """Without the token, which is another each time."""
    return [line for line in page.decode().splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line]


def test_those_who_take_part_and_coordinators_see_the_list(client, match):
    for half in match.halves:
        agree_to_list(match, by=half)
    address = reverse("matching:pairs", args=[match.programme.slug])
    part = factories.make_application(match.cohort).person
    outside = factories.make_person(unit=match.programme.unit)
    seen = {}
    for who in (match.mentor, part, match.programme.coordinators()[0], outside, factories.make_superuser()):
        client.force_login(who)
        answer = client.get(address)
        seen[who] = (answer.status_code, "Sara Berg" in answer.content.decode())
    assert list(seen.values()) == [(200, True), (200, True), (200, True), (404, False), (404, False)]


def test_without_the_step_there_is_no_page(client):
    match = factories.make_match()
    client.force_login(match.mentee)
    for address in (
        reverse("matching:listed", args=[match.pk]),
        reverse("matching:pairs", args=[match.programme.slug]),
    ):
        assert client.get(address).status_code == 404
    assert "listed" not in client.get(reverse("meetings:room", args=[match.room.pk])).content.decode()


def test_the_list_costs_the_same_for_one_pair_and_for_three(client, match, django_assert_num_queries):
    client.force_login(match.mentor)
    address = reverse("matching:pairs", args=[match.programme.slug])
    client.get(address)
    for pairs in (1, 3):
        while len(listed(match)) < pairs:
            more = match if pairs == 1 else factories.make_match(match.cohort)
            for half in more.halves:
                agree_to_list(more, by=half)
        with django_assert_num_queries(QUERIES):
            client.get(address)


#: session, user, programme, coordinates, taking part, own matches, coordinators, pairs, items; the header's own
QUERIES = 9
