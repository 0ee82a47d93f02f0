"""What an applicant says yes to, where a coordinator has entered the application for them."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.applications.form import commitment_key, commitments
from programmes.applications.rules import is_applicant
from programmes.models import Application, CommitmentAcceptance
from programmes.models.applications import OPEN


def unconfirmed(application: Application) -> bool:
    """Whether what the applicant says yes to is still open, because a coordinator entered the application."""
    if application.entered_by_id is None or application.status not in OPEN:
        return False
    items = commitments(application.programme, application.side)
    return bool(items) and not application.commitments.exists()


@transaction.atomic
def confirm_commitments(application: Application, accepted: set[str], *, by: Any) -> None:
    """The applicant says yes to each commitment, with the wording as it was shown."""
    if not is_applicant(by, application):
        raise RuleBroken(_("Only the person whose application it is can do this."))
    items = commitments(application.programme, application.side)
    if not {commitment_key(item) for item in items} <= accepted:
        raise RuleBroken(
            _("Tick each point under “What you say yes to”, or ask first if one of them makes you hesitate.")
        )
    for item in items:
        CommitmentAcceptance.objects.get_or_create(
            application=application, key=commitment_key(item), defaults={"shown_as": str(item)}
        )
