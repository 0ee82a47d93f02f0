"""Neither half can tell who said no: all that each gets is compared, byte for byte, between everything the other does.

One offer is made once, and told. Each case is then lived in a savepoint on a still clock: one half does one thing on the
last day, and the other something else, or nothing; the days before, which are the same for most, are lived once. Every page they reach, their copy of data and every raw mail with its
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
from tests.helpers.mailbox import Mailbox
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
    """Sara and Karen, who have been offered each other on 1 March 2027 at ten, and told so."""

    code: str
    mailbox: Mailbox

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
        with time_machine.travel(BEGIN + timedelta(minutes=11), tick=False):
            tick()
        self.told = self.caught()

    def caught(self):
        """The raw mails since the mailbox was emptied."""
        return [path.read_bytes() for path in sorted(self.mailbox.folder.iterdir())]

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


def lived(offered, me, cases):
    """(own, other) -> what `me` gets while they do `own` and the other does `other`: a list of (what, bytes)."""
    things = {}
    for early in dict.fromkeys(other if other.endswith(" early") else "" for _own, other in cases):
        with transaction.atomic():
            before = until_the_last_day(offered, me, early.removesuffix(" early"))
            for own, other in cases:
                if early == (other if other.endswith(" early") else ""):
                    things[own, other] = [*before, *last_day(offered, me, own, "" if early else other)]
            transaction.set_rollback(True)
    return things


def until_the_last_day(offered, me, does):
    """The other does it on the second day; the mails of `me` from the offer to the last, when they are reminded."""
    seen = Seen(offered, me)
    seen.mails(offered.told)
    offered.mailbox.clear()
    if does:
        with time_machine.travel(BEGIN + timedelta(days=1), tick=False):
            offered.do(other_than(me), does)
    with time_machine.travel(offered.at(0, 10), tick=False):
        tick()
    seen.mails(offered.caught())
    return seen.things


def last_day(offered, me, own, other):
    """What `me` gets from then on, in a savepoint of its own."""
    seen = Seen(offered, me)
    with transaction.atomic():
        offered.mailbox.clear()
        with time_machine.travel(offered.at(0, 10), tick=False):
            offered.do(me, own)
            if other:
                offered.do(other_than(me), other)
        for when in TICKS:
            with time_machine.travel(offered.at(*when), tick=False):
                tick()
                if when[2] == 0:
                    seen.look()
        seen.mails(offered.caught())
        transaction.set_rollback(True)
    return seen.things


def other_than(me):
    return "mentor" if me == "mentee" else "mentee"


class Seen:
    """What one half gets."""

    def __init__(self, offered, me):
        self.offered = offered
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

    def mails(self, mails):
        for raw in mails:
            if self.person.email.encode() in raw:
                self._keep("mail", raw)

    def _keep(self, what, content):
        self.things.append((what, LOT.sub(b"", content)))


def files(response):
    """What is in the copy of one's data."""
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        return [(name, packed.read(name)) for name in sorted(packed.namelist())]


def differences(offered, me, cases):
    """`(own, what)` wherever what `me` gets depends on what the other does; `cases` is own -> what the other does."""
    things = lived(offered, me, [(own, other) for own, others in cases.items() for other in others])
    found = []
    for own, others in cases.items():
        first, *rest = (things[own, other] for other in others)
        assert len(first) > 15
        assert sum(what == "mail" for what, _content in first) >= 2
        for other in rest:
            pairs = zip(first, other, strict=False)
            found += [(own, one[0]) for one, two in pairs if one != two]
            found += [(own, "number of things")] * (len(first) != len(other))
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
    possible = {
        own: [other for other in others if code == "E" or not other.startswith("talk")] for own, others in CASES.items()
    }
    assert differences(Offered(code, mailbox), me, possible) == []


@pytest.mark.parametrize("code", ["A", "E"])
def test_both_read_the_same_in_the_same_minute(mailbox, code):
    offered = Offered(code, mailbox)

    def last_mail(me):
        things = lived(offered, me, [("no", "yes early")])["no", "yes early"]
        raw = [text for what, text in things if what == "mail"][-1]
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
    offered = Offered("E", mailbox)
    if leak == "time":
        monkeypatch.setattr(answers, "_both_have_answered", told_at_once)
    elif leak == "word":
        monkeypatch.setattr(mails, "neutral_text", neutral_but(mails.neutral_text))
    elif leak == "page":
        monkeypatch.setattr(offer_page, "hear_by", lambda match: match.last_day + timedelta(days=match.answers.count()))
    else:
        monkeypatch.setattr("matching.privacy.copies.OVER", [MatchStatus.DECLINED])
    assert differences(offered, "mentee", {"yes": ["nothing", "no early"]})
