"""Entering new employees: what is pasted, and one row as it is checked."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.explain.asking import mentors_of
from matching.explain.rules import rules_said
from matching.newcomers.spreadsheet import MOST_ROWS, Row, Unreadable, read_day, read_file, read_text
from matching.problem.criteria import force_of
from matching.problem.material import trained
from mentorforum.forms import PlainForm
from programmes.models import Application, Cohort, Person, Unit
from programmes.newcomers.enrolment import LONGEST_AGO, LONGEST_AHEAD, Newcomer, is_enrolled
from programmes.newcomers.fields import ContactField

LARGEST = 1_000_000


class PasteForm(PlainForm):
    """Rows from a spreadsheet, pasted or as a file."""

    layout = Layout("text", "file")
    text = forms.CharField(
        label=gettext_lazy("Paste from your spreadsheet here"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        help_text=gettext_lazy("Excel (.xlsx) or .csv, with the same columns. The file is read and not kept."),
    )

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = cohort.programme.terms.say(
            _(
                "One row for each, in this order: name, private mail, first working day, unit, position, work mail, mail of the {mentor}, introducer, leader. The first three are needed. Or with headings of your own on top, in any order."
            )
        )

    def clean_file(self) -> list[Row]:
        file = self.cleaned_data["file"]
        if not file:
            return []
        if file.size > LARGEST:
            raise ValidationError(_("The file is too large. Keep only the rows of those you are entering now."))
        try:
            return read_file(file.name, file.read())
        except Unreadable as error:
            raise ValidationError(_("The file could not be read. Save it as .xlsx, or paste the rows.")) from error

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        rows = data.get("file") or read_text(data.get("text", ""))
        if not rows and not self.errors:
            raise ValidationError(_("Paste at least one row, or type them in."))
        if len(rows) > MOST_ROWS:
            raise ValidationError(
                _("There are %(number)d rows. Enter at most %(most)d at a time.")
                % {"number": len(rows), "most": MOST_ROWS}
            )
        return {**data, "rows": rows}


class RowForm(PlainForm):
    """One new employee. Cells hold what was typed; `newcomer()` is what it means."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Private mail"), max_length=254)
    starts_on = forms.CharField(label=gettext_lazy("First working day"), max_length=40)
    unit = forms.CharField(label=gettext_lazy("Unit"), max_length=200, required=False)
    title = forms.CharField(label=gettext_lazy("Position"), max_length=120, required=False)
    work_email = forms.EmailField(label=gettext_lazy("Work mail"), max_length=254, required=False)
    mentor = forms.CharField(max_length=254, required=False)
    introducer = ContactField(label=gettext_lazy("Introducer: name and mail"), login=True)
    leader = ContactField(label=gettext_lazy("Leader to ask: name and mail"))
    skip = forms.BooleanField(label=gettext_lazy("Leave this one out"), required=False)

    layout = Layout(
        Div("name", "email", "starts_on", css_class="field-row"),
        Div("unit", "title", "work_email", css_class="field-row"),
        Div("mentor", "introducer", "leader", css_class="field-row"),
        "skip",
    )

    def __init__(self, *args: Any, cohort: Cohort, by: Person, seen: "SharedRows", **kwargs: Any) -> None:
        self.cohort, self.by, self.seen = cohort, by, seen
        self.warned: list[str] = []
        programme = cohort.programme
        super().__init__(*args, **kwargs)
        self.fields["mentor"].label = programme.terms.say(_("Mail or name of the {mentor}"))
        for field, step in (("introducer", "introducer"), ("leader", "leader_part")):
            if not programme.has(step):
                del self.fields[field]
        self.layout = Layout(*(_kept(part, self.fields) for part in RowForm.layout.fields))

    @property
    def is_skipped(self) -> bool:
        """Left out, or never filled in."""
        return bool(self.is_bound and (self["skip"].value() or not any(self[name].value() for name in CELLS)))

    def full_clean(self) -> None:
        """A row that is left out has nothing wrong."""
        super().full_clean()
        if self.is_skipped:
            self._errors = forms.utils.ErrorDict()

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip()
        if self.is_skipped:
            return email
        if is_enrolled(self.cohort, email):
            raise ValidationError(_("This address is in this cohort already."))
        if not self.seen.first_time("email", email):
            raise ValidationError(_("This address stands in another row too."))
        return email

    def clean_starts_on(self) -> date:
        day = read_day(self.cleaned_data["starts_on"])
        if day is None:
            raise ValidationError(_("“First working day” must be a date like 1.2.2027."))
        today = self.cohort.programme.today()
        if not today - LONGEST_AGO <= day <= today + LONGEST_AHEAD:
            raise ValidationError(_("The first working day is too far away from today. Is the year right?"))
        return day

    def clean_unit(self) -> Unit | None:
        name = self.cleaned_data["unit"].strip()
        if not name:
            return None
        root = self.cohort.programme.unit.root or self.cohort.programme.unit
        named = list(Unit.objects.below(root).filter(name__iexact=name)[:2])
        if not named:
            raise ValidationError(
                _("No unit is called “%(name)s”. Leave it empty, or write it as it stands in the tree.")
                % {"name": name}
            )
        within = [unit for unit in named if unit.path.startswith(self.cohort.programme.unit.path)]
        if len(named) > 1 and len(within) != 1:
            raise ValidationError(_("Several units are called “%(name)s”. Leave it empty for now.") % {"name": name})
        return within[0] if within else named[0]

    def clean_work_email(self) -> str:
        email = str(self.cleaned_data["work_email"]).strip()
        mine = str(self.data.get(self.add_prefix("email"), "")).strip().lower()
        taken = Person.objects.filter(email__iexact=email).exclude(email__iexact=mine) if email else None
        if taken is not None and taken.exists() and not self.is_skipped:
            raise ValidationError(_("Somebody else already has this work address."))
        return email

    def clean_mentor(self) -> Application | None:
        text = self.cleaned_data["mentor"].strip().lower()
        if not text or self.is_skipped:
            return None
        say = self.cohort.programme.terms.say
        mentors = [
            application for application in self.seen.mentors(self.cohort, self.by) if text in _names(application)
        ]
        if len(mentors) != 1:
            raise ValidationError(
                say(_("No accepted {mentor} here has this mail or name. Leave it empty and choose later."))
            )
        [mentor] = mentors
        course = force_of(self.cohort.programme, "mentor_course")
        if course != "off" and not self.seen.is_trained(mentor, self.cohort):
            self.warned = rules_said(["course"], mentor.name)
            if course == "rule":
                raise ValidationError(" ".join([*self.warned, _("Leave it empty and choose later.")]))
        if not self.seen.take_place(mentor):
            raise ValidationError(_("%(name)s has no free place.") % {"name": mentor.name})
        return mentor

    def newcomer(self) -> Newcomer:
        """What was typed, read."""
        data = self.cleaned_data
        return Newcomer(**{name: data[name] for name in CELLS if name in data and name != "mentor"})


