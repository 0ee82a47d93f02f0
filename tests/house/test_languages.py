"""Which languages there are is said once, in the settings."""

import ast

from django.conf import settings

from tests.house.sources import Source, made, sources

HOME = "mentorforum/settings.py"
#: how a Danish and a Swedish date is written is no list of the languages there are
TYPOGRAPHY = "mentorforum/dates.py"
CODES = {code for code, _name in settings.LANGUAGES}


def first(node: ast.AST) -> object:
    """The code of `"da"`, and of the `("da", "Dansk")` of choices."""
    return first(node.elts[0]) if isinstance(node, ast.Tuple) and node.elts else getattr(node, "value", None)


def lists_of_languages(source: Source) -> list[str]:
    found = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.List | ast.Tuple | ast.Set)
        and len([one for one in node.elts if first(one) in CODES]) > 1
    ]
    return [source.at(node) for node in found]


def test_no_other_file_lists_the_languages() -> None:
    assert [
        at for source in sources() if source.name not in {HOME, TYPOGRAPHY} for at in lists_of_languages(source)
    ] == []


def test_a_list_of_languages_is_found() -> None:
    bad = [
        'LANGUAGES = ("da", "sv", "en")',
        'if code in {"da", "sv"}:\n    pass',
        'choices = [("da", "Dansk"), ("sv", "Svenska")]',
    ]
    good = ['names = ("da", "Dansk")', '{"da": "Hej", "sv": "Hej"}', 'create("A", language="sv")']
    assert [len(lists_of_languages(made(text))) for text in [*bad, *good]] == [1] * len(bad) + [0] * len(good)
