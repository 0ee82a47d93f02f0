"""Who reads the open list."""

from django.utils.translation import gettext as _

from mentorforum.readers import WhoReads
from programmes.models import Programme


def of_list(programme: Programme) -> WhoReads:
    """The open list: its readers are those of `sees_list`."""
    sentence = _("Everybody who takes part in the programme, and {coordinators_def}. Nobody else.")
    return WhoReads(programme.terms.say(sentence))
