"""One page, looked at wide and narrow, in light and dark: loaded once, then resized and recoloured."""

from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
#: in the dark the page is the same but for its colours
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
PRIMARY = "main .btn-primary:visible"
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return "";
    const out = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > room + 1);
    return `${document.documentElement.scrollWidth} px wide: ` + out.slice(-2).map(one => one.outerHTML.slice(0, 120)).join(" | ");
}"""


#: colours that still change from light to dark would be measured half-way
RUN = """options => {
    document.getAnimations().forEach(one => { try { one.finish() } catch { one.cancel() } });
    return axe.run(document, {resultTypes: ["violations"], ...options});
}"""


def look(page: Page, address: str) -> list[str]:
    """What is wrong with the page: one line each."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    page.goto(address)
    page.evaluate(AXE)
    found = [*findings(page, {}), *order(page)]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {line}" for line in findings(page, COLOURS)]
    page.set_viewport_size(NARROW)
    found += [f"dark 320: {line}" for line in findings(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    found += [f"320: {line}" for line in [*findings(page, {}), *filter(None, [page.evaluate(TOO_WIDE)])]]
    return [f"{address} {line}" for line in found]


def findings(page: Page, options: dict[str, Any]) -> list[str]:
    """axe, of any impact."""
    found = page.evaluate(RUN, options)
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]


def order(page: Page) -> list[str]:
    """One h1, and at most one filled button."""
    heads, filled = page.locator("h1:visible").count(), page.locator(PRIMARY).count()
    found = [] if heads == 1 else [f"{heads} h1"]
    return found + ([] if filled <= 1 else [f"{filled} filled buttons"])
