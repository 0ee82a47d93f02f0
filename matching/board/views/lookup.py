"""Finding what a page of the board is about: what this coordinator may see, or 404."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from matching.models import Match
from matching.offers import rules
from programmes.enums import Side
from programmes.models import Application, Cohort


def find_cohort(request: HttpRequest, cohort_id: Any) -> Cohort:
    """Theirs, with the programme at hand; 404 otherwise."""
    cohort: Cohort = request.office.find_cohort(cohort_id)  # type: ignore[attr-defined]
    cohort.programme = request.office.programme  # type: ignore[attr-defined]
    return cohort


def find_working_cohort(request: HttpRequest, cohort_id: Any) -> Cohort:
    """The same, for changing something: 403 once the cohort has ended."""
    cohort = find_cohort(request, cohort_id)
    if not rules.can_match_cohort(request.user, cohort):
        raise PermissionDenied
    return cohort


def find_half(request: HttpRequest, cohort: Cohort, pk: Any, side: str) -> Application:
    """An application of the cohort on this side; never the coordinator's own."""
    rows = Application.objects.for_office(request.user).select_related("person__unit")
    application = get_object_or_404(rows, pk=pk, cohort=cohort, side=side)
    application.programme, application.cohort = cohort.programme, cohort
    return application


def find_pair(request: HttpRequest, cohort: Cohort, mentee_id: Any, mentor_id: Any) -> tuple[Application, Application]:
    return find_half(request, cohort, mentee_id, Side.MENTEE), find_half(request, cohort, mentor_id, Side.MENTOR)


def find_match(request: HttpRequest, match_id: Any) -> Match:
    """A match of this coordinator's programmes, its cohort entered; 404 for their own."""
    rows = Match.objects.for_office(request.user).select_related("cohort", "mentee", "mentor", "programme")
    match = get_object_or_404(rows, pk=match_id)
    request.office.enter(match.cohort)  # type: ignore[attr-defined]
    return match
