"""What a coordinator changes in a programme."""

import json
from typing import Any

from django import forms
from django.utils.crypto import salted_hmac
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from mentorforum.words import language_names
from programmes.models import Item, Programme

MORE = {
    "body": _("The mail itself"),
    "question": _("As a question"),
    "unmet": _("What is said to somebody who does not meet it"),
    "description": _("What it is"),
    "intro": _("Introduction"),
    "prompt": _("A question that helps"),
    "text": _("Text"),
    "help": _("Help"),
}

#: the rules a programme may turn off, as what they are about (E9, H10)
RULES = {
    "same_unit": _("Both are from the same part of the organisation"),
    "same_workplace": _("Both have the same workplace"),
    "must_have": _("A must is not met"),
    "declined_before": _("An offer came to nothing between the two before"),
    "language": _("They have no language in common"),
    "mentor_course": _("The course has not been taken yet"),
}
FORCES = {
    "rule": _("Never proposed"),
    "warning": _("Proposed, with a warning"),
    "off": _("Not looked at"),
}
WARNING = {"same_unit", "mentor_course"}


def _mark(texts: Any) -> str:
    return salted_hmac("programmes.text", json.dumps(texts, sort_keys=True), algorithm="sha256").hexdigest()


class TextForm(PlainForm):
    """One text, a box for each of the programme's languages; an item's further texts below.

    `was` marks what stood there when the page was opened: who saves second is told once, and keeps what they typed.
    """

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, programme: Programme, words: dict[str, str], item: Item | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.programme, self.more = programme, list(item.more) if item else []
        self.wording, self.stands = words, _mark([words, item.more if item else {}])
        self.initial["was"] = self.stands
        for code in programme.languages:
            self.fields[f"text_{code}"] = self._box(
                capfirst(language_names()[code]), words.get(code, ""), code == programme.languages[0]
            )
        for name in self.more:
            for code in programme.languages:
                label = f"{MORE.get(name, name)} ({language_names()[code]})"
                text = (item.more.get(name) or {}).get(code, "") if item else ""
                self.fields[f"{name}_{code}"] = self._box(label, text, False)

    def _box(self, label: Any, initial: str, required: bool) -> forms.CharField:
        rows = 2 if len(initial) < 120 else 8
        widget = forms.Textarea(attrs={"rows": rows})
        field = forms.CharField(label=label, initial=initial, required=required, widget=widget, max_length=5000)
        field.widget.attrs["data-count"] = 5000
        return field

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("was") and given["was"] != self.stands:
            self.data = {**self.data.dict(), "was": self.stands}  # type: ignore[attr-defined]
            text = _("Somebody has changed this text meanwhile: “%(text)s”. Save once more, and yours takes its place.")
            raise forms.ValidationError(text, params={"text": Truncator(str(self.wording)).chars(500)})
        return given

    def words(self, name: str = "text") -> dict[str, str]:
        """What was written, by language."""
        return {code: self.cleaned_data[f"{name}_{code}"] for code in self.programme.languages}


class ContactForm(PlainForm):
    """How people reach the coordinators."""

    email = forms.EmailField(
        label=_("Mail address"), max_length=254, help_text=_("Answers to all mails of the programme come here.")
    )
    phone = forms.CharField(label=_("Phone"), max_length=40)


class RelationForm(PlainForm):
    """What the office sees of a pair."""

    private = forms.BooleanField(label=_("The dates of meetings stay with the pair"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, initial={"private": programme.has("private_relation")}, **kwargs)


class RulesForm(PlainForm):
    """How the matching counts."""

    floor = forms.IntegerField(
        label=_("A pair is called weak under"), min_value=0, max_value=100, help_text=_("Points, of 100 possible.")
    )
    most = forms.IntegerField(label=_("At most so many at a time for one person"), min_value=1, max_value=9)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        matching = programme.settings.get("matching") or {}
        initial = {"floor": matching.get("floor", 40), "most": matching.get("max_mentees", 2)}
        super().__init__(*args, initial=initial, **kwargs)
        self.criteria = matching.get("criteria", [])
        self.rules: list[str] = []
        names = {item.key: str(item) for item in programme.items("criteria")}
        for criterion in self.criteria:
            kind = criterion["kind"]
            self.fields[f"weight_{kind}"] = forms.IntegerField(
                label=names.get(kind, kind), initial=criterion["weight"], min_value=0, max_value=100
            )

        for rule in matching.get("rules", []):
            if rule["key"] in RULES:
                self._ask_about(rule)

    def _ask_about(self, rule: dict[str, Any]) -> None:
        """A rule that can warn may; the others stop a pair or are not looked at."""
        can = [force for force in FORCES if force != "warning" or rule["key"] in WARNING]
        self.rules.append(rule["key"])
        self.fields[f"rule_{rule['key']}"] = forms.ChoiceField(
            label=RULES[rule["key"]],
            initial=rule["force"],
            choices=[(force, FORCES[force]) for force in can],
            widget=forms.RadioSelect,
        )

    def forces(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"rule_{key}"] for key in self.rules}

    def weights(self) -> dict[str, int]:
        return {criterion["kind"]: self.cleaned_data[f"weight_{criterion['kind']}"] for criterion in self.criteria}
