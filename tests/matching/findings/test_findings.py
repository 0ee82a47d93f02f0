"""Live pairs are checked again, and a conflict has no name on it (L7)."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MarkKind, MatchStatus
from matching.findings.actions import look_again, say_conflict, settle_finding
from matching.findings.pages import lines
from matching.models import Finding, Match, PairMark
from mentorforum.errors import RuleBroken
from programmes.models import Mail, Programme
from programmes.people.profile import update_profile
from programmes.people.units import change_unit
from tests.factories import make_cohort, make_coordinator, make_match, make_person, make_programme, make_unit

pytestmark = pytest.mark.django_db
#: pairs, units with a leader, pins, findings, what is new; and the savepoint
QUERIES = 7


@pytest.fixture
def match():
    """Sara in a school and Karen in health, of one municipality."""
    programme = make_programme("A")
    units = [make_unit(name, programme.unit) for name in ("Skole", "Sundhed")]
    people = [make_person(name, unit=unit) for name, unit in zip(("Sara Berg", "Karen Holm"), units, strict=True)]
    make_coordinator(programme, "Mette Lund")
    found = make_match(make_cohort(programme), mentee=people[0], mentor=people[1])
    found.mentee.unit, found.mentor.unit = units
    return found


@pytest.fixture
def coordinator(match):
    return match.programme.coordinators()[0]


def found(match):
    return list(Finding.objects.filter(match=match, settled_at=None).values_list("rule", flat=True))


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# Rules that no longer hold ------------------------------------------------------------------------------------------


def test_a_new_leader_who_is_the_mentor_is_found_and_closed_again(match, coordinator):
    unit = match.mentee.unit
    change_unit(unit, name=unit.name, parent=unit.parent, leader=match.mentor, by=coordinator)
    assert found(match) == ["chain_of_command"]
    change_unit(unit, name=unit.name, parent=unit.parent, leader=None, by=coordinator)
    assert found(match) == []
    assert Finding.objects.get().settled_by is None
    change_unit(unit, name=unit.name, parent=unit.parent, leader=match.mentor, by=coordinator)
    assert found(match) == ["chain_of_command"]


def test_a_unit_that_moves_under_the_other_halfs_is_found(match, coordinator):
    unit, under = match.mentee.unit, match.mentor.unit
    change_unit(unit, name=unit.name, parent=under, by=coordinator)
    assert found(match) == ["same_unit"]


def test_a_person_in_a_new_unit_is_found(match):
    match.mentee.unit = match.mentor.unit
    match.mentee.save()
    look_again([match.mentee_id])
    assert found(match) == ["same_unit"]


def test_the_same_workplace_counts_where_the_programme_looks_at_it():
    programme = make_programme("E")
    match = make_match(make_cohort(programme), mentee=make_person(), mentor=make_person(workplace="Ålborg Sygehus"))
    update_profile(match.mentee, by=match.mentee, workplace="aalborg sygehus")
    assert found(match) == ["same_workplace"]
    update_profile(match.mentee, by=match.mentee, workplace="Viborg")
    assert found(match) == []


def test_what_a_coordinator_set_aside_is_not_found(match, coordinator):
    PairMark(
        programme=match.programme,
        cohort=match.cohort,
        mentee_application=match.mentee_application,
        mentor_application=match.mentor_application,
        kind=MarkKind.PINNED,
        overrides=["same_unit"],
        by=coordinator,
    ).save()
    match.mentee.unit = match.mentor.unit
    match.mentee.save()
    look_again([match.mentee_id])
    assert found(match) == []


def test_it_may_stay_is_said_once(match, coordinator):
    match.mentee.unit = match.mentor.unit
    match.mentee.save()
    look_again([match.mentee_id])
    settle_finding(Finding.objects.get(), by=coordinator)
    look_again([match.mentor_id])
    assert (found(match), Finding.objects.count()) == ([], 1)
    with pytest.raises(RuleBroken):
        settle_finding(Finding.objects.get(), by=coordinator)


def test_a_pair_that_has_ended_is_left_alone(match):
    Match.objects.filter(pk=match.pk).update(status=MatchStatus.ENDED, seat=None)
    match.mentee.unit = match.mentor.unit
    match.mentee.save()
    look_again([match.mentee_id])
    assert Finding.objects.count() == 0


def test_looking_costs_the_same_for_one_pair_and_for_three(match, django_assert_num_queries):
    cohort = match.cohort
    match.mentor.unit = match.mentee.unit
    match.mentor.save()
    for number in (1, 3):
        while Match.objects.count() < number:
            make_match(cohort, mentee=make_person(unit=match.mentee.unit), mentor=make_person(unit=match.mentee.unit))
        people = list(Match.objects.values_list("mentee", flat=True))
        Finding.objects.all().delete()
        with django_assert_num_queries(QUERIES):
            look_again(people)
        assert Finding.objects.count() == number


# A conflict ---------------------------------------------------------------------------------------------------------


def test_a_conflict_is_one_word_without_a_person(match, coordinator):
    say_conflict(match, by=match.mentor)
    say_conflict(match, by=match.mentee)
    row = Finding.objects.get()
    assert (row.rule, row.settled_by) == ("conflict", None)
    assert {str(person.pk) for person in match.halves}.isdisjoint({str(value) for value in vars(row).values()})
    assert [(mail.person, mail.by) for mail in Mail.objects.filter(name="matching/conflict")] == [(coordinator, None)]


def test_the_page_is_the_same_after_the_other_half_has_told(client, match):
    client.force_login(match.mentee)
    address = reverse("meetings:conflict", args=[match.room.pk])
    before = words(client.get(address))
    say_conflict(match, by=match.mentor)
    assert words(client.get(address)) == before


def test_the_mentor_is_told_what_to_do_and_whom_to_ask(client, match, coordinator):
    client.cookies["django_language"] = "en"
    client.force_login(match.mentor)
    page = words(client.get(reverse("meetings:conflict", args=[match.room.pk])))
    for piece in ("Stop talking about the person", "stays with you", "Ask Mette Lund", "Sara is not told"):
        assert piece in page, piece


def test_the_coordinator_reads_conflict_and_settles_it(client, match, coordinator):
    client.cookies["django_language"] = "en"
    client.force_login(match.mentor)
    client.post(reverse("meetings:conflict", args=[match.room.pk]))
    client.force_login(coordinator)
    today = words(client.get(reverse("office_today")))
    assert "pair has told of a conflict" in today
    page = words(client.get(reverse("office_pair", args=[match.pk])))
    assert "There is a conflict in this pair. Whose it is and why is not said" in page
    client.post(reverse("office_finding_settle", args=[Finding.objects.get().pk]))
    assert lines(match.programme, coordinator, timezone.now()) == []
    assert Finding.objects.get().settled_by == coordinator


def test_what_the_pair_sees_of_the_coordinators_page_says_nothing_of_it(client, match):
    client.force_login(match.mentee)
    address = reverse("meetings:coordinator_view", args=[match.room.pk])
    before = words(client.get(address))
    say_conflict(match, by=match.mentor)
    assert words(client.get(address)) == before


def test_nobody_coordinates_a_finding_about_their_own_pair(client, match):
    other = make_match(make_cohort(match.programme), mentee=match.programme.coordinators()[0])
    say_conflict(other, by=other.mentor)
    person = other.mentee
    assert lines(Programme.objects.get(pk=match.programme_id), person, timezone.now()) == []
    client.force_login(person)
    assert client.post(reverse("office_finding_settle", args=[Finding.objects.get().pk])).status_code == 404
    assert Mail.objects.filter(name="matching/conflict").count() == 0


def test_who_is_no_half_says_nothing(match, coordinator):
    with pytest.raises(RuleBroken):
        say_conflict(match, by=coordinator)
