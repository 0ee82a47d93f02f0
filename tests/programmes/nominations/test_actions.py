"""A nomination from the public form to the answer, and what nobody is told (G2, G3)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from mentorforum import dates
from programmes.enums import ApplicationStatus, GatheringStatus, NominationStatus
from programmes.mail import outbox
from programmes.models import Application, Mail, Nomination, Person
from programmes.nominations.actions import NOMINATIONS_A_DAY
from programmes.nominations.deadline import expire_nominations, remind_nominees
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme

pytestmark = pytest.mark.django_db

WHY = "Hon lyssnar färdigt."
CITY = {
    "nominator_name": "Berit Chef",
    "nominator_title": "Områdeschef",
    "nominator_email": "berit@staden.test",
    "nominee_name": "Nils Ek",
    "nominee_email": "nils@staden.test",
    "q-nominator_role": "area_head",
    "q-vouch_years": "yes",
    "q-vouch_good": "yes",
    "q-vouch_secure": "yes",
    "q-why_this_one": WHY,
}
HOSPITAL = {**CITY, "q-why_mentor": "Rolig og grundig.", "q-time_given": "yes", "q-workshop_done": "no"}


@pytest.fixture
def city() -> Any:
    programme = make_programme("G", language="sv")
    make_coordinator(programme, "Lena Ansvarig")
    return make_cohort(programme)


@pytest.fixture
def hospital() -> Any:
    programme = make_programme("H")
    make_coordinator(programme, "Hanne Tovholder")
    return make_cohort(programme)


def nominate(client: Client, cohort: Any, **changed: str) -> Any:
    return client.post(f"/p/{cohort.programme.slug}/nominate/", {**CITY, **changed})


def link_of(nomination: Nomination) -> str:
    """The secret address as the last mail to the nominee says it."""
    bodies = [mail.body for mail in django_mail.outbox if mail.to == [nomination.nominee_email]]
    return re.findall(r"/nomination/\S+/", str(bodies[-1]))[-1]


def opened(cohort: Any, **changed: str) -> tuple[Client, str, Nomination]:
    """A nomination sent, and the nominee's browser with its link opened."""
    nominate(Client(), cohort, **changed)
    outbox.drain()
    nomination, nominee = Nomination.objects.get(), Client()
    address = link_of(nomination)
    nominee.post(address)
    return nominee, address, nomination


def test_a_nomination_asks_the_nominee_and_gives_the_nominator_a_receipt(client: Client, city: Any) -> None:
    answer = nominate(client, city)
    outbox.drain()
    assert answer["Location"] == f"/p/{city.programme.slug}/nominate/sent/"
    assert [mail.to for mail in django_mail.outbox] == [["nils@staden.test"], ["berit@staden.test"]]
    asked, receipt = (str(mail.body) for mail in django_mail.outbox)
    assert (WHY in asked, WHY in receipt) == (False, True)
    assert Person.objects.filter(email__in=["nils@staden.test", "berit@staden.test"]).count() == 0


def test_the_same_form_sent_twice_is_one_nomination(client: Client, city: Any) -> None:
    once = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
    nominate(client, city, once=once)
    nominate(client, city, once=once)
    assert (Nomination.objects.count(), Mail.objects.count()) == (1, 2)


def test_the_next_nomination_begins_with_the_nominators_name(client: Client, city: Any) -> None:
    nominate(client, city)
    page = client.get(f"/p/{city.programme.slug}/nominate/").content.decode()
    assert ("Berit Chef" in page, "nils@staden.test" in page) == (True, False)
    assert "Berit Chef" not in Client().get(f"/p/{city.programme.slug}/nominate/").content.decode()


