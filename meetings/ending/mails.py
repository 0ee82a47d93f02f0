"""Mails about a pause and the end: no reason, and both halves get the same."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from matching.models import Match
from matching.offers.spans import months_later
from meetings.ending.kept import kept_until
from mentorforum import dates
from programmes.mail.kinds import MailKind, declared
from programmes.models import Mail


def match_context(mail: Mail) -> dict[str, Any] | None:
    match = Match.objects.select_related("programme", "room").filter(pk=mail.refs["match"]).first()
    return {"match": match, "room": match.room, "until": kept_until(match, "room")} if match else None


def completed_context(mail: Mail) -> dict[str, Any] | None:
    """The programme's own words about the end, where it has some."""
    context = match_context(mail)
    if context is None or mail.person is None:
        return None
    match = context["match"]
    item = match.programme.item("mails", "completed")
    months = (match.programme.settings.get("kept_months") or {}).get("room", 6)
    until = months_later(match.ends_on or match.programme.today(mail.not_before), months)
    values = {
        "first_name": mail.person.first_name,
        "programme": match.programme,
        "cohort": "",
        "date": dates.say_date(until, year=True),
        "link": settings.SITE_URL.rstrip("/") + reverse("meetings:room", args=[context["room"].pk]),
        "contact": match.programme.contact_email,
        "reason": "",
        "number": "",
    }
    fill = match.programme.terms.fill
    return {
        **context,
        **({"subject": fill(item, **values), "words": fill(item.said("body"), **values)} if item else {}),
    }


MAILS = declared(
    MailKind("meetings/paused", match_context),
    MailKind("meetings/resumed", match_context),
    MailKind("meetings/ended", match_context),
    MailKind("meetings/completed", completed_context),
    MailKind("meetings/continuing", match_context),
    MailKind("meetings/closed", match_context),
)
