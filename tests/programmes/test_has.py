"""The tag that asks what a programme has."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError

ASKS = '{% load steps %}{% has programme "logbook" as has_logbook %}{{ has_logbook }}'


@pytest.mark.parametrize(("steps", "said"), [(["goals", "logbook"], "True"), (["goals"], "False")])
def test_it_says_what_the_programme_has(steps: list[str], said: str) -> None:
    programme = SimpleNamespace(has=lambda step: step in steps)
    assert Template(ASKS).render(Context({"programme": programme})) == said


@pytest.mark.parametrize("context", [{}, {"programme": None}])
def test_no_programme_has_nothing(context: dict[str, None]) -> None:
    assert Template(ASKS).render(Context(context)) == "False"


@pytest.mark.parametrize(
    "tag",
    ['has programme "logbok" as x', "has programme logbook as x", 'has programme "logbook" is x', 'has "logbook"'],
)
def test_a_wrong_word_is_an_error_of_the_template(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(f"{{% load steps %}}{{% {tag} %}}")
