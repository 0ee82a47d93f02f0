"""4: the last phase: both look back, the newcomer on the four aims too, and it ends by itself."""

from playwright.sync_api import Page

from matching.enums import MatchStatus
from matching.models import Match
from meetings.models import Evaluation
from tests.journeys.newcomers.meeting import NOTES
from tests.journeys.newcomers.world import KAREN, WORK, Story
from tests.journeys.reminders import follow_reminder
from tests.journeys.travel import every, headed, press, shows, told
from worlds.people import Someone

AIMS = ("var ventet", "hjælp", "brugt", "plan")
OVER = "Din første tid hos os er gået"


def last_phase_comes(story: Story) -> None:
    """The start page says so, with what each does in it."""
    due = Evaluation.objects.filter(point="closing").values_list("due_on", flat=True)[0]
    story.journey.days_pass(story.ward.days_until(due))
    page = story.browser("mentee")
    page.goto("/start/")
    shows(page, "Når I slutter")


def both_look_back(story: Story) -> None:
    """The newcomer answers the four aims, and both whether agreements and goals were kept."""
    anna = Someone("Anna", WORK, "", "", "")
    answers(story, "mentee", anna, scales=6)
    answers(story, "mentor", KAREN, scales=2)


def answers(story: Story, who: str, someone: Someone, *, scales: int) -> None:
    page: Page = follow_reminder(story.journey, who, someone, "/evaluation/")
    headed(page, "Tilbageblik")
    groups = page.locator("main").get_by_role("group")
    assert groups.count() == scales, groups.all_inner_texts()
    for group in every(groups):
        group.get_by_label("4", exact=True).check()
    press(page, "Send dine svar")
    told(page, "Tak. Vi har fået dine svar.")


def it_ends_by_itself(story: Story) -> None:
    """The day the looking back closes; both are told, and their notes can still be fetched."""
    ends_on = Match.objects.get(status=MatchStatus.ACTIVE).ends_on
    assert ends_on
    story.journey.days_pass(story.ward.days_until(ends_on) + 1)
    for address in (WORK, KAREN.email):
        assert NOTES not in story.journey.mail(address, OVER).text
    assert Match.objects.get(mentor__name=KAREN.name).status == MatchStatus.COMPLETED
