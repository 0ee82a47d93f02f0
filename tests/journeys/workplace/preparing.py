"""1: the coordinator wants to open at once, is stopped, does what is missing point by point, and opens (L1)."""

import re

from playwright.sync_api import Page, expect

from programmes.enums import ProgrammeStatus
from programmes.models import Item, Programme
from tests.journeys.travel import follow, headed, press, shows
from tests.journeys.workplace.place import FIRST_COHORT, METTE, SLUG, Workplace, t

PURPOSE = "Flere bliver, fordi de ved, hvor de kan komme hen."
NAMED = {
    "Who in top management stands behind it": "Bestyrelsens formand",
    "What it is for": PURPOSE,
    "What the law says here": "Værket er privat. Ingen kan kræve aktindsigt.",
}


def logs_in(work: Workplace) -> None:
    page = work.browser("coordinator")
    page.goto("/")
    follow(page, t("Log in"))
    work.enter_by_code("coordinator", METTE)
    shows(page, t("The programme is not open yet"))


def is_stopped(work: Workplace) -> None:
    """What is missing is said, with the points of the programme's own list; and no visitor sees anything."""
    page = opens(work)
    for missing in [*NAMED, *checklist()]:
        expect(page.get_by_role("alert").or_(page.get_by_role("status")).first).to_contain_text(t(missing))
    expect(page.get_by_role("heading", level=1)).to_contain_text(t("Preparing"))
    visitor = work.browser("mentee")
    assert visitor.goto(f"/p/{SLUG}/").status == 404  # type: ignore[union-attr]


def writes_what_is_missing(work: Workplace) -> None:
    """An instruction that came with the programme is no text: it is replaced in each language."""
    page = work.browser("coordinator")
    for point, words in NAMED.items():
        set_up(page)
        follow(page, t(point))
        for language in ("da", "sv", "en"):
            page.locator(f"[name=text_{language}]").fill(words)
        press(page, t("Save the text"))
    set_up(page)
    expect(page.locator("main").get_by_text(t("Missing"), exact=True)).to_have_count(len(checklist()))


def ticks_the_list(work: Workplace) -> None:
    """Each point by itself; who ticked it stands beside it, and a tick can be taken away."""
    page, tick = work.browser("coordinator"), re.compile(f"^{t('Tick')} ?:")
    for left in range(len(checklist()), 0, -1):
        expect(page.get_by_role("button", name=tick)).to_have_count(left)
        page.get_by_role("button", name=tick).first.click()
    page.get_by_role("button", name=re.compile(t("Take the tick away"))).last.click()
    page.get_by_role("button", name=tick).click()
    expect(page.get_by_role("button", name=tick)).to_have_count(0)
    shows(page, METTE.name)


def opens_the_programme(work: Workplace) -> None:
    page = opens(work)
    headed(page, t("Open"))
    assert Programme.objects.get(slug=SLUG).status == ProgrammeStatus.OPEN
    visitor = work.browser("mentee")
    visitor.goto(f"/p/{SLUG}/")
    shows(visitor, PURPOSE)


def opens(work: Workplace) -> Page:
    """The button of the cohort."""
    page = work.browser("coordinator")
    set_up(page)
    follow(page, FIRST_COHORT)
    press(page, t("Open for applications"))
    return page


def set_up(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name=t("Set-up"), exact=True).first.click()


def checklist() -> list[str]:
    return [
        item.text["da"] for item in Item.objects.filter(programme__slug=SLUG, group="readiness").order_by("position")
    ]