CELLS = tuple(name for name in RowForm.base_fields if name != "skip")


class SharedRows:
    """What the rows of one page share: addresses, and the places of mentors that are named."""

    def __init__(self) -> None:
        self._values: set[tuple[str, str]] = set()
        self._mentors: list[Application] | None = None
        self._trained: set[Any] | None = None
        self._free: dict[Any, int] = {}

    def first_time(self, column: str, value: str) -> bool:
        key = (column, value.lower())
        new = key not in self._values
        self._values.add(key)
        return new

    def mentors(self, cohort: Cohort, by: Person) -> list[Application]:
        if self._mentors is None:
            self._mentors = mentors_of(cohort, by=by)
        return self._mentors

    def is_trained(self, mentor: Application, cohort: Cohort) -> bool:
        if self._trained is None:
            people = [application.person_id for application in self._mentors or [mentor]]
            self._trained = trained(cohort.programme, people)
        return mentor.person_id in self._trained

    def take_place(self, mentor: Application) -> bool:
        free = self._free.setdefault(mentor.pk, mentor.seats_held.filter(match=None).count())
        self._free[mentor.pk] = free - 1
        return free > 0


def _names(mentor: Application) -> set[str]:
    person = mentor.person
    return {person.email.lower(), person.name.lower()} if person else set()


def _kept(part: Any, fields: Any) -> Any:
    """The part of the layout with the fields this programme has."""
    if isinstance(part, str):
        return part
    return Div(*(name for name in part.fields if name in fields), css_class=part.css_class)
