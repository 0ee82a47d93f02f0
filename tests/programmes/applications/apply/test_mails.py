"""The applicant's mails, as they leave."""

from datetime import timedelta

import pytest
from django.test import Client

from programmes.applications.apply.sending import submit_application
from programmes.enums import ApplicationStatus
from programmes.mail.outbox import render
from programmes.models import Application, Mail, Programme
from tests.factories import make_cohort, make_coordinator, make_programme
from tests.programmes.applications.apply.filling import begin, fill, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_coordinator(programme, "Mette Lund")
    make_cohort(programme, match_on=programme.today() + timedelta(days=40))
    return programme


def follow(client: Client, mail: Mail) -> None:
    """Open the address in the mail and press the button."""
    rendered = render(mail)
    assert rendered is not None
    address = next(
        word for word in rendered.text.split() if word.startswith("http") and ("/draft/" in word or "/status/" in word)
    )
    path = "/" + address.split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302


def test_the_link_in_the_mail_opens_the_draft_and_the_receipt_its_page(client: Client, programme: Programme) -> None:
    begin(client, programme)
    first = Mail.objects.get()
    rendered = render(first)
    assert rendered is not None
    assert str(programme.name) in rendered.subject
    assert "Sara" not in rendered.text, "whoever typed the address may not write into somebody's mail"
    other = Client()
    follow(other, first)
    fill(other, programme)
    send(other, programme)
    application = Application.objects.get()
    assert application.status == ApplicationStatus.SUBMITTED
    receipt = Mail.objects.get(name="programmes/receipt")
    said = render(receipt)
    assert said is not None
    assert application.number in said.subject
    assert "Mette Lund" in said.text
    phone = Client()
    follow(phone, receipt)
    assert phone.get(f"/application/{application.number}/").status_code == 200
    assert render(first) is None, "a link to a draft that was sent is no longer needed"


def test_taking_back_is_told(client: Client, programme: Programme) -> None:
    begin(client, programme)
    follow(client, Mail.objects.get())
    fill(client, programme)
    send(client, programme)
    application = Application.objects.get()
    client.post(f"/application/{application.number}/withdraw/")
    said = render(Mail.objects.get(name="programmes/withdrawn"))
    assert said is not None
    assert application.number in said.text
    assert submit_application(application, by=application.person).status == ApplicationStatus.WITHDRAWN


def test_a_forgotten_draft_needs_no_mail(client: Client, programme: Programme) -> None:
    begin(client, programme)
    mail = Mail.objects.get()
    Application.objects.all().delete()
    assert render(mail) is None
