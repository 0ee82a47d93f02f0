"""How mails will look, before they go: one of each kind, and to whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from programmes.mail.outbox import Rendered, language_of, render
from programmes.models import Mail


@dataclass
class Preview:
    """One mail in full, and the names of all who get it in this form."""

    mail: Rendered
    language: str
    to: list[str] = field(default_factory=list)


def previews(mails: Iterable[Mail]) -> list[Preview]:
    """One preview for each language among the receivers; each gets it with their own name."""
    by_language: dict[str, Preview] = {}
    for mail in mails:
        language = language_of(mail)
        if language not in by_language:
            rendered = render(mail)
            if rendered is None:
                continue
            by_language[language] = Preview(rendered, language)
        by_language[language].to.append(mail.person.name if mail.person else mail.email)
    return list(by_language.values())
