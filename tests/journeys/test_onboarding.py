"""A newcomer at a hospital, from the leader who names a mentor to the end of the last phase; a real worker and beat."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.helpers.mailbox import Mailbox
from tests.helpers.queue_worker import QueueWorker
from tests.journeys.newcomers import closing, entering, meeting, preparing
from tests.journeys.newcomers.world import Story, Ward, open_ward
from tests.journeys.travel import Journey


@pytest.fixture
def ward(morning: None, transactional_db: None, mailbox: Mailbox) -> Ward:
    made = open_ward()
    mailbox.clear()
    return made


@pytest.fixture
def story(ward: Ward, new_page: Callable[..., Page], worker: QueueWorker, mailbox: Mailbox) -> Story:
    return Story(Journey(new_page, mailbox), ward)


def test_from_the_private_address_to_the_end_of_the_last_phase(story: Story) -> None:
    are_entered_and_become_a_pair(story)
    get_ready(story)
    work_together(story)
    look_back(story)


def are_entered_and_become_a_pair(story: Story) -> None:
    entering.leader_names_a_mentor(story)
    entering.mentor_consents(story)
    entering.coordinator_accepts_the_mentor(story)
    entering.pastes_two_newcomers(story)
    entering.everybody_is_told(story)
    entering.mentor_is_asked_first_and_both_say_yes(story)


def get_ready(story: Story) -> None:
    preparing.leader_writes_once(story)
    preparing.both_think_alone(story)
    preparing.first_day_moves(story)
    preparing.material_arrives_three_weeks_before(story)
    preparing.introducer_sees_the_plan_when_allowed(story)
    preparing.first_day_comes(story)


def work_together(story: Story) -> None:
    meeting.books_the_first_meeting(story)
    meeting.card_has_five_boxes(story)
    meeting.agreement_in_five_parts_is_signed(story)
    meeting.it_is_held_and_the_next_are_set(story)


def look_back(story: Story) -> None:
    closing.last_phase_comes(story)
    closing.both_look_back(story)
    closing.it_ends_by_itself(story)
