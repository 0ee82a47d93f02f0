"""A coordinator enters a reply for somebody who phoned. Marked with who did, and told by mail."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.enums import Reply
from programmes.gatherings.actions import has_seat
from programmes.mail.queue import queue_mail
from programmes.models import History, Invitation, Person, Undo
from programmes.undo.actions import begin_undo, remember_fields

KIND, ENTERED = "invitation", "entered"


@transaction.atomic
def enter_reply(
    invitation: Invitation, *, by: Person, answer: str, food: str = "", now: datetime | None = None
) -> Undo:
    """What somebody invited has said, in their place; the mail that tells them rests ten minutes.

    RuleBroken for one's own, before the invitation has left, when no replies are taken, and without a free seat.
    """
    now, gathering = now or timezone.now(), invitation.gathering
    if invitation.person_id == by.pk:
        raise RuleBroken(_("Your own answer you give on your own page of the gathering."))
    if invitation.rests(now):
        raise RuleBroken(_("The invitation has not left yet."))
    if not gathering.takes_replies(now):
        raise RuleBroken(_("Answers are no longer taken: it has begun, is cancelled, or its date is open again."))
    if answer == Reply.COMING and not has_seat(invitation):
        raise RuleBroken(_("All seats are taken."))
    log = {"kind": KIND, "thing": invitation.pk, "old": invitation.reply, "new": answer}
    History.objects.create(programme=gathering.programme, by=by, at=now, why=ENTERED, **log)
    undo = begin_undo(gathering.programme, "reply.entered", by=by, now=now)
    remember_fields(undo, invitation, reply=answer, food=food, replied_at=now)
    queue_mail(
        "programmes/reply_entered",
        to=invitation.person,
        programme=gathering.programme,
        refs={"invitation": invitation.pk},
        by=by,
        undo=undo,
        now=now,
    )
    return undo


def mark_entered(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Each with `entered_by`: the coordinator whose entering is the latest word, or None."""
    rows = list(invitations)
    log = History.objects.filter(kind=KIND, why=ENTERED, thing__in=[row.pk for row in rows]).select_related("by")
    who: dict[Any, Person | None] = {(entry.thing, entry.at): entry.by for entry in log}
    for row in rows:
        row.entered_by = who.get((row.pk, row.replied_at))  # type: ignore[attr-defined]
    return rows
