"""Find: the five best mentors now for one mentee, proposed in a run of its own and offered in two clicks."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from matching.board.find.actions import propose_one, send_offers
from matching.board.find.pages import find_page
from matching.enums import MatchStatus
from matching.models import Match, Run, Tie
from matching.offers.spans import working_days
from matching.runs.actions import run_matching
from mentorforum.dates import say_day
from mentorforum.errors import RuleBroken
from programmes.applications.office.decide.actions import wait
from programmes.enums import ApplicationStatus
from programmes.models import Mail, Undo
from programmes.undo.actions import take_back
from tests.matching.board.test_board import words
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)  # a Monday


@pytest.fixture
def cohort_world():
    return CohortWorld()


@pytest.fixture
def office(client, cohort_world):
    cohort_world.coordinator.language = "en"
    client.force_login(cohort_world.coordinator)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def three(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks", "delegating"], "Svære samtaler fylder")
    ali = cohort_world.mentee("Ali Khan", "Skole og Børn", ["hard_talks"], "Jeg har travlt")
    karen = cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3}, "Ti år med svære samtaler")
    ole = cohort_world.mentor("Ole Park", "Sundhed", {"hard_talks": 1}, "Lidt om økonomi")
    return sara, ali, karen, ole


def find(mentee):
    return reverse("office_find", args=[mentee.pk])


def waiting(application, by):
    application.status = ApplicationStatus.SUBMITTED
    application.save()
    wait([application], reason="Ingen med plads", next_try=application.programme.today() + timedelta(days=9), by=by)
    application.refresh_from_db()
    return application


def test_the_best_first_each_with_reasons_and_what_it_costs(office, cohort_world, three):
    sara, ali, *_ = three
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    text = words(office.get(find(ali)))
    assert text.index("Karen Holm") < text.index("Ole Park")
    assert "Karen has great experience." in text
    assert "What it costs others:" in text
    assert "Sara Berg: Karen Holm becomes Ole Park" in text
    assert "It costs nobody else anything." in words(office.get(find(sara)))
    assert Run.objects.count() == 1


def test_the_cost_is_what_the_others_lose(cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    lost = find_page(three[1], by=cohort_world.coordinator).candidates[0].lost
    before = Match.objects.get(mentee__name="Sara Berg").points
    propose_one(three[1], three[2], by=cohort_world.coordinator)
    assert lost == before - Match.objects.get(mentee__name="Sara Berg", status="proposed").points


def test_the_points_on_the_page_are_the_sum_of_the_rows(office, cohort_world, three):
    html = office.get(find(three[0])).content.decode()
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert len(tables) == 2
    for table, found in zip(tables, find_page(three[0], by=cohort_world.coordinator).candidates, strict=True):
        points = [Decimal(number) for number in re.findall(r'data-label="Points">([\d.]+)<', table)]
        total = Decimal(re.search(r"<strong>([\d.]+)</strong>", table)[1])
        assert sum(points) == total == Decimal(found.answer.points) / 100


def test_offered_in_two_clicks_and_a_run_of_its_own(office, cohort_world, three):
    sara, _ali, karen, _ole = three
    page = office.post(find(sara), {"mentor": karen.pk}, follow=True)
    run = Run.objects.get()
    assert (run.mentee_application, run.number, run.by) == (sara, 1, cohort_world.coordinator)
    assert list(Match.objects.values_list("mentee__name", "status")) == [("Sara Berg", "proposed")]
    assert not Mail.objects.exists()
    match = Match.objects.get()
    page = office.post(page.request["PATH_INFO"], {"match": match.pk, "first": "both"}, follow=True)
    assert "1 pair gets an offer." in words(page)
    assert Mail.objects.filter(name="matching/offer").count() == 2


def test_somebody_else_is_never_proposed_by_the_way(cohort_world, three):
    propose_one(three[0], three[2], by=cohort_world.coordinator)
    assert Match.objects.count() == 1


def test_who_waits_is_accepted_with_the_offer_and_undo_takes_both_back(cohort_world, three):
    sara = waiting(three[0], cohort_world.coordinator)
    match = propose_one(sara, three[2], by=cohort_world.coordinator)
    assert sara.status == ApplicationStatus.WAITING
    undo = send_offers([match], by=cohort_world.coordinator)
    sara.refresh_from_db()
    assert sara.status == ApplicationStatus.ACCEPTED
    take_back(undo, by=cohort_world.coordinator)
    sara.refresh_from_db()
    match.refresh_from_db()
    assert (sara.status, match.status) == (ApplicationStatus.WAITING, MatchStatus.DROPPED)
    assert set(Mail.objects.filter(name="matching/offer").values_list("status", flat=True)) == {"undone"}


def test_a_proposal_for_somebody_who_waits_is_not_offered_with_all_the_others(office, cohort_world, three):
    sara = waiting(three[0], cohort_world.coordinator)
    propose_one(sara, three[2], by=cohort_world.coordinator)
    board = reverse("office_offer", args=[cohort_world.cohort.pk])
    assert "Nothing to offer" in words(office.get(board))
    assert "Send the offer" in words(office.get(board, {"match": Match.objects.get().pk}))


def test_nobody_fits_and_the_page_says_who_blocks_and_what_to_change(office, cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    cohort_world.mentor("Karen Holm", "By og Land", {"hard_talks": 3})
    text = words(office.get(find(sara)))
    assert "is possible for Sara now." in text
    assert "same part of the organisation: 1" in text
    assert "Smallest change: allow Karen all the same." in text
    full = cohort_world.mentor("Ole Park", "Sundhed", {"hard_talks": 3})
    ali = cohort_world.mentee("Ali Khan", "Skole og Børn", ["hard_talks"])
    offer_match(propose_one(ali, full, by=cohort_world.coordinator), by=cohort_world.coordinator)
    text = words(office.get(find(sara)))
    assert "Smallest change: Ole takes one more." in text
    assert "Ask Ole" in text
    assert "has an offer or a match already" in words(office.get(find(ali)))


def test_what_is_not_possible_is_refused_in_words(office, cohort_world, three):
    sara, ali, karen, _ole = three
    boss = cohort_world.mentor("Bo Boss", "By og Land", {"hard_talks": 3})
    assert "same part of the organisation" in words(office.post(find(sara), {"mentor": boss.pk}))
    assert "Choose" in words(office.post(find(sara), {"mentor": ""}))
    Tie.objects.create(person=karen.person, other=sara.person, name="Min søster")
    page = words(office.post(find(sara), {"mentor": karen.pk}))
    assert "Not for each other." in page
    assert "søster" not in page
    assert not Run.objects.exists()
    offer_match(propose_one(ali, karen, by=cohort_world.coordinator), by=cohort_world.coordinator)
    with pytest.raises(RuleBroken, match="already"):
        propose_one(ali, karen, by=cohort_world.coordinator)


def test_only_accepted_or_waiting_mentees_are_found_for(office, cohort_world, three):
    assert office.get(find(three[2])).status_code == 404
    three[0].status = ApplicationStatus.DECLINED
    three[0].save()
    assert office.get(find(three[0])).status_code == 404


def test_the_board_shows_what_was_found_without_a_run_for_all(office, cohort_world, three):
    propose_one(three[0], three[2], by=cohort_world.coordinator)
    text = words(office.get(reverse("office_board", args=[cohort_world.cohort.pk])))
    assert "Sara Berg" in text
    assert "Karen has great experience." in text
    assert "Find matches" in text


def test_a_set_time_and_the_mentor_first(office, cohort_world, three):
    match = propose_one(three[0], three[2], by=cohort_world.coordinator)
    offer = reverse("office_offer", args=[cohort_world.cohort.pk])
    for wrong, said in (
        ({"day": "2020-01-01", "clock": "09:00"}, "Choose a time to come."),
        ({"day": "2020-01-01"}, "Say the time too."),
        ({"clock": "09:00"}, "Say the day too."),
    ):
        assert said in words(office.post(offer, {"match": match.pk, "first": "mentor", **wrong}))
    day = timezone.localdate() + timedelta(days=3)
    page = office.post(offer, {"match": match.pk, "first": "mentor", "day": day, "clock": "09:00"}, follow=True)
    assert "The mails go on" in words(page)
    mail = Mail.objects.get(name="matching/offer")
    match.refresh_from_db()
    assert (mail.person, mail.not_before, match.offered_at) == (match.mentor, match.offered_at, mail.not_before)
    assert match.mentee_told_at is None
    assert Undo.objects.count() == 1


def test_the_mails_are_shown_as_they_will_go_before_they_do(office, cohort_world, three):
    """With a set time the days in them count from that time, and who is asked first stands alone."""
    match = propose_one(three[0], three[2], by=cohort_world.coordinator)
    offer = reverse("office_offer", args=[cohort_world.cohort.pk])
    for person in (three[0].person, three[2].person):
        person.language = "en"
        person.save()
    morning = datetime.combine(TODAY, time(9), tzinfo=ZoneInfo(cohort_world.programme.zone))
    with time_machine.travel(morning, tick=False), translation.override("en"):
        days = [working_days(cohort_world.programme, TODAY + timedelta(days=n)) for n in (0, 21)]
        now, later, sent = (
            say_day(day).replace("\N{NO-BREAK SPACE}", " ") for day in (*days, TODAY + timedelta(days=21))
        )
        first = words(office.get(offer))
        assert (f"by {now}" in first, f"by {later}" in first, first.count("To each")) == (True, False, 2)
        chosen = {"match": match.pk, "day": TODAY + timedelta(days=21), "clock": "09:00", "look": "1"}
        set_time = words(office.post(offer, {**chosen, "first": "both"}))
        assert (f"by {now}" in set_time, f"by {later}" in set_time) == (False, True)
        assert f"As they read when they go on {sent}, 09:00." in set_time
        alone = words(office.post(offer, {**chosen, "first": "mentor"}))
        assert ("To each mentee" in alone, "To each mentor" in alone) == (False, True)
    match.refresh_from_db()
    assert (match.status, Mail.objects.count()) == (MatchStatus.PROPOSED, 0)


@pytest.mark.parametrize("people", [2, 9])
def test_the_number_of_queries_does_not_grow(office, cohort_world, people, django_assert_max_num_queries):
    cohort_world.filled(people, people)
    mentee = cohort_world.cohort.applications.filter(side="mentee").first()
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    office.get(find(mentee))
    with django_assert_max_num_queries(24):
        office.get(find(mentee))


def test_from_the_request_to_the_offer_in_at_most_six_clicks(office, cohort_world, three):
    """The request is read; each click is a link or button of the page one is on."""
    karen = three[2]
    mie = cohort_world.mentee("Mie Tang", "By og Land", ["hard_talks"])
    mie.status = ApplicationStatus.SUBMITTED
    mie.save()
    page = office.get(reverse("office_application", args=[mie.pk]))
    clicks = Clicks(office, page)
    clicks.get(f"{reverse('office_decide', args=[cohort_world.cohort.pk])}?id={mie.pk}&decision=accepted", "Accept")
    clicks.post({"stage": "sure"}, "Accept and send the mail")
    clicks.follow(reverse("office_board", args=[cohort_world.cohort.pk]))
    clicks.follow(find(mie))
    clicks.post({"mentor": karen.pk}, "Offer Karen …")
    clicks.post({"match": Match.objects.get().pk, "first": "both"}, "Send the offer")
    assert clicks.number == 6
    assert Match.objects.get().status == MatchStatus.OFFERED


def test_who_waits_is_offered_in_three_clicks_from_the_application(office, cohort_world, three):
    sara = waiting(three[0], cohort_world.coordinator)
    clicks = Clicks(office, office.get(reverse("office_application", args=[sara.pk])))
    clicks.follow(find(sara))
    clicks.post({"mentor": three[2].pk}, "Offer Karen …")
    clicks.post({"match": Match.objects.get().pk, "first": "both"}, "Send the offer")
    assert clicks.number == 3
    page = office.get(reverse("office_application", args=[sara.pk]))
    assert find(sara) not in page.content.decode()


class Clicks:
    """Counts, and clicks only what is on the page."""

    def __init__(self, client, page):
        self.client, self.page, self.number = client, page, 0

    def get(self, address, label):
        assert label in words(self.page)
        self._go(self.client.get(address, follow=True))

    def follow(self, address):
        assert f'href="{address}"' in self.page.content.decode()
        self._go(self.client.get(address, follow=True))

    def post(self, data, label):
        assert label in words(self.page)
        here = self.page.request
        address = f"{here['PATH_INFO']}?{here['QUERY_STRING']}" if here["QUERY_STRING"] else here["PATH_INFO"]
        self._go(self.client.post(address, data, follow=True))

    def _go(self, page):
        assert page.status_code == 200
        self.page, self.number = page, self.number + 1
