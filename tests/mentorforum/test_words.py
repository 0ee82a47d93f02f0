"""A coordinator's own text with placeholders: filled in, and never a way into the program."""

import pytest

from mentorforum.words import Terms

TERMS = Terms({"mentee": {"da": {"indefinite": "mentee", "definite": "menteen"}}}, "da")


def test_placeholders_and_terms_are_filled_in():
    assert TERMS.fill("Hej {first_name}, {Mentee_def}", first_name="Sara") == "Hej Sara, Menteen"


@pytest.mark.parametrize("text", ["{nope}", "{", "} {0} {}", "{{first_name", "100 %(x)s", "{first_name:>99}"])
def test_what_means_nothing_stays_as_it_was_typed(text):
    assert TERMS.fill(text, first_name="Sara") == text


def test_no_attribute_is_reached():
    text = "{first_name.__class__} {first_name[0]} {first_name!r}"
    assert TERMS.fill(text, first_name="Sara") == text


def test_what_is_filled_in_is_not_filled_again():
    assert TERMS.fill("{first_name}", first_name="{mentee}") == "{mentee}"
