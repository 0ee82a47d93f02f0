"""2: before the first day: the leader writes, both think alone, the day is moved, material arrives, the introducer."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.newcomers.world import ANNA, INTRODUCER, KAREN, LEADER, WORK, Story
from tests.journeys.travel import follow, headed, press, shows, told

LEADERS_WORDS = "Tag dig tid til at lære stuegangen."
HOPE = "At jeg tør spørge om alt."
MENTORS_THOUGHT = "De nye drukner i den første uge."
LETTER, MENTORS_LETTER = "Velkommen, og en hilsen om din mentor", "Din nye mentee begynder snart"
MOVED_BY = 7


def leader_writes_once(story: Story) -> None:
    """No login; only the newcomer reads it."""
    journey, da = story.journey, story.da
    page = journey.follow_mail("leader", LEADER.email, da("A few lines to your member of staff"))
    if page.locator("textarea").count() == 0:
        page.locator("main").get_by_role("button").first.click()
    page.get_by_label("Hvad er det vigtigste at lære den første tid?").fill(LEADERS_WORDS)
    press(page, da("Send to %(name)s", name=ANNA.name.split(" ")[0]))
    mail = journey.mail(ANNA.email, da("Your leader has written to you"))
    assert LEADERS_WORDS not in mail.text
    mentee = journey.follow_mail("mentee", ANNA.email, da("Your leader has written to you"))
    shows(mentee, LEADERS_WORDS)


def both_think_alone(story: Story) -> None:
    """What each writes before the first day is on no page of the other's."""
    da = story.da
    for who, question, words in (
        ("mentee", "Hvad håber du at få ud af en mentor?", HOPE),
        ("mentor", None, MENTORS_THOUGHT),
    ):
        page = story.browser(who)
        page.goto("/start/")
        follow(page, da("Before you begin"))
        box = page.get_by_label(question) if question else page.locator("main textarea").first
        box.fill(words)
        press(page, da("Save"))
        told(page, da("Saved. Only you can read what you do not show."))
    page = story.browser("mentor")
    page.goto("/start/")
    follow(page, "Jeres rum med Anna")
    expect(page.locator("body")).not_to_contain_text(HOPE)


def first_day_moves(story: Story) -> None:
    """The coordinator moves it by a week; those around the newcomer are told after ten minutes."""
    journey, page, da = story.journey, story.browser("coordinator"), story.da
    day = story.ward.first_day() + timedelta(days=MOVED_BY)
    follow(page, "Ansøgninger")
    follow(page, ANNA.name)
    follow(page, da("Change the first day"))
    page.get_by_label(da("First working day")).fill(day.isoformat())
    press(page, da("Save"))
    told(page, da("A first working day is moved."))
    assert story.ward.first_day() == day
    journey.ten_minutes_pass()
    for someone in (ANNA, KAREN, INTRODUCER):
        assert str(day.day) in journey.mail(someone.email, da("Another first working day")).text


def material_arrives_three_weeks_before(story: Story) -> None:
    """At the private address; on the old day nothing went, and nothing goes twice."""
    journey, ward = story.journey, story.ward
    journey.days_pass(ward.days_until(ward.first_day()) - 21)
    assert "fire spørgsmål" in journey.mail(ANNA.email, LETTER).text
    journey.mail(KAREN.email, MENTORS_LETTER)
    assert len(journey.mailbox.all(ANNA.email, LETTER)) == 1
    page = story.browser("mentee")
    page.goto("/start/")
    page.get_by_text(LETTER, exact=True).click()
    shows(page, "fire spørgsmål")


def introducer_sees_the_plan_when_allowed(story: Story) -> None:
    """The first day at once; plan and dates after the newcomer has said so."""
    journey, da = story.journey, story.da
    journey.follow_mail("introducer", INTRODUCER.email, da("You introduce a new colleague"))
    page = journey.log_in_by_code("introducer", INTRODUCER.email)
    follow(page, ANNA.name)
    headed(page, ANNA.name)
    expect(page.locator("main")).not_to_contain_text(LETTER)
    mentee = story.browser("mentee")
    mentee.goto("/start/")
    press(mentee, da("Let %(name)s see plan and dates", name=INTRODUCER.name.split(" ")[0]))
    page.reload()
    shows(page, LETTER)
    expect(page.locator("body")).not_to_contain_text(LEADERS_WORDS)


def first_day_comes(story: Story) -> None:
    """The newcomer takes the work address into use, by the button in the mail to the private one."""
    journey, ward, da = story.journey, story.ward, story.da
    journey.days_pass(ward.days_until(ward.first_day()))
    page = journey.follow_mail("mentee", ANNA.email, da("Shall we write to your work address?"))
    press(page, da("Use %(email)s", email=WORK))
    expect(page.locator("body")).to_contain_text(da("From now on we write to %(email)s.", email=WORK))
