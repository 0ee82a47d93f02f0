"""The lines that say who can read it, made from the rule that enforces it."""

from django.utils.translation import gettext as _

from matching.models import Tie
from mentorforum.readers import WhoReads
from programmes.models import Person


def of_ties(person: Person) -> WhoReads:
    """ "Only you", and the four words that are all a coordinator ever reads of it."""
    if not Tie(person=person).may_read(person):
        raise PermissionError
    return WhoReads(_("Only you. Those who run your programmes see only “not for each other”."), private=True)
