"""On the start page: a form that is begun and not sent, and one that a coordinator entered and nobody confirmed."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.applications.apply.commitments import unconfirmed
from programmes.applications.apply.drafts import takes
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Person
from programmes.models.applications import OPEN
from programmes.steps import Step


def steps(person: Person, now: datetime) -> list[Step]:
    """The person's drafts in cohorts that are open."""
    drafts = Application.objects.of(person).filter(status=ApplicationStatus.DRAFT).select_related("cohort__programme")
    begun = [_draft(draft) for draft in drafts.order_by("created_at") if takes(draft.cohort, draft.side, now)]
    entered = Application.objects.of(person).filter(status__in=OPEN, entered_by__isnull=False)
    open_ones = [
        application for application in entered.select_related("programme", "entered_by") if unconfirmed(application)
    ]
    return [*begun, *(_entered(application) for application in open_ones)]


def _entered(application: Application) -> Step:
    title = _("Read what was entered for you: {programme}").format(programme=application.programme.name)
    text = _("Say yes to what one says yes to; nobody else can.")
    return Step(45, title, text, _("Read it and say yes"), reverse("programmes:confirm", args=[application.number]))


def _draft(draft: Application) -> Step:
    cohort, programme = draft.cohort, draft.cohort.programme
    mentor = draft.side == Side.MENTOR
    title = _("Finish what you began: {programme}").format(programme=programme.name)
    last = cohort.closes_on if not mentor else None
    text = _("The last day is {day}.").format(day=dates.say_day(last)) if last else _("It is not sent yet.")
    address = reverse("programmes:interest" if mentor else "programmes:apply", args=[programme.slug])
    return Step(60, title, text, _("Go on"), address)
