"""A programme of an odd preset, written for this test, from its first cohort to the last question, page by page (in process).

It has no agenda, no notes, no logbook and no gatherings, and words of its own: apprentice, master, pact, warden.
"""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match
from mentorforum import dates
from programmes.enums import LinkPurpose
from programmes.mail.links import token_of
from programmes.models import Application, Link, Mail, Person, Programme
from programmes.presets import read_file
from programmes.setup.coordinators.actions import appoint
from programmes.setup.from_preset import create_programme
from programmes.tasks import tick
from tests.factories import make_person, make_superuser, make_unit
from tests.helpers.clicking import Visitor
from tests.helpers.mailbox import Mailbox
from tests.programmes.presets.test_read import SIXTH

pytestmark = pytest.mark.django_db
#: what the programme does not have, as the pages would say it
NOT_HERE = ("agenda", "logbook", "gathering", "shared notes", "mentee", "mentor ", "contract", "coordinator")
APPRENTICE, MASTER, WARDEN = "Nora Vind", "Axel Bro", "Ida Skov"


class Chain:
    """The story, day by day; the tick runs as the worker would."""

    def __init__(self) -> None:
        self.now = dates.at(
            dates.next_working_day(timezone.now().date() + timedelta(days=7), "DK"), 10, zone="Europe/Copenhagen"
        )
        self.seen: dict[str, str] = {}

    @property
    def today(self) -> date:
        return self.now.date()

    def visitor(self, person: Person | None = None) -> Visitor:
        visitor = Visitor(person)
        visitor.seen = self.seen
        return visitor

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)
        tick()

    def clock(self) -> datetime:
        return self.now


