"""The one form of a meeting's page: agenda, private answers, shared notes and what was agreed."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from meetings.frame.fields import GrownForm, day_field, line_field, text_field
from meetings.meetings.sheet.actions import Agreed, Written
from meetings.meetings.sheet.pages import Sheet, digest

PAIR, ONLY_YOU = "sheet-pair-who", "sheet-you-who"  # the who-reads line of each section
PAIR_AFTER, ONLY_YOU_AFTER = "sheet-pair-after-who", "sheet-you-after-who"
NEW_ROWS = 2
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


class SheetForm(GrownForm):
    """Built from the Sheet of one person: what is not theirs to write has no field."""

    mark_optional = False  # nothing is compulsory, and the page says so once
    edit = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, data: Any = None, *, sheet: Sheet) -> None:
        self.sheet = sheet
        self.initials: dict[str, Any] = {"edit": sheet.meeting.edit}
        super().__init__(data)
        self._grow_last_time()
        self._grow_agenda()
        self._grow_private("before", sheet.before)
        if sheet.shows_after:
            self._grow_private("after", sheet.after)
            self._grow_languages()
            self._grow_notes()
        self.initials["was"] = digest([self.initials.get(name) or "" for name in self.shared_names])
        self.initial = self.initials

    def _grow_last_time(self) -> None:
        """What was agreed last time, to tick off."""
        lines = self.sheet.last_time
        if lines:
            choices = [(str(line.row.pk), f"{line.row.who.first_name}: {line.what}") for line in lines]
            label = _("Last time you agreed. Tick what is done.")
            field = forms.MultipleChoiceField(
                label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False
            )
            self._add("done", field, [str(line.row.pk) for line in lines if line.row.done_at])

    def _add(self, name: str, field: forms.Field, value: Any = None, line: str = PAIR) -> None:
        self.grow(name, field, line)
        self.initials[name] = value

    def _grow_agenda(self) -> None:
        if self.sheet.owns_agenda:
            for point in self.sheet.points:
                text = point.text or (self.sheet.theme_from_last if self._is_theme(point.item.key) else "")
                field = text_field(label=str(point.item), help_text=point.item.said("prompts"), rows=2, limit=2000)
                self._add(f"agenda-{point.item.key}", field, text)
        elif self.sheet.may_suggest and self.sheet.points:
            self._add("suggestion", line_field(label=_("Suggest a point")), "")

    def _is_theme(self, key: str) -> bool:
        """The theme of last time opens the second point, or the only one."""
        points = self.sheet.points
        return key == points[min(1, len(points) - 1)].item.key

    def _grow_private(self, name: str, questions: list[Any]) -> None:
        for question in questions:
            field = text_field(label=str(question), help_text=str(question.help), rows=2)
            line = ONLY_YOU if name == "before" else ONLY_YOU_AFTER
            self._add(f"{name}-{question.key}", field, self.sheet.private.get(question.pk, ""), line)
            if question.shareable:
                other = self.sheet.meeting.room.other(self.sheet.person).first_name
                label = _("Let %(name)s read this answer") % {"name": other}
                shared = forms.BooleanField(label=label, required=False)
                self._add(f"share-{question.key}", shared, question.pk in self.sheet.shared, "")

    def _grow_languages(self) -> None:
        if self.sheet.asks_languages:
            items = self.sheet.meeting.programme.items("learning_languages")
            field = forms.MultipleChoiceField(
                label=_("Which ways of talking did you use?"),
                choices=[(item.key, str(item)) for item in items],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            self._add("languages", field, self.sheet.languages, ONLY_YOU_AFTER)

    def _grow_notes(self) -> None:
        if not self.sheet.keeps_notes:
            return
        for question in self.sheet.together:
            field = text_field(label=str(question), help_text=str(question.help), rows=2)
            self._add(f"together-{question.key}", field, self.sheet.shared.get(question.pk, ""), PAIR_AFTER)
        notes = text_field(label=_("Shared notes"), rows=4, limit=20000)
        self._add("text", notes, self.sheet.text, PAIR_AFTER)
        for line in self.sheet.agreements:
            self._add_agreement(str(line.row.pk), line.what, line.row.who_id, line.row.due_on)
        for row in self._lost_rows():
            self._add_agreement(row, "", None, None)
        for number in range(NEW_ROWS):
            self._add_agreement(f"new{number}", "", None, None)
        opens = (
            _("It opens the next agenda by itself.") if self.sheet.has_agenda else _("It stands with the next meeting.")
        )
        theme = line_field(label=_("Next theme"), help_text=opens)
        self._add("next_theme", theme, self.sheet.next_theme, PAIR_AFTER)

    def _lost_rows(self) -> list[str]:
        """Lines this person changed on their page while the other half deleted them: the text must not be lost."""
        sent = [name.removeprefix("what-") for name in self.data if name.startswith("what-") and self.data[name]]
        known = {str(line.row.pk) for line in self.sheet.agreements}
        return [row for row in sent if row not in known and UUID.match(row)][:50]

    def _add_agreement(self, row: str, what: str, who: Any, due_on: Any) -> None:
        halves = self.sheet.meeting.room.halves
        people = [(str(half.pk), half.first_name) for half in halves]
        self._add(f"what-{row}", line_field(label=_("What"), limit=500), what, PAIR_AFTER)
        who_field = forms.ChoiceField(label=_("Who"), choices=people, required=False)
        self._add(f"who-{row}", who_field, str(who or halves[0].pk), PAIR_AFTER)
        self._add(f"due-{row}", day_field(label=_("When"), required=False), due_on, PAIR_AFTER)

    @property
    def shared_names(self) -> list[str]:
        """The fields both write."""
        starts = ("together-", "what-", "who-", "due-")
        return [name for name in self.fields if name in {"text", "next_theme"} or name.startswith(starts)]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of what is agreed, as bound fields."""
        ids = [name.removeprefix("what-") for name in self.fields if name.startswith("what-")]
        return [{name: self[f"{name}-{row}"] for name in ("what", "who", "due")} for row in ids]

    def bound(self, start: str) -> list[forms.BoundField]:
        """The bound fields whose names begin so."""
        return [self[name] for name in self.fields if name.startswith(start)]

    def questions(self, name: str) -> list[forms.BoundField]:
        """The private answers before or after, each followed by its "let them read"."""
        questions = self.sheet.before if name == "before" else self.sheet.after
        names = [part for question in questions for part in (f"{name}-{question.key}", f"share-{question.key}")]
        return [self[field] for field in names if field in self.fields]

    def written(self) -> Written:
        """What the action takes. The shared part is None when this person left it as their page showed it."""
        data, sheet = self.cleaned_data, self.sheet
        questions = [*(("before", q) for q in sheet.before), *(("after", q) for q in sheet.after)]
        questions = [(name, q) for name, q in questions if f"{name}-{q.key}" in self.fields]
        touched = "text" in self.fields and self._touched()
        return Written(
            agenda={p.item.key: data[f"agenda-{p.item.key}"] for p in sheet.points} if sheet.owns_agenda else None,
            suggestion=data.get("suggestion", ""),
            private={question: data[f"{name}-{question.key}"] for name, question in questions},
            share={question.pk for _name, question in questions if data.get(f"share-{question.key}")},
            languages=data["languages"] if "languages" in self.fields else None,
            notes={"text": data["text"], "next_theme": data["next_theme"]} if touched else None,
            together={q: data[f"together-{q.key}"] for q in sheet.together} if touched else {},
            agreements=self._agreements() if touched else [],
            done=set(data.get("done") or ()),
        )

    def _touched(self) -> bool:
        """Whether the shared part differs from what this person's page showed."""
        sent = [self._plain(name) for name in self.shared_names if name in self.data]
        return digest(sent) != self.cleaned_data["was"]

    def _plain(self, name: str) -> Any:
        return self.cleaned_data.get(name) or ""

    def _agreements(self) -> list[Agreed]:
        halves = {str(half.pk): half for half in self.sheet.meeting.room.halves}
        lines = []
        for name in self.fields:
            if name.startswith("what-"):
                row = name.removeprefix("what-")
                who = halves.get(self._plain(f"who-{row}"), self.sheet.meeting.room.mentee)
                due_on = self.cleaned_data.get(f"due-{row}")
                lines.append(Agreed(self._plain(name), who, due_on, None if row.startswith("new") else row))
        return [line for line in lines if line.what or line.row]

    def show_newer(self) -> None:
        """After EditedMeanwhile: the next press saves over what the other wrote, which stands on the page meanwhile."""
        missing = {name: self.initials.get(name) or "" for name in self.shared_names if name not in self.data}
        self.renew(edit=self.sheet.meeting.edit, **missing)

    def newer(self) -> list[tuple[str, str]]:
        """What stands in the database now, where it differs from what was typed: (label, text)."""
        values = (
            (name, self.initials.get(name) or "") for name in self.shared_names if not name.startswith(("who-", "due-"))
        )
        return [(str(self.fields[name].label), text) for name, text in values if text and text != self.data.get(name)]
