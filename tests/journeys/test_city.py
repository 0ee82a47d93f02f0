"""A city's year in Swedish: nominated, applied, matched, met, ended, and gone on; with a real worker and beat (G)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.helpers.mailbox import Mailbox
from tests.helpers.queue_worker import QueueWorker
from tests.journeys.city import applying, deciding, ending, gathering, nominating, rooming
from tests.journeys.city.place import MENTOR, City, found_city


@pytest.fixture
def city(
    morning: None, transactional_db: None, mailbox: Mailbox, new_page: Callable[..., Page], worker: QueueWorker
) -> City:
    found_city()
    return City(new_page, mailbox)


def test_a_year_from_the_nomination_to_going_on_by_themselves(city: City) -> None:
    become_a_pair(city)
    have_a_room(city)
    a_year(city)


def become_a_pair(city: City) -> None:
    """1-4: nominated, applied, accepted, called to the start, matched."""
    nominating.manager_names_two(city)
    nominating.one_says_no(city)
    nominating.one_says_yes(city)
    applying.nominee_fills_in_the_interest(city)
    applying.adept_applies(city)
    nominating.manager_hears_no_more(city)

    deciding.logs_in(city)
    deciding.sees_the_nominations(city)
    deciding.accepts_both(city)

    gathering.fixes_and_invites(city, gathering.COURSE, days=1, people=1)
    gathering.course_is_held(city, MENTOR)

    deciding.matches_and_offers(city)
    deciding.both_say_yes(city)

    gathering.sees_whom_the_date_fits(city)
    gathering.fixes_and_invites(city, applying.START, days=20, people=2)
    gathering.each_reads_their_part(city)


def have_a_room(city: City) -> None:
    """5: agreed, a goal, one meeting before and after."""
    rooming.agrees_without_signing(city)
    rooming.sets_a_goal(city)
    rooming.meets_once(city)
    rooming.coordinator_reads_no_text(city)


def a_year(city: City) -> None:
    """6: half-way, the end, and on."""
    ending.both_answer(city, "midway")
    ending.both_answer(city, "closing")
    ending.year_passes(city)
    ending.pair_goes_on(city)
