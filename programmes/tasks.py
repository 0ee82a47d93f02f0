"""Thin tasks. Whatever a lost one would lose is found again by the next tick."""

import logging

from allauth.usersessions.models import UserSession
from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from mentorforum import wiring
from programmes.mail import outbox

logger = logging.getLogger(__name__)


@shared_task
def tick() -> None:
    """Everything that happens by itself because time has passed (wiring `tick`), then the mails."""
    now = timezone.now()
    for work in wiring.collect("tick"):
        try:
            work(now)
        except Exception:  # one that fails must not stop the others; it is tried again at the next tick
            logger.exception("%s failed", work.__name__)
    outbox.drain(now)


@shared_task
def drain() -> None:
    """Send what is due now."""
    outbox.drain()


@shared_task
def forget_sessions() -> None:
    """Sessions that are over, and from where somebody was logged in with them."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