@pytest.fixture
def chain(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Chain:
    chain = Chain()
    monkeypatch.setattr(timezone, "now", chain.clock)
    return chain


def test_a_preset_written_from_scratch_runs_the_whole_chain(chain: Chain) -> None:
    warden = found()
    opened(chain, warden)
    for name, side in ((APPRENTICE, "apply"), (MASTER, "interest")):
        applies(chain, name, side)
    accepted(chain, warden)
    offered(chain, warden)
    match = paired(chain)
    agreed(chain, match)
    met(chain, match)
    evaluated(chain, match)
    ended(chain, match)
    assert {word: url for url, text in chain.seen.items() for word in NOT_HERE if word.lower() in text.lower()} == {}
    gatherings = reverse("office_gatherings", args=[match.cohort_id])
    assert chain.visitor(warden).client.get(gatherings).status_code == 404


def found() -> Person:
    """A superuser makes it from the file and names who runs it."""
    root, unit = make_superuser(), make_unit("Lindø Værft")
    programme = create_programme(
        read_file(SIXTH), unit=unit, slug="sixth", language="en", contact_email="guild@lindoe.test", by=root
    )
    warden = make_person(WARDEN, unit=unit, language="en")
    appoint(programme, email=warden.email, by=root)
    assert programme.cohorts.count() == 0
    return warden


def opened(chain: Chain, warden: Person) -> None:
    """What it must name, a cohort, and the cohort opens."""
    office = chain.visitor(warden)
    office.go(reverse("office_text", args=["sixth", "sponsor"])).press("Save the text", text_en="Master Olsen")
    for language in ("da", "sv"):
        office.go(reverse("office_text", args=["sixth", "sponsor"])).press(
            "Save the text", **{f"text_{language}": "Mester Olsen"}
        )
    office.go(reverse("office_contact", args=["sixth"])).press("Save", phone="99 12 12 12")
    start = chain.today + timedelta(days=30)
    office.go(reverse("office_new_cohort")).press(
        "Start the cohort",
        name="First",
        opens_on=chain.today.isoformat(),
        closes_on=(chain.today + timedelta(days=10)).isoformat(),
        starts_on=start.isoformat(),
        ends_on=(start + timedelta(days=100)).isoformat(),
    )
    office.press("Open for applications")
    assert Programme.objects.get().status == "open"


def applies(chain: Chain, name: str, page: str) -> None:
    """Each step, the check, the mailed link, the receipt."""
    visitor, email = chain.visitor(), f"{name.split(maxsplit=1)[0].lower()}@lindoe.test"
    visitor.go("/p/sixth/").go(f"/p/sixth/{page}/").press("Begin", name=name, email=email)
    visitor.press("Save and go on", phone="99 10 10 10", workplace="The forge")
    answers = {"q-wants-iron": "1"} if page == "apply" else {"q-knows-iron": "3", "q-places": "1"}
    visitor.press("Save and go on", **answers)
    visitor.press(
        "Send", **dict.fromkeys(visitor.fields("mentee_") + visitor.fields("mentor_") + visitor.fields("ground_"), "on")
    )
    application = Application.objects.get(email=email)
    link = Link.objects.get(thing=application.pk, purpose=LinkPurpose.DRAFT)
    visitor.go(reverse("programmes:draft_link", args=[token_of(link)])).press("Confirm")
    application.refresh_from_db()
    assert application.status == "submitted"
    assert (application.number or "no number") in visitor.page.words


def accepted(chain: Chain, warden: Person) -> None:
    office = chain.visitor(warden)
    office.go("/admin/")
    for application in Application.objects.all():
        office.go(reverse("office_application", args=[application.pk])).press("Accept").press("Accept and send")
    chain.wait(minutes=11)
    assert Mail.objects.filter(name="programmes/accepted", status="sent").count() == 2


def offered(chain: Chain, warden: Person) -> None:
    """The board proposes the two; the offer goes to both."""
    cohort = Programme.objects.get().cohorts.get()
    office = chain.visitor(warden)
    office.go(reverse("office_board", args=[cohort.pk])).press("Find matches")
    office.go(reverse("office_offer", args=[cohort.pk])).press("Send the offer", match=[str(Match.objects.get().pk)])
    chain.wait(minutes=11)
    assert Mail.objects.filter(name="matching/offer", status="sent").count() == 2


def paired(chain: Chain) -> Match:
    match = Match.objects.get()
    for half in match.halves:
        chain.visitor(half).go(reverse("matching:offer", args=[match.pk])).press("Yes, gladly")
    match.refresh_from_db()
    assert match.status == MatchStatus.ACTIVE
    return match


def agreed(chain: Chain, match: Match) -> None:
    """The pact: a goal, the rhythm, two signatures."""
    room = match.room.pk
    visitor = chain.visitor(match.mentee)
    visitor.go(reverse("meetings:contract_write", args=[room])).press(
        "Save", **{"section-goal": "To forge a hinge", "section-rhythm": "Each Monday", "weeks": "2"}
    )
    for half in match.halves:
        chain.visitor(half).go(reverse("meetings:contract", args=[room])).press("Sign")
    match.room.contract.refresh_from_db()
    assert match.room.contract.status == "signed"
    visitor.go(reverse("meetings:goals", args=[room])).press("Save the goal", text="A hinge")


def met(chain: Chain, match: Match) -> None:
    room, visitor = match.room, chain.visitor(match.mentee)
    day = dates.next_working_day(chain.today + timedelta(days=5), "DK")
    visitor.go(reverse("meetings:book", args=[room.pk])).press(
        "Book", day=day.isoformat(), clock="14:00", minutes="45", place="The forge"
    )
    chain.wait(days=(day - chain.today).days + 1)
    meeting = room.meetings.get()
    chain.visitor(match.mentor).go(reverse("meetings:meeting", args=[room.pk, meeting.pk])).press("Yes, we have met")
    meeting.refresh_from_db()
    assert meeting.status == "held"


def evaluated(chain: Chain, match: Match) -> None:
    """On the last day both are asked one question."""
    while not (evaluation := match.room.evaluations.filter(status="open", person=match.mentee).first()):
        chain.wait(days=7)
    visitor = chain.visitor(match.mentee)
    visitor.go(reverse("meetings:evaluation", args=[evaluation.pk])).press("Send", worth_it="yes")
    evaluation.refresh_from_db()
    assert evaluation.status == "answered"


def ended(chain: Chain, match: Match) -> None:
    match.refresh_from_db()
    assert match.status == MatchStatus.COMPLETED
    chain.visitor(match.mentee).go("/start/").go(reverse("meetings:room", args=[match.room.pk]))
    assert Mail.objects.filter(name="meetings/completed").count() == 2
    assert Mail.objects.filter(status="failed").count() == 0
