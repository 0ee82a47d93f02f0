"""The way from an empty form to a receipt, as a visitor without an account."""

import pytest
from django.test import Client
from django.urls import reverse

from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import token_of
from programmes.models import Answer, Application, CommitmentAcceptance, Link, Mail, Person, Programme
from tests.factories import make_cohort, make_coordinator, make_person, make_programme
from tests.programmes.applications.apply.filling import begin, fill, send, ticks

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_coordinator(programme, "Mette Lund")
    make_cohort(programme)
    return programme


def draft_address(application: Application) -> str:
    link = Link.objects.get(thing=application.pk, purpose=LinkPurpose.DRAFT)
    return reverse("programmes:draft_link", args=[token_of(link)])


def test_begin_makes_a_draft_without_a_person_and_mails_a_link(client: Client, programme: Programme) -> None:
    response = begin(client, programme)
    draft = Application.objects.get()
    assert response.url == f"/p/{programme.slug}/apply/fits/"
    assert (draft.status, draft.person, draft.number, draft.confirmed_at) == ("draft", None, None, None)
    assert [(mail.name, mail.email) for mail in Mail.objects.all()] == [("programmes/continue", "sara@fjordby.test")]
    assert not Person.objects.filter(email="sara@fjordby.test").exists()


def test_begin_twice_with_the_same_key_is_one_draft_and_one_mail(client: Client, programme: Programme) -> None:
    once = "6f2ab8a6-4c1f-4a67-9c55-1ad0e1f6a001"
    begin(client, programme, once=once)
    begin(Client(), programme, once=once)
    assert (Application.objects.count(), Mail.objects.count()) == (1, 1)


def test_opening_the_link_changes_nothing_pressing_the_button_confirms(client: Client, programme: Programme) -> None:
    begin(client, programme)
    draft, other = Application.objects.get(), Client()
    address = draft_address(draft)
    assert other.get(address).status_code == 200
    draft.refresh_from_db()
    assert draft.confirmed_at is None
    assert other.post(address).url == f"/p/{programme.slug}/apply/"
    draft.refresh_from_db()
    assert draft.person.email == "sara@fjordby.test"
    assert other.get(f"/p/{programme.slug}/apply/fits/").status_code == 200
    assert other.post(address).status_code == 302, "the link of a draft may be opened again"


def test_once_confirmed_only_a_browser_that_opened_the_link_reads_it(client: Client, programme: Programme) -> None:
    """Whoever types somebody else's address must not read what that person then writes."""
    begin(client, programme)
    draft, owner = Application.objects.get(), Client()
    owner.post(draft_address(draft))
    fill(owner, programme)
    step = f"/p/{programme.slug}/apply/themes/"
    assert client.get(step).url == f"/p/{programme.slug}/apply/"
    assert "er fuld af" not in client.get(f"/p/{programme.slug}/apply/").content.decode()
    typed = client.post(step, {"q-on_my_mind": "Skrevet imens"})
    assert typed.status_code == 200 and typed.context["form"].errors
    page = typed.content.decode()
    assert "Skrevet imens" in page and "er fuld af" not in page
    assert client.post(step, {}, headers={"X-Autosave": "1"}).status_code == 409
    assert "er fuld af" in owner.get(step).content.decode()
    send(owner, programme)
    draft.refresh_from_db()
    receipt = reverse("programmes:application", args=[draft.number])
    assert (client.get(receipt).status_code, owner.get(receipt).status_code) == (404, 200)


def test_the_browser_that_began_goes_on_when_the_link_is_opened_there_too(client: Client, programme: Programme) -> None:
    begin(client, programme)
    address = draft_address(Application.objects.get())
    Client().post(address)
    client.post(address)
    assert client.get(f"/p/{programme.slug}/apply/themes/").status_code == 200


def test_a_known_address_looks_the_same_and_nothing_of_the_person_changes_before_confirming(
    client: Client, programme: Programme
) -> None:
    known = make_person("Sara Gammelnavn", email="sara@fjordby.test", phone="11")
    pages = []
    for email in ("sara@fjordby.test", "ny@fjordby.test"):
        visitor = Client()
        response = begin(visitor, programme, email=email)
        page = visitor.get(response.url)
        pages.append((response.status_code, response.url, page.status_code))
        fill(visitor, programme)
        send(visitor, programme)
    assert pages[0] == pages[1]
    known.refresh_from_db()
    assert (known.name, known.phone) == ("Sara Gammelnavn", "11")


def test_sending_unconfirmed_waits_for_the_link_and_then_sends(client: Client, programme: Programme) -> None:
    begin(client, programme)
    fill(client, programme)
    assert send(client, programme).url == f"/p/{programme.slug}/apply/"
    draft = Application.objects.get()
    assert draft.status == ApplicationStatus.DRAFT
    assert draft.send_asked_at is not None
    client.post(draft_address(draft))
    draft.refresh_from_db()
    assert draft.status == ApplicationStatus.SUBMITTED