def test_a_known_address_is_answered_as_an_unknown_one(client: Client, city: Any) -> None:
    make_person("Nils Ek", email="nils@staden.test")
    known = nominate(client, city)
    unknown = nominate(Client(), city, nominee_email="okand@staden.test")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_whoever_nominates_vouches_for_each_point_and_for_somebody_else(client: Client, city: Any) -> None:
    refused = nominate(client, city, **{"q-vouch_good": "no"})
    own = nominate(client, city, nominee_email="BERIT@staden.test")
    assert [answer.status_code for answer in (refused, own)] == [200, 200]
    assert WHY in refused.content.decode()
    assert (list(refused.context["form"].errors), list(own.context["form"].errors)) == (
        ["q-vouch_good"],
        ["nominee_email"],
    )
    assert Nomination.objects.count() == 0


def test_one_address_gets_few_mails_and_sends_few_nominations(client: Client, city: Any) -> None:
    for number in range(7):
        nominate(client, city, nominator_email=f"chef{number}@staden.test")
    assert Mail.objects.filter(email="nils@staden.test").count() == 5
    for number in range(NOMINATIONS_A_DAY):
        nominate(client, city, nominee_email=f"n{number}@staden.test")
    refused = nominate(client, city, nominee_email="en.till@staden.test")
    assert (refused.status_code, Nomination.objects.count()) == (200, 7 + NOMINATIONS_A_DAY)


def test_opening_the_link_changes_nothing_and_pressing_shows_what_was_said(city: Any) -> None:
    nominee, address, _nomination = opened(city)
    stranger = Client().get(address).content.decode()
    page = nominee.get(address).content.decode()
    assert (WHY in stranger, WHY in page, "Områdeschef" in page) == (False, True, True)
    assert Nomination.objects.get().status == NominationStatus.ASKED


def test_a_nominee_is_not_asked_to_a_gathering_that_has_been(city: Any) -> None:
    nominee, address, _nomination = opened(city)
    asked = nominee.get(address).context["gatherings"]
    city.gatherings.filter(key="start").update(status=GatheringStatus.HELD)
    assert nominee.get(address).context["gatherings"] == asked[1:] != []


def test_a_yes_begins_the_form_with_a_confirmed_address(city: Any) -> None:
    nominee, address, nomination = opened(city)
    answer = nominee.post(address, {"answer": "yes"})
    nomination.refresh_from_db()
    draft = Application.objects.get()
    assert answer["Location"] == f"/p/{city.programme.slug}/interest/"
    assert (nomination.status, nomination.application, nomination.person) == ("consented", draft, draft.person)
    assert (draft.status, draft.side, draft.name, draft.confirmed_at is None) == ("draft", "mentor", "Nils Ek", False)
    assert "Nils Ek" in nominee.get(f"/p/{city.programme.slug}/interest/about_you/").content.decode()


def test_a_no_makes_nobody_and_the_link_says_that_it_is_used(city: Any) -> None:
    nominee, address, nomination = opened(city)
    nominee.post(address, {"answer": "no"})
    nomination.refresh_from_db()
    assert (nomination.status, Person.objects.filter(email="nils@staden.test").exists()) == ("declined", False)
    for browser in (nominee, Client()):
        assert (browser.get(address).status_code, WHY in browser.get(address).content.decode()) == (410, False)
    assert nominee.post(address, {"answer": "yes"}).status_code == 410


def test_the_nominator_hears_nothing_whatever_the_answer(city: Any) -> None:
    for answer in ("yes", "no"):
        nominee, address, _nomination = opened(city)
        nominee.post(address, {"answer": answer})
        outbox.drain()
        to_nominator = [mail for mail in django_mail.outbox if mail.to == ["berit@staden.test"]]
        assert len(to_nominator) == 1
        Nomination.objects.all().delete()
        django_mail.outbox.clear()


def test_an_interest_that_is_sent_gets_the_nomination_behind_it(city: Any) -> None:
    person = make_person("Nils Ek", email="nils@staden.test")
    sent = make_application(city, "mentor", person=person, status=ApplicationStatus.SUBMITTED)
    nominee, address, nomination = opened(city)
    answer = nominee.post(address, {"answer": "yes"})
    nomination.refresh_from_db()
    assert (answer["Location"], nomination.application) == (f"/application/{sent.number}/", sent)


