"""The leader's part: asked once, written once, read by the mentee alone (H3, H7, L4)."""

import json

import pytest
from django.core import mail as outbox_mail
from django.test import Client
from django.utils import timezone

from mentorforum.errors import NotAReader, RuleBroken
from programmes.enums import ApplicationStatus, LinkPurpose, Side
from programmes.mail.links import find_link, token_of
from programmes.mail.outbox import drain
from programmes.models import LeaderPart, Link, Mail, Person
from programmes.newcomers.leaders.actions import ask_leader, read_words, write_to_mentee
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme, make_superuser

pytestmark = pytest.mark.django_db
ADDRESS = "leder@fjordby.test"
WORDS = "Lær stuegang først"


@pytest.fixture
def application():
    programme = make_programme("H")
    make_coordinator(programme, "Mette Lund")
    return make_application(make_cohort(programme), person=make_person("Sara Berg", unit=programme.unit))


def link_of(part):
    return Link.objects.get(purpose=LinkPurpose.LEADER, thing=part.pk)


def page_of(part):
    return f"/leader/{token_of(link_of(part))}/"


def first_key(programme):
    return programme.questions.filter(use="leader").order_by("position")[0].key


def test_the_leader_gets_one_mail_and_asking_again_sends_no_other(application):
    first = ask_leader(application, email=ADDRESS, name="Bo", by=application.person)
    again = ask_leader(application, email=ADDRESS.upper(), name="Bo", by=application.person)
    assert first == again
    drain(timezone.now())
    assert [mail.to for mail in outbox_mail.outbox] == [[ADDRESS]]
    assert token_of(link_of(first)) in outbox_mail.outbox[0].body
    assert "Sara" not in outbox_mail.outbox[0].subject


def test_another_address_ends_the_first_link(application):
    wrong = ask_leader(application, email="forkert@fjordby.test", by=application.person)
    old = page_of(wrong)
    right = ask_leader(application, email=ADDRESS, by=application.person)
    assert Client().get(old).status_code == 410
    assert Client().get(page_of(right)).status_code == 200
    drain(timezone.now())
    assert [mail.to for mail in outbox_mail.outbox] == [[ADDRESS]]


def test_a_fourth_address_is_refused(application):
    for number in range(3):
        ask_leader(application, email=f"leder{number}@fjordby.test", by=application.person)
    with pytest.raises(RuleBroken):
        ask_leader(application, email=ADDRESS, by=application.person)


@pytest.mark.parametrize("code", ["A", "E", "G"])
def test_a_programme_without_the_step_asks_no_leader(code):
    application = make_application(make_cohort(make_programme(code)))
    with pytest.raises(RuleBroken):
        ask_leader(application, email=ADDRESS, by=application.person)
    assert not LeaderPart.objects.exists()


def test_a_mentor_and_a_stranger_cannot_ask(application):
    mentor = make_application(application.cohort, Side.MENTOR)
    for one, by in ((mentor, mentor.person), (application, make_person("Fremmed")), (application, make_superuser())):
        with pytest.raises(RuleBroken):
            ask_leader(one, email=ADDRESS, by=by)


def test_the_coordinator_may_ask_and_the_mentee_reads(application):
    coordinator = application.programme.coordinators()[0]
    part = ask_leader(application, email=ADDRESS, by=coordinator)
    write_to_mentee(link_of(part), part, words={"leader_goals": WORDS})
    part = LeaderPart.objects.get()
    assert read_words(part, application.person) == {"leader_goals": WORDS}
    for other in (coordinator, make_superuser(), make_person("Mentor")):
        with pytest.raises(NotAReader):
            read_words(part, other)
    assert list(LeaderPart.objects.visible_to(coordinator)) == []


def test_the_page_is_sent_once_without_login(application):
    part = ask_leader(application, email=ADDRESS, by=application.person)
    client, address, key = Client(), page_of(part), first_key(application.programme)
    shown = client.get(address)
    assert shown.status_code == 200
    assert "Sara Berg" in shown.text
    assert LeaderPart.objects.get().answered_at is None  # opening it changed nothing
    assert client.post(address, {key: WORDS}, follow=True).redirect_chain == [(address, 302)]
    part.refresh_from_db()
    assert json.loads(part.open_for(application.person).read(part.words))[key] == WORDS
    again = client.post(address, {key: "noget andet"})
    assert WORDS not in again.text
    part.refresh_from_db()
    assert json.loads(part.open_for(application.person).read(part.words))[key] == WORDS
    assert Mail.objects.filter(name="programmes/leader_wrote", person=application.person).count() == 1


def test_the_page_says_once_to_whom_the_lines_go(application):
    part = ask_leader(application, email=ADDRESS, by=application.person)
    client = Client()
    client.cookies["django_language"] = "en"
    page = client.get(page_of(part)).text
    assert (page.count("What you write goes to"), page.count("decides what to do with what you write.")) == (1, 1)


def test_an_empty_page_says_so_and_stays_open(application):
    part = ask_leader(application, email=ADDRESS, by=application.person)
    answer = Client().post(page_of(part), {})
    assert answer.status_code == 200
    assert link_of(part).used_at is None
    assert 'class="errors' in answer.text or 'role="alert"' in answer.text or "error" in answer.text


def test_the_mail_to_the_mentee_carries_no_word_of_it(application):
    part = ask_leader(application, email=ADDRESS, by=application.person)
    write_to_mentee(link_of(part), part, words={"leader_goals": WORDS})
    drain(timezone.now())
    told = [mail for mail in outbox_mail.outbox if mail.to == [application.person.email]]
    assert len(told) == 1
    assert WORDS not in told[0].body
    assert f"/from-leader/{application.pk}/" in told[0].body


def test_a_place_that_is_given_up_closes_the_page_and_stops_the_mail(application):
    part = ask_leader(application, email=ADDRESS, by=application.person)
    address = page_of(part)
    type(application).objects.filter(pk=application.pk).update(status=ApplicationStatus.WITHDRAWN)
    drain(timezone.now())
    assert outbox_mail.outbox == []
    assert Client().get(address).status_code == 410


def test_two_leaders_pressing_at_once_write_once(application):
    part = ask_leader(application, email=ADDRESS, by=application.person)
    link = link_of(part)
    write_to_mentee(link, part, words={"leader_goals": WORDS})
    with pytest.raises(RuleBroken):
        write_to_mentee(link, LeaderPart.objects.get(), words={"leader_goals": "andet"})


def test_a_wrong_token_opens_nothing(application):
    assert find_link(LinkPurpose.LEADER, "x" * 43) is None
    assert Client().get(f"/leader/{'x' * 43}/").status_code == 410
    assert Person.objects.filter(email=ADDRESS).count() == 0


def test_the_coordinator_sees_asked_and_answered_and_no_word(application, client):
    coordinator = application.programme.coordinators()[0]
    client.force_login(coordinator)
    client.cookies["django_language"] = "en"
    address = f"/admin/application/{application.pk}/"
    assert "Nothing has come yet." not in client.get(address).text
    part = ask_leader(application, email=ADDRESS, by=application.person)
    assert "Nothing has come yet." in client.get(address).text
    write_to_mentee(link_of(part), part, words={"leader_goals": WORDS})
    page = client.get(address).text
    assert "The leader has written." in page
    assert WORDS not in page
    assert ADDRESS not in page
