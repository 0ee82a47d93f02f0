"""What allauth asks us."""

import logging
from smtplib import SMTPException
from threading import Thread
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.signals import email_changed
from allauth.core import context as now
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.dispatch import receiver

from programmes.models import Application
from programmes.people.chain import hear_from, prove
from programmes.people.sessions import note_credential

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: people come by application, nomination or a coordinator (`register_person`)."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def get_login_redirect_url(self, request: Any) -> str:
        """Coordinators start in their office, everybody else on their start page."""
        return "/admin/" if request.user.is_staff else "/start/"

    def post_login(self, request: Any, user: Any, **how: Any) -> Any:
        """Pages go on in the language of one's mails, unless another was chosen in this browser."""
        answer = super().post_login(request, user, **how)
        note_credential(request, user)
        hear_from_code(request, user)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            answer.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            )
        return answer

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Beside the answer: who waited for the mail server would learn which addresses are known here, and a server
        that is down would be an error for those alone."""
        frame = {"request": now.request, "email": email, "current_site": get_current_site(now.request)}
        mail = self.render_mail(template_prefix, email, {**frame, **context})
        if settings.MAIL_CAUGHT_IN:
            mail.send()
        else:
            Thread(target=leave, args=[mail], daemon=True).start()

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        """Codes and links end with a person to ask, as every mail does."""
        return super().render_mail(template_prefix, email, context | whom_to_ask(email), headers)


def hear_from_code(request: Any, person: Any) -> None:
    """Who typed the code of a mail reads that mailbox."""
    for record in get_authentication_records(request, person):
        if record["method"] == "code" and record.get("email"):
            hear_from(person, record["email"])


@receiver(email_changed)
def changed_by_owner(request: Any, user: Any, **more: Any) -> None:
    """Somebody chose another of their own addresses: it belongs to the chain."""
    if request.user.is_proven:
        prove(user)


def leave(mail: Any) -> None:
    """Hand a code or a link to the mail server; who gets none asks for another."""
    try:
        mail.send()
    except (OSError, SMTPException, ValueError) as error:  # its text may name the address
        logger.error("a login mail did not leave: %s", type(error).__name__)  # noqa: TRY400


def whom_to_ask(email: str) -> dict[str, Any]:
    """A coordinator of the programme this person applied to last; nobody where there is none."""
    mine = Application.objects.filter(person__email__iexact=email).select_related("programme").order_by("-created_at")
    programme = next((application.programme for application in mine[:1]), None)
    signer = next(iter(programme.coordinators()), None) if programme else None
    if not programme or not signer:
        return {}
    return {"programme": programme, "signer": signer, "phone": programme.contact_phone or signer.phone}
