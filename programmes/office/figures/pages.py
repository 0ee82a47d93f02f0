"""A cohort in figures: each with a sentence, a picture, a table and how it is counted."""

from collections import Counter
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentorforum.pills import OFFICE
from programmes.enums import ApplicationStatus, GatheringStatus, Side
from programmes.gatherings.pages import counted
from programmes.models import Application, Cohort, Gathering, Person
from programmes.steps import Bar, Figure, Glance


def glance(cohort: Cohort, person: Person, now: datetime) -> list[Glance]:
    """How many are in: accepted mentees and mentors."""
    rows = Application.objects.for_office(person).filter(cohort=cohort, status=ApplicationStatus.ACCEPTED)
    sides = Counter(rows.values_list("side", flat=True))
    if not sides:
        return []
    text = _("{mentees_number} accepted {mentees} · {mentors_number} {mentors}")
    return [Glance(cohort.programme.terms.say(text, mentees_number=sides["mentee"], mentors_number=sides["mentor"]))]


def figures(cohort: Cohort, person: Person, now: datetime) -> list[Figure]:
    """Applications by status and side, and replies to the gatherings, if there are any."""
    gatherings = [_gatherings(cohort)] if cohort.programme.has("gatherings") else []
    return [*(_applications(cohort, side) for side in Side.values), *gatherings]


def _applications(cohort: Cohort, side: str) -> Figure:
    say = cohort.programme.terms.say
    rows = Application.objects.filter(cohort=cohort, side=side).exclude(status=ApplicationStatus.DRAFT)
    counts = Counter(rows.values_list("status", flat=True))
    mentee = side == Side.MENTEE
    all_, accepted = sum(counts.values()), counts[ApplicationStatus.ACCEPTED]
    return Figure(
        title=say(_("Applications from {mentees}") if mentee else _("{Mentors} who are interested")),
        sentence=ngettext("%(all)d has come in; accepted: %(in)d.", "%(all)d have come in; accepted: %(in)d.", all_)
        % {"all": all_, "in": accepted},
        bars=[Bar(status.words(OFFICE), counts[status]) for status in ApplicationStatus if counts[status]],
        definition=_(
            "Counted once per application, with the status it has now. What is begun and not sent is not counted."
        ),
        empty=_("The first ones stand here when somebody has sent the form."),
    )


def _gatherings(cohort: Cohort) -> Figure:
    rows = list(counted(Gathering.objects.filter(cohort=cohort).exclude(status=GatheringStatus.CANCELLED)))
    invited = [row for row in rows if row.invited]  # type: ignore[attr-defined]
    return Figure(
        title=_("Gatherings"),
        sentence=ngettext("%(n)d gathering with invitations.", "%(n)d gatherings with invitations.", len(invited))
        % {"n": len(invited)},
        bars=[Bar(str(row), row.said_yes, row.invited) for row in invited],  # type: ignore[attr-defined]
        definition=_("Those who said that they come, in the room or online, of all who are invited."),
        empty=_("The replies stand here when the first invitation has gone."),
    )
