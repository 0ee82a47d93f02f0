"""A mail backend that keeps each mail as an .eml file, whole or not at all."""

import time
import uuid
from collections.abc import Sequence
from email import policy
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Options: `folder`. The file's name begins with the time, so that the newest sorts last."""

    def __init__(self, *, folder: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.folder = Path(folder)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Returns how many were kept; a message without recipients is none, as with SMTP."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = [message for message in email_messages if message.recipients()]
        for message in kept:
            self.keep(message)
        return len(kept)

    def keep(self, message: EmailMessage) -> None:
        aside = self.folder / f".{uuid.uuid4()}.aside"
        aside.write_bytes(message.message(policy=policy.SMTP).as_bytes())
        aside.replace(self.folder / f"{time.time_ns():020}-{uuid.uuid4().hex[:8]}.eml")
