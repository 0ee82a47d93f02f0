"""The line that says who can read what somebody writes.

The rule that enforces access makes the line (programmes/applications/who_reads.py); here is only its shape and the joining of names.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class WhoReads:
    """One line: `text` says who, then what for, then until when. `private` gives it the seal tint."""

    text: str | Promise
    private: bool = False

    def __str__(self):
        return str(self.text)


def as_line(value):
    """A WhoReads of whatever a form or template gave: WhoReads, text or nothing (None)."""
    if not value or isinstance(value, WhoReads):
        return value or None
    if isinstance(value, str | Promise):
        return WhoReads(value)
    raise TypeError(f"A who-reads line is text or WhoReads, not {type(value).__name__}.")


def only_you():
    """The line of the logbook and of private answers."""
    return WhoReads(_("Only you"), private=True)


def joined(names):
    """["Mette", "Ali", "Bo"] as "Mette, Ali and Bo"."""
    names = [str(name) for name in names]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def names_or_number(names, role):
    """Up to three names, otherwise role and number: "the four coordinators" (rule 2).

    `role` is the programme's own word in the plural (`terms["coordinators"]`).
    """
    names = list(names)
    if len(names) <= 3:
        return joined(names)
    return _("the %(number)d %(role)s") % {"number": len(names), "role": role}
