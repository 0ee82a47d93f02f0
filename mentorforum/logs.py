"""What stands in no log: the secret part of a mailed link. Whoever reads the log could open it.

A proxy in front of the site writes logs of its own: README.md says so.
"""

import logging
import re

START = r"(?:(?<=%2F)|(?<![A-Za-z0-9_-]))"  # also where an address stands within another one, after ?next=
TOKEN = re.compile(START + r"[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", re.IGNORECASE)
KEY = re.compile(r"((?:confirm-email|reset/key|reset%2Fkey)(?:/|%2F))(?:(?!%2F)[^/\s\"'?&#])+", re.IGNORECASE)


def mask(line: str) -> str:
    """The line without the tokens of our own links and the keys of the login's (allauth)."""
    return KEY.sub(r"\1…", TOKEN.sub("…", line))


class Masked(logging.Formatter):
    """Masks the whole line, with the traceback if there is one: addresses stand in either."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
