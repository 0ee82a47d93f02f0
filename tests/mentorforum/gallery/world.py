"""Invented people and states to draw the components with."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from mentorforum.forms import PlainForm
from mentorforum.pills import TONES, Pill
from mentorforum.readers import WhoReads
from programmes.applications.fields import GradedField, RankedField
from programmes.applications.widgets import GradedWidget, RankedWidget
from programmes.frame.headings import HEADINGS, HeaderChoice, OfficeFrame

FOLDER = Path(__file__).parent
ONLY_YOU = WhoReads("Kun du", private=True)
THEMES = [("talks", "Svære samtaler"), ("order", "Prioritering"), ("team", "Et nyt team"), ("budget", "Budget")]
WORDS = {
    "done": "I gang",
    "now": "Tilbudt",
    "wait": "Mangler",
    "rest": "Kladde",
    "stop": "Kom ikke frem",
    "seal": "Svar forseglet",
}
WHO: dict[str, Any] = {
    "text": "Tovholderne og din foreslåede mentor læser det. Slettes i 2028.",
    "mail": "Kun tovholderne læser det her.",
    "grade": "Kun tovholderne læser det her.",
    "note": ONLY_YOU,
    "themes": "Tovholderne læser det.",
}
FRAME = OfficeFrame(
    programme="Mentorskab for ledere",
    cohort="Hold 2026",
    programmes=[
        HeaderChoice("Mentorskab for ledere", "#1", current=True),
        HeaderChoice("Mentorordning for nyansatte", "#2"),
    ],
    cohorts=[HeaderChoice("Hold 2026", "#3", current=True), HeaderChoice("Hold 2025", "#4")],
    links={key: f"#{key}" for key in HEADINGS},
    find="#find",
)


class GalleryForm(PlainForm):
    """One field of each kind."""

    creates = True
    text = forms.CharField(
        label="Hvad fylder mest lige nu?", help_text="2-5 linjer er nok.", widget=forms.Textarea, max_length=2000
    )
    mail = forms.EmailField(label="Din mail")
    day = forms.DateField(label="Hvornår", widget=forms.DateInput(attrs={"type": "date"}))
    theme = forms.ChoiceField(label="Tema", choices=[("", "Vælg"), ("1", "Svære samtaler"), ("2", "Prioritering")])
    grade = forms.ChoiceField(
        label="Svære samtaler",
        choices=[("0", "ingen"), ("1", "lidt"), ("2", "god"), ("3", "stor")],
        widget=forms.RadioSelect,
    )
    themes = RankedField(label="Hvad vil du helst tale om?", widget=RankedWidget([("", THEMES)], most=3))
    experience = GradedField(
        label="Hvor meget erfaring har du?",
        widget=GradedWidget(
            [("Dig selv som leder", THEMES[:2]), ("Dit team", THEMES[2:])], ["ingen", "lidt", "god", "stor"]
        ),
        required=False,
    )
    many = forms.MultipleChoiceField(
        label="Passer dagene?", choices=[("1", "20. januar"), ("2", "12. maj")], widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label="Kun til dig selv", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Jeg holder det fortroligt, vi taler om, også bagefter.")


def _steps() -> list[dict[str, str]]:
    rows = [
        ("Kontrakt", "12. feb.", "past"),
        ("1. møde", "12. feb.", "past"),
        ("2. møde", "20. mar.", "past"),
        ("3. møde", "2. juni", "now"),
        ("Evaluering", "aug.", "later"),
        ("Slut", "jan.", "later"),
    ]
    return [{"label": label, "when": when, "state": state} for label, when, state in rows]


def common() -> dict[str, Any]:
    """The context of both pages."""
    now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    root = SimpleNamespace(name="Fjordby Kommune")
    ready, missing = Pill("done", "Klar"), Pill("wait", "Mangler")
    return {
        "programme": SimpleNamespace(
            name="Mentorskab for ledere",
            unit=SimpleNamespace(root=root),
            contact_email="mentor@demo.test",
            contact_phone="99 31 00 00",
        ),
        "terms": {"coordinators": "tovholdere"},
        "asks": [SimpleNamespace(name="Mette"), SimpleNamespace(name="Ali")],
        "concern_url": "#concern",
        "karen": "Karen Holm",
        "sara": "Sara Berg",
        "mie": "Mie Thomsen",
        "people": ["Sara Berg", "Karen Holm", "Ali Khan", "Ole Poulsen", "Ida Vang", "Bo Riis"],
        "only_you": ONLY_YOU,
        "pills": [Pill(tone, WORDS[tone]) for tone in TONES],
        "steps": _steps(),
        "room": [
            {"url": "#1", "head": "Kontrakt", "text": "underskrevet af jer begge 12. februar"},
            {"url": "#2", "head": "Mål", "text": "2 mål", "pill": ready},
            {"url": "#3", "head": "Din forberedelse", "line": ONLY_YOU},
        ],
        "tasks": [
            {"label": "Dine temaer", "url": "#1", "minutes": 5, "pill": ready},
            {"label": "Om dig", "url": "#2", "minutes": 3, "pill": missing, "hint": "din enhed og din nærmeste leder"},
        ],
        "facts": [
            {"term": "Rytme", "value": "hver 5.-6. uge", "url": "#rhythm"},
            {
                "term": "Hvad fylder mest?",
                "value": "Svære samtaler.\nOg tid.",
                "line": WhoReads("Du og Karen"),
                "url": "#c",
            },
            {"term": "Andet", "value": ""},
        ],
        "history": [
            {"when": now, "text": "Aftalen blev underskrevet", "who": "Sara"},
            {"when": now, "text": "Mødet blev flyttet"},
        ],
        "chips": [
            {"label": "Alle", "url": "?", "current": True, "count": 42},
            {"label": "Uden mentor", "url": "?x=1", "current": False, "count": 0},
        ],
        "page": Paginator(range(30), 10).page(2),
        "actions": [
            {"name": "do", "value": "accept", "label": "Optag"},
            {"name": "do", "value": "wait", "label": "Sæt på venteliste"},
        ],
    }
