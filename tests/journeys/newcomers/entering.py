"""1: a leader names a mentor, who says yes; the coordinator pastes two newcomers; mentor and newcomer say yes."""

from playwright.sync_api import Page, expect

from tests.journeys.newcomers.world import ANNA, FIRST_DAY, IB, INTRODUCER, KAREN, LEADER, METTE, WORK, Story
from tests.journeys.travel import every, follow, headed, press, shows, told

WHY = "Karen får folk til at tænke selv."


def leader_names_a_mentor(story: Story) -> None:
    """One form, one confirmation; the nominee reads what was said and says yes."""
    page, da = story.browser("leader"), story.da
    page.goto(f"/p/{story.ward.programme.slug}/nominate/")
    page.get_by_label(da("Your name")).fill(LEADER.name)
    page.get_by_label(da("Your work mail")).fill(LEADER.email)
    page.get_by_label(da("The name of the one you nominate")).fill(KAREN.name)
    page.get_by_label(da("Their work mail")).fill(KAREN.email)
    page.get_by_label("Hvad gør din medarbejder til en god mentor?").fill(WHY)
    for group in every(page.get_by_role("group").filter(has=page.get_by_label("Ja", exact=True))):
        group.get_by_label("Ja", exact=True).first.check()
    press(page, da("Send the nomination"))
    headed(page, da("Your nomination is received"))


def mentor_consents(story: Story) -> None:
    journey, da = story.journey, story.da
    page = journey.follow_mail("mentor", KAREN.email, "nomineret")
    press(page, da("Open"))
    shows(page, WHY)
    page.get_by_label(da("Your position")).fill(KAREN.title)
    units = page.locator("select[name=unit]")
    units.select_option(units.locator("option", has_text=KAREN.unit).get_attribute("value"))
    page.get_by_label("2", exact=True).check()
    for box in page.locator("main").get_by_role("checkbox").all():
        box.check()
    press(page, da("Yes, I would like to"))
    told(page, da("Thank you. It has arrived, and a receipt is on its way by mail."))


def coordinator_accepts_the_mentor(story: Story) -> None:
    journey, page = story.journey, story.browser("coordinator")
    page.goto("/")
    follow(page, "Log ind")
    journey.log_in_by_code("coordinator", METTE)
    headed(page, "I dag")
    follow(page, "Ansøgninger")
    follow(page, KAREN.name)
    press(page, "Optag")
    press(page, "Optag, og send mailen")
    told(page, f"{KAREN.name} er optaget")
    journey.ten_minutes_pass()
    journey.mail(KAREN.email, "", count=3)


def pastes_two_newcomers(story: Story) -> None:
    """One row is wrong at first: the cell says so; then the dates are shown, and both are started."""
    page, da, first = story.browser("coordinator"), story.da, story.ward.day_in(FIRST_DAY)
    follow(page, "Ansøgninger")
    follow(page, da("Enter new employees"))
    page.locator("textarea").fill(rows(f"{first.day}.{first.month}.{first.year}", f"{first:%d/%m-%y}"))
    press(page, da("Read the rows"))
    shows(
        page,
        da("No unit is called “%(name)s”. Leave it empty, or write it as it stands in the tree.", name="Afsnit 44"),
    )
    page.get_by_label(da("Unit")).last.fill("Afsnit 4")
    press(page, da("Look again"))
    expect(page.get_by_role("alert")).to_have_count(0)
    shows(page, "Velkommen, og en hilsen om din mentor")
    press(page, da("Start these"))
    expect(page.get_by_role("button", name="Fortryd").first).to_be_visible()


def rows(first: str, other: str) -> str:
    anna = [ANNA.name, ANNA.email, first, ANNA.unit, ANNA.title, WORK, KAREN.email]
    around = [f"{INTRODUCER.name} {INTRODUCER.email}", f"{LEADER.name} {LEADER.email}"]
    ib = [IB.name, IB.email, other, "Afsnit 44", IB.title]
    return "\t".join([*anna, *around]) + "\n" + "\t".join(ib)


def everybody_is_told(story: Story) -> None:
    """Nothing leaves while it can be undone. The newcomer reads what is registered, at the private address."""
    journey, da = story.journey, story.da
    assert not journey.mailbox.all(ANNA.email)
    journey.ten_minutes_pass()
    expected = journey.mail(ANNA.email, da("You are expected")).text
    assert ANNA.title in expected and WORK in expected and INTRODUCER.name in expected
    journey.mail(IB.email, da("You are expected"))
    journey.mail(INTRODUCER.email, da("You introduce a new colleague"))


def mentor_is_asked_first_and_both_say_yes(story: Story) -> None:
    journey, da = story.journey, story.da
    assert len(journey.mailbox.all(ANNA.email)) == 1
    log_in(story, "mentor", KAREN.email)
    press(story.browser("mentor"), da("Yes, gladly"))
    log_in(story, "mentee", ANNA.email)
    page = story.browser("mentee")
    headed(page, KAREN.name)
    press(page, da("Yes, gladly"))
    for someone in (ANNA, KAREN):
        journey.mail(someone.email, "I er et mentorpar fra første dag")


def log_in(story: Story, who: str, email: str) -> Page:
    """From the mail of the offer."""
    story.journey.follow_mail(who, email, story.da("We have found somebody for you to meet"))
    return story.journey.log_in_by_code(who, email)
