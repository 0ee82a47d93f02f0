"""8: half-way. Both answer; the coordinator sees who has, sums of five and more, and what is asked for by name."""

from playwright.sync_api import expect

from tests.journeys.reminders import follow_reminder
from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows, told
from worlds.people import Someone

KEEP = "Vi mødes hos den, der har kortest vej."


def both_answer(journey: Journey) -> None:
    """What is marked for the pair is read by the pair."""
    answers(journey, "mentee", MENTEE, call_me=False)
    answers(journey, "mentor", MENTOR, call_me=True)
    shows(journey.browser("mentor"), "Nina skrev til jer to")


def answers(journey: Journey, who: str, someone: Someone, *, call_me: bool) -> None:
    """From the reminder's link; each question says who reads the answer."""
    page = follow_reminder(journey, who, someone, "/evaluation/")
    headed(page, "Halvvejs")
    shows(page, "Tovholderne ser kun tal fra mindst fem svar.")
    for question in ("Hvor tit mødes I?", "Hvor meget får"):
        page.get_by_role("group", name=question).get_by_label("4", exact=True).check()
    page.get_by_label("Hvad skal I blive ved med?").fill(KEEP)
    yes_or_no = page.get_by_role("group", name="Skal en af tovholderne ringe")
    yes_or_no.get_by_label("Ja" if call_me else "Nej").check()
    press(page, "Send dine svar")
    told(page, "Tak. Vi har fået dine svar.")


def coordinator_sees_what_is_allowed(journey: Journey) -> None:
    """Two answered; two are too few for sums; the call is asked for by name; the pair's own words are not there."""
    page = journey.browser("coordinator")
    follow(page, "Par")
    follow(page, "Evalueringen")
    shows(page, "2 af 2 har svaret.")
    shows(page, "2 svar indtil nu. Summer vises fra fem.")
    named = page.locator("dt", has_text=MENTOR.name).locator("xpath=following-sibling::dd[1]")
    expect(named).to_have_text("Ja")
    expect(page.locator("body")).not_to_contain_text(KEEP)
