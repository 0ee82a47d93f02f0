"""An association, 1: a mentor comes before it is open, it opens, somebody applies and agrees on a start."""

from datetime import date, timedelta

from django.utils import timezone, translation
from playwright.sync_api import Page, expect

from mentorforum import dates
from tests.journeys.association import COORDINATOR, asked, da, lines, title
from tests.journeys.chapters.applying import agree, begin, fits, go_on, grade
from tests.journeys.chapters.deciding import accept
from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows, told

TO_ONESELF = "Det ved jeg ikke endnu"
THEME, OTHER_THEME = "Svære samtaler", "Egen ledelsesstil"


def mentor_comes_before_it_is_open(journey: Journey) -> None:
    """Mentors are always welcome (E6), and say yes to each of the three sentences (E2)."""
    page = journey.browser("mentor")
    page.goto("/")
    follow(page, da("Be a {mentor}: {name}", name=title()))
    begin(page, MENTOR)
    for sentence in lines("statements"):
        shows(page, sentence)
    fits(page)
    page.get_by_label("Din stilling").fill(MENTOR.title)
    page.get_by_label(asked("mentor_workplace")).fill("Havneby Kommune")
    page.get_by_label("Din telefon").fill(MENTOR.phone)
    go_on(page)
    page.get_by_role("checkbox", name="Et team").check()
    grade(page, OTHER_THEME, "stor")
    page.locator("summary").filter(has_text="Dem, jeg leder").click()
    grade(page, THEME, "stor")
    page.get_by_label(asked("story")).fill("Jeg ventede for længe med en samtale.")
    go_on(page)
    page.get_by_role("group", name=asked("capacity")).get_by_label("1", exact=True).check()
    go_on(page)
    for sentence in lines("statements"):
        expect(page.get_by_role("checkbox", name=sentence)).to_have_count(1)
    agree(page)
    press(page, "Send")
    confirm(journey, "mentor", MENTOR.email, "Din interessetilkendegivelse")


def confirm(journey: Journey, who: str, email: str, head: str) -> None:
    page = journey.follow_mail(who, email, "Fortsæt din formular")
    press(page, "Bekræft og send")
    headed(page, head)


def coordinator_opens_and_accepts_the_mentor(journey: Journey) -> None:
    """There is one cohort without dates, and no next cohort to start."""
    page = journey.browser("coordinator")
    page.goto("/")
    follow(page, "Log ind")
    journey.log_in_by_code("coordinator", COORDINATOR)
    headed(page, "I dag")
    follow(page, "Opsætning")
    expect(page.get_by_role("link", name=da("Start the next cohort"))).to_have_count(0)
    follow(page, da("All year round"))
    press(page, da("Open for applications"))
    accept(page, MENTOR.name)


def mentee_applies(journey: Journey) -> None:
    """First six questions to oneself, then the form, with the start one wishes for (E1, E3)."""
    page = journey.browser("mentee")
    page.goto("/")
    follow(page, title())
    shows(page, da("Always open; we match as soon as there is somebody who fits."))
    follow(page, "Søg en mentor")
    for question in lines("self_questions"):
        page.get_by_label(question).fill(TO_ONESELF)
    begin(page, MENTEE)
    fits(page)
    page.get_by_label("Din stilling").fill(MENTEE.title)
    page.get_by_label(asked("workplace")).fill("Fjordby Kommune")
    go_on(page)
    page.get_by_label(asked("why")).fill("Jeg er ny og alene om det.")
    page.get_by_label(asked("personal_goals")).fill("Sige tingene, mens de er små.")
    page.get_by_label("Vælg et tema").select_option(THEME)
    press(page, "Tilføj")
    go_on(page)
    page.get_by_label(asked("expects")).fill("En, der har prøvet det.")
    page.get_by_label(asked("wished_start")).fill(wished().isoformat())
    go_on(page)
    agree(page)
    expect(page.locator("main")).not_to_contain_text(TO_ONESELF)
    press(page, "Send ansøgningen")
    confirm(journey, "mentee", MENTEE.email, "Din ansøgning")
    shows(page, da("You wished to begin %(day)s.", day=dates_said(wished())))


def coordinator_agrees_on_a_start(journey: Journey) -> None:
    """The wish is filled in; another day is agreed with the place, and the mail says it."""
    page = journey.browser("coordinator")
    follow(page, "Ansøgninger")
    follow(page, MENTEE.name)
    press(page, "Optag")
    day = page.get_by_label(da("From which day do we count?"))
    expect(day).to_have_value(wished().isoformat())
    day.fill(agreed().isoformat())
    press(page, "Se mailen først")
    shows(page, dates_said(agreed()))
    press(page, "Optag, og send mailen")
    told(page, f"{MENTEE.name} er optaget")
    journey.ten_minutes_pass()
    assert dates_said(agreed()) in journey.mail(MENTEE.email, "Vi leder efter din mentor").text
    own: Page = journey.browser("mentee")
    own.reload()
    shows(own, dates_said(agreed()))


def wished() -> date:
    return timezone.now().date() + timedelta(days=30)


def agreed() -> date:
    return timezone.now().date() + timedelta(days=28)


def dates_said(day: date) -> str:
    with translation.override("da"):
        return dates.say_day(day)
