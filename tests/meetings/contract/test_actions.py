import pytest

from meetings.contract.actions import readable_texts, save_contract, sign_contract
from meetings.frame.edits import EditedMeanwhile
from meetings.models import Contract, Section
from mentorforum.errors import RuleBroken
from programmes.models import History, Mail
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_pair()


@pytest.fixture
def contract(world):
    return Contract.objects.get(room=world.room)


def write(contract, by, text, **terms):
    save_contract(contract, by=by, edit=contract.edit, terms={"weeks": 6, **terms}, sections={"goals": text})


def sign(contract, by):
    sign_contract(contract, by=by, version=contract.version, edit=contract.edit)


def texts(contract, person, version=None):
    return readable_texts(contract, contract.room.open_for(person), version)


def test_a_draft_is_edited_in_place(world, contract):
    write(contract, world.mentee, "one")
    write(contract, world.mentor, "two")
    assert (contract.status, contract.version, contract.edit) == ("draft", 1, 2)
    assert texts(contract, world.mentor) == {"goals": "two"}


def test_both_sign_one_version(world, contract):
    write(contract, world.mentee, "one")
    sign(contract, world.mentee)
    assert contract.status == "one_signed"
    assert [mail.person for mail in Mail.objects.filter(name="meetings/contract_waits")] == [world.mentor]
    sign(contract, world.mentee)
    assert contract.status == "one_signed"
    sign(contract, world.mentor)
    assert (contract.status, contract.signatures.count()) == ("signed", 2)
    assert contract.signed_at is not None


def test_the_signed_goal_becomes_the_first_goal(world, contract):
    sections = {"goals": "to delegate", "reached": "Fridays off"}
    save_contract(contract, by=world.mentee, edit=0, terms={}, sections=sections)
    sign(contract, world.mentee)
    assert world.room.goals.count() == 0
    sign(contract, world.mentor)
    goal, key = world.room.goals.get(), world.room.open_for(world.mentor)
    assert (key.read(goal.text), key.read(goal.known_by), goal.by) == ("to delegate", "Fridays off", world.mentee)


def test_nothing_is_signed_before_it_is_written(world, contract):
    with pytest.raises(RuleBroken):
        sign(contract, world.mentee)
    assert contract.signatures.count() == 0


def test_a_change_after_signing_is_the_next_version_and_what_was_signed_stays(world, contract):
    write(contract, world.mentee, "one")
    sign(contract, world.mentee)
    sign(contract, world.mentor)
    write(contract, world.mentor, "two")
    assert (contract.status, contract.version) == ("changed", 2)
    assert texts(contract, world.mentee, 1) == {"goals": "one"}
    assert texts(contract, world.mentee) == {"goals": "two"}
    sign(contract, world.mentor)
    write(contract, world.mentee, "three")
    assert (contract.status, contract.version) == ("changed", 3)
    sign(contract, world.mentee)
    sign(contract, world.mentor)
    assert (contract.status, Section.objects.filter(contract=contract).count()) == ("signed", 3)


def test_a_change_after_the_first_signature_is_a_draft_again(world, contract):
    write(contract, world.mentee, "one")
    sign(contract, world.mentee)
    write(contract, world.mentor, "two")
    assert (contract.status, contract.version, texts(contract, world.mentee, 1)) == ("draft", 2, {"goals": "one"})


def test_two_editors_lose_nothing(world, contract):
    first, second = Contract.objects.get(pk=contract.pk), Contract.objects.get(pk=contract.pk)
    write(first, world.mentee, "hers")
    with pytest.raises(EditedMeanwhile):
        write(second, world.mentor, "his")
    assert texts(contract, world.mentee) == {"goals": "hers"}


def test_nobody_signs_a_text_they_have_not_read(world, contract):
    write(contract, world.mentee, "one")
    read = Contract.objects.get(pk=contract.pk)
    write(contract, world.mentee, "two")
    with pytest.raises(EditedMeanwhile):
        sign(read, world.mentor)
    assert contract.signatures.count() == 0


def test_every_change_of_status_is_in_the_history_without_text(world, contract):
    write(contract, world.mentee, "one")
    sign(contract, world.mentee)
    assert list(History.objects.filter(thing=contract.pk).values_list("old", "new")) == [
        ("not_begun", "draft"),
        ("draft", "one_signed"),
    ]
