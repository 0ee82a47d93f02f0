"""The catalogues: complete, compiled as written, and with the programme's own terms as placeholders."""

import ast
import re

import pytest

from tests.house.catalogue import (
    LANGUAGES,
    Entry,
    catalogue,
    compiled,
    folder,
    marked,
    marked_in,
    marked_in_template,
    read_po,
)
from tests.house.terms import MAY_NAME_A_TERM

HOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}|%(?:\d\$)?[sd]")
TERMS = re.compile(
    r"\b(mentees?|mentors?|contracts?|coordinators?|menteen|menteer\w*|mentee'?s|mentor(?:en|er|s|erne|ns|ens)"
    r"|adept\w*|kontrakt\w*|samarbejdsaftale\w*|överenskommelse\w*|tovholder\w*|koordinator\w*|programansvarig\w*)\b",
    re.IGNORECASE,
)
MADE = [language for language in LANGUAGES if (folder(language) / "django.po").exists()]


def holders(text: str) -> list[str]:
    return sorted(a or b or "%" for a, b in HOLDER.findall(text.replace("%%", "")))


def named_terms(text: str) -> list[str]:
    """Terms written out, outside placeholders and the product's own name."""
    return TERMS.findall(HOLDER.sub(" ", text).replace("Mentorforum", ""))


def uneven(entry: Entry) -> bool:
    """A translation has another placeholder; a plural form may leave the number out."""
    wanted = set(holders(entry.msgid)) | set(holders(entry.plural))
    if entry.plural:
        return any(not set(holders(text)) <= wanted for text in entry.texts.values())
    return any(holders(text) != holders(entry.msgid) for text in entry.texts.values())


def test_no_text_writes_out_a_term_of_the_programme() -> None:
    assert sorted(text for text in marked() if named_terms(text) and text not in MAY_NAME_A_TERM) == []


def test_exceptions_are_in_use() -> None:
    assert sorted(MAY_NAME_A_TERM - marked()) == []


@pytest.mark.parametrize("language", MADE)
def test_no_translation_writes_out_a_term(language: str) -> None:
    entries = [entry for entry in catalogue(language) if entry.msgid not in MAY_NAME_A_TERM and entry.msgid in marked()]
    assert [text for entry in entries for text in entry.texts.values() if named_terms(text)] == []


@pytest.mark.parametrize("language", MADE)
def test_every_text_is_translated(language: str) -> None:
    known = {entry.msgid for entry in catalogue(language)}
    assert sorted(marked() - known - {""}) == []
    assert [e.msgid for e in catalogue(language) if e.fuzzy or not e.texts or not all(e.texts.values())] == []


@pytest.mark.parametrize("language", MADE)
def test_translations_keep_the_placeholders(language: str) -> None:
    assert [entry.msgid for entry in catalogue(language) if all(entry.texts.values()) and uneven(entry)] == []


@pytest.mark.parametrize("language", MADE)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    written = {entry.key: entry.texts for entry in catalogue(language) if not entry.fuzzy and all(entry.texts.values())}
    assert compiled(language) == written


def test_both_languages_are_there_or_none() -> None:
    assert MADE in ([], list(LANGUAGES))


def test_the_readers_read() -> None:
    text = 'msgid ""\nmsgstr "head"\n\n#, fuzzy\nmsgctxt "c"\nmsgid "a "\n"b"\nmsgid_plural "bs"\nmsgstr[0] "x\\n"\nmsgstr[1] "y"\n'
    assert [(e.key, e.plural, e.texts, e.fuzzy) for e in read_po(text)] == [
        (("c", "a b"), "bs", {0: "x\n", 1: "y"}, True)
    ]
    assert marked_in(ast.parse('_("A") + ngettext("one", "many", 2) + pgettext("c", "B") + other("C")')) == {
        "A",
        "one",
        "B",
    }
    template = (
        '{% load i18n %}{% translate "D" %}{% blocktranslate trimmed with x=1 %}\n E ({{ x }})\n{% endblocktranslate %}'
    )
    assert marked_in_template(template, "x.html") == {"D", "E (%(x)s)"}


def test_a_written_out_term_is_found() -> None:
    assert named_terms("Your %(mentor)s has answered. Mentorforum") == []
    assert named_terms("Your mentor has answered") == ["mentor"]
    assert named_terms("Din tovholder læser det") == ["tovholder"]
    assert uneven(Entry(msgid="%(a)s and %(b)s", texts={0: "%(a)s"}))
