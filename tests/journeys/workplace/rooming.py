"""4: the contract at the first meeting, the mentor's exercise, the leader's lines, mentoring beside coaching (L2-L5, L8)."""

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.helpers.mailbox import links
from tests.journeys.travel import follow, headed, press, shows, told
from tests.journeys.workplace.place import BO, LEADER, MENTEE, MENTOR, NINA, Workplace, t

GOAL = "Sige nej til én opgave om ugen."
GOOD, POOR, WISH = "At lytte færdig.", "At svare på mail om natten.", "At hun spørger, før hun siger ja."


def enter(work: Workplace, who: str, other: str) -> Page:
    page = work.browser(who)
    page.goto("/start/")
    follow(page, t("Your room with %(name)s", name=other))
    return page


def meets_and_signs(work: Workplace) -> None:
    """They meet, write the contract at that meeting, and both sign."""
    page = enter(work, "mentee", BO)
    follow(page, t("We have met"))
    page.get_by_label(t("Day"), exact=True).fill(timezone.now().date().isoformat())
    page.get_by_label(t("Time"), exact=True).fill("08:00")
    press(page, t("Save"))
    page = enter(work, "mentee", BO)
    follow(page, t("{Contract}"))
    follow(page, t("Write {contract_def}"))
    page.get_by_label("Målet").first.fill(GOAL)
    press(page, t("Save"))
    press(page, t("Sign"))
    expect(page.get_by_role("status").first).to_be_visible()
    mentor = work.follow_mail("mentor", MENTOR.email, t("{Contract_def} waits for you"))
    shows(mentor, GOAL)
    press(mentor, t("Sign"))
    told(mentor, t("You have both signed. {Contract_def} holds from today."))


def mentor_thinks_of_himself_as_a_model(work: Workplace) -> None:
    """Private, and one answer of it is shown."""
    page = enter(work, "mentor", NINA)
    follow(page, t("What you pass on"))
    page.get_by_label("Nævn tre områder, hvor andre gerne må gøre som dig.").fill(GOOD)
    page.get_by_label("Nævn tre områder, hvor du helst ikke vil efterlignes.").fill(POOR)
    page.get_by_label(t("Let %(name)s read this", name=NINA)).first.check()
    press(page, t("Save"))
    told(page, t("Saved. Only you can read what you do not show."))
    mentee = enter(work, "mentee", BO)
    follow(mentee, t("What you have shown each other"))
    shows(mentee, GOOD)
    expect(mentee.locator("body")).not_to_contain_text(POOR)


def leader_writes_to_the_mentee(work: Workplace) -> None:
    """Asked by the mentee, on a page without login, which works once."""
    page = enter(work, "mentee", BO)
    follow(page, t("From your leader"))
    page.get_by_label(t("Your leader's name")).fill(LEADER.name)
    page.get_by_label(t("Your leader's mail address")).fill(LEADER.email)
    press(page, t("Send the mail"))
    leader = work.browser("leader")
    address = links(work.mail(LEADER.email, t("A few lines to your member of staff")))[0]
    leader.goto(address)
    leader.get_by_label("Hvad ville det være godt, at din medarbejder lærte?").fill(WISH)
    leader.locator("main form button.btn-primary").click()
    leader.goto(address)
    headed(leader, t("This link has been used. Thank you."))
    work.follow_mail("mentee", MENTEE.email, t("Your leader has written to you"))
    shows(page, WISH)


def reads_mentoring_beside_coaching(work: Workplace) -> None:
    page = enter(work, "mentor", NINA)
    follow(page, t("Mentoring and coaching side by side"))
    shows(page, "En mentor må råde, men ikke bestemme.")
    shows(page, "En coach lader dig finde svaret selv.")


def coordinator_reads_none_of_it(work: Workplace) -> None:
    page = work.browser("coordinator")
    page.get_by_role("navigation").get_by_role("link", name=t("Pairs"), exact=True).first.click()
    page.get_by_role("link", name=MENTEE.name).first.click()
    shows(page, t("Signed"))
    for words in (GOAL, GOOD, POOR, WISH):
        expect(page.locator("body")).not_to_contain_text(words)
