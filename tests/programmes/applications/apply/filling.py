"""Filling in preset A's forms as a browser would."""

from typing import Any

from django.test import Client

from programmes.applications.form import commitment_key, commitments, form_steps
from programmes.models import Programme

MENTEE: dict[str, dict[str, str]] = {
    "fits": {"fits-leads_here": "yes", "fits-wants_to_learn": "yes", "fits-fairly_new": "yes"},
    "about_you": {
        "name": "Sara Bang",
        "title": "Teamleder",
        "phone": "20 20 20 20",
        "workplace": "By og Land",
        "q-years_leading": "under_one",
    },
    "themes": {
        "q-themes-hard_talks": "1",
        "q-themes-priorities": "2",
        "q-on_my_mind": "Min kalender er fuld af møder.",
    },
    "wishes": {"q-in_a_year": "At jeg siger nej i tide.", "q-my_mentor": "En der har prøvet det."},
    "practical": {"q-meeting_form": "walking", "q-not_with": "Ole Poulsen"},
}
MENTOR: dict[str, dict[str, str]] = {
    "fits": {"fits-mentor_leads": "yes", "fits-nine_duties": "yes"},
    "about_you": {"name": "Karen Holm", "title": "Centerchef", "workplace": "Skole", "q-mentor_years": "over_ten"},
    "experience": {"q-graded_themes-hard_talks": "3", "q-graded_themes-budget": "1", "q-can_give": "En fusion."},
    "practical": {"q-capacity": "2", "q-available_from": "2027-01-15"},
}
FORMS = {"mentee": ("apply", MENTEE), "mentor": ("interest", MENTOR)}


def begin(
    client: Client, programme: Programme, side: str = "mentee", email: str = "sara@fjordby.test", **more: Any
) -> Any:
    return client.post(f"/p/{programme.slug}/{FORMS[side][0]}/", {"name": "Sara Bang", "email": email, **more})


def fill(client: Client, programme: Programme, side: str = "mentee", **changed: dict[str, str]) -> None:
    """Every step, in order; `changed` replaces the data of a step."""
    name, form = FORMS[side]
    for step in form_steps(programme, side):
        data = changed.get(step.key, form.get(step.key, {}))
        client.post(f"/p/{programme.slug}/{name}/{step.key}/", data)


def ticks(programme: Programme, side: str = "mentee") -> dict[str, str]:
    return {commitment_key(item): "on" for item in commitments(programme, side)}


def send(client: Client, programme: Programme, side: str = "mentee") -> Any:
    return client.post(f"/p/{programme.slug}/{FORMS[side][0]}/check/", ticks(programme, side))
