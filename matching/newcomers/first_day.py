"""A first working day has moved: the mentor is told."""

from datetime import date, datetime

from matching.enums import OPEN
from matching.models import Match
from programmes.models import Application, Person, Undo
from programmes.newcomers.first_day import tell_moved


def follow_first_day(application: Application, *, old: date, new: date, by: Person, undo: Undo, now: datetime) -> None:
    """The mentor of the pair, or who is asked to be it, as far as the mentor has been told of it."""
    rows = Match.objects.filter(mentee_application=application, status__in=OPEN, offered_at__lte=now)
    for match in rows.select_related("mentor"):
        tell_moved(application, match.mentor, undo=undo, by=by, now=now)
