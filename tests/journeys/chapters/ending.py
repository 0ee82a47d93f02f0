"""9: the year is over. The worker completes the match, and the two go on by themselves."""

from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match
from tests.journeys.chapters.rooming import NINA, enter
from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows

OVER = "er slut"


def year_passes(journey: Journey) -> None:
    """To the last day and one more: both are told, and how long their notes can be fetched."""
    ends_on = Match.objects.get(status=MatchStatus.ACTIVE).ends_on
    assert ends_on
    journey.days_pass((ends_on - timezone.now().date()).days + 1)
    for someone in (MENTEE, MENTOR):
        assert "egen kopi" in journey.mail(someone.email, OVER).text


def pair_goes_on(journey: Journey) -> None:
    """One presses, and both rooms say so; the coordinator sees it too."""
    page = journey.follow_mail("mentee", MENTEE.email, OVER)
    headed(page, "Jeres tid i ordningen er slut")
    press(page, "Vi fortsætter på egen hånd")
    shows(page, "På egen hånd")
    shows(enter(journey, "mentor", NINA), "På egen hånd")
    office = journey.browser("coordinator")
    follow(office, "Par")
    shows(office, "På egen hånd")
