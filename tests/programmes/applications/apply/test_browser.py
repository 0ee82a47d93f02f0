"""The public part in Chromium: with and without JavaScript, on a phone, and what axe finds."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import token_of
from programmes.models import Answer, Application, Link, Programme
from tests.axe.looking import look, look_here, nothing_wrong
from tests.factories import make_cohort, make_coordinator, make_programme, make_unit

pytestmark = pytest.mark.django_db(transaction=True)

GO_ON = "#step p.actions button.btn-primary"


@pytest.fixture
def programme() -> Programme:
    root = make_unit()
    make_unit("Skole", parent=make_unit("Børn og Unge", parent=root))
    programme = make_programme(unit=root)
    make_coordinator(programme, "Mette Lund")
    today = programme.today()
    make_cohort(programme, closes_on=today + timedelta(days=20), match_on=today + timedelta(days=40))
    return programme


def begin(page: Page, address: str, name: str, email: str) -> None:
    page.goto(address)
    page.fill("#id_name", name)
    page.fill("#id_email", email)
    page.click("main form button.btn-primary")


def press(page: Page, selector: str = GO_ON) -> None:
    page.click(selector)


def fits(page: Page, *keys: str) -> None:
    for key in keys:
        page.check(f"input[name=fits-{key}][value=yes]")
    press(page)


def check_and_send(page: Page) -> None:
    for box in page.locator(".commitments input[type=checkbox]").all():
        box.check()
    press(page, "main form[method=post] button.btn-primary")


def open_link(page: Page) -> None:
    link = Link.objects.get(purpose=LinkPurpose.DRAFT)
    page.goto(reverse("programmes:draft_link", args=[token_of(link)]))
    press(page, "main button.btn-primary")


def test_a_mentee_applies_without_javascript(new_page: Callable[..., Page], programme: Programme) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/p/{programme.slug}/")
    press(page, "main a.btn-primary")
    begin(page, page.url, "Sara Bang", "sara@fjordby.test")
    fits(page, "leads_here", "wants_to_learn", "fairly_new")
    page.select_option("#id_unit", index=2)
    page.check("input[name=q-years_leading][value=under_one]")
    press(page)
    page.select_option("select[name=q-themes-hard_talks]", "1")
    page.select_option("select[name=q-themes-priorities]", "2")
    page.fill("[name=q-on_my_mind]", "Min kalender er fuld.")
    press(page, "button[name=back]")
    press(page)
    assert page.input_value("[name=q-on_my_mind]") == "Min kalender er fuld.", "back never loses"
    press(page)
    page.fill("[name=q-in_a_year]", "At sige nej i tide.")
    press(page)
    press(page)
    check_and_send(page)
    open_link(page)
    application = Application.objects.get()
    assert application.status == ApplicationStatus.SUBMITTED
    assert page.url.endswith(f"/application/{application.number}/")
    assert Answer.objects.get(question__key="themes").value == ["hard_talks", "priorities"]
    assert application.person.unit.name == "Skole"


def test_what_is_typed_is_saved_by_itself_and_the_list_is_ranked(page: Page, programme: Programme) -> None:
    begin(page, f"/p/{programme.slug}/apply/", "Sara Bang", "sara@fjordby.test")
    page.goto(f"/p/{programme.slug}/apply/themes/")
    for index in (3, 5):
        page.select_option(".ranked-add select", index=index)
        page.click(".ranked-add button")
    page.locator(".ranked [data-up]").nth(1).click()
    names = page.locator(".ranked li > span").all_text_contents()
    page.fill("[name=q-on_my_mind]", "Skrevet uden at trykke.")
    with page.expect_response(lambda answer: "Skrevet" in (answer.request.post_data or "")) as saved:
        pass
    assert saved.value.status == 200
    expect(page.locator("[data-saved-at]")).not_to_be_empty()
    page.goto(f"/p/{programme.slug}/apply/themes/")
    assert page.input_value("[name=q-on_my_mind]") == "Skrevet uden at trykke."
    assert page.locator(".ranked li > span").all_text_contents() == names


def test_a_mentor_registers_interest_on_a_phone(phone: Page, programme: Programme) -> None:
    begin(phone, f"/p/{programme.slug}/interest/", "Karen Holm", "karen@fjordby.test")
    open_link(phone)
    press(phone, "main a.btn-primary")
    fits(phone, "mentor_leads", "nine_duties")
    phone.select_option("#id_unit", index=1)
    phone.check("input[name=q-mentor_years][value=over_ten]")
    press(phone)
    phone.check("input[name=q-graded_themes-role][value='3']")
    press(phone)
    phone.check("input[name=q-capacity][value='2']")
    press(phone)
    check_and_send(phone)
    application = Application.objects.get()
    assert (application.status, application.places) == ("submitted", 2)


def test_axe_finds_nothing(page: Page, programme: Programme) -> None:
    """The form with something in it, and its steps with what is wrong; `tests/axe` looks at all other public pages."""
    base = f"/p/{programme.slug}/"
    found = look(page, base)
    for name, steps in (("apply", ["fits", "about_you", "themes"]), ("interest", ["experience", "practical"])):
        begin(page, f"{base}{name}/", "Sara Bang", "sara@fjordby.test")
        for step in steps:
            page.goto(f"{base}{name}/{step}/")
            press(page)
            found += look_here(page, f"{name}, {step} with errors")
        for address in (f"{base}{name}/", f"{base}{name}/check/"):
            found += look(page, address)
    nothing_wrong(found)
