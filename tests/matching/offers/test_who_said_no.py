"""Neither half can tell who said no: all that each gets is compared, byte for byte, between everything the other does.

One offer is made once. Each case is then lived in a savepoint on a still clock: one half does one thing on the last
day, and the other something else, or nothing. Every page they reach, their copy of data and every raw mail with its
time must be the same whatever the other did. Only what is drawn by lot is taken out: tokens, nonces, Message-IDs.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers import answers, mails
from matching.offers import pages as offer_page
from matching.offers.actions import withdraw_offer
from matching.offers.answers import answer_offer
from mentorforum import dates
from mentorforum.status import move
from programmes.enums import ApplicationStatus
from programmes.tasks import tick
from tests import factories
from tests.matching.offering import offer_match

pytestmark = pytest.mark.django_db
BEGIN = dates.at(datetime(2027, 3, 1).date(), 10, zone="Europe/Copenhagen")  # noqa: DTZ001  a Monday, far from holidays
LOT = re.compile(
    rb'name="csrfmiddlewaretoken" value="\w+"|nonce="?[^" ]+"?|Message-ID: .*|={15}\d+==|"X-CSRFToken": "\w+"'
)
#: what one does on the last day -> what the other does, on the second day (early) or on the last
CASES = {
    "yes": ["nothing", "no early", "no", "leaves", "office"],
    "no": ["nothing", "yes early", "no", "talk early", "office"],
    "nothing": ["nothing", "yes early", "no", "leaves", "office"],
}
#: days from the last one, and the time: while they wait (looked at), a minute before, and once told (looked at)
TICKS = ((0, 11, 0), (1, 7, 59), (1, 8, 0))


@dataclass
class Offered:
    """Sara and Karen, who have been offered each other on 1 March 2027 at ten."""

    code: str

    def __post_init__(self):
        with time_machine.travel(BEGIN, tick=False):
            programme = factories.make_programme(self.code)
            self.coordinator = factories.make_coordinator(programme, "Mette Lund")
            cohort = factories.make_cohort(programme)
            self.match = factories.make_match(
                cohort,
                status=MatchStatus.PROPOSED,
                active_on=None,
                mentee=factories.make_person("Sara Berg", email="sara@fjordby.test"),
                mentor=factories.make_person("Karen Holm", email="karen@fjordby.test"),
            )
            offer_match(self.match, by=self.coordinator, first=False)
            self.programme, self.last = programme, self.match.answer_by

    def at(self, days, hour, minute=0):
        """So many days from the last day to answer."""
        return dates.at(self.last + timedelta(days=days), hour, minute, zone=self.programme.zone)

    def do(self, side, what):
        rows = Match.objects.select_related("programme", "cohort", "mentee", "mentor", "mentee_application")
        match = rows.get(pk=self.match.pk)
        if what == "office":
            withdraw_offer(match, by=self.coordinator)
        elif what == "leaves":
            own = match.own_application(getattr(match, side))
            move(own, ApplicationStatus.WITHDRAWN, by=own.person)
        elif what != "nothing":
            answer_offer(match, by=getattr(match, side), choice=what, reason="En grund")


def case(offered, mailbox, me, own, other):
    """What `me` gets while the other does `other`: a list of (what, bytes)."""
    does, _space, early = other.partition(" ")
    them = "mentor" if me == "mentee" else "mentee"
    seen = Seen(offered, mailbox, me)
    with transaction.atomic():
        mailbox.clear()
        with time_machine.travel(BEGIN + timedelta(minutes=11), tick=False):
            tick()
        with time_machine.travel(BEGIN + timedelta(days=1), tick=False):
            if early:
                offered.do(them, does)
        with time_machine.travel(offered.at(0, 10), tick=False):
            tick()  # the reminders
            offered.do(me, own)
            if not early:
                offered.do(them, does)
        for when in TICKS:
            with time_machine.travel(offered.at(*when), tick=False):
                tick()
                if when[2] == 0:
                    seen.look()
        seen.mails()
        transaction.set_rollback(True)
    return seen.things


class Seen:
    """What one half gets."""

    def __init__(self, offered, mailbox, me):
        self.offered, self.mailbox = offered, mailbox
        self.person = getattr(offered.match, me)
        self.application = offered.match.own_application(self.person)
        self.things = []

    def look(self):
        client = Client()
        client.force_login(self.person)
        here = [self.offered.match.pk]
        for address in (
            reverse("matching:offer", args=here),
            reverse("matching:answer" if self.offered.code == "E" else "matching:no", args=here),
            reverse("meetings:start"),
            reverse("programmes:me"),
            reverse("programmes:application", args=[self.application.number]),
        ):
            response = client.get(address)
            self._keep(address, str(response.status_code).encode() + response.content)
        for name, text in files(client.get(reverse("programmes:my_copy"))):
            self._keep(name, text)

    def mails(self):
        for path in sorted(self.mailbox.folder.iterdir()):
            raw = path.read_bytes()
            if self.person.email.encode() in raw:
                self._keep("mail", raw)

    def _keep(self, what, content):
        self.things.append((what, LOT.sub(b"", content)))


def files(response):
    """What is in the copy of one's data."""
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        return [(name, packed.read(name)) for name in sorted(packed.namelist())]


