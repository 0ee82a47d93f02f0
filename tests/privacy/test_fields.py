"""Nothing is left out: every encrypted field has a row with a mark in it, and a line that says who reads it."""

import pytest

from tests.privacy.marks import READERS, fields, forbidden

pytestmark = pytest.mark.django_db


def test_every_field_has_a_line():
    assert sorted({field.seal for _model, field in fields()} ^ set(READERS)) == []


def test_every_field_has_a_marked_row(marked):
    assert sorted({field.seal for _model, field in fields()} - {one.seal for one in marked.marks.values()}) == []


def test_a_mark_stands_sealed_in_its_row(marked):
    planted = next(one for one in marked.marks.values() if one.seal == "log_entry.text")
    row = type(planted.row)._base_manager.get(pk=planted.row.pk)
    assert row.logbook._key().read(row.text) == planted.mark


@pytest.mark.parametrize("person", ["root"])
def test_a_superuser_reads_none_of_them(marked, person):
    assert forbidden(marked.marks, marked.world.people[person]) == set(marked.marks)
