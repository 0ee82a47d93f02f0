"""Text that a programme owns, in several languages, and its inflected terms."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info

TERMS = ("mentee", "mentor", "contract", "coordinator")
#: suffix of the placeholder -> name of the form in the preset
FORMS = {"": "indefinite", "s": "plural", "_def": "definite", "s_def": "plural_definite", "_gen": "genitive"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def reader_language() -> str:
    """The active language as one of ours: `da`, `sv` or `en`."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def language_names() -> dict[str, Any]:
    """The languages of the house (`settings.LANGUAGES`, the one list): code -> its name, lazy."""
    return dict(settings.LANGUAGES)


def own_names() -> list[tuple[str, str]]:
    """The same, each as it calls itself: the choices of whoever picks one."""
    return [(code, capfirst(get_language_info(code)["name_local"])) for code in language_names()]


class Words(dict[str, str]):
    """`{"da": …, "sv": …, "en": …}`; `str()` picks the reader's language, then the programme's first."""

    owner: Any = None

    def __str__(self) -> str:
        return self.get(reader_language()) or self.get(self._first()) or next((v for v in self.values() if v), "")

    def __bool__(self) -> bool:
        return any(self.values())

    def missing(self, languages: list[str]) -> list[str]:
        """The languages among `languages` in which nothing is written."""
        return [language for language in languages if not self.get(language)]

    def _first(self) -> str:
        find = getattr(self.owner, "words_first", None)
        return find() if find else settings.LANGUAGE_CODE


class WordsField(models.JSONField):
    """A JSON column that reads as `Words`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _WordsAttribute(name))


class _WordsAttribute:
    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            instance.refresh_from_db(fields=[self.name])
        words = Words(instance.__dict__[self.name] or {})
        words.owner = instance
        return words

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.name] = value


class Terms(Mapping[str, str]):
    """A programme's own terms in the reader's language: `terms["mentee_def"]`, `terms["Mentors"]` (capitalised).

    Keys: a term of TERMS and one of the suffixes "", "s", "_def", "s_def", "_gen".
    """

    def __init__(self, words: dict[str, dict[str, dict[str, str]]], first: str) -> None:
        self._words, self._first = words, first

    def __getitem__(self, key: str) -> str:
        term = next((t for t in TERMS if key.lower().startswith(t)), None)
        form = FORMS.get(key[len(term) :]) if term else None
        if term is None or form is None:
            raise KeyError(key)
        by_language = self._words.get(term, {})
        forms = by_language.get(reader_language()) or by_language.get(self._first) or {}
        word = forms.get(form) or forms.get("indefinite") or term
        return word[:1].upper() + word[1:] if key[0].isupper() else word

    def __iter__(self) -> Iterator[str]:
        return (term + suffix for term in TERMS for suffix in FORMS)

    def __len__(self) -> int:
        return len(TERMS) * len(FORMS)

    def say(self, text: Any, **more: Any) -> str:
        """`text` with `{mentee_def}` and the like filled in, and `more`: `terms.say(_("Write to {mentor_def}"))`."""
        return str(text).format_map(_Filled(self, more))

    def fill(self, text: Any, **more: Any) -> str:
        """The same for a text that a coordinator has written; a brace that means nothing stays as it was typed.

        Never `str.format`: there `{programme.…}` reaches through the objects, as far as the keys in the settings.
        """
        return PLACEHOLDER.sub(
            lambda placeholder: str(more.get(placeholder[1], self.get(placeholder[1], placeholder[0]))), str(text)
        )


class _Filled(dict[str, Any]):
    def __init__(self, terms: Mapping[str, str], more: dict[str, Any]) -> None:
        super().__init__(more)
        self._terms = terms

    def __missing__(self, key: str) -> str:
        return self._terms[key]
