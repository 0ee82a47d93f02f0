"""Mails to applicants: the link that continues a draft, the receipt, and that it was taken back."""

from typing import Any

from programmes.enums import ApplicationStatus, LinkPurpose, Side
from programmes.mail.kinds import MailKind, declared
from programmes.mail.links import token_of
from programmes.models import Application, Link, Mail
from programmes.models.applications import OPEN


def _about(mail: Mail) -> dict[str, Any] | None:
    """The application and its link; None when the application was forgotten meanwhile."""
    application = Application.objects.select_related("cohort", "programme").filter(pk=mail.refs["application"]).first()
    if application is None:
        return None
    context = {"application": application, "is_mentor": application.side == Side.MENTOR}
    if "link" in mail.refs:
        link = Link.objects.filter(pk=mail.refs["link"]).first()
        return {**context, "link": link, "token": token_of(link)} if link else None
    return context


def _continue(mail: Mail) -> dict[str, Any] | None:
    """No link to a draft that has been sent meanwhile, and no name: a stranger may have typed the address."""
    context = _about(mail)
    if not context or context["application"].status != ApplicationStatus.DRAFT:
        return None
    return {**context, "purpose": LinkPurpose.DRAFT, "asked_to_send": context["application"].send_asked_at is not None}


def _by_coordinator(mail: Mail) -> dict[str, Any] | None:
    """What a coordinator did on somebody's behalf; nothing once it is taken back."""
    context = _about(mail)
    if not context or context["application"].status not in OPEN:
        return None
    return {**context, "purpose": LinkPurpose.STATUS, "who": mail.by.name if mail.by else ""}


def _still(mail: Mail) -> dict[str, Any] | None:
    """One click from the mail where the link of the receipt still works; by way of the login otherwise."""
    application = Application.objects.select_related("cohort", "programme").filter(pk=mail.refs["thing"]).first()
    if application is None or application.status != ApplicationStatus.WAITING:
        return None
    links = Link.objects.filter(purpose=LinkPurpose.STATUS, thing=application.pk, expires__gt=mail.created_at)
    link = links.order_by("-expires").first()
    return {
        "application": application,
        "is_mentor": application.side == Side.MENTOR,
        "token": token_of(link) if link else "",
    }


MAILS = declared(
    MailKind("programmes/continue", _continue),
    MailKind("programmes/receipt", _about),
    MailKind("programmes/withdrawn", _about),
    MailKind("programmes/still_interested", _still),
    MailKind("programmes/entered", _by_coordinator),
    MailKind("programmes/corrected", _by_coordinator),
)
