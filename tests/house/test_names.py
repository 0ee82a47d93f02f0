"""Names of events, mails, templates and addresses stand whole in the code: grep finds both ends.

A name may be chosen (a variable, a dict, one of two), but is never put together from parts.
"""

import ast

from mentorforum.wiring import FOLLOW
from tests.house.sources import Source, made, name_of, sources

#: what is called -> which argument is the name
NAMED = {
    "follow": 0,
    "queue_mail": 0,
    "MailKind": 0,
    "reverse": 0,
    "reverse_lazy": 0,
    "render_to_string": 0,
    "get_template": 0,
    "render": 1,
    "begin_undo": 1,
}
#: what is called -> the keyword that is the name
KEYWORDS = {"path": "name", "Mail": "name"}
CUT = {"format", "join", "removeprefix", "removesuffix", "replace"}


def composed(node: ast.AST) -> bool:
    if isinstance(node, ast.IfExp):
        return composed(node.body) or composed(node.orelse)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in CUT
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def no_address(node: ast.AST) -> bool:
    """`redirect` takes addresses too: `f"{reverse(…)}?page=2"` begins with one."""
    return isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)


def names(call: ast.Call) -> list[ast.AST]:
    called = name_of(call)
    found: list[ast.AST] = [word.value for word in call.keywords if word.arg == KEYWORDS.get(called, "")]
    found += call.args[NAMED[called] : NAMED[called] + 1] if called in NAMED else []
    return found + ([node for node in call.args[:1] if no_address(node)] if called == "redirect" else [])


def in_parts(source: Source) -> list[str]:
    return [
        f"{source.at(node)} {ast.unparse(node)}" for call in source.calls() for node in names(call) if composed(node)
    ]


def test_no_name_is_put_together() -> None:
    assert [line for source in sources() for line in in_parts(source)] == []


def test_a_name_in_parts_is_found() -> None:
    bad = made(
        "wiring.follow(f'{x}.moved', y)\n"
        "queue_mail(f'programmes/{x}', to=y)\n"
        "render(request, 'office/' + x)\n"
        "reverse(f'a:{x}' if x else 'a:b', args=[1])\n"
        "redirect(f'a:{x}')\n"
        "begin_undo(programme, 'application.{}'.format(x))\n"
        "MailKind(what.removeprefix('a.'), context)\n"
        "path('x/', view, name=f'{x}_check')\n"
        "Mail(name=f'programmes/{x}')\n"
    )
    good = made(
        "follow('a.moved', y)\n"
        "queue_mail(MAIL[x], to=y, once=f'{x}:1')\n"
        "render(request, 'a.html' if x else 'b.html', {'name': f'{x}'})\n"
        "redirect(f'{address}#row-{x}')\n"
        "path(f'{BOARD}run/', view, name='run')\n"
    )
    assert (len(in_parts(bad)), in_parts(good)) == (9, [])


def said(source: Source) -> set[str]:
    return {
        node.value for node in ast.walk(source.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_event_is_named_where_it_happens() -> None:
    everywhere = {text for source in sources() if source.name != "mentorforum/wiring.py" for text in said(source)}
    assert sorted(set(FOLLOW) - everywhere) == []
