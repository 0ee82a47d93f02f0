"""7: half-way both answer. Then something comes up: the coordinator reads one word, and the pair ends (L3, L7)."""

from django.utils import timezone
from playwright.sync_api import Page, expect

from meetings.models import Evaluation
from tests.helpers.waiting import wait_until
from tests.journeys.travel import SENDING, every, follow, headed, press, shows, told
from tests.journeys.workplace.deciding import navigate
from tests.journeys.workplace.place import MENTEE, MENTOR, METTE, NINA, SLUG, Workplace, t, tn
from tests.journeys.workplace.rooming import enter

HALVES = {"mentee": MENTEE, "mentor": MENTOR}


def both_answer_midway(work: Workplace) -> None:
    due = Evaluation.objects.filter(room__programme__slug=SLUG, point="midway").values_list("due_on", flat=True)[0]
    work.days_pass((due - timezone.now().date()).days)
    for who, someone in HALVES.items():
        page = work.browser(who)
        is_asked(page, work.reminded(someone, "/evaluation/"))
        for scale in every(page.get_by_role("radio", name="4", exact=True)):
            scale.check()
        press(page, t("Send your answers"))
        told(page, t("Thank you. Your answers are in."))


def is_asked(page: Page, address: str) -> None:
    """Days that pass in the middle of a tick may send the mail one tick before the questions open."""

    def asked() -> int:
        page.goto(address)
        return page.get_by_role("button", name=t("Send your answers")).count()

    wait_until(asked, seconds=SENDING, what="the questions half-way")


def mentor_finds_out(work: Workplace) -> None:
    """The page says what to do, whom to ask, and has one button; before and after it looks the same to the other."""
    page = enter(work, "mentor", NINA)
    follow(page, t("Pause, stop, or something that is not good"))
    follow(page, t("Something has come up: we are too close"))
    headed(page, t("We are too close"))
    shows(page, t("Stop talking about the person it is about. Leave the theme where it is."))
    shows(page, METTE.name)
    press(page, t("Tell {coordinators_def} there is a conflict"))
    told(
        page,
        t("{Coordinators_def} read that there is a conflict, and not whose or why. They get in touch with you both."),
    )
    mentee = enter(work, "mentee", MENTOR.name.split()[0])
    expect(mentee.locator("body")).not_to_contain_text(t("A conflict"))
    assert not [mail for mail in work.mailbox.all(MENTEE.email) if mail.subject == t("A pair needs you to decide")]


def coordinator_reads_one_word(work: Workplace) -> None:
    """By mail without a name, on Today, and on the pair's page; then the pair is ended."""
    mail = work.mail(METTE.email, t("A pair needs you to decide"))
    assert not {name for name in (MENTEE.name, MENTOR.name, "Bo", "Nina") if name in mail.subject + mail.text}
    page = work.browser("coordinator")
    page.goto("/admin/")
    shows(page, tn("pair has told of a conflict", "pairs have told of a conflict", 1))
    follow_line = t("Open the pair")
    page.get_by_role("link", name=follow_line).first.click()
    said = "There is a conflict in this pair. Whose it is and why is not said, and nobody needs to say."
    shows(page, t(said))
    press(page, t("It is dealt with"))
    told(page, t("Noted. The two are told nothing."))
    follow(page, t("End early"))
    press(page, t("End it"))
    told(page, t("A pair ends early."))
    work.ten_minutes_pass()


def both_are_told_the_same(work: Workplace) -> None:
    """Not whose it was; and they can read what they wrote."""
    mails = [work.mail(someone.email, t("Your time as a pair")) for someone in HALVES.values()]
    texts = [mail.text.split("\n", 1)[1] for mail in mails]
    for half, other in ((MENTEE, MENTOR), (MENTOR, MENTEE)):
        texts = [text.replace(half.name.split()[0], "…").replace(other.name, "…") for text in texts]
    assert texts[0] == texts[1]
    for who in HALVES:
        page = work.browser(who)
        page.goto("/start/")
        expect(page.get_by_role("link", name=t("Pause, stop, or something that is not good"))).to_have_count(0)
    page = work.browser("coordinator")
    navigate(page, "Pairs")
    shows(page, MENTEE.name)
