"""Every kind of mail is declared; it is rendered when it is sent, in the reader's language (programmes/mail/outbox.py).

A kind `programmes/accepted` has templates/programmes/mail/accepted.txt: first line `Subject: …`, empty line, body in
plain paragraphs; the HTML part is made from it. Subjects never name the other half, a theme or a reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from programmes.models import Mail


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail, a calendar file for example (`text/calendar; method=REQUEST`)."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True)
class MailKind:
    """`context(mail)` gives the template's context from the mail's refs, or None when the mail is no longer needed."""

    name: str
    context: Callable[[Mail], dict[str, Any] | None]
    attachments: Callable[[Mail], Iterable[Attachment]] = lambda mail: ()

    @property
    def template(self) -> str:
        app, _slash, name = self.name.partition("/")
        return f"{app}/mail/{name}.txt"


def declared(*kinds: MailKind) -> dict[str, MailKind]:
    """The kinds by name."""
    return {kind.name: kind for kind in kinds}
