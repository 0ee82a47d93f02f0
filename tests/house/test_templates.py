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


@cache
def all_text() -> str:
    """Everything that may name a template."""
    python = [(BASE / source.name).read_text(encoding="utf-8") for source in sources()]
    return "\n".join([*python, *templates().values()])


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
