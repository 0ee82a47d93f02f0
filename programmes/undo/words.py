"""What can be undone just now, in words: the line with Undo on Today."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentorforum import dates
from programmes.models import Application, Person, Programme, Undo


def _accepted(n: int) -> str:
    return ngettext("%(number)d application is accepted.", "%(number)d applications are accepted.", n)


def _waiting(n: int) -> str:
    return ngettext(
        "%(number)d application is on the waiting list.", "%(number)d applications are on the waiting list.", n
    )


def _declined(n: int) -> str:
    return ngettext("%(number)d application is declined.", "%(number)d applications are declined.", n)


def _talk(n: int) -> str:
    return ngettext("%(number)d talk is agreed.", "%(number)d talks are agreed.", n)


def _start(n: int) -> str:
    return ngettext("%(number)d start is agreed.", "%(number)d starts are agreed.", n)


def _entered(n: int) -> str:
    return _("The application is entered.")


def _offered(n: int) -> str:
    return ngettext("%(number)d match is offered.", "%(number)d matches are offered.", n)


def _withdrawn(n: int) -> str:
    return ngettext("%(number)d offer is taken back.", "%(number)d offers are taken back.", n)


def _settled(n: int) -> str:
    return _("A match that was agreed is entered.")


def _paused(n: int) -> str:
    return _("A pair goes on pause.")


def _resumed(n: int) -> str:
    return _("A pair goes on after its pause.")


def _ended(n: int) -> str:
    return _("A pair ends early.")


def _invited(n: int) -> str:
    return _("The invitations are on their way.")


def _gathering_changed(n: int) -> str:
    return _("A gathering gets another time or place.")


def _gathering_cancelled(n: int) -> str:
    return _("A gathering is cancelled.")


def _reply_entered(n: int) -> str:
    return _("A reply is entered.")


def _nominated(n: int) -> str:
    return _("A nomination is on its way.")


def _letter(n: int) -> str:
    return _("Your mail is on its way.")


def _enrolled(n: int) -> str:
    return _("New employees are entered.")


def _address(n: int) -> str:
    return _("A mail address gets changed.")


def _asked_address(n: int) -> str:
    return _("Somebody is asked about a new mail address.")


def _first_day(n: int) -> str:
    return _("A first working day is moved.")


WORDS: dict[str, Callable[[int], str]] = {
    "application.accepted": _accepted,
    "application.waiting": _waiting,
    "application.declined": _declined,
    "application.talk": _talk,
    "application.start": _start,
    "application.entered": _entered,
    "match.offered": _offered,
    "match.withdrawn": _withdrawn,
    "match.settled": _settled,
    "match.paused": _paused,
    "match.resumed": _resumed,
    "match.ended": _ended,
    "gathering.invited": _invited,
    "gathering.changed": _gathering_changed,
    "gathering.cancelled": _gathering_cancelled,
    "reply.entered": _reply_entered,
    "nomination.asked": _nominated,
    "letter.written": _letter,
    "application.enrolled": _enrolled,
    "first_day.moved": _first_day,
    "address.moved": _address,
    "address.asked": _asked_address,
}


def _one() -> dict[str, str]:
    """The same of one application, by the name it is about: the page that opens next is somebody else's."""
    return {
        "application.accepted": _("%(name)s is accepted."),
        "application.waiting": _("%(name)s is on the waiting list."),
        "application.declined": _("%(name)s gets no place this time."),
        "application.talk": _("A talk with %(name)s is agreed."),
        "application.start": _("A start with %(name)s is agreed."),
    }


#: what is told on another day, by no mail of its own
TOLD_LATER = {"match.withdrawn"}


def say_undo(undo: Undo) -> str:
    """`4 applications are accepted. The mails go at 9.22.`; one is named."""
    things, words = {thing["id"] for thing in undo.things}, _one()
    number = len(things) or 1
    if len(things) == 1 and undo.what in words:
        who = Application.objects.select_related("person").get(pk__in=things)
        what = words[undo.what] % {"name": who.name}
    else:
        what = WORDS[undo.what](number) % {"number": number} if undo.what in WORDS else _("Something is done.")
    return f"{what} {_when(undo)}"


def _when(undo: Undo) -> str:
    """When whoever is concerned hears of it: when Undo has run out, or on a day that was set."""
    until = dates.say_time(timezone.localtime(undo.until))
    if undo.what in TOLD_LATER:
        return _("You can undo it until %(time)s.") % {"time": until}
    first = undo.mails.aggregate(first=Min("not_before"))["first"]
    if first and first > undo.until:
        return _("The mails go %(when)s.") % {"when": _on(dates.say_moment(timezone.localtime(first)))}
    return _("The mails go %(when)s.") % {"when": _at(until)}


def _on(when: str) -> str:
    return _("on %(day)s") % {"day": when}


def _at(when: str) -> str:
    return _("at %(time)s") % {"time": when}


def open_undos(programme: Programme, person: Person, now: datetime) -> list[Undo]:
    """What this person has done in the last ten minutes and may still take back."""
    rows = Undo.objects.filter(programme=programme, by=person, undone_at=None, until__gt=now)
    return list(rows.order_by("created_at"))
