"""From the first proposal to a pair, by keyboard alone: propose, pin, run again, offer, no, next candidate, yes.

Once in Danish, once in Swedish. The days pass by moving the rows back; nothing is clicked with a mouse.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from playwright.sync_api import Page, expect

from matching.enums import MarkKind, MatchStatus
from matching.models import Match, MatchAnswer, PairMark, Run
from matching.offers.outcomes import tell_outcomes
from programmes.models import Person
from tests import factories
from tests.helpers.waiting import wait_until
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db(transaction=True)
FOCUSED = "() => [document.activeElement.innerText || '', document.activeElement.id || '']"
STOPS = 120


class Keyboard:
    """Somebody with a keyboard and no mouse, in one language."""

    def __init__(self, page: Page, site: str, person: Person, language: str) -> None:
        self.page, self.site, self.person = page, site, person
        client = Client()
        client.force_login(person)
        session = client.cookies["sessionid"].value
        page.context.clear_cookies()
        page.context.add_cookies(
            [
                {"name": "sessionid", "value": session, "url": site},
                {"name": "django_language", "value": language, "url": site},
            ]
        )

    def open(self, name: str, *args: object) -> None:
        self.page.goto(self.site + reverse(name, args=args))

    def press(self, wanted: str) -> None:
        """Tab to what reads so, or has this id, and press Enter."""
        for _stop in range(STOPS):
            self.page.keyboard.press("Tab")
            text, name = self.page.evaluate(FOCUSED)
            if name == wanted or " ".join(text.split()).startswith(wanted):
                return self.page.keyboard.press("Enter")
        raise AssertionError(f"Tab never comes to “{wanted}” on {self.page.url}")

    def lands(self, name: str, *args: object) -> None:
        address = re.escape(self.site + reverse(name, args=args))
        expect(self.page).to_have_url(re.compile(rf"{address}(\?.*)?(#.*)?$"))

    def reads(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)


@pytest.fixture
def cohort_world(request: pytest.FixtureRequest) -> CohortWorld:
    """Two who wish the same, and two mentors who know it more and less."""
    language = request.getfixturevalue("language")
    found = CohortWorld(factories.make_cohort(factories.make_programme(language=language)))
    found.mentee("Sara Berg", "By og Land", ["hard_talks", "delegating"], "Svære samtaler fylder")
    found.mentor("Karen Holm", "Sundhed", {"hard_talks": 3, "delegating": 3}, "Ti år med svære samtaler")
    found.mentor("Ole Park", "Sundhed", {"hard_talks": 1}, "Lidt om samtaler")
    Person.objects.update(language=language)
    return found


def days_pass() -> None:
    """What was offered has been told, and whatever was answered is told to both."""
    past = timezone.now() - timedelta(minutes=11)
    Match.objects.filter(status=MatchStatus.OFFERED).update(offered_at=past, mentee_told_at=past)


def morning_comes() -> None:
    tell_outcomes(timezone.now() + timedelta(days=30))  # the other never answers: the last day is long past


@pytest.mark.parametrize("language", ["da", "sv"])
def test_from_proposal_to_pair_without_a_mouse(
    new_page: Callable[..., Page], site, cohort_world: CohortWorld, language: str
) -> None:
    page, board = new_page(), cohort_world.cohort.pk
    sara = Person.objects.get(name="Sara Berg")
    with translation.override(language):
        office = Keyboard(page, site.url, cohort_world.coordinator, language)
        office.open("office_board", board)
        office.press(_("Find matches"))
        office.reads("Karen Holm")
        match = Match.objects.get(mentee=sara, status=MatchStatus.PROPOSED)
        pin = f"pin-{match.mentee_application_id}"
        office.press(pin)
        expect(page.locator(f'[id="{pin}"]')).to_have_attribute("value", "unpin")
        assert PairMark.objects.get().kind == MarkKind.PINNED
        _run_again(office, board, _("Nobody would get somebody else."))
        assert Run.objects.count() == 2
        _offer(office, board)
        assert Match.objects.get(status=MatchStatus.OFFERED).mentor.name == "Karen Holm"

        days_pass()
        _answer(Keyboard(page, site.url, match.mentor, language), match, _("No thanks"), _("Send my no"))
        morning_comes()

        office = Keyboard(page, site.url, cohort_world.coordinator, language)
        office.open("office_board", board)
        _run_again(office, board, "Ole Park")
        _offer(office, board)

        days_pass()
        second = Match.objects.get(status=MatchStatus.OFFERED)
        for half in second.halves:
            _answer(Keyboard(page, site.url, half, language), second, _("Yes, gladly"))
        morning_comes()
        second.refresh_from_db()
        assert (second.status, second.mentor.name) == (MatchStatus.ACTIVE, "Ole Park")
        mentee = Keyboard(page, site.url, sara, language)
        mentee.open("matching:offer", second.pk)
        mentee.reads("Ole Park")


def _run_again(office: Keyboard, board: object, change: str) -> None:
    """Who would move is read before anything is saved."""
    office.press(_("Run again"))
    office.lands("office_run", board)
    office.reads(change)
    office.press(_("Run again"))
    office.lands("office_board", board)


def _offer(office: Keyboard, board: object) -> None:
    """The row's own button, then the preview."""
    office.press(_("Offer") + " (Sara")
    office.lands("office_offer", board)
    office.press(_("Send the offer"))
    office.lands("office_board", board)
    office.reads(_("Offered"))


def _answer(half: Keyboard, match: Match, *keys: str) -> None:
    half.open("matching:offer", match.pk)
    for number, key in enumerate(keys):
        if number:
            half.lands("matching:no", match.pk)
        with half.page.expect_navigation():  # the answer is kept a moment before its page comes
            half.press(key)
    wait_until(lambda: MatchAnswer.objects.filter(match=match, person=half.person).exists(), seconds=15)
