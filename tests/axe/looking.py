"""One page, looked at wide and narrow, in light and dark: loaded once, then resized and recoloured.

axe is asked for everything at both widths in the light, since at another width other things are visible; in the dark
for the colours. MENTORFORUM_SHOTS names a folder for pictures of what was looked at.
"""

import os
import re
from pathlib import Path

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
LOOKING = Path(__file__).with_name("looking.js")
SCRIPT = "\n".join(file.read_text(encoding="utf-8") for file in (AXE_FILE_PATH, LOOKING))
SHOTS = os.environ.get("MENTORFORUM_SHOTS")


def look(page: Page, address: str, name: str = "") -> list[str]:
    """What is wrong with the page at this address: one line each."""
    make_wide(page)
    page.goto(address)
    return _look(page, name or address)


def look_here(page: Page, name: str) -> list[str]:
    """What is wrong with the page the window is on, for one that a click has led to."""
    make_wide(page)
    return _look(page, name)


def nothing_wrong(found: list[str]) -> None:
    """A test of many pages fails with all that was found, not with the first line."""
    assert not found, "\n".join(["", *found])


def make_wide(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)


def _look(page: Page, name: str) -> list[str]:
    page.evaluate(SCRIPT)
    found = _ask(page, name, "light")
    page.emulate_media(color_scheme="dark")
    found += _ask(page, name, "dark")
    page.set_viewport_size(NARROW)
    found += _ask(page, name, "dark", "320 ")
    page.emulate_media(color_scheme="light")
    return found + _ask(page, name, "light", "320 ")


def _ask(page: Page, name: str, scheme: str, width: str = "") -> list[str]:
    if SHOTS:
        file = re.sub(r"\W+", "-", f"{name} {width}{scheme}").strip("-")
        page.screenshot(path=f"{SHOTS}/{file}.png", full_page=True)
    found = page.evaluate(f"looking.{scheme}()")
    return [f"{name} {width}{scheme}: {' '.join(line.split())}" for line in found]
