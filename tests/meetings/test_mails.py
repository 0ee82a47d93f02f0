"""Every kind of mail of the room can be rendered, and no subject says too much."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from matching.models import Match
from meetings.addresses.actions import say_of_address
from meetings.concerns.actions import write_concern
from meetings.contract.actions import contract_of, save_contract
from meetings.ending.actions import close_match, complete_matches, continue_match, end_match, pause_match, resume_match
from meetings.meetings.actions import cancel_meeting, move_meeting
from meetings.models import Contract
from mentorforum import wiring
from programmes.mail.outbox import render
from programmes.models import Mail, Person
from tests.factories import make_programme
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db


def live_through(world):
    """A pair goes through everything that sends a mail; yields each mail as it would leave at that time."""
    contract, match = Contract.objects.get(room=world.room), world.room.match
    save_contract(contract, by=world.mentee, edit=contract.edit, terms={}, sections={"goals": "x"})
    yield
    starts_at = timezone.now() + timedelta(days=9)
    move_meeting(world.coming, by=world.mentee, starts_at=starts_at, minutes=60, title="", place="")
    yield
    cancel_meeting(world.coming, by=world.mentee)
    write_concern(world.programme, by=world.mentee, text="x", once=uuid.uuid4())
    pause_match(match, by=world.mentee, until=world.programme.today() + timedelta(days=5))
    resume_match(match, by=world.mentor)
    yield
    complete_matches(timezone.now() + timedelta(days=400))
    match = Match.objects.get(pk=match.pk)
    continue_match(match, by=world.mentor)
    close_match(match, by=world.mentee)
    yield


def test_every_kind_is_rendered_and_names_nobody_in_its_subject():
    world, other = make_pair(), make_pair()
    contract = Contract.objects.get(room=world.room)
    fill(world)
    end_match(other.room.match, by=other.mentor, stops=False)
    agreed = make_pair(make_programme("G"))
    save_contract(contract_of(agreed.room), by=agreed.mentee, edit=0, terms={"weeks": 4}, sections={})
    doubted = make_pair()
    Person.objects.filter(pk=doubted.mentee.pk).update(typed_by=doubted.coordinator)
    doubted.room.mentee.refresh_from_db()
    say_of_address(doubted.room, is_theirs=False, email=doubted.mentee.email, by=doubted.mentor)
    seen = {}
    Mail.objects.filter(name="meetings/contract_waits").update(refs={"contract": str(contract.pk), "version": "2"})
    for _step in live_through(world):
        for mail in Mail.objects.filter(name__startswith="meetings/"):
            if rendered := render(mail):
                seen[mail.name] = rendered
                names = [person.first_name for person in (world.mentee, world.mentor)]
                assert not [name for name in names if name in rendered.subject]
                assert "{" not in rendered.subject + rendered.text
                assert rendered.text.count("Mette Lund") == 1
                assert "<p>" in rendered.html
    assert sorted(seen) == sorted(
        name for kinds in wiring.collect("mails") for name in kinds if name.startswith("meetings/")
    )
