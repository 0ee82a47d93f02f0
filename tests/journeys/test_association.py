"""A professional association that mediates mentors to its leaders, all year round: two talks, one pair, and its end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.helpers.mailbox import Mailbox
from tests.helpers.queue_worker import QueueWorker
from tests.journeys.association import KNOWN, found_association
from tests.journeys.chapters import being_private, mediating, talking
from tests.journeys.travel import MENTOR, Journey


@pytest.fixture
def founded(morning: None, transactional_db: None, mailbox: Mailbox) -> None:
    found_association()
    mailbox.clear()


@pytest.fixture
def journey(founded: None, new_page: Callable[..., Page], worker: QueueWorker, mailbox: Mailbox) -> Journey:
    return Journey(new_page, mailbox)


def test_from_six_questions_to_oneself_to_an_end_of_their_own(journey: Journey) -> None:
    mediating.mentor_comes_before_it_is_open(journey)
    mediating.coordinator_opens_and_accepts_the_mentor(journey)
    mediating.mentee_applies(journey)
    mediating.coordinator_agrees_on_a_start(journey)
    a_talk_that_comes_to_nothing(journey)
    a_talk_that_makes_a_pair(journey)
    what_is_their_own(journey)


def a_talk_that_comes_to_nothing(journey: Journey) -> None:
    talking.coordinator_finds(journey, MENTOR)
    talking.mentor_is_asked_first(journey, "mentor", MENTOR)
    talking.mentee_reads(journey, MENTOR, log_in=True)
    talking.they_note_their_talk(journey)
    talking.answers(journey, "mentee", talking.YES)
    talking.answers(journey, "mentor", talking.NO)
    talking.next_working_morning(journey)
    talking.both_read_the_same(journey, MENTOR)


def a_talk_that_makes_a_pair(journey: Journey) -> None:
    talking.coordinator_finds(journey, KNOWN)
    talking.mentor_is_asked_first(journey, "known mentor", KNOWN)
    talking.mentee_reads(journey, KNOWN)
    talking.answers(journey, "mentee", talking.YES)
    talking.answers(journey, "known mentor", talking.YES)
    talking.next_working_morning(journey)
    talking.both_hear_that_they_are_a_pair(journey, KNOWN)


def what_is_their_own(journey: Journey) -> None:
    being_private.they_agree_on_a_rhythm(journey)
    being_private.they_set_a_goal(journey)
    being_private.they_meet(journey)
    being_private.coordinator_sees_no_dates(journey)
    being_private.both_are_asked_how_it_goes(journey)
    being_private.they_say_that_they_are_done(journey)
