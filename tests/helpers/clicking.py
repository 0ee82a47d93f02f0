"""Going through pages without a browser: follow a link by its words, press a button by its words, fill what is asked.

Forms are read from the page and sent as a browser would send them, so a page that lacks a button or a field fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.test import Client

from programmes.models import Person

Named = dict[str, str]
SPACE = re.compile(r"\s+")
QUIET = {"script", "style", "svg"}


@dataclass
class Form:
    """One form: its address, what its fields hold, what each can be (`choices`), its buttons."""

    method: str
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    kinds: Named = field(default_factory=dict)


@dataclass
class Button:
    words: str
    form: Form
    pair: tuple[str, str] | None


class Page(HTMLParser):
    """Links, forms and buttons of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.buttons: list[Button] = []
        self.forms: dict[str, Form] = {}
        self.words = ""
        self._form: Form | None = None
        self._waiting: list[tuple[str, int, Named]] = []  # open elements whose words are wanted: kind, begin, named
        self._quiet = 0
        self._select = self._area = ""
        self._later: list[tuple[str, Named]] = []  # buttons that stand before the form they belong to
        self.feed(text)
        for words, named in self._later:
            self._add_button(words, named)
        self.words = SPACE.sub(" ", self.words)

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in pairs}
        if tag in QUIET:
            self._quiet += 1
        elif tag == "form":
            self._form = Form(named.get("method", "get").lower(), named.get("action", ""))
            self.forms[named.get("id") or f"form {len(self.forms)}"] = self._form
        elif tag in {"a", "button"}:
            self._waiting.append((tag, len(self.words), named))
        elif self._form is not None:
            self._field(tag, named)

    def _field(self, tag: str, named: Named) -> None:
        form, name = self._form, named.get("name", "")
        assert form is not None
        if tag == "select":
            self._select = name
            form.kinds[name] = "select"
            form.choices[name] = []
        elif tag == "option" and self._select:
            form.choices[self._select].append(named.get("value", ""))
            if "selected" in named:
                form.values[self._select] = [named.get("value", "")]
        elif tag == "textarea":
            self._area, form.kinds[name], form.values[name] = name, "text", [""]
        elif tag == "input" and name:
            self._input(form, name, named)

    def _input(self, form: Form, name: str, named: Named) -> None:
        kind, value = named.get("type", "text"), named.get("value", "")
        form.kinds[name] = kind
        if kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value or "on")
            if "checked" in named:
                form.values.setdefault(name, []).append(value or "on")
        else:
            form.values[name] = [value]

    def handle_endtag(self, tag: str) -> None:
        if tag in QUIET:
            self._quiet -= 1
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        elif tag in {"a", "button"} and self._waiting and self._waiting[-1][0] == tag:
            _tag, begin, named = self._waiting.pop()
            words = SPACE.sub(" ", self.words[begin:]).strip() or named.get("aria-label", "")
            if tag == "a":
                self.links.append((words, named.get("href", "")))
            elif named.get("form"):
                self._later.append((words, named))
            else:
                self._add_button(words, named)

    def _add_button(self, words: str, named: Named) -> None:
        form = self.forms.get(named.get("form", "")) or self._form
        if form is not None:
            pair = (named["name"], named.get("value", "")) if named.get("name") else None
            self.buttons.append(Button(words, form, pair))

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.values[self._area] = [self._form.values[self._area][0] + data]
        elif not self._quiet:
            self.words += data


class Visitor:
    """Somebody going from page to page, in English."""

    def __init__(self, person: Person | None = None) -> None:
        self.client = Client(headers={"accept-language": "en"})
        if person:
            self.client.force_login(person)
        self.url, self.page, self.seen = "/", Page(""), dict[str, str]()

    def go(self, url: str) -> Visitor:
        return self._arrive(self.client.get(url, follow=True), url)

    def follow(self, words: str) -> Visitor:
        """The first link that says this."""
        href = next((href for said, href in self.page.links if words in said), None)
        assert href is not None, f"no link “{words}” at {self.url}: {[said for said, _href in self.page.links]}"
        return self.go(urljoin(self.url, href))

    def press(self, words: str, **values: Any) -> Visitor:
        """The first button that says this; `values` by the fields' names go into its form."""
        button = next((one for one in self.page.buttons if words in one.words), None)
        assert button is not None, f"no button “{words}” at {self.url}: {[one.words for one in self.page.buttons]}"
        form = button.form
        for name in values:
            assert name in form.kinds, f"no field {name} at {self.url}: {sorted(form.kinds)}"
        sent: dict[str, Any] = {**first_options(form), **form.values, **values}
        if button.pair:
            sent[button.pair[0]] = button.pair[1]
        send = self.client.post if form.method == "post" else self.client.get
        return self._arrive(send(urljoin(self.url, form.action), sent, follow=True), self.url)

    def choices(self, name: str) -> list[str]:
        """What one can choose in a field of this page."""
        return next(form.choices[name] for form in self.page.forms.values() if name in form.choices)

    def fields(self, prefix: str) -> list[str]:
        """The fields of this page whose name begins so."""
        return [name for form in self.page.forms.values() for name in form.kinds if name.startswith(prefix)]

    def _arrive(self, response: Any, url: str) -> Visitor:
        assert response.status_code == 200, f"{response.status_code} at {url}"
        text = response.content.decode()
        assert "error-summary" not in text, f"not taken at {url}: {wrong(text)}"
        asked = response.request
        self.url = asked["PATH_INFO"] + (f"?{asked['QUERY_STRING']}" if asked["QUERY_STRING"] else "")
        self.page = Page(text)
        self.seen[self.url] = self.page.words
        return self


def first_options(form: Form) -> dict[str, str]:
    """A list that nothing is chosen in sends its first line."""
    return {name: form.choices[name][0] for name, kind in form.kinds.items() if kind == "select" and form.choices[name]}


def wrong(text: str) -> str:
    """What the summary of errors says."""
    part = text[text.index("error-summary") :]
    return Page(part[part.index(">") + 1 :]).words[:300]
