"""Whoever gives somebody's login another address does not gain what is written behind it (ADR 21)."""

import re
import uuid
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as sent
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import AddressWord, LogEntry
from mentorforum.errors import RuleBroken, Unproven
from programmes.logins.actions import do_moves, move_login
from programmes.mail.outbox import drain, render
from programmes.models import AccessLogEntry, AddressMove, Mail, OwnAddress, Person, Undo
from programmes.people.chain import hear_from
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db
EVIL = "mette.egen@gmail.test"
PAIRS_OWN = {
    "goal",
    "known",
    "notes",
    "theme",
    "agreed",
    "place",
    "title",
    "together",
    "agenda",
    "purpose",
    "suggestion",
}
REST, WEEK = timedelta(minutes=11), timedelta(days=7, minutes=1)


@pytest.fixture
def world(time_machine):
    """A pair who applied by mailed link and have written much. `world.pass_by(a while)` moves the clock and ticks."""
    time_machine.move_to(timezone.now())
    world = fill(make_pair())
    for half in world.room.halves:
        hear_from(half, half.email)

    def pass_by(while_: timedelta) -> int:
        time_machine.shift(while_)
        return do_moves()

    world.pass_by = pass_by
    return world


def again(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def move_by_page(world, email=EVIL, person=None):
    """The coordinator's own form."""
    office = Client()
    office.force_login(world.coordinator)
    url = reverse("office_person_address", args=[(person or world.mentee).pk])
    return office.post(url, {"email": email}, follow=True)


def moved(world, email=EVIL, after=REST) -> Client:
    """The form, the rest, and somebody who logs in by a code to the new mailbox."""
    move_by_page(world, email)
    world.pass_by(after)
    return log_in_by_code(email)


def log_in_by_code(email: str) -> Client:
    client = Client()
    before = len(sent.outbox)
    client.post(reverse("account_request_login_code"), {"email": email})
    code = re.search(r"\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b", sent.outbox[before].body)
    client.post(reverse("account_confirm_login_code"), {"code": code[0]})
    return client


@pytest.fixture(autouse=True)
def posted(settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


def pages_of(world):
    room = [world.room.pk]
    names = ("room", "contract", "goals", "meetings", "copy", "coordinator_view", "contract_print", "preparation")
    return [
        *(reverse(f"meetings:{name}", args=room) for name in names),
        reverse("meetings:meeting", args=[world.room.pk, world.coming.pk]),
        reverse("meetings:meeting", args=[world.room.pk, world.held.pk]),
        *(reverse(name) for name in ("meetings:logbook", "meetings:logbook_copy", "programmes:my_copy")),
    ]


def shown(client, world):
    """The marks of the pair's text that this login can read."""
    read = b"".join(b"".join(client.get(url, follow=True)) for url in [*pages_of(world), "/start/", "/me/"])
    return {name for name, mark in world.marks.items() if mark.encode() in read}


def link_in(email: str, name: str = "programmes/address_moved") -> str:
    mail = Mail.objects.filter(email__iexact=email, name=name).latest("created_at")
    return re.search(r"/address/[\w-]{43}/", render(mail).text)[0]


def test_who_moves_a_login_reads_nothing_behind_it(world):
    """The finding: a coordinator corrects the address of somebody who has not logged in, and logs in by code."""
    evil = moved(world)
    assert again(world.mentee).email == EVIL and not again(world.mentee).is_proven
    assert shown(evil, world) == set()
    assert "lukket lige nu" in evil.get("/start/").content.decode() and evil.get(pages_of(world)[0]).status_code == 403


def test_what_the_other_half_writes_from_then_on_stays_closed_too(world):
    evil = moved(world)
    mentor = Client()
    mentor.force_login(world.mentor)
    page = mentor.get(reverse("meetings:goals", args=[world.room.pk])).content.decode()
    assert "Kun du indtil videre" in page, "the writer is told before writing"
    url = reverse("meetings:goals", args=[world.room.pk])
    mentor.post(url, {"text": world.mark("later"), "known_by": "", "once": str(uuid.uuid4())})
    assert "later" in shown(mentor, world) and shown(evil, world) == set()


def test_every_way_in_proves_nothing(world, client):
    """Reset, another code, own form, the mail sent again: each ends at the same closed door."""
    evil = moved(world)
    for name in ("account_set_password", "account_change_password", "account_email", "mfa_add_webauthn"):
        assert evil.get(reverse(name)).status_code == 403, name
        assert evil.post(reverse(name), {"email": "third@gmail.test", "action_add": ""}).status_code == 403, name
    before = len(sent.outbox)
    client.post(reverse("account_reset_password"), {"email": EVIL})
    assert len(sent.outbox) == before, "no new password for a login that somebody else moved"
    assert shown(log_in_by_code(EVIL), world) == set()
    assert EmailAddress.objects.filter(user=world.mentee).count() == 1
    assert not OwnAddress.objects.filter(email=EVIL).exists(), "what logs in unproven is never heard"


def test_moved_twice_and_back_it_is_still_closed(world):
    moved(world)
    old = OwnAddress.objects.get(person=world.mentee).email
    evil = moved(world, "anden.egen@gmail.test", after=WEEK)
    assert again(world.mentee).email == "anden.egen@gmail.test" and shown(evil, world) == set()
    moved(world, old, after=WEEK)
    assert not again(world.mentee).is_proven, "nobody but the owner ends it"


def test_a_session_that_is_older_stays_what_it_was_and_hears_of_it(world):
    owner = Client()
    owner.force_login(world.mentee)
    Person.objects.filter(pk=world.mentee.pk).update(last_login=None)
    evil = moved(world)
    assert shown(owner, world) and not shown(evil, world)
    page = owner.get("/start/").content.decode()
    assert EVIL in page and reverse("programmes:my_address") in page
    owner.post(reverse("programmes:my_address"), {"answer": "no"})
    assert again(world.mentee).is_proven and again(world.mentee).email != EVIL
    assert evil.get("/start/").status_code == 302, "what began meanwhile is over"
    assert shown(owner, world), "who put it back stays"


def test_the_earlier_mailbox_puts_it_back_and_the_stranger_is_out(world, client):
    old = world.mentee.email
    evil = moved(world)
    link = link_in(old)
    assert client.get(link).status_code == 200 and again(world.mentee).email == EVIL, "opening changes nothing"
    client.post(link, {"answer": "no"})
    assert again(world.mentee).email == old and again(world.mentee).is_proven
    assert evil.get("/start/").status_code == 302
    assert shown(log_in_by_code(old), world)
    client.post(link, {"answer": "yes"})
    assert again(world.mentee).email == old, "answered is answered"
    told = Mail.objects.filter(name="programmes/address_refused")
    assert [mail.person for mail in told] == [world.coordinator]
    assert old not in render(told[0]).text and world.mentee.name in render(told[0]).text


def test_the_earlier_mailbox_says_that_it_is_theirs_and_all_opens(world, client):
    old = world.mentee.email
    there = moved(world, "sara.ny@fjordby.test")
    client.post(link_in(old), {"answer": "yes"})
    assert again(world.mentee).is_proven and shown(there, world)
    assert OwnAddress.objects.filter(person=world.mentee).count() == 2


def test_a_password_from_before_opens_its_own_session_and_no_other(world, client):
    world.mentee.set_password("en-lang-sætning-12")
    world.mentee.save()
    evil = moved(world)
    client.post(reverse("account_login"), {"login": EVIL, "password": "en-lang-sætning-12"})
    assert shown(client, world) and not shown(evil, world)
    assert not again(world.mentee).is_proven, "the new address is theirs only when they say so"


def test_the_other_half_lets_it_into_the_room_and_into_nothing_else(world):
    there = moved(world)
    mentor = Client()
    mentor.force_login(world.mentor)
    page = reverse("meetings:address", args=[world.room.pk])
    assert EVIL in mentor.get(page).content.decode()
    mentor.post(page, {"answer": "yes", "email": "somebody@else.test"})
    assert shown(there, world) == set(), "what was shown was another address"
    mentor.post(page, {"answer": "yes", "email": EVIL})
    seen = shown(there, world)
    assert seen >= PAIRS_OWN and not {name for name in seen if name.startswith(("log-", "private"))}
    moved(world, "tredje@gmail.test", after=WEEK)
    assert shown(log_in_by_code("tredje@gmail.test"), world) == set(), "the yes was to one address"


def test_private_answers_are_not_lost_when_a_let_in_login_saves(world):
    there = moved(world)
    mentor = Client()
    mentor.force_login(world.mentor)
    mentor.post(reverse("meetings:address", args=[world.room.pk]), {"answer": "yes", "email": EVIL})
    there.post(reverse("meetings:meeting", args=[world.room.pk, world.coming.pk]), {"edit": "1"})
    client = Client()
    client.force_login(world.mentee)
    Person.objects.filter(pk=world.mentee.pk).update(unproven_since=None)
    assert "private-mentee" in shown(client, world)


def test_a_doubtful_half_vouches_for_nobody(world):
    moved(world)
    Person.objects.filter(pk=world.mentor.pk).update(unproven_since=timezone.now())
    mentor = Client()
    mentor.force_login(world.mentor)
    mentor.post(reverse("meetings:address", args=[world.room.pk]), {"answer": "yes", "email": EVIL})
    assert not AddressWord.objects.exists()


def test_mails_about_the_pair_say_only_that_something_is_there(world):
    moved(world)
    kinds = {"meetings/meeting_booked", "meetings/paused", "programmes/reminders"}
    rows = [Mail(person=again(world.mentee), programme=world.programme, name=name, refs={}) for name in kinds]
    assert {render(mail).subject for mail in rows} == {"Der venter noget på dig"}
    assert not any(render(mail).attachments for mail in rows)


def test_it_rests_ten_minutes_and_can_be_undone(world, client):
    page = move_by_page(world).content.decode()
    assert "En mailadresse bliver ændret" in page
    undo = Undo.objects.get(what="address.moved")
    client.force_login(world.coordinator)
    client.post(reverse("office_undo", args=[undo.pk]))
    assert world.pass_by(REST) == 0 and again(world.mentee).is_proven
    assert not AddressMove.objects.exists()


def test_who_has_logged_in_is_asked_and_a_no_ends_it(world):
    owner = log_in_by_code(world.mentee.email)
    old = world.mentee.email
    move_by_page(world)
    assert world.pass_by(REST) == 0
    assert EVIL in owner.get("/start/").content.decode()
    link = link_in(old, "programmes/address_asked")
    Client().post(link, {"answer": "no"})
    assert world.pass_by(WEEK) == 0 and again(world.mentee).email == old


def test_who_has_logged_in_and_says_nothing_gets_a_closed_login_after_seven_days(world):
    log_in_by_code(world.mentee.email)
    move_by_page(world)
    assert world.pass_by(WEEK - timedelta(minutes=5)) == 0
    assert world.pass_by(timedelta(minutes=5)) == 1
    assert shown(log_in_by_code(EVIL), world) == set()


def test_it_stands_in_the_persons_own_log_and_both_are_mailed(world):
    Mail.objects.filter(person=world.mentee).update(status="sent")
    moved(world)
    entry = AccessLogEntry.objects.get(what="address.moved")
    assert (entry.person, entry.thing) == (world.coordinator, world.mentee.pk)
    told = Mail.objects.filter(name__startswith="programmes/address_")
    assert {mail.name for mail in told} == {"programmes/address_new", "programmes/address_moved"}
    drain()
    assert {address for mail in sent.outbox for address in mail.to} >= {EVIL, world.mentee.email}


def test_typed_wrong_from_the_start_the_other_half_reads_with_whom(world):
    """The office typed its own address, and was heard from it. The other half sees it until they have met."""
    stranger = log_in_by_code(world.mentee.email)
    Person.objects.filter(pk=world.mentee.pk).update(typed_by=world.coordinator)
    type(world.room).objects.update(first_met_on=None)
    mentor = Client()
    mentor.force_login(world.mentor)
    room = reverse("meetings:room", args=[world.room.pk])
    assert (
        world.mentee.email in mentor.get(room).content.decode()
        and "har skrevet ind" in mentor.get(room).content.decode()
    )
    mentor.post(reverse("meetings:address", args=[world.room.pk]), {"answer": "no", "email": world.mentee.email})
    assert not shown(stranger, world) & PAIRS_OWN
    assert Mail.objects.filter(name="meetings/address_doubted", person=world.coordinator).count() == 1


def test_an_unproven_login_writes_what_only_it_reads(world):
    """Its own new rows are its own; nothing of it lands in what was there before."""
    evil = moved(world)
    evil.post(reverse("meetings:logbook"), {"text": "mine", "once": "0192b0c0-0000-7000-8000-000000000000"})
    assert LogEntry.objects.filter(logbook__person=world.mentee).count() == 1, "the page was closed"
    with pytest.raises(Unproven):
        world.mentee.logbook.open_for(again(world.mentee))


def test_nobody_elses_and_no_taken_address(world):
    with pytest.raises(RuleBroken):
        move_login(world.mentee, email=world.mentor.email.upper(), by=world.coordinator, programme=world.programme)
    stranger = make_pair().coordinator
    for person in (world.mentee, world.coordinator, stranger):
        with pytest.raises(RuleBroken):
            move_login(person, email="x@gmail.test", by=stranger, programme=world.programme)
