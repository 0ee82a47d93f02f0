"""What the presets write fits its column: SQLite takes any length, PostgreSQL does not."""

import pytest
from django.db import models

from programmes.models import Item, Question
from programmes.presets import available
from programmes.setup.from_preset import create_programme
from tests.factories import make_unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", available())
def test_every_line_of_a_preset_fits(code):
    create_programme(code, unit=make_unit(), contact_email="mentor@fjordby.test")
    for model in (Item, Question):
        limits = {f.attname: f.max_length for f in model._meta.concrete_fields if isinstance(f, models.CharField)}
        for row in model._base_manager.values(*limits):
            assert {name: value for name, value in row.items() if len(value) > limits[name]} == {}
