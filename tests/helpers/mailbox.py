"""The caught mails of this test, of this process and of the worker alike."""

import re
from pathlib import Path

from mentorforum.devmail.mails import NAME, CaughtMail
from tests.helpers.waiting import wait_until

LINK = re.compile(r"https?://[^\s<>\"]+")


class Mailbox:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[Path, CaughtMail] = {}  # a mail that is there does not change
        self.clear()

    def clear(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            path.unlink()

    def all(self, to: str = "", subject: str = "") -> list[CaughtMail]:
        """Oldest first; `to` and `subject` keep those that contain them."""
        paths = sorted(path for path in self.folder.glob("*.eml") if NAME.fullmatch(path.stem))
        mails = [self._read.setdefault(path, CaughtMail(path)) for path in paths]
        wanted = to.strip().lower()
        return [mail for mail in mails if any(wanted in one for one in mail.to or [""]) and subject in mail.subject]

    def newest(self, to: str = "", subject: str = "") -> CaughtMail:
        return self.all(to, subject)[-1]

    def wait_for(self, to: str, subject: str = "", *, count: int = 1, seconds: float = 60) -> CaughtMail:
        """The newest one, once there are `count`."""
        what = f"mail no. {count} to {to} with “{subject}”"
        wait_until(lambda: len(self.all(to, subject)) >= count, seconds=seconds, what=what)
        return self.newest(to, subject)


def links(mail: CaughtMail) -> list[str]:
    """The addresses in its text, in order."""
    return [found.rstrip(".,)") for found in LINK.findall(mail.text)]
