"""Pills of gatherings and replies (screens.md section 3)."""

from django.utils.translation import gettext as _

from mentorforum.pills import Pill
from programmes.enums import Attendance, GatheringStatus, Reply
from programmes.models import Gathering, Invitation

ATTENDED = {Attendance.THERE: "done", Attendance.AWAY: "rest", Attendance.MATERIAL: "rest"}


def gathering_pill(gathering: Gathering) -> Pill:
    """How a gathering stands, for the coordinator."""
    return {
        GatheringStatus.PLANNED: Pill("rest", _("Planned")),
        GatheringStatus.INVITED: Pill("now", _("Invited")),
        GatheringStatus.HELD: Pill("done", _("Held")),
        GatheringStatus.CANCELLED: Pill("rest", _("Cancelled")),
    }[GatheringStatus(gathering.status)]


def invitation_pill(invitation: Invitation) -> Pill:
    """What somebody invited answered; after the meeting, whether they were there."""
    if tone := ATTENDED.get(Attendance(invitation.attendance)):
        return Pill(tone, str(Attendance(invitation.attendance).label))
    return {
        Reply.NONE: Pill("wait", _("Invited")),
        Reply.COMING: Pill("done", _("Coming")),
        Reply.ONLINE: Pill("done", _("Online")),
        Reply.CANNOT: Pill("rest", _("Cannot")),
    }[Reply(invitation.reply)]
