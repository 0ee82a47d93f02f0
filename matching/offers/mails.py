"""The kinds of mail of `matching`. None names the other half before both have said yes; the page does."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from matching.enums import OVER, MatchStatus
from matching.models import Match
from matching.offers.neutral import neutral_text
from matching.offers.room_address import room_address
from matching.offers.spans import asks_mentor_first, first_word_by, next_word_by, offer_figure, working_days
from programmes.enums import Side
from programmes.mail.kinds import MailKind, declared
from programmes.mail.outbox import Rendered, render
from programmes.models import Mail, Person
from programmes.undo.actions import REST


def _match(mail: Mail) -> Match | None:
    return Match.objects.select_related("programme", "cohort", "mentee", "mentor").filter(pk=mail.refs["match"]).first()


def offer(mail: Mail) -> dict[str, Any] | None:
    """Not sent any more when the offer has been undone or is over. `typed`: a preview, before there is an offer."""
    match, typed = _match(mail), getattr(mail, "typed", None)
    if match is None or (typed is None and match.status != MatchStatus.OFFERED):
        return None
    asked_first = typed.first if typed else match.asks_mentor_first
    return {
        "match": match,
        "is_mentee": match.side_of(mail.person) == Side.MENTEE,
        "asked_first": asked_first and match.side_of(mail.person) == Side.MENTOR,
        "chemistry": match.programme.has("chemistry"),
        "writes_first": match.side_of(mail.person) == first_writer(match),
        "first_word_days": offer_figure(match.programme, "first_word_days", 5),
        "answer_by": typed.answer_by if typed else match.answer_by,
    }


@dataclass(frozen=True)
class MailPreview:
    """What a coordinator is about to decide, for a preview."""

    answer_by: date
    first: bool


def previews(
    match: Match, *, by: Person, first: bool | None = None, at: datetime | None = None
) -> list[tuple[bool, Rendered]]:
    """The mails of an offer as they would go, unsaved, each with whether it is the mentee's: both, or only the mentor's,
    who is asked first.

    `first` and `at` as `offer_matches` takes them.
    """
    first = asks_mentor_first(match.programme) if first is None else first
    people = (match.mentor,) if first else match.halves
    mails = [(person == match.mentee, _preview(match, person, by, first, at)) for person in people]
    return [(is_mentee, rendered) for is_mentee, rendered in mails if rendered]


def _preview(match: Match, person: Person, by: Person, first: bool, at: datetime | None) -> Rendered | None:
    now = timezone.now()
    refs = {"match": str(match.pk)}
    mail = Mail(programme=match.programme, person=person, name="matching/offer", refs=refs, not_before=now, by=by)
    told = max(at or now + REST, now + REST)
    typed = MailPreview(working_days(match.programme, match.programme.today(told)), first)
    mail.typed = typed  # type: ignore[attr-defined]
    return render(mail)


def one_more_talk(mail: Mail) -> dict[str, Any] | None:
    """Proposed to both in the same words; never whose wish it was."""
    match = _match(mail)
    if match is None or match.status != MatchStatus.OFFERED or match.stage == 1:
        return None
    return {"match": match, "answer_by": match.answer_by}


def active(mail: Mail) -> dict[str, Any] | None:
    """Both have said yes."""
    match = _match(mail)
    if match is None or match.status != MatchStatus.ACTIVE or match.active_on is None:
        return None
    side = match.side_of(mail.person)
    return {
        "match": match,
        "other": match.other(mail.person),
        "writes_first": side == first_writer(match),
        "talked": match.programme.has("chemistry"),
        "room": room_address(match),
        "first_word_by": first_word_by(match.programme, max(match.active_on, match.programme.today(mail.not_before))),
        **_own_words(match, mail.person),
    }


def _own_words(match: Match, person: Any) -> dict[str, str]:
    """The programme's own subject and text for "matched", with what the braces in it stand for."""
    item = match.programme.item("mails", "matched")
    link = settings.SITE_URL.rstrip("/") + (room_address(match) or reverse("matching:offer", args=[match.pk]))
    values = {"first_name": person.first_name, "programme": match.programme, "cohort": match.cohort, "link": link}
    values |= {"contact": match.programme.contact_email, "date": "", "reason": "", "number": ""}
    fill = match.programme.terms.fill
    return {"subject": fill(item, **values), "words": fill(item.said("body"), **values)} if item else {}


def declined(mail: Mail) -> dict[str, Any] | None:
    """The same words to both, whatever the reason was."""
    match = _match(mail)
    if match is None or match.status not in OVER:
        return None
    return {"neutral": neutral_text(match.programme, next_word_by(match.programme, mail.not_before))}


def first_writer(match: Match) -> str:
    """Which side writes the first word; the mentee where the programme says nothing."""
    side = match.programme.settings.get("offer", {}).get("who_writes_first")
    return Side.MENTOR if side == Side.MENTOR else Side.MENTEE


MAILS: dict[str, MailKind] = declared(
    MailKind("matching/offer", offer),
    MailKind("matching/one_more_talk", one_more_talk),
    MailKind("matching/active", active),
    MailKind("matching/declined", declined),
)
