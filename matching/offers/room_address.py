"""Where the two meet once they are a pair: a page of the app above, known here by its name only."""

from django.urls import NoReverseMatch, reverse

from matching.models import Match


def room_address(match: Match) -> str:
    """The address of the pair's room; empty as long as there is none."""
    room = getattr(match, "room", None)
    try:
        return reverse("meetings:room", args=[room.pk]) if room else ""
    except NoReverseMatch:
        return ""