def differences(offered, mailbox, me, own, others):
    """Where what `me` gets depends on what the other does."""
    cases = {other: case(offered, mailbox, me, own, other) for other in others}
    first, *rest = cases.values()
    assert len(first) > 15
    assert sum(what == "mail" for what, _content in first) >= 2
    found = []
    for things in rest:
        pairs = zip(first, things, strict=False)
        found += [one[0] for one, two in pairs if one != two]
        found += ["number of things"] * (len(first) != len(things))
    return found


@pytest.mark.parametrize(
    ("code", "me"),
    [
        ("A", "mentee"),
        ("E", "mentor"),
        pytest.param("A", "mentor", marks=pytest.mark.drill),
        pytest.param("E", "mentee", marks=pytest.mark.drill),
    ],
)
def test_what_one_gets_does_not_depend_on_what_the_other_does(mailbox, code, me):
    offered = Offered(code)
    for own, others in CASES.items():
        possible = [other for other in others if code == "E" or not other.startswith("talk")]
        assert (own, differences(offered, mailbox, me, own, possible)) == (own, [])


@pytest.mark.parametrize("code", ["A", "E"])
def test_both_read_the_same_in_the_same_minute(mailbox, code):
    offered = Offered(code)

    def last_mail(me):
        raw = [text for what, text in case(offered, mailbox, me, "no", "yes early") if what == "mail"][-1]
        for person in offered.match.halves:
            raw = raw.replace(person.email.encode(), b"").replace(person.first_name.encode(), b"")
        return re.sub(rb"(?m)^To: .*$", b"", raw)

    assert last_mail("mentee") == last_mail("mentor")


# It can fail --------------------------------------------------------------------------------------------------------


def told_at_once(match, now):
    """A leak of time: a no is told without waiting."""
    match.tell_at = now
    Match.objects.filter(pk=match.pk).update(tell_at=now)


def neutral_but(text):
    def said(programme, day):
        late = Match.objects.filter(programme=programme, status=MatchStatus.EXPIRED).exists()
        return text(programme, day) + (" Ingen svarede." if late else "")

    return said


@pytest.mark.parametrize("leak", ["time", "word", "page", "copy"])
def test_a_leak_is_found(mailbox, monkeypatch, leak):
    offered = Offered("E")
    if leak == "time":
        monkeypatch.setattr(answers, "_both_have_answered", told_at_once)
    elif leak == "word":
        monkeypatch.setattr(mails, "neutral_text", neutral_but(mails.neutral_text))
    elif leak == "page":
        monkeypatch.setattr(offer_page, "hear_by", lambda match: match.last_day + timedelta(days=match.answers.count()))
    else:
        monkeypatch.setattr("matching.privacy.copies.OVER", [MatchStatus.DECLINED])
    assert differences(offered, mailbox, "mentee", "yes", ["nothing", "no early"])
