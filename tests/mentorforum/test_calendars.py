"""Calendar files as mail programmes read them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from mentorforum.calendars import calendar_file

START = datetime(2027, 6, 2, 14, tzinfo=ZoneInfo("Europe/Stockholm"))


def event_of(**more):
    content = calendar_file(uid="x@mentorforum", starts=START, ends=START + timedelta(hours=1), summary="Træf", **more)
    calendar = Calendar.from_ical(content)
    return calendar, next(part for part in calendar.walk() if part.name == "VEVENT")


def test_a_request_has_who_calls_and_who_is_called():
    calendar, event = event_of(organiser=("Ordningen", "mentor@fjordby.test"), attendee="sara@fjordby.test", sequence=3)
    assert (calendar["method"], event["status"], event["sequence"]) == ("REQUEST", "CONFIRMED", 3)
    assert (event["organizer"], event["attendee"]) == ("mailto:mentor@fjordby.test", "mailto:sara@fjordby.test")
    assert event["organizer"].params["CN"] == "Ordningen"
    assert (event["dtstart"].dt, event["summary"]) == (START, "Træf")


def test_a_withdrawal_says_cancelled():
    calendar, event = event_of(method="CANCEL", sequence=4)
    assert (calendar["method"], event["status"]) == ("CANCEL", "CANCELLED")


def test_the_zone_comes_along():
    calendar, _event = event_of()
    assert [str(part["tzid"]) for part in calendar.walk() if part.name == "VTIMEZONE"] == ["Europe/Stockholm"]


def test_what_is_not_given_is_not_there():
    _calendar, event = event_of()
    assert {name for name in ("LOCATION", "URL", "DESCRIPTION", "ORGANIZER", "ATTENDEE") if name in event} == set()
