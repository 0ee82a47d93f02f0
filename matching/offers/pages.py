"""The page of an offer for one half: who, why, what happens, and what to write first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from matching.enums import OVER, WITH_ROOM
from matching.explain.lexicon import Lexicon
from matching.explain.words import for_half
from matching.models import Match
from matching.offers import rules
from matching.offers.mails import first_writer
from matching.offers.neutral import neutral_text
from matching.offers.room_address import room_address
from matching.offers.shared import Shared, shared_answers
from matching.offers.spans import first_word_by, hear_by, next_word_by, offer_figure, working_days
from programmes.enums import Side
from programmes.models import History, Item, Person


@dataclass
class OfferPage:
    """What the template draws. Nothing of the other half once the offer has come to nothing.

    Nothing here follows from what the other half has done, until both are told.
    """

    match: Match
    side: str
    can_answer: bool = False
    answered: bool = False
    left: bool = False
    asked_first: bool = False
    chemistry: bool = False
    over: str = ""
    active: bool = False
    other: Person | None = None
    why: list[str] = field(default_factory=list)
    answers: list[Shared] = field(default_factory=list)
    writes_first: bool = False
    first_word_by: date | None = None
    first_word_days: int = 0
    first_message: str = ""
    talk: list[Item] = field(default_factory=list)
    talk_at: datetime | None = None
    talked: bool = False
    hear_by: date | None = None
    neutral: str = ""
    room: str = ""

    @property
    def is_mentee(self) -> bool:
        """The reader is the mentee of the two."""
        return self.side == Side.MENTEE


def offer_page(match: Match, reader: Person, now: datetime) -> OfferPage:
    """For a half; `reader` has been found through `Match.objects.of`."""
    side = str(match.side_of(reader))
    page = OfferPage(match, side, chemistry=match.programme.has("chemistry"))
    if match.status in OVER:
        page.over = neutral_text(match.programme, next_word_by(match.programme, _ended_at(match) or now))
        return page
    page.active = match.status in WITH_ROOM
    page.room = room_address(match) if page.active else ""
    if not page.active:
        _open_offer(page, reader, now)
    _other_half(page, reader)
    return page


def _open_offer(page: OfferPage, reader: Person, now: datetime) -> None:
    match = page.match
    page.asked_first, page.left = match.asks_mentor_first, rules.has_left(match, reader)
    page.answered = match.answers.filter(person=reader, stage=match.now_stage).exists()
    page.can_answer = rules.can_answer_match(reader, match, now) and not page.answered
    page.hear_by = hear_by(match)
    page.neutral = neutral_text(match.programme, working_days(match.programme, page.hear_by))
    page.talk_at = match.talk_at
    page.talked = match.talk_at is not None and match.talk_at <= now


def _other_half(page: OfferPage, reader: Person) -> None:
    match, programme = page.match, page.match.programme
    page.other = match.other(reader)
    lexicon = Lexicon(programme, programme.questions.exclude(matching=""))
    page.why = for_half(match.reasons, lexicon, page.side, page.other.first_name)
    page.answers = shared_answers(match, reader)
    page.writes_first = page.side == first_writer(match)
    page.first_word_days = offer_figure(programme, "first_word_days", 5)
    page.first_word_by = _first_word_by(match, page)
    page.first_message = _message(programme.said("first_message"), page.other, reader, str(programme))
    page.talk = programme.items("first_talk")


def _first_word_by(match: Match, page: OfferPage) -> date | None:
    """After both have said yes; where they talk before that, from the day both have been told."""
    if page.chemistry:
        told = match.stage_at or match.mentee_told_at
        return first_word_by(match.programme, match.programme.today(told)) if told and not page.active else None
    return first_word_by(match.programme, match.active_on) if match.active_on else None


def _message(text: str, other: Person, reader: Person, programme: str) -> str:
    values: dict[str, Any] = {"their_name": other.first_name, "my_name": reader.first_name, "programme": programme}
    return text.format(**values)


def _ended_at(match: Match) -> datetime | None:
    """When it came to nothing, which is when both were told."""
    row = History.objects.about(match).filter(new=match.status).order_by("-at").first()
    return row.at if row else None
