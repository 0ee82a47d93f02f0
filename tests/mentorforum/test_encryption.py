"""Confidential text: who opens it, and everything that must meet a Sealed instead."""

import copy
import json
import pickle

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F
from django.template import Context, Template

from matching.models import Tie
from meetings.models import Goal, Logbook, LogEntry
from mentorforum import encryption
from mentorforum.encryption import MARK, Sealed
from mentorforum.errors import SealedError
from mentorforum.keys import fresh_content_key
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "Vi talte om det svære ved at sige nej"


@pytest.fixture
def match():
    return factories.make_match()


@pytest.fixture
def goal(match):
    return Goal.objects.create(room=match.room, by=match.mentee, once="g1", text=TEXT)


def fresh(goal):
    return Goal.objects.select_related("room").get(pk=goal.pk)


def test_both_halves_read_what_one_wrote(goal, match):
    for half in match.halves:
        assert fresh(goal).room.open_for(half).read(fresh(goal).text) == TEXT


def test_nobody_else_opens_it(goal, match):
    coordinator = factories.make_coordinator(match.programme)
    for stranger in (coordinator, factories.make_superuser(), factories.make_person(), None):
        with pytest.raises(PermissionDenied):
            match.room.open_for(stranger)


def test_a_sealed_value_refuses_to_be_shown(goal):
    sealed = fresh(goal).text
    assert repr(sealed) == "<sealed>"
    for show in (str, format, bool, list, len, pickle.dumps, json.dumps, lambda s: s + "", lambda s: "x" in s):
        with pytest.raises(TypeError):
            show(sealed)


def test_a_template_that_prints_it_fails(goal):
    with pytest.raises(SealedError):
        Template("{{ goal.text }}").render(Context({"goal": fresh(goal)}))


def test_the_table_holds_no_clear_text(goal):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM meetings_goal")
        (stored,) = cursor.fetchone()
    assert TEXT not in stored
    assert not stored.startswith(MARK)


def test_a_ciphertext_moved_to_another_row_does_not_open(goal, match):
    other = Goal.objects.create(room=match.room, by=match.mentee, once="g2", text="noget andet")
    Goal.objects.filter(pk=other.pk).update(text=fresh(goal).text)
    with pytest.raises(Exception) as raised:  # noqa: PT011  cryptography's InvalidTag
        match.room.open_for(match.mentee).read(fresh(other).text)
    assert type(raised.value).__name__ == "InvalidTag"


def test_a_ciphertext_moved_to_another_field_does_not_open(goal, match):
    Goal.objects.filter(pk=goal.pk).update(known_by=fresh(goal).text)
    with pytest.raises(Exception) as raised:  # noqa: PT011
        match.room.open_for(match.mentee).read(fresh(goal).known_by)
    assert type(raised.value).__name__ == "InvalidTag"


def test_another_holders_key_is_refused(goal):
    other = factories.make_match()
    with pytest.raises(SealedError):
        other.room.open_for(other.mentee).read(fresh(goal).text)


def test_update_refuses_plain_text(goal):
    with pytest.raises(SealedError):
        Goal.objects.filter(pk=goal.pk).update(text="klartekst")
    goal.text = "klartekst"
    with pytest.raises(SealedError):
        Goal.objects.bulk_update([goal], ["text"])


def test_values_and_f_give_sealed(goal):
    assert isinstance(Goal.objects.values("text")[0]["text"], Sealed)
    assert isinstance(Goal.objects.annotate(copy=F("text")).get().copy, Sealed)


def test_refresh_and_copy_stay_sealed(goal):
    goal.refresh_from_db()
    assert isinstance(goal.text, Sealed)
    assert isinstance(copy.deepcopy(fresh(goal)).text, Sealed)
    deferred = Goal.objects.defer("text").get()
    assert isinstance(deferred.text, Sealed)


def test_saving_again_keeps_the_text(goal, match):
    again = fresh(goal)
    again.position = 7
    again.save()
    assert match.room.open_for(match.mentee).read(fresh(goal).text) == TEXT


def test_bulk_create_seals(match):
    Goal.objects.bulk_create([Goal(room=match.room, by=match.mentee, once="b1", text=TEXT)])
    assert match.room.open_for(match.mentor).read(Goal.objects.select_related("room").get().text) == TEXT


def test_dump_and_load_keep_it_sealed(goal, match):
    dump = serializers.serialize("json", Goal.objects.all())
    assert TEXT not in dump
    Goal.objects.all().delete()
    for row in serializers.deserialize("json", dump):
        row.save()
    assert match.room.open_for(match.mentee).read(fresh(goal).text) == TEXT


def test_a_text_that_looks_like_our_mark_is_only_a_text(match):
    goal = Goal.objects.create(room=match.room, by=match.mentee, once="m", text=f"{MARK}AAAA")
    goal.clean_fields(exclude=["reached_on"])
    assert match.room.open_for(match.mentee).read(fresh(goal).text) == f"{MARK}AAAA"


def test_a_holder_that_seals_its_own_text():
    person = factories.make_person()
    tie = Tie.objects.create(person=person, name="min søster")
    tie = Tie.objects.get(pk=tie.pk)
    assert tie.open_for(person).read(tie.name) == "min søster"


def test_rotation_rewraps_keys_and_leaves_texts_alone(goal, match, settings):
    before = fresh(goal).text.cipher
    settings.CONTENT_KEYS = [new_key("k9"), *settings.CONTENT_KEYS]
    assert match.room.rewrap() is True
    room = type(match.room).objects.get()
    assert room.wrapped_key.startswith("k9:")
    assert room.open_for(match.mentee).read(fresh(goal).text) == TEXT
    assert fresh(goal).text.cipher == before
    assert room.rewrap() is False


def new_key(name):
    return fresh_content_key(name)


def test_erasure_leaves_nothing_to_open(goal, match):
    type(match.room).objects.update(wrapped_key=None)
    with pytest.raises(SealedError):
        fresh(goal).room.open_for(match.mentee)


def test_reading_fifty_entries_costs_two_queries(django_assert_num_queries):
    person = factories.make_person()
    logbook = Logbook.objects.create(person=person)
    LogEntry.objects.bulk_create(LogEntry(logbook=logbook, once=str(n), text=f"linje {n}") for n in range(50))
    with django_assert_num_queries(2):
        book = Logbook.objects.get(person=person)
        key = book.open_for(person)
        texts = {key.read(entry.text) for entry in book.entries.all()}
    assert texts == {f"linje {n}" for n in range(50)}


def test_the_ring_names_the_newest_first(settings):
    settings.CONTENT_KEYS = [new_key("b"), new_key("a")]
    assert list(encryption.ring()) == ["b", "a"]
