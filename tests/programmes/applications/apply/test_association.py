"""What a programme that takes people in all year asks: questions to oneself, statements, the workplace, the start."""

from datetime import date

import pytest

from programmes.applications.apply.sending import confirm_address
from programmes.applications.form import commitments, form_steps
from programmes.models import Application, Person
from tests.factories import make_cohort, make_programme

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
MENTEE = {
    "fits": {"fits-member": "yes", "fits-leads": "yes", "fits-wants_to_grow": "yes"},
    "about_you": {"name": "Sara Bang", "title": "Teamleder", "q-workplace": "Fjordby Kommune", "q-area": "Aarup"},
    "themes": {"q-why": "Jeg er ny.", "q-personal_goals": "Ro.", "q-themes-hard_talks": "1"},
    "mentor": {"q-expects": "Ærlighed.", "q-wished_start": "2031-05-01"},
}
MENTOR = {
    "fits": {
        "fits-mentor_member": "yes",
        "fits-leading_post": "yes",
        "fits-has_led": "yes",
        "fits-trusted": "yes",
        "fits-three_statements": "yes",
    },
    "about_you": {"name": "Karen Holm", "q-mentor_workplace": "Teknik A/S"},
}


@pytest.fixture
def programme():
    programme = make_programme("E")
    make_cohort(programme)
    return programme


def begin(client, programme, name="apply"):
    return client.post(
        f"/p/{programme.slug}/{name}/", {"name": "Sara Bang", "email": "sara@fjordby.test", "once": ONCE}
    )


ONCE = "0197a1b2-0000-7000-8000-000000000001"


def test_the_questions_to_oneself_stand_before_the_form_and_have_no_names(client, programme):
    page = client.get(f"/p/{programme.slug}/apply/", headers=ENGLISH).content.decode()
    before, form = page.split('<form method="post" novalidate', 1)
    assert before.count("<textarea") == 6 and "<textarea" not in form
    fields = [piece.split(">", 1)[0] for piece in before.split("<textarea")[1:]]
    assert not [field for field in fields if "name=" in field or "form=" in field]
    assert "neither sent nor kept" in page


def test_without_the_step_nobody_is_asked(client):
    cohort = make_cohort()
    assert "<textarea" not in client.get(f"/p/{cohort.programme.slug}/apply/").content.decode()
    assert "<textarea" not in client.get(f"/p/{cohort.programme.slug}/interest/").content.decode()


def test_a_mentor_reads_the_three_statements_and_says_yes_to_each(client, programme):
    groups = [item.group for item in commitments(programme, "mentor")]
    assert groups.count("statements") == 3
    assert "statements" not in [item.group for item in commitments(programme, "mentee")]
    begin(client, programme, "interest")
    step = client.get(f"/p/{programme.slug}/interest/{form_steps(programme, 'mentor')[0].key}/")
    assert len(step.context["statements"]) == 3
    for item in programme.items("statements"):
        assert str(item) in step.content.decode()
    check = client.get(f"/p/{programme.slug}/interest/check/").context["form"]
    assert len([name for name in check.fields if name.startswith("statements-")]) == 3


def test_the_workplace_is_asked_once_and_reaches_the_person(client, programme):
    begin(client, programme)
    step = client.get(f"/p/{programme.slug}/apply/about_you/").context["form"]
    assert "workplace" not in step.fields and "q-workplace" in step.fields
    for key, data in MENTEE.items():
        client.post(f"/p/{programme.slug}/apply/{key}/", data)
    ticks = client.get(f"/p/{programme.slug}/apply/check/").context["form"].fields
    client.post(f"/p/{programme.slug}/apply/check/", dict.fromkeys(ticks, "on"))
    draft = Application.objects.get()
    sent = confirm_address(draft)
    client.force_login(sent.person)
    assert (sent.status, sent.wished_start) == ("submitted", date(2031, 5, 1))
    assert Person.objects.get(email="sara@fjordby.test").workplace == "Fjordby Kommune"
    client.post(f"/application/{sent.number}/change/about_you/", {**MENTEE["about_you"], "q-workplace": "Aarup Skole"})
    client.post(f"/application/{sent.number}/change/mentor/", {**MENTEE["mentor"], "q-wished_start": "2031-06-02"})
    sent.refresh_from_db()
    assert (sent.person.workplace, sent.wished_start) == ("Aarup Skole", date(2031, 6, 2))


def test_who_one_is_can_be_put_right_while_it_is_open(client, programme):
    begin(client, programme)
    for key, data in MENTEE.items():
        client.post(f"/p/{programme.slug}/apply/{key}/", data)
    ticks = client.get(f"/p/{programme.slug}/apply/check/").context["form"].fields
    client.post(f"/p/{programme.slug}/apply/check/", dict.fromkeys(ticks, "on"))
    sent = confirm_address(Application.objects.get())
    client.force_login(sent.person)
    changed = {**MENTEE["about_you"], "name": "Sara Bang Holm", "title": "Afdelingsleder"}
    client.post(f"/application/{sent.number}/change/about_you/", changed)
    sent.refresh_from_db()
    assert (sent.name, sent.person.name, sent.person.title) == ("Sara Bang Holm", "Sara Bang Holm", "Afdelingsleder")


def test_interest_without_an_open_round_says_so(client):
    programme = make_programme("A")
    programme.steps = [*programme.steps, "always_open_interest"]
    programme.save(update_fields=["steps"])
    cohort = make_cohort(programme, status="preparing")
    cohort.opens_on = cohort.starts_on
    cohort.save(update_fields=["opens_on"])
    page = client.get(f"/p/{programme.slug}/interest/", headers=ENGLISH)
    assert page.context["no_cohort"] == cohort
    assert "There is no open cohort just now." in page.content.decode()
