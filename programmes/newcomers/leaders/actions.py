"""Asking a mentee's leader for a few lines, once, and keeping what the leader writes for the mentee alone (H3, H7, L4)."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.enums import LinkPurpose
from programmes.mail.links import end_links, make_link, use_link
from programmes.mail.queue import queue_mail
from programmes.models import Application, LeaderPart, Link, Person, Undo
from programmes.models.records import Bearer
from programmes.newcomers.rules import can_ask_leader

LINK_DAYS = timedelta(days=60)
MOST_ASKED = 3  # addresses, so that the page is no way to write to anybody


@transaction.atomic
def ask_leader(
    application: Application,
    *,
    email: str,
    name: str = "",
    by: Person,
    undo: Undo | None = None,
    now: datetime | None = None,
) -> LeaderPart:
    """One mail with a one-time page to the leader; asked twice at the same address it is the same asking.

    Another address ends the earlier link. With `undo` the mail rests until the undo has run out. RuleBroken when the
    programme gives the leader no part, or when the leader has already written.
    """
    now, email = now or timezone.now(), email.strip()
    if not can_ask_leader(by, application):
        raise RuleBroken(_("A leader cannot be asked here."))
    parts = list(application.leader_parts.order_by("-asked_at"))
    if parts and parts[0].leader_email.lower() == email.lower():
        return parts[0]
    _refuse(parts, email)
    number = len(parts) + 1
    part = LeaderPart(
        programme=application.programme,
        application=application,
        leader_name=name.strip(),
        leader_email=email,
        asked_by=by,
        asked_at=now,
        once=f"{application.pk.hex}-{number}",
    )
    if not _made(part):
        return application.leader_parts.get(once=part.once)
    for earlier in parts:
        end_links(earlier)
    _write_to(part, undo, now)
    return part


def _refuse(parts: list[LeaderPart], email: str) -> None:
    if any(part.answered_at for part in parts):
        raise RuleBroken(_("The leader has already written. It is asked for once."))
    if len(parts) >= MOST_ASKED or any(part.leader_email.lower() == email.lower() for part in parts):
        raise RuleBroken(_("This has been tried already. Write to us, and we will help."))


def _made(part: LeaderPart) -> bool:
    """False when the same press came twice in the same moment."""
    try:
        with transaction.atomic():
            part.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _write_to(part: LeaderPart, undo: Undo | None, now: datetime) -> None:
    link = make_link(LinkPurpose.LEADER, part, expires=now + LINK_DAYS)
    queue_mail(
        "programmes/leader",
        email=part.leader_email,
        programme=part.programme,
        refs={"part": part.pk, "link": link.pk},
        language=part.programme.words_first(),
        by=part.asked_by,
        undo=undo,
        once=f"leader:{part.pk}",
        now=now,
    )


@transaction.atomic
def write_to_mentee(link: Link, part: LeaderPart, *, words: dict[str, str], now: datetime | None = None) -> None:
    """The leader's lines, once; the mentee is told. RuleBroken when the link has been used."""
    now = now or timezone.now()
    if not use_link(link, now=now):
        raise RuleBroken(_("This link has been used. Thank you."))
    part.words, part.answered_at = json.dumps(words, ensure_ascii=False), now
    part.save(update_fields=["words", "answered_at"])
    queue_mail(
        "programmes/leader_wrote",
        to=part.application.person,
        programme=part.programme,
        refs={"part": part.pk},
        once=f"leader_wrote:{part.pk}",
        now=now,
    )


def read_words(part: LeaderPart, reader: Person | Bearer) -> dict[str, Any]:
    """What the leader wrote, by question; NotAReader for everybody but the mentee."""
    text = part.open_for(reader).read(part.words)
    return dict(json.loads(text)) if text else {}
