"""The programmes of the tests are copies of what the action makes (`tests/helpers/copies.py`): nothing is missing."""

import json

import pytest

from programmes.models import Cohort, Gathering, Item, Programme, Question
from programmes.presets import available
from tests.factories import make_unit
from tests.helpers.copies import MADE, programme_of

pytestmark = pytest.mark.django_db
OWN = {"id", "created_at", "slug", "programme_id", "cohort_id"}


def rows_of(programme):
    """Everything stored of it but ids and times, table by table, in any order."""
    belongs = {"programme": programme}
    tables = {Programme: {"pk": programme.pk}, **dict.fromkeys((Item, Question, Cohort, Gathering), belongs)}
    return {
        model.__name__: sorted(
            json.dumps({name: value for name, value in row.items() if name not in OWN}, default=str, sort_keys=True)
            for row in model._base_manager.filter(**which).values()
        )
        for model, which in tables.items()
    }


@pytest.mark.parametrize("code", available())
def test_a_copy_has_what_the_action_makes(code):
    MADE.pop((code, "da"), None)
    about = {"language": "da", "unit": make_unit(), "contact_email": "mentor@fjordby.test"}
    first, *copies = (programme_of(code, slug=slug, **about) for slug in ("first", "second", "third"))
    made = rows_of(first)
    assert len(made["Item"]) > 20 < len(made["Question"])
    for copy in copies:
        assert rows_of(copy) == made
    changed = copies[0]
    changed.steps.append("another")
    assert "another" not in programme_of(code, slug="fourth", **about).steps
