"""Calendar files that mail programmes understand: REQUEST to invite or move, CANCEL to withdraw."""

from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Mentorforum//Mentorforum//EN"


def calendar_file(
    *,
    uid: str,
    starts: datetime,
    ends: datetime,
    summary: str,
    place: str = "",
    organiser: tuple[str, str] = ("", ""),
    attendee: str = "",
    url: str = "",
    sequence: int = 0,
    method: str = "REQUEST",
    stamp: datetime | None = None,
) -> bytes:
    """One event. `uid` never changes for a thing and `sequence` grows with every change, so that calendars follow.

    `organiser` is (name, address); `method` REQUEST, CANCEL, or PUBLISH for a file somebody fetches for themselves.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", (stamp or starts).astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", summary)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    for name, value in (("location", place), ("url", url), ("description", url)):
        if value:
            event.add(name, value)
    _add_people(event, organiser, attendee)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _add_people(event: Event, organiser: tuple[str, str], attendee: str) -> None:
    name, address = organiser
    if address:
        organizer = vCalAddress(f"mailto:{address}")
        organizer.params["CN"] = vText(name)
        event["organizer"] = organizer
    if attendee:
        who = vCalAddress(f"mailto:{attendee}")
        who.params["RSVP"] = vText("FALSE")
        event.add("attendee", who, encode=False)
