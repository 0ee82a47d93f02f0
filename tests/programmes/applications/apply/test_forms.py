"""Whatever is sent to the public pages gets a sentence, what was typed is kept, and nothing is a 500."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programmes.applications.apply.drafts import forget_drafts
from programmes.enums import CohortStatus
from programmes.mail.links import token_of
from programmes.models import Application, Cohort, Link, Mail, Programme
from tests.factories import make_cohort, make_coordinator, make_person, make_programme, make_unit
from tests.programmes.applications.apply.filling import begin, fill, send

pytestmark = pytest.mark.django_db

LONG = "å" * 200_000
NUL = "a\0b"


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_coordinator(programme, "Mette Lund")
    make_cohort(programme)
    return programme


@pytest.mark.parametrize("value", ["", LONG, NUL, "no-address", "<script>", "\ud7ff"])
def test_beginning_with_nonsense_is_a_sentence(client: Client, programme: Programme, value: str) -> None:
    response = client.post(f"/p/{programme.slug}/apply/", {"name": value, "email": value, "once": value})
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert not Application.objects.exists()


STEPS = {
    "mentee": ("apply", ["fits", "about_you", "themes", "wishes", "practical"]),
    "mentor": ("interest", ["fits", "about_you", "experience", "practical"]),
}
FIELDS = [
    "fits-leads_here", "name", "title", "unit", "workplace", "phone", "q-years_leading", "q-themes", "q-themes-role", "q-on_my_mind",
    "q-in_a_year", "q-not_with", "q-graded_themes-role", "q-graded_themes", "q-capacity", "q-available_from", "q-mentor_years", "once",
]  # fmt: skip


@pytest.mark.parametrize("side", STEPS)
@pytest.mark.parametrize(
    "value", ["z" * 100_000, NUL, "999999999999999999999", "-1", "[]", "31.2.2027", "0001-01-01", "\ud7ff", "yes"]
)
def test_steps_take_nonsense_and_keep_it_on_the_page(
    client: Client, programme: Programme, side: str, value: str
) -> None:
    name, steps = STEPS[side]
    begin(client, programme, side)
    for step in steps:
        for more in ({}, {"back": "1"}):
            response = client.post(f"/p/{programme.slug}/{name}/{step}/", dict.fromkeys(FIELDS, value) | more)
            assert response.status_code in {200, 302}
        saved = client.post(
            f"/p/{programme.slug}/{name}/{step}/", dict.fromkeys(FIELDS, value), headers={"X-Autosave": "1"}
        )
        assert saved.status_code == 200
    assert client.get(f"/p/{programme.slug}/{name}/check/").status_code == 200
    assert send(client, programme, side).status_code in {200, 302}


def test_what_is_too_long_stays_on_the_page(client: Client, programme: Programme) -> None:
    begin(client, programme)
    response = client.post(f"/p/{programme.slug}/apply/wishes/", {"q-in_a_year": LONG, "q-my_mentor": "En der lytter."})
    page = response.content.decode()
    assert LONG in page
    assert "En der lytter." in client.get(f"/p/{programme.slug}/apply/wishes/").content.decode()


def test_two_themes_with_the_same_number(client: Client, programme: Programme) -> None:
    begin(client, programme)
    response = client.post(
        f"/p/{programme.slug}/apply/themes/",
        {"q-themes-hard_talks": "1", "q-themes-priorities": "1", "q-on_my_mind": "x"},
    )
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["q-themes"]


def test_a_unit_of_another_organisation_is_refused(client: Client) -> None:
    root = make_unit()
    make_unit("Skole", parent=root)
    programme = make_programme(unit=root)
    make_cohort(programme)
    foreign = make_unit("Anden kommune")
    begin(client, programme)
    response = client.post(
        f"/p/{programme.slug}/apply/about_you/",
        {"name": "Sara", "unit": str(foreign.pk), "q-years_leading": "under_one"},
    )
    assert "unit" in response.context["form"].errors


def test_a_no_to_a_must_stops_with_the_reason_and_a_judged_no_does_not(client: Client, programme: Programme) -> None:
    begin(client, programme)
    address = f"/p/{programme.slug}/apply/fits/"
    answers = {"fits-leads_here": "no", "fits-wants_to_learn": "yes", "fits-fairly_new": "no"}
    stopped = client.post(address, answers)
    reason = programme.item("eligibility", "leads_here").said("unmet")
    assert stopped.context["stopped"] == [reason]
    fill(client, programme, fits=answers)
    client.post(f"/p/{programme.slug}/apply/check/", {})
    assert reason in client.get(f"/p/{programme.slug}/apply/check/").content.decode()
    going_on = client.post(address, answers | {"fits-leads_here": "yes"}, follow=True)
    assert programme.item("eligibility", "fairly_new").said("unmet") in going_on.content.decode()


def test_sending_with_something_missing_says_what(client: Client, programme: Programme) -> None:
    begin(client, programme)
    fill(client, programme, wishes={"q-in_a_year": ""})
    response = send(client, programme)
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    draft = Application.objects.get()
    assert (draft.status, draft.send_asked_at) == ("draft", None)


def test_the_cohort_closes_while_one_writes(client: Client, programme: Programme) -> None:
    begin(client, programme)
    fill(client, programme)
    Cohort.objects.update(status=CohortStatus.MATCHING)
    response = client.post(f"/p/{programme.slug}/apply/wishes/", {"q-in_a_year": "Skrevet for sent."})
    assert response.status_code == 302
    late = send(client, programme)
    assert late.status_code == 200
    assert "Skrevet for sent." in late.content.decode()
    assert late.context["closed"] in [str(error) for error in late.context["form"].non_field_errors()]
    assert Client().get(f"/p/{programme.slug}/apply/").status_code == 200
    begin(Client(), programme, email="ny@fjordby.test")
    assert Application.objects.count() == 1


def test_foreign_expired_and_broken_links(client: Client, programme: Programme) -> None:
    begin(client, programme)
    link = Link.objects.get()
    token = token_of(link)
    for purpose, secret in (
        ("draft", "x"),
        ("draft", "%00"),
        ("status", token),
        ("draft", "a" * 5000),
        ("draft", "%ed%a0%80"),
    ):
        for method in (client.get, client.post):
            assert method(f"/{purpose}/{secret}/").status_code == 410
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert Client().post(f"/draft/{token}/").status_code == 410
        assert client.get(f"/p/{programme.slug}/apply/fits/").status_code == 302, "the browser's own draft is past too"


def test_pages_that_do_not_exist(client: Client, programme: Programme) -> None:
    hidden = make_programme(status="preparing")
    for address in (
        f"/p/{hidden.slug}/",
        f"/p/{hidden.slug}/apply/",
        "/p/nowhere/",
        "/application/x/",
        "/application/%00/",
        "/application/x/withdraw/",
    ):
        assert client.get(address).status_code == 404
    begin(client, programme)
    assert client.get(f"/p/{programme.slug}/apply/nonsense/").status_code == 404


def test_a_coordinator_sees_a_programme_in_preparation(client: Client) -> None:
    hidden = make_programme(status="preparing")
    client.force_login(make_coordinator(hidden))
    assert client.get(f"/p/{hidden.slug}/").status_code == 200


def test_at_most_five_mails_a_day_to_one_address(client: Client, programme: Programme) -> None:
    for _number in range(7):
        begin(Client(), programme)
    assert Mail.objects.count() == 5


def test_unconfirmed_drafts_are_forgotten_after_seven_days(client: Client, programme: Programme) -> None:
    begin(client, programme)
    begin(Client(), programme, email="two@fjordby.test")
    keep = Application.objects.get(email="two@fjordby.test")
    Client().post(reverse("programmes:draft_link", args=[token_of(Link.objects.get(thing=keep.pk))]))
    assert forget_drafts(timezone.now() + timedelta(days=6)) == 0
    assert forget_drafts(timezone.now() + timedelta(days=8)) == 1
    assert list(Application.objects.all()) == [keep]
    assert not Mail.objects.filter(email="sara@fjordby.test").exists()


def test_applying_twice_says_so_and_keeps_the_first(client: Client, programme: Programme) -> None:
    person = make_person("Sara Bang", email="sara@fjordby.test")
    first, second = Client(), Client()
    for visitor in (first, second):
        begin(visitor, programme)
        fill(visitor, programme)
        send(visitor, programme)
    one, two = Application.objects.order_by("created_at")
    for draft in (one, two):
        answer = Client().post(
            reverse("programmes:draft_link", args=[token_of(Link.objects.get(thing=draft.pk))]), follow=True
        )
        assert answer.status_code == 200
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.status, two.status, one.person) == ("submitted", "draft", person)
    assert Mail.objects.filter(name="programmes/receipt").count() == 1
