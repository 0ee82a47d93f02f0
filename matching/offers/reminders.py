"""The reminders of `matching`: an offer or a sealed answer that is missing, after 3 and 7 days and the day before it
expires; and a first talk without a day. Each goes to the side that has not answered, whatever the other has done."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers import rules
from mentorforum import dates
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Person

AFTER = (3, 7)


def unanswered(first: date, last: date) -> Iterator[Due]:
    """Each half without an answer, so many days after they were told, or after the talk they noted."""
    for match, missing in _open():
        yield from _after(match, missing, match.talk_at if _talks(match) else _asked_at(match), first, last)


def no_talk(first: date, last: date) -> Iterator[Due]:
    """Each half without an answer, so many days after they were told, where no day of the talk is noted."""
    for match, missing in _open():
        if _talks(match) and match.talk_at is None:
            yield from _after(match, missing, _asked_at(match), first, last)


def last_day(first: date, last: date) -> Iterator[Due]:
    """Each half without an answer, the working day before the last one."""
    for match, missing in _open():
        if first <= (nominal := _last_call(match)) <= last:
            yield from (Due(match.programme, person, match, nominal) for person in missing)


def _after(match: Match, people: list[Person], since: datetime | None, first: date, last: date) -> Iterator[Due]:
    """Not when the last call says it anyway."""
    for days in AFTER if since else ():
        nominal = match.programme.today(since) + timedelta(days=days)
        if first <= nominal <= last and nominal < _last_call(match):
            yield from (Due(match.programme, person, match, nominal) for person in people)


def _talks(match: Match) -> bool:
    """Whether a talk comes before the answer that is asked for now."""
    return match.programme.has("chemistry") and not match.asks_mentor_first


def _asked_at(match: Match) -> datetime | None:
    """Since when this answer has been asked for."""
    return match.stage_at or match.mentee_told_at or match.offered_at


def _open() -> Iterable[tuple[Match, list[Person]]]:
    """Nothing here asks whether the outcome is known: a reminder that stays away would tell it."""
    offered = Match.objects.filter(status=MatchStatus.OFFERED, answer_by__isnull=False, offered_at__isnull=False)
    rows = offered.select_related("programme", "mentee", "mentor", "mentee_application", "mentor_application")
    for match in rows.prefetch_related("answers"):
        yield match, [person for person in match.halves if not answered(match, person)]


def _last_call(match: Match) -> date:
    return dates.last_working_day(match.last_day - timedelta(days=1), match.programme.country)


def answered(match: Match, person: Person) -> bool:
    """Nothing is asked of this half: answered, not told of the offer, gone, or the offer is over."""
    given = {(answer.person_id, answer.stage) for answer in match.answers.all()}
    return (
        match.status != MatchStatus.OFFERED
        or match.told_at(str(match.side_of(person))) is None
        or (person.pk, match.now_stage) in given
        or rules.has_left(match, person)
    )


def talk_agreed(match: Match, person: Person) -> bool:
    return match.talk_at is not None or answered(match, person)


def find(thing: Any) -> Match | None:
    rows = Match.objects.select_related("programme", "mentee", "mentor", "mentee_application", "mentor_application")
    return rows.filter(pk=thing).first()


def line(match: Match, person: Person) -> tuple[str, str]:
    """Says the day, never the other half's name."""
    text = _("We have found somebody for you to meet. Answer by %(day)s.")
    if _talks(match):
        text = _("You have had a talk. Your answer is sealed; give it by %(day)s.")
    return text % {"day": dates.say_day(match.last_day)}, reverse("matching:offer", args=[match.pk])


def talk_line(match: Match, person: Person) -> tuple[str, str]:
    text = _("Have you agreed on a day for your talk? Note it here. Each of you answers by %(day)s.")
    return text % {"day": dates.say_day(match.last_day)}, reverse("matching:offer", args=[match.pk])


def last_line(match: Match, person: Person) -> tuple[str, str]:
    text = _("The last day to answer our offer is %(day)s. After that the place goes to somebody else.")
    return text % {"day": dates.say_day(match.last_day)}, reverse("matching:offer", args=[match.pk])


REMINDERS: list[Reminder] = [
    Reminder("offer_unanswered", due=unanswered, done=answered, line=line, find=find),
    Reminder("talk_not_agreed", due=no_talk, done=talk_agreed, line=talk_line, find=find, step="chemistry"),
    Reminder(
        "offer_last_day", due=last_day, done=answered, line=last_line, find=find, late=Late.DROP, shift=Shift.BACK
    ),
]
