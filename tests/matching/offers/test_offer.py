"""The offer as the two halves read and answer it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match, MatchAnswer
from matching.offers.outcomes import tell_outcomes
from matching.runs.actions import run_matching
from mentorforum.errors import NotAReader
from tests import factories
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db
SECRET = "kun-for-tovholdere"


@pytest.fixture
def match(client):
    """Sara and Karen, offered eleven minutes ago."""
    client.cookies["django_language"] = "en"
    cohort_world = CohortWorld()
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"], "Svære samtaler fylder")
    karen = cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3}, "Ti år med svære samtaler")
    cohort_world.answer(sara, not_with=SECRET)
    cohort_world.answer(karen, mentor_not_with=SECRET)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    found = Match.objects.get()
    offer_match(found, by=cohort_world.coordinator, now=timezone.now() - timedelta(minutes=11))
    return found


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def page(client, match, who):
    client.force_login(who)
    return client.get(reverse("matching:offer", args=[match.pk]))


def test_the_mentee_reads_who_why_and_what_to_write(client, match):
    text = words(page(client, match, match.mentee))
    for piece in (
        "We suggest Karen Holm as your mentor",
        match.mentor.email,
        "You wish “",
        "Karen has great experience.",
        "Ti år med svære samtaler",
        "you write first, within 5 working days",
        "Good questions for the first talk",
        "Yes, gladly",
    ):
        assert piece in text, piece
    assert "Dear Karen" in text or "Hej Karen" in text


def test_the_mentor_reads_their_own_side(client, match):
    text = words(page(client, match, match.mentor))
    assert "We suggest Sara Berg as your mentee" in text
    assert "Sara wishes “" in text
    assert "You have great experience." in text
    assert "Sara writes first" in text


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_only_answers_meant_for_the_other_half_are_there(client, match, side):
    html = page(client, match, getattr(match, side)).content.decode()
    assert SECRET not in html


def test_the_other_half_opens_an_application_from_the_offer_on_only(match):
    theirs = match.mentor_application
    assert theirs.open_for(match.mentee)
    Match.objects.update(status=MatchStatus.DECLINED, seat=None)
    with pytest.raises(NotAReader):
        theirs.open_for(match.mentee)
    with pytest.raises(NotAReader):
        theirs.open_for(factories.make_person())


def test_both_say_yes(client, match):
    client.force_login(match.mentee)
    here = reverse("matching:offer", args=[match.pk])
    text = words(client.post(here, follow=True))
    assert "Your yes is noted." in text
    assert "You have answered" in text
    client.force_login(match.mentor)
    assert "You are a pair now." in words(client.post(here, follow=True))
    match.refresh_from_db()
    assert match.status == MatchStatus.ACTIVE
    text = words(page(client, match, match.mentee))
    assert "Your mentor is Karen Holm" in text
    assert "You write first" in text


def test_a_no_is_shown_its_sentence_first_and_leaves_nothing_of_the_other(client, match):
    client.force_login(match.mentor)
    no = reverse("matching:no", args=[match.pk])
    before = words(client.get(no))
    sentence = "You two do not go on as a pair this time."
    assert sentence in before
    assert "Your answer is sealed." in words(client.post(no, {"reason": "Vi kender hinanden"}, follow=True))
    assert MatchAnswer.objects.get().person == match.mentor
    Match.objects.update(tell_at=timezone.now())
    tell_outcomes()
    pages = [page(client, match, who).content.decode() for who in (match.mentee, match.mentor)]
    texts = [re.sub(r"\s+", " ", re.search(r"<h1>.*?</main>", html, re.DOTALL)[0]) for html in pages]
    assert texts[0] == texts[1]
    assert sentence in texts[0]
    assert "Karen" not in texts[0]
    assert "Vi kender hinanden" not in "".join(pages)


def test_silence_and_a_no_and_a_withdrawal_read_the_same(client, match):
    found = set()
    for status in (MatchStatus.DECLINED, MatchStatus.EXPIRED, MatchStatus.WITHDRAWN):
        Match.objects.update(status=status, seat=None)
        html = page(client, match, match.mentee).content.decode()
        found.add(re.search(r"<h1>.*?</main>", html, re.DOTALL)[0])
    assert len(found) == 1


def test_too_late_says_so(client, match):
    Match.objects.update(answer_by=timezone.now().date() - timedelta(days=2))
    assert "The time to answer has run out" in words(page(client, match, match.mentee))
    here = reverse("matching:offer", args=[match.pk])
    assert "no longer open" in words(client.post(here, follow=True))
    assert client.get(reverse("matching:no", args=[match.pk])).status_code == 403


def test_answering_twice_changes_nothing(client, match):
    client.force_login(match.mentee)
    here = reverse("matching:offer", args=[match.pk])
    client.post(here)
    assert "answered already" in words(client.post(here, follow=True))
    assert MatchAnswer.objects.count() == 1


@pytest.mark.parametrize("who", ["coordinator", "stranger", "superuser", "visitor"])
def test_nobody_else_reads_an_offer(client, match, who):
    people = {
        "coordinator": match.programme.coordinators()[0],
        "stranger": factories.make_person(),
        "superuser": factories.make_superuser(),
    }
    if who != "visitor":
        client.force_login(people[who])
    for name in ("matching:offer", "matching:no"):
        here = reverse(name, args=[match.pk])
        assert client.get(here).status_code == (302 if who == "visitor" else 404)


def test_a_proposal_and_a_resting_offer_are_not_there(client, match):
    soon = timezone.now() + timedelta(minutes=5)
    Match.objects.update(offered_at=soon, mentee_told_at=soon)
    assert page(client, match, match.mentee).status_code == 404
    Match.objects.update(status=MatchStatus.PROPOSED, seat=None)
    assert page(client, match, match.mentee).status_code == 404


def test_bad_input_is_answered_with_a_sentence(client, match):
    client.force_login(match.mentee)
    no = reverse("matching:no", args=[match.pk])
    for reason in ("x" * 200_000, "nul\x00byte"):
        response = client.post(no, {"reason": reason})
        assert response.status_code == 200
        assert "error-summary" in response.content.decode()
    assert not MatchAnswer.objects.exists()
