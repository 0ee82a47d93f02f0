"""A programme in which rhythm and form are agreed and nobody signs (E, G): the same page, other words, no reminder."""

import re
from datetime import timedelta

import pytest
from django.core import mail as outbox_mail
from django.utils import timezone, translation

from meetings.contract.actions import contract_of, save_contract, sign_contract
from meetings.contract.pages import contract_said
from meetings.enums import ContractStatus
from meetings.models import Contract, Room
from mentorforum.errors import RuleBroken
from programmes.mail.outbox import drain
from programmes.mail.reminders.engine import plan
from programmes.models import Mail, Sending
from tests.factories import make_programme
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db
SIGNING = re.compile(r"\b(sign|signed|signature|signs|signing)\b", re.IGNORECASE)
TERMS = {"minutes": 90, "weeks": 4}


@pytest.fixture(params=["E", "G"])
def world(request):
    return make_pair(make_programme(request.param))


def save(world, by=None, **more):
    contract = contract_of(Room.objects.get(pk=world.room.pk))
    texts = {item.key: f"tekst {item.key}" for item in world.programme.items("sections")}
    values = {"terms": TERMS, "sections": texts, "edit": contract.edit, **more}
    save_contract(contract, by=by or world.mentee, **values)
    return Contract.objects.get(pk=contract.pk)


def test_saving_is_agreeing_and_the_other_is_told(world):
    contract = save(world)
    assert contract.status == ContractStatus.AGREED
    assert contract.agreed_at is not None
    assert contract.signed_at is None
    assert contract_said(contract_of(world.room)) != ""
    drain(timezone.now())
    assert [mail.to for mail in outbox_mail.outbox] == [[world.mentor.email]]


def test_the_other_half_may_change_it_and_the_first_is_told(world):
    save(world)
    changed = save(world, by=world.mentor, terms={"minutes": 60, "weeks": 6})
    assert changed.weeks == 6
    assert changed.status == ContractStatus.AGREED
    assert changed.version == 1
    told = Mail.objects.filter(name="meetings/contract_agreed").values_list("person", flat=True)
    assert set(told) == {world.mentee.pk, world.mentor.pk}


def test_without_a_rhythm_it_is_a_draft(world):
    assert save(world, terms={"minutes": 60}).status == ContractStatus.DRAFT
    assert save(world).status == ContractStatus.AGREED


def test_the_goal_written_there_becomes_the_first_goal(world):
    save(world)
    assert world.room.goals.count() == 1
    save(world)
    assert world.room.goals.count() == 1


def test_nobody_can_sign(world, client):
    contract = save(world)
    with pytest.raises(RuleBroken):
        sign_contract(contract_of(world.room), by=world.mentor, version=1, edit=contract.edit)
    client.force_login(world.mentor)
    assert client.post(f"/room/{world.room.pk}/contract/sign/").status_code == 404


def intro_of(world):
    """The programme's own words say that nobody signs; ours need not speak of it."""
    with translation.override("en"):
        return world.programme.said("contract_intro")


def test_no_page_speaks_of_signing(world, client):
    pages = ["", "contract/", "contract/write/", "contract/print/", "coordinator-view/"]
    for written in (False, True):
        if written:
            save(world)
        client.force_login(world.mentee)
        client.cookies["django_language"] = "en"
        for page in pages:
            shown = client.get(f"/room/{world.room.pk}/{page}")
            assert shown.status_code == 200, page
            words = re.sub(r"<[^>]*>", " ", shown.text).replace(intro_of(world), "")
            assert SIGNING.findall(words) == [], page


def test_the_coordinator_has_no_filter_for_it(world, client):
    save(world)
    client.force_login(world.coordinator)
    shown = client.get(f"/admin/cohort/{world.room.match.cohort_id}/pairs/")
    assert shown.status_code == 200
    assert "show=unsigned" not in shown.text


def test_nobody_is_reminded_of_a_signature(world):
    Room.objects.filter(pk=world.room.pk).update(first_met_on=world.programme.today() - timedelta(days=1))
    plan(timezone.now())
    assert not Sending.objects.filter(reminder__startswith="contract_unsigned").exists()
