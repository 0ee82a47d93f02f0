"""The caught mails, newest first."""

import email
import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import getaddresses
from functools import cached_property
from pathlib import Path

from django.utils import timezone

NAME = re.compile(r"\d{20}-[0-9a-f]{8}")


@dataclass(frozen=True)
class CaughtFile:
    number: int
    name: str
    kind: str
    content: bytes


class CaughtMail:
    """One .eml file; its `name` is the file's without the ending, and begins with the time in nanoseconds."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.stem

    @cached_property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.path.read_bytes(), policy=policy.default)  # type: ignore[return-value]

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(int(self.name.partition("-")[0]) / 1e9, tz=timezone.get_current_timezone())

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    @property
    def sender(self) -> str:
        return str(self.message["From"] or "")

    @property
    def reply_to(self) -> str:
        return str(self.message["Reply-To"] or "")

    @property
    def to(self) -> list[str]:
        """The bare addresses, small letters."""
        headers = [str(value) for name in ("To", "Cc") for value in self.message.get_all(name, [])]
        return [address.lower() for _name, address in getaddresses(headers) if address]

    def _body(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part else ""

    @property
    def text(self) -> str:
        return self._body("plain")

    @property
    def html(self) -> str:
        return self._body("html")

    @property
    def attachments(self) -> list[CaughtFile]:
        """Files, and parts no mail program shows as text, such as an invitation (`text/calendar`)."""
        bodies = {id(self.message.get_body((kind,))) for kind in ("plain", "html")}
        parts = [part for part in self.message.walk() if not part.is_multipart() and id(part) not in bodies]
        return [
            CaughtFile(number, part.get_filename() or default_name(part), part.get_content_type(), raw(part))
            for number, part in enumerate(parts)
        ]


def default_name(part: EmailMessage) -> str:
    return "invitation.ics" if part.get_content_type() == "text/calendar" else "file"


def raw(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def caught(folder: Path | str, *, to: str = "") -> list[CaughtMail]:
    """Newest first; `to` keeps those with an address that contains it."""
    mails = [CaughtMail(path) for path in sorted(Path(folder).glob("*.eml"), reverse=True) if NAME.fullmatch(path.stem)]
    wanted = to.strip().lower()
    return [mail for mail in mails if any(wanted in address for address in mail.to)] if wanted else mails


def find_mail(folder: Path | str, name: str) -> CaughtMail | None:
    path = Path(folder) / f"{name}.eml"
    return CaughtMail(path) if NAME.fullmatch(name) and path.is_file() else None
