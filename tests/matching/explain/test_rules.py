"""What a pin costs, in words."""

import pytest
from django.utils import translation

from matching.engine import Price
from matching.explain.rules import price_said


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        ({}, ["It costs nothing."]),
        ({"points": -300}, ["It costs nothing."]),
        ({"priority": 1}, ["1 fewer of those who come first gets a place."]),
        ({"served": 2, "kept": 1, "weak": 0}, ["2 fewer get a place.", "1 proposal changes."]),
    ],
)
def test_nothing_that_is_lost_goes_unsaid(cost, said):
    with translation.override("en"):
        assert price_said(Price("a", "b", **cost)) == said
