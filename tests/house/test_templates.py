"""Templates: each is used, none leads outside, none breaks the content security policy."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import crispy_forms
from django.conf import settings
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from mentorforum import wiring
from tests.house.sources import BASE, sources, templates

THIRD_PARTY = ("django", "allauth", "crispy_forms", "django_htmx")
BY_CONVENTION = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
OUTSIDE = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
FETCHES = re.compile(r"""(?:@import|url\(|src=|srcset=|sourceMappingURL=)\s*["']?(?:https?:)?//""", re.IGNORECASE)
INLINE = re.compile(r"""<[a-z][^>]*\s(?:style|on[a-z]+)\s*=""", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b[^>]*>", re.IGNORECASE)
UNSAFE = re.compile(r"\|\s*safe\b|autoescape off|\|\s*safeseq\b")
BLOCK = re.compile(r"{% block \w+ %}(.*?){% endblock", re.DOTALL)
SET = re.compile(r"{% [^%]*\bas(?:var)? (\w+)[^%]*%}")
MAIL = re.compile(r"(^|/)mail/")
COMPARES = re.compile(r"""{%[^%]*?(?:[!=]=|\bin) ["'][^%]*%}|{%[^%]*?["'] (?:[!=]=|(?:not )?in) [^%]*%}""")
INCLUDES = re.compile(r"""{% include ["']([^"'#]+)""")
EXTENDS = re.compile(r"""{% extends ["']([^"']+)""")
WIDEST = 140
#: what may compare with a word, and why: everything else asks the thing itself (`match.is_paused`)
MAY_COMPARE = {
    "components/messages.html": "a message's level is Django's word",
    "plain/whole_uni_form.html": "the method of a form is HTML's word, handed on by crispy-forms",
    "allauth/elements/field.html": "the kind of an input is HTML's word, handed on by allauth",
}
#: folders whose templates are pieces by what they are; their names are given by tags and by the libraries
OF_PIECES = ("components/", "plain/", "allauth/")


@cache
def all_text() -> str:
    """Everything that may name a template."""
    return "\n".join([python(), *templates().values()])


@cache
def third_party() -> frozenset[str]:
    """The names of all templates of Django and the libraries."""
    homes = [Path(str(import_module(package).__file__)).parent for package in THIRD_PARTY]
    folders = [folder for home in homes for folder in home.rglob("templates") if folder.is_dir()]
    return frozenset(p.relative_to(folder).as_posix() for folder in folders for p in folder.rglob("*") if p.is_file())


@cache
def asked_by_crispy() -> frozenset[str]:
    """The names that crispy looks for in our template pack: in its Python they are "%s/field.html" and so on."""
    texts = [path.read_text(encoding="utf-8") for path in Path(crispy_forms.__file__).parent.rglob("*.py")]
    found = re.findall(r'"%s/([\w/]+\.html)"', "\n".join(texts))
    return frozenset(f"{settings.CRISPY_TEMPLATE_PACK}/{name}" for name in found)


def used(name: str) -> bool:
    kinds = {kind for entries in wiring.collect("mails") for kind in entries}
    app, _slash, kind = name.removesuffix(".txt").partition("/mail/")
    return (
        name in BY_CONVENTION
        or f'"{name}"' in all_text()
        or f"'{name}'" in all_text()
        or re.search(rf"""["']{re.escape(name)}#""", all_text()) is not None
        or f"{app}/{kind}" in kinds
        or name in asked_by_crispy()
        or name in third_party()  # it stands in for one of theirs
    )


def compiles(name: str) -> bool:
    try:
        return bool(get_template(name))
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return False


def loose_scripts(text: str) -> list[str]:
    return [tag for tag in SCRIPT.findall(text) if "src=" not in tag and "nonce" not in tag and "json" not in tag]


def lost(text: str) -> list[str]:
    """Names set in one block and read in another: a block forgets its names when it ends."""
    blocks = BLOCK.findall(text)
    named = {name for block in blocks for name in SET.findall(block)}
    return [
        name
        for block in blocks
        for name in sorted(named - set(SET.findall(block)))
        if re.search(rf"{{{{ {name}\b|\w={name}[ |]", block)
    ]


def test_no_block_reads_a_name_of_another_block() -> None:
    assert {name: found for name, text in templates().items() if (found := lost(text))} == {}
    assert lost('{% block a %}{% url "x" as back %}{% endblock %}{% block b %}{{ back }}{% endblock %}') == ["back"]


def wide(text: str) -> list[str]:
    return [line for line in text.splitlines() if len(line) > WIDEST]


def test_no_line_is_too_wide_to_read() -> None:
    assert {name: found for name, text in templates().items() if (found := wide(text))} == {}


def test_no_template_compares_with_a_word() -> None:
    found = {name: found for name, text in templates().items() if (found := COMPARES.findall(text))}
    assert {name: lines for name, lines in found.items() if name not in MAY_COMPARE} == {}
    assert sorted(set(MAY_COMPARE) - set(found)) == []  # an exception that nobody needs


def pieces(texts: dict[str, str], code: str) -> tuple[set[str], set[str]]:
    """The templates that are included only, and those of them and of `_` names that a page or a view draws."""
    included = {name for text in texts.values() for name in INCLUDES.findall(text)}
    extended = {name for text in texts.values() for name in EXTENDS.findall(text)}
    drawn = {name for name in texts if re.search(rf"""["']{re.escape(name)}[#"']""", code)}
    return (included & set(texts)) - extended - drawn, included | drawn


def misnamed(texts: dict[str, str], code: str) -> list[str]:
    """Pieces without `_`, and names with `_` that nobody includes and no view answers with."""
    only_included, in_use = pieces(texts, code)
    plain = {name for name in only_included if not name.startswith(OF_PIECES) and "/_" not in f"/{name}"}
    return sorted(plain | {name for name in texts if "/_" in f"/{name}" and name not in in_use})


def python() -> str:
    return "\n".join((BASE / source.name).read_text(encoding="utf-8") for source in sources())


def test_a_piece_of_a_page_is_called_one() -> None:
    assert misnamed(templates(), python()) == []


def test_what_is_not_allowed_in_a_template_is_found() -> None:
    assert wide("x" * 141 + "\n" + "x" * 140) == ["x" * 141]
    for tag in ('if a == "b"', "if a != 'b'", 'if "b" in a', 'if "b" not in a', 'elif c and "b" == a', 'if a in "b c"'):
        assert COMPARES.findall(f"{{% {tag} %}}") != [], tag
    for tag in ("if a == b", 'include "b" with in="c"', "for a in b", 'if a %}in "b"{% endif', "if a|length == 1"):
        assert COMPARES.findall(f"{{% {tag} %}}") == [], tag
    texts = {
        "a/page.html": '{% include "a/part.html" %}{% include "a/_good.html#x" %}',
        "a/part.html": "",
        "a/_good.html": "",
    }
    assert misnamed(texts | {"a/_lost.html": ""}, 'render("a/page.html")') == ["a/_lost.html", "a/part.html"]
    assert misnamed({"a/_row.html": ""}, 'render("a/_row.html")') == []


def test_every_template_is_used() -> None:
    assert [name for name in templates() if not used(name)] == []


def test_every_template_compiles() -> None:
    assert [name for name in templates() if not compiles(name)] == []


def test_no_template_names_an_outside_address() -> None:
    assert {name: found for name, text in templates().items() if (found := OUTSIDE.findall(text))} == {}


def test_every_page_keeps_the_policy() -> None:
    pages = {name: text for name, text in templates().items() if name.endswith(".html") and not MAIL.search(name)}
    assert {name: found for name, text in pages.items() if (found := INLINE.findall(text))} == {}
    assert {name: found for name, text in pages.items() if (found := loose_scripts(text))} == {}


def test_every_page_escapes() -> None:
    pages = {name: text for name, text in templates().items() if not name.endswith(".txt")}  # plain text is not escaped
    assert {name: found for name, text in pages.items() if (found := UNSAFE.findall(text))} == {}


def test_pieces_begin_with_their_arguments() -> None:
    pieces = {name: text for name, text in templates().items() if "/components/" in f"/{name}"}
    assert [name for name, text in pieces.items() if not text.lstrip().startswith(("{% comment %}", "{#"))] == []


def test_static_files_fetch_nothing_from_outside() -> None:
    folders = [*map(Path, settings.STATICFILES_DIRS), BASE / "mentorforum" / "static"]
    files = [
        path for folder in folders for path in folder.rglob("*") if path.suffix in {".css", ".js", ".svg", ".html"}
    ]
    assert [path.name for path in files if FETCHES.search(path.read_text(encoding="utf-8", errors="replace"))] == []


def test_own_static_files_name_no_outside_address() -> None:
    folders = [*map(Path, settings.STATICFILES_DIRS), BASE / "mentorforum" / "static"]
    files = [p for folder in folders for p in folder.rglob("*") if p.suffix in {".css", ".js", ".svg"}]
    assert [path.name for path in files if OUTSIDE.search(path.read_text(encoding="utf-8"))] == []


def test_what_is_forbidden_is_found() -> None:
    assert OUTSIDE.findall('<a href="https://example.org/x">') == ["https://example.org"]
    assert OUTSIDE.findall('<svg xmlns="http://www.w3.org/2000/svg">') == []
    assert INLINE.findall('<p class="x" style="color:red">') != []
    assert INLINE.findall('<button onclick="go()">') != []
    assert INLINE.findall('<p class="style">on = 1</p>') == []
    assert FETCHES.search("@import url(//cdn.example.org/x.css)") is not None
    assert UNSAFE.findall("{{ text|safe }}") != []
    assert not used("programmes/nobody_names_this.html")
