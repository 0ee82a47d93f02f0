"""What the matching holds of somebody goes with them (`programmes/privacy/erase_person.py`)."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from matching.models import ListingConsent, Match, MatchAnswer, Tie
from mentorforum.errors import RuleBroken
from programmes.models import Person

GOES_ON = [MatchStatus.OFFERED, MatchStatus.ACTIVE, MatchStatus.PAUSED, MatchStatus.CONTINUING]


@transaction.atomic
def follow_person_erased(person: Person) -> None:
    """Somebody's own go at once, whatever was kept; RuleBroken while they are in a pair, or asked to be."""
    theirs = Match.objects.filter(Q(mentee=person) | Q(mentor=person))
    if theirs.filter(status__in=GOES_ON).exists():
        raise RuleBroken(_("There is a pair or an offer that goes on. End it first, then everything can be erased."))
    for answer in MatchAnswer.objects.filter(person=person):
        answer.forget()
    ListingConsent.objects.filter(person=person).delete()
    Tie.objects.filter(person=person).delete()
    Tie.objects.filter(other=person).update(other=None)
