"""For whom a mentor can be found."""

from __future__ import annotations

from programmes.enums import ApplicationStatus, Side
from programmes.models import Application

#: whose applications a mentor can be found for
FINDABLE = [ApplicationStatus.ACCEPTED, ApplicationStatus.WAITING]


def can_be_found_for(application: Application) -> bool:
    return application.side == Side.MENTEE and application.status in FINDABLE
