"""What happens to nominations because time passes: reminders to the nominee, and the end of the wait (G3).

A nominee has no login yet, so this stands beside the ledger of reminders and has the same care: a key that cannot be
written twice, what a stopped worker missed is caught up with, and the question whether it is still needed is asked
again when the mail is made (mails_nominations.py).
"""

from datetime import date, datetime, timedelta
from typing import Any

from mentorforum import dates
from mentorforum.status import move
from programmes.enums import NominationStatus, ProgrammeStatus
from programmes.mail.links import end_links
from programmes.mail.reminders.engine import MORNING
from programmes.models import Mail, Nomination
from programmes.nominations.actions import mail_about, new_link

REMINDED = "programmes/nominee_reminded"


def expire_nominations(now: datetime) -> int:
    """Called by the tick: whoever has not answered by the last day is not asked any more. Nobody is told."""
    done = 0
    for nomination in _asked():
        if nomination.answer_by < nomination.programme.today(now):
            move(nomination, NominationStatus.EXPIRED, by=None, now=now)
            end_links(nomination)
            done += 1
    return done


def _asked() -> Any:
    return Nomination.objects.filter(status=NominationStatus.ASKED).select_related("programme", "cohort")


def remind_nominees(now: datetime) -> int:
    """Called by the tick: 7 days after being asked and 3 days before the last day, once each, in the morning.

    Late is better than never, and what the later one says makes the earlier one needless.
    """
    sent = 0
    for nomination in _asked().filter(programme__status=ProgrammeStatus.OPEN):
        programme = nomination.programme
        which = _come(nomination, programme.today(now))
        once = f"nominee-{which}:{nomination.pk}:{nomination.answer_by}"
        if not which or dates.local(now, programme.zone).hour < MORNING or Mail.objects.filter(once=once).exists():
            continue
        link = new_link(nomination)
        mail_about(REMINDED, nomination, nomination.nominee_email, {"link": link.pk}, now, once=once)
        sent += 1
    return sent


def _come(nomination: Nomination, today: date) -> str:
    """The latest reminder whose day has come: a date that is no working day moves (the last one back)."""
    programme = nomination.programme
    day_asked = dates.local(nomination.asked_at, programme.zone).date()
    if today >= dates.last_working_day(nomination.answer_by - timedelta(days=3), programme.country):
        return "last"
    return "first" if today >= dates.next_working_day(day_asked + timedelta(days=7), programme.country) else ""
