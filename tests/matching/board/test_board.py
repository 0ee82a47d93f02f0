"""The board as a coordinator meets it: rows, buttons, offers, and what is never there."""

import re
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from matching.board.views.board import PER_PAGE
from matching.engine import matcher
from matching.enums import MarkKind, MatchStatus
from matching.models import Match, PairMark, Run, Tie
from matching.problem.material import material_of
from matching.runs.actions import run_matching
from mentorforum.dates import say_moment
from programmes.models import Coordinatorship, Mail, Undo
from tests import factories
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


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


def at(name, cohort_world, *more):
    return reverse(name, args=[cohort_world.cohort.pk, *more])


def words(response):
    """The page as one line of words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def board(office, cohort_world, query=""):
    return office.get(at("office_board", cohort_world) + query)


def test_an_empty_board_says_what_is_missing(office, cohort_world):
    assert "Nobody is accepted yet" in words(board(office, cohort_world))
    cohort_world.mentee("Sara Berg", "By og Land")
    assert "1 accepted mentees, and no mentors yet." in words(board(office, cohort_world))


def test_run_and_read(office, cohort_world, three):
    assert "Find matches" in words(board(office, cohort_world))
    page = office.post(at("office_run", cohort_world), follow=True)
    text = words(page)
    assert "Match: 2 of 2 get a place" in text
    assert "2 matches are proposed. Nobody has been told." in text
    assert "Karen has great experience." in text
    assert "Karen has no experience with" in text
    assert "Offer 2 pairs" in text
    assert Run.objects.get().by == cohort_world.coordinator


def test_buttons_of_a_row_work_without_javascript(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    mark = at("office_mark", cohort_world, three[0].pk, three[2].pk)
    assert "stay together" in words(office.post(mark, {"do": "pin"}, follow=True))
    assert PairMark.objects.get().kind == MarkKind.PINNED
    assert "held fast" in words(board(office, cohort_world, "?show=pinned"))
    text = words(office.post(mark, {"do": "exclude"}, follow=True))
    assert "are never proposed for each other" in text
    assert "Something has been decided since" in text
    assert "nobody yet" in text
    assert "1 pair you have set apart" in text
    office.post(mark, {"do": "lift"})
    assert PairMark.objects.get().kind == ""
    assert "does nothing here" in words(office.post(mark, {"do": "<script>"}, follow=True))


def test_htmx_gets_only_the_row(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    mark = at("office_mark", cohort_world, three[0].pk, three[2].pk)
    text = office.post(mark, {"do": "pin"}, headers={"HX-Request": "true"}).content.decode()
    assert text.count('<li id="row-') == 1
    assert text.count('hx-swap-oob="true"') == 2
    assert "<html" not in text


def test_an_offer_is_previewed_sent_and_undone(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    text = words(office.get(at("office_offer", cohort_world)))
    assert "Offer 2 pairs" in text
    with translation.override("da"):  # the mail is shown in its reader's language
        assert _("We have found somebody for you to meet") in text
    ids = [str(pk) for pk in Match.objects.values_list("pk", flat=True)]
    page = office.post(at("office_offer", cohort_world), {"match": ids[:1]}, follow=True)
    assert "1 pair gets an offer. The mails go at" in words(page)
    assert Mail.objects.filter(name="matching/offer").count() == 2
    assert "no answer yet" in words(page)
    office.post(reverse("office_undo", args=[Undo.objects.get().pk]))
    assert set(Match.objects.values_list("status", flat=True)) == {MatchStatus.PROPOSED}


def test_what_is_no_longer_there_is_not_offered(office, cohort_world, three):
    page = office.post(at("office_offer", cohort_world), {"match": ["nonsense"]})
    assert "Nothing to offer" in words(page)
    assert not Mail.objects.exists()


def test_an_offer_that_nobody_knows_of_is_taken_back_at_once(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    match = Match.objects.first()
    offer_match(match, by=cohort_world.coordinator)
    withdraw = reverse("office_withdraw", args=[match.pk])
    asked = words(office.get(withdraw))
    assert "Take back the offer to" in asked
    assert "nobody hears of it. The place is free at once." in asked
    assert "Nobody had been told of it." in words(office.post(withdraw, follow=True))
    match.refresh_from_db()
    assert match.status == MatchStatus.WITHDRAWN


def test_an_offer_that_is_known_is_taken_back_with_the_time_when_they_hear(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    match = Match.objects.first()
    offer_match(match, by=cohort_world.coordinator, now=timezone.now() - timedelta(days=1))
    withdraw = reverse("office_withdraw", args=[match.pk])
    assert "The place is free from then on." in words(office.get(withdraw))
    said = words(office.post(withdraw, follow=True))
    match.refresh_from_db()
    with translation.override("en"):
        morning = say_moment(timezone.localtime(match.tell_at, ZoneInfo(cohort_world.programme.zone)))
    assert f"reads the neutral text on {morning.replace(NBSP, ' ')}." in said
    line = undo_line(office, cohort_world)
    assert "1 offer is taken back. You can undo it until" in line
    assert "The mails go" not in line


def test_the_undo_line_of_an_offer_says_when_its_mails_go(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    now, later = Match.objects.order_by("pk")
    offer_match(now, by=cohort_world.coordinator)
    assert "1 match is offered. The mails go at" in undo_line(office, cohort_world)
    Undo.objects.update(undone_at=timezone.now())
    offer_match(later, by=cohort_world.coordinator, at=timezone.now() + timedelta(days=3))
    assert "1 match is offered. The mails go on" in undo_line(office, cohort_world)


def undo_line(office, cohort_world):
    """What may be undone, as Today says it."""
    return words(office.get(reverse("office_today"), {"cohort": cohort_world.cohort.pk}))


def test_why_not_any_pair(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    why = at("office_why", cohort_world, three[0].pk)
    assert "Why not … for Sara Berg?" in words(office.get(why))
    text = words(office.get(why, {"mentor": three[3].pk}))
    assert "Hold fast and run again" in text
    page = office.post(why, {"mentor": three[3].pk, "rules": ""}, follow=True)
    assert "stay together" in words(page)
    assert Match.objects.get(mentee__name="Sara Berg", status="proposed").mentor.name == "Ole Park"


def test_the_rows_on_the_page_sum_to_the_points_of_the_matrix_for_every_pair(office, cohort_world, three):
    near = cohort_world.mentor(
        "Nina Nær", "By og Land", {"delegating": 2}, "Svære samtaler og travlhed"
    )  # blocked for Sara
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    work = matcher(material_of(cohort_world.cohort, by=cohort_world.coordinator).problem)
    for mentee in three[:2]:
        for mentor in (*three[2:], near):
            html = office.get(at("office_why", cohort_world, mentee.pk), {"mentor": mentor.pk}).content.decode()
            points = [Decimal(number) for number in re.findall(r'data-label="Points">([\d.]+)<', html)]
            total = Decimal(re.search(r"<strong>([\d.]+)</strong></td>", html)[1])
            cell = work.sides.row[str(mentee.pk)], work.sides.column[str(mentor.pk)]
            assert (sum(points), total * 100) == (total, int(work.bare.points[cell]))
    for match in Match.objects.filter(status=MatchStatus.PROPOSED):
        row, column = str(match.mentee_application_id), str(match.mentor_application_id)
        assert match.points == work.bare.points[work.sides.row[row], work.sides.column[column]]


def test_a_tie_an_exclusion_and_a_refusal_read_alike(office, cohort_world, three):
    sara, _ali, karen, _ole = three
    why = at("office_why", cohort_world, sara.pk)
    pages = []
    Tie.objects.create(person=karen.person, other=sara.person, name="Min søster")
    pages.append(words(office.get(why, {"mentor": karen.pk})))
    Tie.objects.all().delete()
    mark = at("office_mark", cohort_world, sara.pk, karen.pk)
    office.post(mark, {"do": "exclude"})
    pages.append(words(office.get(why, {"mentor": karen.pk})))
    PairMark.objects.all().delete()
    refused = Match.objects.create(
        programme=cohort_world.programme,
        cohort=cohort_world.cohort,
        mentee_application=sara,
        mentor_application=karen,
        mentee=sara.person,
        mentor=karen.person,
        status=MatchStatus.DECLINED,
    )
    pages.append(words(office.get(why, {"mentor": karen.pk})))
    assert refused.status == MatchStatus.DECLINED
    told = {re.sub(r".*(Sara · Karen.*)", r"\1", page).replace("never proposed", "") for page in pages}
    assert len(told) == 1
    assert "Not for each other." in told.pop()
    assert "søster" not in "".join(pages)
    assert "Hold fast" not in "".join(pages)


def test_a_rule_may_be_set_aside(office, cohort_world, three):
    boss = cohort_world.mentor("Bo Boss", "By og Land", {"hard_talks": 3})
    why = at("office_why", cohort_world, three[0].pk)
    text = words(office.get(why, {"mentor": boss.pk}))
    assert "Both are from the same part of the organisation." in text
    office.post(why, {"mentor": boss.pk, "rules": "same_unit"})
    assert Match.objects.get(mentee__name="Sara Berg").mentor.name == "Bo Boss"
    office.post(why, {"mentor": boss.pk, "rules": "nonsense,tie"})
    assert Match.objects.filter(status="proposed").count() == 2


def test_who_is_left_reads_why_and_the_smallest_change(office, cohort_world):
    cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    cohort_world.mentee("Ali Khan", "Skole og Børn", ["hard_talks"])
    ida = cohort_world.mentor("Ida Vang", "Sundhed", {"hard_talks": 3})
    text = words(office.post(at("office_run", cohort_world), follow=True))
    assert "Match: 1 of 2 get a place" in text
    assert "2 mentees need the same place." in text
    assert "Smallest change: Ida takes one more." in text
    place = at("office_place", cohort_world, ida.pk)
    assert "Can Ida take one mentee more?" in words(office.get(place))
    office.post(place)
    assert "2 of 2" in words(office.post(at("office_run", cohort_world), follow=True))


def test_a_mentor_whose_ceiling_is_reached_elsewhere_has_no_free_place(office, cohort_world, three):
    karen, ole = three[2:]
    assert "Free places: Karen Holm 1 · Ole Park 1" in words(board(office, cohort_world))
    type(karen.person).objects.filter(pk=karen.person_id).update(ceiling=1)
    factories.make_match(mentor=karen.person)
    assert "Free places: Ole Park 1" in words(board(office, cohort_world))
    assert "no free place" in words(board(office, cohort_world, "?turn=mentors"))
    problem = material_of(cohort_world.cohort, by=cohort_world.coordinator).problem
    assert {one.id: one.capacity for one in problem.mentors} == {str(karen.pk): 0, str(ole.pk): 1}


def test_a_pin_that_cannot_be_kept_is_named_and_can_be_let_go(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    office.post(at("office_mark", cohort_world, three[0].pk, three[3].pk), {"do": "pin"})
    text = words(board(office, cohort_world))
    assert "1 pair is held fast and not proposed yet" in text
    assert "Something has been decided since" in text
    office.post(at("office_mark", cohort_world, three[0].pk, three[3].pk), {"do": "unpin"})
    assert "not proposed yet" not in words(board(office, cohort_world))


def test_every_button_that_marks_a_pair_says_which_run_is_seen(office, cohort_world, three):
    sara, ali, karen, ole = three
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    office.post(at("office_mark", cohort_world, sara.pk, ole.pk), {"do": "pin"})
    office.post(at("office_mark", cohort_world, ali.pk, karen.pk), {"do": "exclude"})
    Match.objects.create(
        programme=cohort_world.programme,
        cohort=cohort_world.cohort,
        mentee_application=sara,
        mentor_application=karen,
        mentee=sara.person,
        mentor=karen.person,
        status=MatchStatus.DECLINED,
    )
    html = board(office, cohort_world).content.decode()
    forms = [form for form in re.findall(r"<form.*?</form>", html, re.DOTALL) if 'name="do"' in form]
    assert {do for form in forms for do in re.findall(r'name="do" value="(\w+)"', form)} >= {"unpin", "lift", "allow"}
    assert [form for form in forms if 'name="seen" value="1"' not in form] == []


def test_a_note_is_for_coordinators(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    note = at("office_note", cohort_world, three[0].pk, three[2].pk)
    office.post(note, {"note": "ring først"})
    assert "ring først" in words(board(office, cohort_world))
    assert "ring først" in words(office.get(note))


def test_the_difference_to_the_proposal_before(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    office.post(at("office_mark", cohort_world, three[0].pk, three[2].pk), {"do": "exclude"})
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    text = words(office.get(at("office_difference", cohort_world, 2)))
    assert "What proposal 2 changed" in text
    assert "Sara Berg Karen Holm Ole Park" in text
    assert office.get(at("office_difference", cohort_world, 9)).status_code == 404


def test_ones_own_application_is_not_on_the_board(client, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    own = three[2].person
    Coordinatorship.objects.create(programme=cohort_world.programme, person=own)
    client.force_login(own)
    html = client.get(at("office_board", cohort_world)).content.decode()
    assert "Sara Berg" not in html
    assert "Ali Khan" in html
    match = Match.objects.get(mentor=own)
    offer_match(match, by=cohort_world.coordinator)
    assert client.get(reverse("office_withdraw", args=[match.pk])).status_code == 404
    assert client.get(at("office_why", cohort_world, three[1].pk), {"mentor": three[2].pk}).status_code == 200
    assert client.post(at("office_mark", cohort_world, three[0].pk, three[2].pk), {"do": "pin"}).status_code == 404


@pytest.mark.parametrize("who", ["mentee", "other", "superuser", "visitor"])
def test_nobody_else_opens_the_board(client, cohort_world, three, who):
    people = {
        "mentee": three[0].person,
        "other": factories.make_coordinator(factories.make_programme()),
        "superuser": factories.make_superuser(),
    }
    if who != "visitor":
        client.force_login(people[who])
    found = client.get(at("office_board", cohort_world)).status_code
    assert found == {"mentee": 403, "other": 404, "superuser": 404, "visitor": 302}[who]


@pytest.mark.parametrize("people", [1, 3, 100])
def test_the_board_asks_the_same_number_of_questions(office, cohort_world, people, django_assert_num_queries):
    cohort_world.filled(people, people)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    board(office, cohort_world)
    with django_assert_num_queries(15):
        page = board(office, cohort_world)
    assert page.content.count(b'<li id="row-') == min(people, PER_PAGE)


def test_a_button_leads_back_to_where_one_was(office, cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    mark = at("office_mark", cohort_world, three[0].pk, three[2].pk)
    here = f"http://testserver{at('office_board', cohort_world)}?show=weak&page=2&next=//elsewhere.test"
    found = office.post(mark, {"do": "pin"}, headers={"Referer": here})
    assert found["Location"] == f"{at('office_board', cohort_world)}?show=weak&page=2#row-{three[0].pk}"
