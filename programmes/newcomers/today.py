"""What waits for a coordinator around newcomers: a work address that is somebody else's."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentorforum import dates
from programmes.models import Person, Programme
from programmes.newcomers.first_day import taken_addresses
from programmes.steps import Line

TAKEN = 12  # beside mails that did not arrive


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """Lines of Today."""
    if not programme.has("enrolment"):
        return []
    newcomers = taken_addresses(programme, person, now)
    if not newcomers:
        return []
    first = min(newcomers, key=lambda newcomer: newcomer.starts_on or programme.today(now))
    text = ngettext("work address is somebody else's", "work addresses are somebody else's", len(newcomers))
    since = _("since %(day)s") % {"day": dates.say_date(first.starts_on)} if first.starts_on else ""
    return [Line(TAKEN, len(newcomers), text, since, _("Put it right"), reverse("office_newcomer", args=[first.pk]))]
