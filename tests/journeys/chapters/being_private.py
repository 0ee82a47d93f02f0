"""An association, 3: what the two have is their own (E9): rhythm without signatures, meetings nobody counts, their own end."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from matching.enums import MatchStatus
from matching.models import Match
from meetings.models import Evaluation, Meeting
from tests.journeys.association import KNOWN, asked, da
from tests.journeys.chapters.rooming import book, enter
from tests.journeys.reminders import follow_reminder
from tests.journeys.travel import MENTEE, Journey, follow, headed, press, shows, told

VERA, NINA = KNOWN.name.split()[0], MENTEE.name.split()[0]
WISH = "Sige det svære i samme uge."
GOAL = "Holde en samtale om måneden, jeg ellers ville udskyde."
NOTES = "Vi talte om mandagsmødet."
LINE = "Det gik lettere, end jeg troede."
PLACE = "Veras kontor"


def they_agree_on_a_rhythm(journey: Journey) -> None:
    """What stands there is what they agree: nobody signs."""
    page = enter(journey, "mentee", VERA)
    follow(page, "Aftale")
    follow(page, da("Write {contract_def}"))
    page.get_by_label("Det, vi arbejder hen imod").fill(WISH)
    press(page, "Gem")
    expect(page.get_by_role("button", name="Skriv under")).to_have_count(0)
    shows(page, WISH)
    mentor = enter(journey, "known mentor", NINA)
    follow(mentor, "Aftale")
    shows(mentor, WISH)


def they_set_a_goal(journey: Journey) -> None:
    page = enter(journey, "mentee", VERA)
    follow(page, "Mål")
    page.get_by_label("Hvad vil du nå?").fill(GOAL)
    press(page, "Gem målet")
    shows(page, GOAL)


def they_meet(journey: Journey) -> None:
    """Booked, held, a few notes; and a line in the logbook."""
    book(enter(journey, "mentee", VERA), in_days=6, place=PLACE)
    journey.days_pass(7)
    page = follow_reminder(journey, "mentee", MENTEE, "/meetings/")
    press(page, "Ja, vi har mødtes")
    told(page, "Noteret: I har mødtes.")
    page.get_by_label("Fælles noter").fill(NOTES)
    press(page, "Gem")
    told(page, "Gemt")
    page.goto("/start/")
    follow(page, "Skriv en linje")
    page.get_by_label("I dag").fill(LINE)
    press(page, "Gem")
    shows(page, LINE)


def coordinator_sees_no_dates(journey: Journey) -> None:
    """(E9) That they are under way, and nothing of when or how often they meet, on any page about them."""
    held = Meeting.objects.get()
    page = journey.browser("coordinator")
    follow(page, "Par")
    shows(page, "I gang")
    nothing_of(page, held)
    page.get_by_role("link", name=MENTEE.name).first.click()
    nothing_of(page, held)
    for heading in ("I dag", "Tal", "Mail"):
        follow(page, heading)
        nothing_of(page, held)


def nothing_of(page: Page, held: Meeting) -> None:
    for words in (WISH, GOAL, NOTES, LINE, PLACE, "14.00", "1 møde"):
        expect(page.locator("main")).not_to_contain_text(words)


def both_are_asked_how_it_goes(journey: Journey) -> None:
    """Counted from the start that was agreed (E1, E7)."""
    due = Evaluation.objects.filter(point="midway").values_list("due_on", flat=True)[0]
    begun = Match.objects.get(status=MatchStatus.ACTIVE).active_on
    assert begun and due == begun + timedelta(days=120)
    journey.days_pass((due - timezone.now().date()).days)
    for who, someone in (("mentee", MENTEE), ("known mentor", KNOWN)):
        page = follow_reminder(journey, who, someone, "/evaluation/")
        page.get_by_role("group", name=asked("midway_on_track")).get_by_label("4", exact=True).check()
        page.get_by_label(asked("midway_to_pair")).fill("Mere om det, der driller.")
        press(page, "Send dine svar")
        told(page, "Tak. Vi har fået dine svar.")
    office = journey.browser("coordinator")
    follow(office, "Par")
    follow(office, "Evalueringen")
    shows(office, "2 af 2 har svaret.")
    expect(office.locator("main")).not_to_contain_text("Mere om det, der driller.")


def they_say_that_they_are_done(journey: Journey) -> None:
    """The pair ends when the pair says so; the last questions come, and the coordinator sees that it is over."""
    journey.days_pass(8)
    page = enter(journey, "known mentor", NINA)
    follow(page, da("Pause, stop, or something that is not good"))
    follow(page, da("We are done"))
    headed(page, da("Are you done?"))
    press(page, da("Yes, we are done"))
    told(page, da("You are done. You both get a mail, and a few last questions."))
    for someone in (MENTEE, KNOWN):
        assert journey.mail(someone.email, "er slut").text
    last = Evaluation.objects.get(point="closing", person__email=MENTEE.email)
    headed(follow_reminder(journey, "mentee", MENTEE, f"/evaluation/{last.pk}/"), "Da I stoppede")
    office = journey.browser("coordinator")
    follow(office, "Par")
    shows(office, "Gennemført")