def test_without_a_form_a_yes_sends_the_application_with_its_places(hospital: Any) -> None:
    nominee, address, nomination = opened(hospital, **HOSPITAL)
    missing = nominee.post(address, {"answer": "yes"})
    assert (missing.status_code, nomination.status) == (200, "asked")
    boxes = {name: "on" for name in missing.context["form"].fields if name.startswith(("mentor_duties", "ground"))}
    given = {"name": "Nils Ek", "title": "Sygeplejerske", "workplace": "B3", "places": "2", **boxes}
    answer = nominee.post(address, {"answer": "yes", **given})
    sent = Application.objects.get()
    assert answer["Location"] == f"/application/{sent.number}/"
    assert (sent.status, sent.places, sent.person.title) == ("submitted", 2, "Sygeplejerske")
    assert sent.commitments.count() == len(boxes)


def test_the_nominee_is_reminded_twice_and_then_left_alone(city: Any) -> None:
    nominate(Client(), city)
    nomination = Nomination.objects.get()
    zone, sent = city.programme.zone, []
    for day in range(40):
        now = dates.at(dates.local(timezone.now(), zone).date() + timedelta(days=day), 9, zone=zone)
        expire_nominations(now)
        if remind_nominees(now):
            sent.append(now.date())
        assert remind_nominees(now) == 0
    nomination.refresh_from_db()
    last = nomination.answer_by - timedelta(days=3)
    assert (len(sent), nomination.status) == (2, NominationStatus.EXPIRED)
    assert sent[1] == dates.last_working_day(last, city.programme.country)
    assert Mail.objects.filter(email="berit@staden.test").count() == 1


@pytest.mark.parametrize(("before_last_day", "names"), [(7, ["first", "last"]), (0, ["last"])])
def test_a_reminder_missed_by_a_stopped_worker_goes_when_it_runs_again(
    city: Any, before_last_day: int, names: list[str]
) -> None:
    nominate(Client(), city)
    nomination, zone = Nomination.objects.get(), city.programme.zone
    asked = dates.local(nomination.asked_at, zone).date()
    again = nomination.answer_by - timedelta(days=before_last_day)
    for number in range(40):
        day = asked + timedelta(days=number)
        if not asked + timedelta(days=7) <= day < again:
            expire_nominations(dates.at(day, 9, zone=zone))
            remind_nominees(dates.at(day, 9, zone=zone))
    reminded = list(Mail.objects.filter(name="programmes/nominee_reminded").order_by("not_before"))
    assert [str(mail.once).partition(":")[0] for mail in reminded] == [f"nominee-{name}" for name in names]
    assert dates.local(reminded[0].not_before, zone).date() == again


def test_after_an_answer_a_reminder_on_its_way_is_dropped(city: Any) -> None:
    nominee, address, nomination = opened(city)
    zone = city.programme.zone
    day = dates.next_working_day(dates.local(nomination.asked_at, zone).date() + timedelta(days=7), "SE")
    assert remind_nominees(dates.at(day, 9, zone=zone)) == 1
    nominee.post(address, {"answer": "no"})
    outbox.drain(timezone.now() + timedelta(days=30))
    assert Mail.objects.get(name="programmes/nominee_reminded").status == "dropped"


def test_a_programme_without_nomination_has_no_such_page(client: Client) -> None:
    programme = make_programme("A")
    make_cohort(programme)
    assert client.get(f"/p/{programme.slug}/nominate/").status_code == 404


@pytest.mark.parametrize("field", ["nominee_name", "nominator_name", "q-why_this_one"])
@pytest.mark.parametrize("text", ["Vind: https://evil.test/", "se WWW.evil.test"])
def test_nobody_is_sent_a_strangers_link(client: Client, city: Any, field: str, text: str) -> None:
    """Receipt and question go to addresses that anybody may type."""
    page = nominate(client, city, **{field: text})
    assert list(page.context["form"].errors) == [field] and text in page.content.decode()
    assert not Mail.objects.exists()
