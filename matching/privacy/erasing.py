"""What the matching holds of an application that has been kept for its time is erased with it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from matching.enums import OVER, MatchStatus
from matching.models import Finding, ListingConsent, Match, MatchAnswer, PairMark, Run, Tie
from programmes.enums import Side
from programmes.models import Application, Note
from programmes.privacy.erasing import erase_application
from programmes.privacy.kept import ERASED, OUT, cohorts_over, is_over

LIVING = [MatchStatus.PROPOSED, MatchStatus.OFFERED, MatchStatus.ACTIVE, MatchStatus.PAUSED]


def erase_kept(now: datetime | None = None) -> int:
    """The tick: proposals of cohorts whose months are over; where there are no cohorts, each pair's mentee by itself."""
    now = now or timezone.now()
    done = sum(erase_application(row) for row in _done_alone(now))
    return done + Run.objects.readable().filter(pk__in=_runs_over(now)).update(wrapped_key=None)


def _runs_over(now: datetime) -> list[Any]:
    """Of a cohort without an end those that are old themselves."""
    over = set(cohorts_over(now))
    rows = Run.objects.readable().exclude(done_at=None).defer("answer").select_related("programme", "cohort")
    return [
        row.pk
        for row in rows
        if row.cohort_id in over
        or (row.cohort.ends_on is None and is_over(row.programme, "application", row.done_at, now))
    ]


def _done_alone(now: datetime) -> list[Application]:
    """Mentees of a cohort without an end, so long after their last pair was done; their mentors stay on the list."""
    rows = Application.objects.filter(cohort__ends_on=None, side=Side.MENTEE).exclude(status__in=OUT)
    living = Match.objects.filter(status__in=LIVING).values("mentee_application")
    rows = rows.exclude(once__startswith=ERASED).exclude(pk__in=living)
    last = Max("matches_as_mentee__ended_at", filter=~Q(matches_as_mentee__status__in=OVER))
    mentees = rows.select_related("programme").annotate(done_at=last).exclude(done_at=None)
    return [row for row in mentees if is_over(row.programme, "application", row.done_at, now)]


@transaction.atomic
def follow_erased(application: Application) -> None:
    """An application is erased: the reasons, marks, notes and findings of its pairs go, and with the last one the ties."""
    matches = Match.objects.filter(Q(mentee_application=application) | Q(mentor_application=application))
    theirs = list(matches.values_list("pk", flat=True))
    matches.update(reasons=[])
    for answer in MatchAnswer.objects.filter(match__in=theirs, person=application.person_id):
        answer.forget()
    PairMark.objects.filter(Q(mentee_application=application) | Q(mentor_application=application)).delete()
    Run.objects.filter(mentee_application=application).exclude(done_at=None).update(wrapped_key=None)
    Finding.objects.filter(match__in=theirs).delete()
    ListingConsent.objects.filter(match__in=theirs, person=application.person_id).delete()
    Note.objects.filter(thing__in=theirs, about=application.person_id).delete()
    kept = Application.objects.filter(person=application.person_id).exclude(once__startswith=ERASED)
    if application.person_id and not kept.exists():
        Tie.objects.filter(person=application.person_id).delete()
