"""An association, 2: the mentor is asked first, the two have a talk, and each answers alone (E5)."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from matching.enums import MatchStatus
from matching.models import Match
from tests.journeys.association import da
from tests.journeys.travel import MENTEE, Journey, follow, headed, press, shows, told
from worlds.people import Someone

OFFER = "Vi har fundet en"
NEUTRAL = "I går ikke videre som par denne gang."
YES, NO = "Yes, I should like us to be a pair", "No, not the two of us"


def coordinator_finds(journey: Journey, someone: Someone) -> None:
    """The best who are possible now, each with reasons; the mentor is asked first."""
    page = journey.browser("coordinator")
    follow(page, "Ansøgninger")
    follow(page, MENTEE.name)
    follow(page, da("Find a {mentor}"))
    press(page, da("Offer %(name)s …", name=first(someone)))
    headed(page, "Tilbyd 1 par")
    expect(page.get_by_label(da("{Mentor_def} first, and {mentee_def} after a yes"))).to_be_checked()
    press(page, "Send tilbuddet")
    told(page, "1 par får et tilbud")
    journey.ten_minutes_pass()


def first(someone: Someone) -> str:
    return someone.name.split()[0]


def mentor_is_asked_first(journey: Journey, who: str, someone: Someone) -> None:
    """Nobody else has been told. After the yes the mentee is."""
    before = len(journey.mailbox.all(MENTEE.email, OFFER))
    journey.follow_mail(who, someone.email, OFFER)
    page = journey.log_in_by_code(who, someone.email)
    headed(page, da("Would you be the {mentor} of {name}?", name=MENTEE.name))
    expect(page.locator("main")).not_to_contain_text(MENTEE.email)
    assert len(journey.mailbox.all(MENTEE.email, OFFER)) == before
    press(page, "Ja, gerne")
    told(page, da("Thank you. {name} is told now.", name=first(MENTEE)))
    journey.mail(MENTEE.email, OFFER, count=before + 1)


def mentee_reads(journey: Journey, someone: Someone, *, log_in: bool = False) -> Page:
    """From the newest mail to the page of the offer."""
    page = journey.follow_mail("mentee", MENTEE.email, OFFER)
    if log_in:
        journey.log_in_by_code("mentee", MENTEE.email)
    headed(page, da("We suggest that you meet {name}", name=someone.name))
    return page


def they_note_their_talk(journey: Journey) -> None:
    """Tomorrow at three; both see it."""
    page = journey.browser("mentee")
    follow(page, da("Note the day of your talk"))
    page.get_by_label("Dag").fill((timezone.now() + timedelta(days=1)).date().isoformat())
    page.get_by_label("Tidspunkt").fill("15:00")
    press(page, da("Save the day"))
    told(page, da("The day of your talk is noted. You both see it."))
    journey.days_pass(1)


def answers(journey: Journey, who: str, answer: str) -> None:
    """Sealed: the page says no more than that, whatever the other has answered."""
    page = journey.browser(who)
    page.reload()
    page.locator("main").get_by_role("link", name=da("Answer")).or_(
        page.get_by_role("link", name=da("We have talked: answer"))
    ).first.click()
    page.get_by_label(da(answer)).check()
    press(page, da("Seal my answer"))
    headed(page, da("We suggest that you meet {name}", name=""))
    shows(page, da("Your answer is sealed"))


def next_working_morning(journey: Journey) -> None:
    """At eight both are told, in the same minute."""
    tell_at = Match.objects.get(status=MatchStatus.OFFERED).tell_at
    assert tell_at and tell_at > timezone.now()
    journey.days_pass((tell_at.date() - timezone.now().date()).days)


def both_read_the_same(journey: Journey, someone: Someone) -> None:
    """(E5) Neither learns who said what."""
    subject = da("Your match: what happens now")
    mine, theirs = (paragraph(journey.mail(one.email, subject).text, NEUTRAL) for one in (MENTEE, someone))
    assert NEUTRAL in mine, mine
    assert mine == theirs


def paragraph(text: str, words: str) -> str:
    """The one that begins so; all of the text where none does."""
    return next((part for part in re.split(r"\s*\n\s*\n", text) if part.strip().startswith(words)), text)


def both_hear_that_they_are_a_pair(journey: Journey, someone: Someone) -> None:
    for one in (MENTEE, someone):
        assert journey.mail(one.email, da("You two are now a pair")).text
