"""4: dates are fixed, the start is called with its parts, and it is noted who was at the mentors' course."""

from playwright.sync_api import Page, expect

from tests.journeys.city.applying import START
from tests.journeys.city.place import ADEPT, MENTOR, City, in_days, t, tn
from tests.journeys.travel import follow, headed, press, shows, told
from worlds.people import Someone

COURSE = "Kurs för mentorer i att coacha"


def fixes_and_invites(city: City, title: str, *, days: int, people: int) -> None:
    """A preliminary date invites nobody."""
    page = find(city, title)
    shows(page, t("Fix the date before you invite."))
    follow(page, t("Change"))
    page.get_by_label(t("Day"), exact=True).fill(in_days(days))
    page.get_by_label(t("Starts")).fill("13:00")
    if page.get_by_label(t("Ends")).count():
        page.get_by_label(t("Ends")).fill("16:30")
    page.get_by_label(t("The date is not fixed yet")).uncheck()
    press(page, t("Save"))
    many = tn("Invite %(number)s person", "Invite %(number)s people", people)
    press(page, many)
    city.ten_minutes_pass()


def find(city: City, title: str) -> Page:
    page = city.browser("coordinator")
    follow(page, t("Gatherings"))
    follow(page, title)
    headed(page, title)
    return page


def sees_whom_the_date_fits(city: City) -> None:
    page = find(city, START)
    shows(page, t("{n} of {all} {mentees}", n=1, all=1))
    shows(page, t("{n} of {all} {mentors}", n=0, all=1))


def each_reads_their_part(city: City) -> None:
    """In the mail and on the page, with times; one's own part is marked."""
    for who, someone, own, other in (
        ("adept", ADEPT, "Bara adepter", "Bara mentorer"),
        ("mentor", MENTOR, "Bara mentorer", "Bara adepter"),
    ):
        subject = t("Invitation: {title}", title=START)
        mail = city.mail(someone.email, subject)
        assert f"{own} ({t('for you')})" in mail.text
        assert f"{other} ({t('for you')})" not in mail.text
        page = city.follow_mail(who, someone.email, subject)
        if page.get_by_role("heading", level=1).inner_text() == t("Log in"):
            city.enter_by_code(who, someone)
        part = page.get_by_role("listitem").filter(has_text=own)
        expect(part).to_contain_text(t("for you"))
        expect(page.get_by_role("listitem").filter(has_text=other)).not_to_contain_text(t("for you"))
        page.get_by_label(t("I am coming")).check()
        press(page, t("Send my answer"))
        told(page, t("Thank you. You are on the list."))


def course_is_held(city: City, mentor: Someone) -> None:
    """Two days later the coordinator notes who was there; the list of people knows it."""
    city.mail(mentor.email, t("Invitation: {title}", title=COURSE))
    city.days_pass(2)
    page = find(city, COURSE)
    page.get_by_role("row").filter(has_text=mentor.name).get_by_role("combobox").select_option("there")
    press(page, t("Save who was there"))
    told(page, t("It is noted who was there."))
    follow(page, t("People"))
    shows(page, mentor.name)
