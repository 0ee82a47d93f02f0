"""A kind of question is named by its member of QuestionKind, never by a bare string, outside the enum that declares it."""

import ast
import re
from collections.abc import Iterator

from programmes.enums import QuestionKind
from tests.house.sources import Source, made, sources, templates

HOME = "programmes/enums/questions.py"
#: no other thing in the house is called so; `date`, `number`, `scale` and `gatherings` are other things' names too
OWN = {kind.value for kind in QuestionKind if "_" in kind.value}
ASKED = re.compile(r"\.kind\s*[=!]=\s*[\"']([^\"']*)[\"']")


def texts(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def of_a_kind(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "kind"


def said_of_a_kind(source: Source) -> Iterator[tuple[ast.AST, ast.AST]]:
    """What a `.kind` is compared with or looks up, and what `kind=…` or `question__kind__in=…` is given."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Compare) and any(map(of_a_kind, [node.left, *node.comparators])):
            yield node, node
        elif isinstance(node, ast.Subscript) and of_a_kind(node.slice):
            yield node, node.value
        elif isinstance(node, ast.Call):
            yield from ((node, word.value) for word in node.keywords if "kind" in (word.arg or "").split("__"))


def bare_kinds(source: Source) -> list[str]:
    own = [n for n in ast.walk(source.tree) if isinstance(n, ast.Constant) and n.value in OWN]
    said = [node for node, value in said_of_a_kind(source) if texts(value) & set(QuestionKind.values)]
    return sorted({source.at(node) for node in [*own, *said]})


def test_no_code_names_a_kind_by_a_bare_string() -> None:
    assert [at for source in sources() if source.name != HOME for at in bare_kinds(source)] == []


def test_no_template_asks_for_a_kind() -> None:
    quoted = re.compile("|".join(rf"[\"']{kind}[\"']" for kind in OWN))
    found = {
        name: [*quoted.findall(text), *(kind for kind in ASKED.findall(text) if kind in QuestionKind.values)]
        for name, text in templates().items()
    }
    assert {name: kinds for name, kinds in found.items() if kinds} == {}


def test_a_bare_kind_is_found() -> None:
    bad = [
        'if question.kind == "scale":\n    pass',
        'if question.kind not in {"date", "number"}:\n    pass',
        '{"scale": 1}[question.kind]',
        'SEVERAL = "many_choices"',
        'rows.filter(question__kind="gatherings")',
        'Question(kind="date")',
    ]
    good = [
        'if mark.kind == "pinned":\n    pass',
        'row["date"]',
        "rows.filter(kind=QuestionKind.DATE)",
        'f(number="date")',
    ]
    assert [len(bare_kinds(made(text))) for text in [*bad, *good]] == [1] * len(bad) + [0] * len(good)
    assert ASKED.findall('{% if question.kind == "scale" %}') == ["scale"]