def sent(client: Client, programme: Programme, side: str = "mentee", email: str = "sara@fjordby.test") -> Application:
    begin(client, programme, side, email)
    fill(client, programme, side)
    client.post(draft_address(Application.objects.get(email=email)))
    send(client, programme, side)
    return Application.objects.get(email=email)


def test_sending_turns_the_draft_into_answers_commitments_and_a_receipt(client: Client, programme: Programme) -> None:
    application = sent(client, programme)
    assert (application.status, len(application.number)) == ("submitted", 11)
    answers = {row.question.key: row for row in Answer.objects.select_related("question")}
    assert answers["themes"].value == ["hard_talks", "priorities"]
    assert answers["on_my_mind"].value is None
    key = application.open_for(application.person)
    assert key.read(answers["on_my_mind"].text) == "Min kalender er fuld af møder."
    assert key.read(application.draft) == ""
    assert CommitmentAcceptance.objects.count() == len(ticks(programme))
    assert application.fits == {"leads_here": True, "wants_to_learn": True, "fairly_new": True}
    assert (application.person.title, application.person.phone) == ("Teamleder", "20 20 20 20")
    assert Mail.objects.filter(name="programmes/receipt", person=application.person).count() == 1


def test_mentor_interest_fills_places_and_date(client: Client, programme: Programme) -> None:
    application = sent(client, programme, "mentor", "karen@fjordby.test")
    assert (application.places, str(application.available_from)) == (2, "2027-01-15")
    graded = Answer.objects.get(question__key="graded_themes")
    assert graded.value == {"hard_talks": 3, "budget": 1}


def test_sending_twice_is_one_application_and_one_receipt(client: Client, programme: Programme) -> None:
    application = sent(client, programme)
    again = send(client, programme)
    assert again.url == f"/application/{application.number}/"
    assert Mail.objects.filter(name="programmes/receipt").count() == 1
    assert Application.objects.count() == 1


def test_status_page_is_the_applicants_alone(client: Client, programme: Programme) -> None:
    application = sent(client, programme)
    address = f"/application/{application.number}/"
    assert client.get(address).status_code == 200
    assert Client().get(address).status_code == 404
    stranger = Client()
    stranger.force_login(make_person())
    assert stranger.get(address).status_code == 404
    with_login = Client()
    with_login.force_login(application.person)
    assert with_login.get(address).status_code == 200
    link = Link.objects.get(thing=application.pk, purpose=LinkPurpose.STATUS)
    by_mail = Client()
    assert by_mail.post(reverse("programmes:status_link", args=[token_of(link)])).url == address
    assert by_mail.get(address).status_code == 200


def test_correcting_and_taking_back(client: Client, programme: Programme) -> None:
    application = sent(client, programme)
    base = f"/application/{application.number}/"
    response = client.post(f"{base}change/wishes/", {"q-in_a_year": "Noget andet."})
    assert response.url == base
    row = Answer.objects.get(question__key="in_a_year")
    row.application = application
    assert application.open_for(application.person).read(row.text) == "Noget andet."
    assert not Answer.objects.filter(question__key="my_mentor").exists()
    assert client.get(f"{base}withdraw/").status_code == 200
    assert client.post(f"{base}withdraw/").url == base
    application.refresh_from_db()
    assert application.status == ApplicationStatus.WITHDRAWN
    assert client.get(base).status_code == 200
    assert client.post(f"{base}withdraw/").status_code == 403
    assert client.post(f"{base}change/wishes/", {"q-in_a_year": "x"}).status_code == 403


def test_somebody_with_a_login_needs_no_mail(client: Client, programme: Programme) -> None:
    person = make_person("Sara Bang", unit=None)
    client.force_login(person)
    client.post(f"/p/{programme.slug}/apply/")
    fill(client, programme)
    application = Application.objects.get()
    assert send(client, programme).status_code == 302
    application.refresh_from_db()
    assert (application.status, application.person) == ("submitted", person)
    assert not Mail.objects.filter(name="programmes/continue").exists()


def test_what_was_spoilt_after_pressing_send_is_said_and_can_be_sent_later(
    client: Client, programme: Programme
) -> None:
    begin(client, programme)
    fill(client, programme)
    send(client, programme)
    client.post(f"/p/{programme.slug}/apply/wishes/", {"q-in_a_year": ""})
    draft = Application.objects.get()
    page = client.post(draft_address(draft), follow=True)
    draft.refresh_from_db()
    assert (draft.status, draft.person.email) == ("draft", "sara@fjordby.test")
    assert page.context["todo"].key == "wishes"
    assert 'class="btn btn-primary"' in page.content.decode()
    fill(client, programme)
    send(client, programme)
    draft.refresh_from_db()
    assert draft.status == ApplicationStatus.SUBMITTED
