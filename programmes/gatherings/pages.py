"""Replies of gatherings, counted and listed, in few queries."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from programmes.enums import Reply
from programmes.gatherings.replies import mark_entered
from programmes.models import Gathering, Invitation


def counted(rows: Any) -> Iterable[Gathering]:
    """The gatherings with `invited`, `said_yes`, `said_no` and `silent`; counting takes the model's own order away."""
    invitations = "invitations"
    return (
        rows.select_related("programme")
        .order_by("starts_at")
        .annotate(  # type: ignore[no-any-return]
            invited=Count(invitations),
            said_yes=Count(invitations, filter=Q(invitations__reply__in=[Reply.COMING, Reply.ONLINE])),
            said_no=Count(invitations, filter=Q(invitations__reply=Reply.CANNOT)),
            silent=Count(invitations, filter=Q(invitations__reply=Reply.NONE)),
        )
    )


def replies(gathering: Gathering, user: Any, now: datetime) -> list[Invitation]:
    """Everybody invited, by name; with who entered the reply, and whether `user` may enter one."""
    rows = mark_entered(gathering.invitations.select_related("person__unit"))
    takes = gathering.takes_replies(now)
    for row in rows:
        row.may_enter = takes and row.person_id != user.pk and not row.rests(now)  # type: ignore[attr-defined]
    return rows
