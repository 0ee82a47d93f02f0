"""When the two of an open offer hear what became of it, for the coordinators."""

from django.utils.translation import gettext as _

from matching.models import Match
from mentorforum import dates


def when_told(match: Match) -> list[str]:
    """Nothing as long as it is not known; no query is made."""
    if not match.tell_at:
        return []
    when = dates.say_moment(dates.local(match.tell_at, match.programme.zone))
    told = _("both hear %(when)s") % {"when": when}
    return [_("taken back"), told] if match.taken_back_at else [told]
