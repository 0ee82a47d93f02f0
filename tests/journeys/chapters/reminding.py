"""7: reminders, by the worker, on their days. They name no person and no theme."""

from django.utils import timezone

from meetings.models import Evaluation
from tests.helpers.waiting import wait_until
from tests.journeys.chapters.rooming import BO, book, enter
from tests.journeys.reminders import follow_reminder, reminders
from tests.journeys.travel import MENTEE, MENTOR, SENDING, Journey, press, told
from worlds.people import Someone


def of_an_empty_agenda(journey: Journey) -> None:
    """Three days before the next meeting, to the one whose agenda it is."""
    book(enter(journey, "mentee", BO), in_days=5)
    expects(journey, 2, "dagsordenen er tom", MENTEE)


def of_tomorrows_meeting(journey: Journey) -> None:
    """The day before, to both."""
    expects(journey, 2, "Jeres møde er", MENTEE, MENTOR)


def of_a_meeting_that_was(journey: Journey) -> None:
    """The day after, to both, until one answers."""
    expects(journey, 2, "holdt?", MENTEE, MENTOR)
    page = follow_reminder(journey, "mentee", MENTEE, "/meetings/")
    press(page, "Ja, vi har mødtes")
    told(page, "Noteret: I har mødtes.")


def of_the_kick_off(journey: Journey) -> None:
    """Two days before, to everybody who has not said no."""
    expects(journey, 2, "Kick-off for mentorpar", MENTEE, MENTOR)


def of_the_evaluation(journey: Journey) -> None:
    """Half a year later, to both; the questions open on the same day."""
    due = Evaluation.objects.order_by("due_on").values_list("due_on", flat=True)[0]
    expects(journey, (due - timezone.now().date()).days, "et par spørgsmål om, hvordan det går", MENTEE, MENTOR)


def expects(journey: Journey, days: int, words: str, *people: Someone) -> None:
    """After so many days each gets one more reminder, with these words and without anybody's name in the subject."""
    before = {someone: len(reminders(journey, someone)) for someone in people}
    journey.days_pass(days)
    for someone in people:
        wait_until(
            lambda who=someone: len(reminders(journey, who)) > before[who],  # type: ignore[misc]
            seconds=SENDING,
            what=f"a reminder to {someone.email}: {words}",
        )
        mail = reminders(journey, someone)[-1]
        assert words in mail.text, mail.text
        assert MENTEE.name not in mail.subject and MENTOR.name not in mail.subject
