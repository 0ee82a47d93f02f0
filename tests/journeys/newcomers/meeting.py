"""3: the first meeting: an agenda card of five boxes, an agreement in five parts, notes, and the next dates."""

from playwright.sync_api import Page, expect

from tests.journeys.chapters.rooming import book
from tests.journeys.newcomers.world import KAREN, WORK, Story
from tests.journeys.travel import follow, press, shows, told

BOXES = ("Her og nu", "Dagens tema", "Det vigtigste", "Om samtalen", "Når vi ses igen")
PARTS = 5
GOAL = "Gå stuegang alene efter to måneder."
NOTES = "Vi talte om den første uge."
NOW = "Jeg tør næsten spørge."


def room(story: Story, who: str, other: str) -> Page:
    page = story.browser(who)
    page.goto("/start/")
    follow(page, f"Jeres rum med {other}")
    return page


def books_the_first_meeting(story: Story) -> None:
    page = room(story, "mentor", "Anna")
    book(page, 5, place="Karens kontor")
    for address in (WORK, KAREN.email):
        story.journey.mail(address, "Jeres møde")


def card_has_five_boxes(story: Story) -> None:
    """The newcomer's own; a word in the first is enough."""
    page = room(story, "mentee", "Karen")
    follow(page, "Åbn mødet")
    for box in BOXES:
        expect(page.get_by_label(box, exact=True)).to_have_count(1)
    page.get_by_label(BOXES[0], exact=True).fill(NOW)
    press(page, story.da("Save"))
    told(page, "Gemt")


def agreement_in_five_parts_is_signed(story: Story) -> None:
    da = story.da
    page = room(story, "mentee", "Karen")
    follow(page, "Samarbejdsaftale")
    follow(page, da("Write {contract_def}"))
    sections = page.locator("textarea[name^=section-]")
    expect(sections).to_have_count(PARTS)
    sections.nth(3).fill(GOAL)
    press(page, da("Save"))
    press(page, da("Sign"))
    mentor = room(story, "mentor", "Anna")
    follow(mentor, "Samarbejdsaftale")
    shows(mentor, GOAL)
    press(mentor, da("Sign"))
    told(mentor, "I har begge skrevet under.")


def it_is_held_and_the_next_are_set(story: Story) -> None:
    """Notes for both, and times for the coming meetings; the introducer sees dates alone."""
    da = story.da
    story.journey.days_pass(6)
    page = room(story, "mentee", "Karen")
    follow(page, "Møder og fælles noter")
    page.locator("main").get_by_role("link", name=" kl. ").first.click()
    press(page, da("Yes, we have met"))
    told(page, "Noteret: I har mødtes.")
    page.get_by_label("Fælles noter").fill(NOTES)
    press(page, da("Save"))
    told(page, "Gemt")
    set_the_coming_meetings(story)
    introducer = story.browser("introducer")
    introducer.reload()
    meets = da("{Mentee_def} and {mentor_def} meet")
    expect(introducer.locator("main").get_by_text(meets)).to_have_count(3)
    for words in (NOTES, NOW, GOAL, "Karens kontor"):
        expect(introducer.locator("body")).not_to_contain_text(words)


def set_the_coming_meetings(story: Story) -> None:
    """Two at once, three weeks apart (H6)."""
    page, da = room(story, "mentee", "Karen"), story.da
    page.goto(f"{page.url}meetings/book/")
    page.get_by_label("Dag", exact=True).fill(story.ward.day_in(14).isoformat())
    page.get_by_label("Tidspunkt", exact=True).fill("14:00")
    page.get_by_label(da("How many more at the same time of day?")).fill("1")
    page.get_by_label(da("With how many weeks between them?")).fill("3")
    press(page, "Aftal mødet")
    expect(page.get_by_role("status").first).to_be_visible()
