"""Which Chromium the browser tests start."""

import os
import shutil
from pathlib import Path

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
#: the shell first: the same browser without its windows, for half the work
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]


def path() -> str | None:
    """The named one, the system's, or Playwright's own; None if there is none."""
    names = [os.environ.get("MENTORFORUM_CHROMIUM", ""), *NAMES]
    return next((found for name in names if name and (found := shutil.which(name))), None) or playwrights_own()


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
