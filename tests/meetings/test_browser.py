"""What is on the pages of a room only at times, in Chromium: axe finds nothing.

`tests/axe` looks at all pages of a room full of writing, as either of the two, and at those of one that is over.
"""

import pytest
from django.urls import reverse

from matching.enums import MatchStatus
from tests.axe.looking import look, nothing_wrong
from tests.helpers.browsing import log_in
from tests.meetings.worlds import end, fill, make_pair

pytestmark = pytest.mark.django_db(transaction=True)


def look_as(page, site, person, *pages, **more):
    """Each page by its name and what its address has."""
    log_in(page, person, site)
    return [line for name, args in pages for line in look(page, reverse(name, args=args), **more)]


def test_rooms_in_other_states_have_no_finding(page, site):
    empty, full, over = make_pair(), fill(make_pair()), end(fill(make_pair()), MatchStatus.COMPLETED)
    nothing_yet = ["room", "contract", "goals", "meetings", "preparation"]
    found = [
        *look_as(page, site, empty.mentee, *((f"meetings:{name}", [empty.room.pk]) for name in nothing_yet)),
        *look_as(page, site, full.mentee, ("meetings:coordinator_view", [full.room.pk])),
        *look_as(page, site, full.mentor, ("meetings:meeting", [full.room.pk, full.held.pk])),
        *look_as(page, site, over.mentee, ("meetings:room", [over.room.pk])),
        *look_as(page, site, full.coordinator, ("office_pair", [full.room.match_id]), ("office_concerns", [])),
    ]
    nothing_wrong(found)
