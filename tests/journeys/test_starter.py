"""A workplace that keeps the rules of a good programme, in Danish; from the checklist to a conflict (L)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.helpers.mailbox import Mailbox
from tests.helpers.queue_worker import QueueWorker
from tests.journeys.workplace import applying, deciding, ending, gathering, listing, preparing, rooming
from tests.journeys.workplace.place import Workplace, found_workplace


@pytest.fixture
def work(
    morning: None, transactional_db: None, mailbox: Mailbox, new_page: Callable[..., Page], worker: QueueWorker
) -> Workplace:
    found_workplace()
    return Workplace(new_page, mailbox)


def test_from_the_checklist_to_a_conflict_that_is_told_in_one_word(work: Workplace) -> None:
    prepare(work)
    become_a_pair(work)
    have_a_room(work)
    are_seen_or_not(work)
    end(work)


def prepare(work: Workplace) -> None:
    """1: stopped, then ready, then open."""
    preparing.logs_in(work)
    preparing.is_stopped(work)
    preparing.writes_what_is_missing(work)
    preparing.ticks_the_list(work)
    preparing.opens_the_programme(work)


def become_a_pair(work: Workplace) -> None:
    """2-3: applied, accepted, two of them not for each other, offered, both said yes."""
    applying.mentee_applies(work)
    applying.mentors_offer(work)
    deciding.accepts_all(work)
    deciding.is_told_no_more_than_not_for_each_other(work)
    deciding.offers(work)
    deciding.both_say_yes(work)


def have_a_room(work: Workplace) -> None:
    """4: contract, exercise, leader, cards."""
    rooming.meets_and_signs(work)
    rooming.mentor_thinks_of_himself_as_a_model(work)
    rooming.leader_writes_to_the_mentee(work)
    rooming.reads_mentoring_beside_coaching(work)
    rooming.coordinator_reads_none_of_it(work)


def are_seen_or_not(work: Workplace) -> None:
    """5-6: a gathering with a dilemma card, and the open list."""
    gathering.is_called(work)
    gathering.both_read_the_card(work)
    listing.both_agree(work)
    listing.one_takes_it_back(work)


def end(work: Workplace) -> None:
    """7: half-way, a conflict, the end."""
    ending.both_answer_midway(work)
    ending.mentor_finds_out(work)
    ending.coordinator_reads_one_word(work)
    ending.both_are_told_the_same(work)
