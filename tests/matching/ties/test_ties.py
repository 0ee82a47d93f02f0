"""Whom somebody is too close to: private, matched to people without showing any, and compared two steps out (L7)."""

import re

import pytest
from django.urls import reverse

from matching.models import Match, Tie
from matching.runs.actions import run_matching
from matching.ties.actions import name_from_form, name_person, name_unit, remove_tie
from matching.ties.people import own_ties
from mentorforum.encryption import SealedError
from mentorforum.errors import NotAReader, RuleBroken
from programmes.applications.apply.sending import write_answer
from programmes.enums import Side
from programmes.models import Answer
from tests import factories
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def cohort_world():
    return CohortWorld()


# The seed's first dilemma -------------------------------------------------------------------------------------------


@pytest.fixture
def dilemma(cohort_world):
    """Karen is mentor of Sara, whose boss Dan is difficult. Now Dan's wife Ida asks for a mentor, in another programme."""
    other = factories.make_cohort(factories.make_programme("L", unit=cohort_world.root))
    office = factories.make_unit(
        "Direktionen", cohort_world.root, leader=factories.make_person("Dan Dam", unit=cohort_world.root)
    )
    sara = factories.make_person("Sara Berg", unit=office)
    karen = factories.make_person("Karen Holm", unit=cohort_world.unit("Sundhed"))
    factories.make_match(other, mentee=sara, mentor=karen)
    ida = cohort_world.mentee("Ida Dam", "By og Land", ["hard_talks"])
    cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3}, person=karen, places=2)
    return cohort_world, ida


def matched(cohort_world):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    return Match.objects.filter(cohort=cohort_world.cohort).count()


def test_without_a_tie_the_two_are_matched(dilemma):
    assert matched(dilemma[0]) == 1


@pytest.mark.parametrize(
    "text", ["Dan Dam", "dan  DAM", "min mand, Dan Dam", "Jeg er gift med Dan Dam fra direktionen"]
)
def test_the_wife_of_the_boss_is_not_for_his_secretarys_mentor(client, dilemma, text):
    cohort_world, ida = dilemma
    write_answer(ida, cohort_world.questions[Side.MENTEE, "not_with"], text)
    assert matched(cohort_world) == 0
    client.force_login(cohort_world.coordinator)
    client.cookies["django_language"] = "en"
    karen = cohort_world.cohort.applications.get(side=Side.MENTOR)
    asked = client.get(reverse("office_why", args=[cohort_world.cohort.pk, ida.pk]), {"mentor": karen.pk})
    page = words(asked) + words(client.get(reverse("office_board", args=[cohort_world.cohort.pk])))
    assert page.lower().count("not for each other") >= 1
    assert [name for name in ("Dan Dam", "Sara Berg", "Direktionen", "tie") if name in page] == []


def test_the_coordinator_never_opens_the_answer(client, dilemma):
    cohort_world, ida = dilemma
    write_answer(ida, cohort_world.questions[Side.MENTEE, "not_with"], "Dan Dam")
    assert not Answer.objects.filter(question__key="not_with").exists()
    client.force_login(cohort_world.coordinator)
    assert "Dan Dam" not in words(client.get(reverse("office_application", args=[ida.pk])))
    tie = Tie.objects.get()
    with pytest.raises(NotAReader):
        tie.open_for(cohort_world.coordinator)
    with pytest.raises(SealedError):
        str(Tie.objects.get().name)


def test_two_who_know_the_same_stranger_do_not_share_a_mentor(cohort_world):
    """Neither the sister nor the friend of somebody without a login meets the other's mentor."""
    one, two = cohort_world.mentee("Sara Berg", "By og Land"), cohort_world.mentee("Ida Dam", "Sundhed")
    cohort_world.mentor("Karen Holm", "Skole og Børn", places=2)
    assert matched(cohort_world) == 2
    for application in (one, two):
        name_person("Ukendt Hansen", by=application.person)
    assert matched(cohort_world) == 2  # one proposal is dropped, the other stays
    assert Match.objects.filter(status="proposed").count() == 1


# Naming and taking back ---------------------------------------------------------------------------------------------


@pytest.fixture
def sara(cohort_world):
    return factories.make_person("Sara Berg", unit=cohort_world.unit("By og Land"))


def test_a_name_finds_one_colleague_and_shows_nobody(client, cohort_world, sara):
    ole = factories.make_person("Ole Åberg", unit=cohort_world.unit("Sundhed"))
    elsewhere = factories.make_person("Bo Kjær", unit=factories.make_unit("Bakkeby"))
    for _twice in range(2):
        factories.make_person("Mia Lund", unit=cohort_world.root)
    for text in ("ole aaberg", "Bo Kjær", "Mia Lund", elsewhere.email):
        name_person(text, by=sara)
    assert [tie.other_id for tie in Tie.objects.order_by("created_at")] == [ole.pk, None, None, None]
    client.force_login(sara)
    page = words(client.get(reverse("matching:close")))
    assert ("ole aaberg" in page, "Ole Åberg" in page, ole.email in page) == (True, False, False)


def test_the_answer_is_the_same_for_an_address_that_is_not_known(client, cohort_world, sara):
    ole = factories.make_person("Ole Poulsen", unit=cohort_world.root)
    client.force_login(sara)
    told = []
    for email in (ole.email, "nobody@fjordby.test"):
        answer = client.post(reverse("matching:close"), {"name": "", "email": email}, follow=True)
        told.append(words(answer).replace(email, "…"))
        remove_tie(Tie.objects.get(), by=sara)
    assert told[0] == told[1]
    assert Tie.objects.count() == 0


def test_a_form_with_several_names_becomes_several_rows(sara):
    name_from_form(sara, "Ole Poulsen, Mia Lund\n\nBo; ")
    name_from_form(sara, "mia lund")
    assert [one.text for one in own_ties(sara)] == ["Ole Poulsen", "Mia Lund", "Bo"]


@pytest.mark.parametrize("text", ["Nej", "ingen", " - ", "No one"])
def test_nobody_to_name_becomes_no_row(sara, text):
    name_from_form(sara, text)
    assert Tie.objects.count() == 0


def test_the_same_sentence_is_not_the_same_stranger(cohort_world):
    for name in ("Sara Berg", "Ida Dam"):
        name_person("det ved jeg ikke lige nu", by=cohort_world.mentee(name, "By og Land").person)
    cohort_world.mentor("Karen Holm", "Skole og Børn", places=2)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert Match.objects.filter(status="proposed").count() == 2


def test_a_whole_unit_is_chosen_in_the_own_organisation_only(client, cohort_world, sara):
    foreign = factories.make_unit("Afdeling", factories.make_unit("Bakkeby"))
    for unit in (foreign, cohort_world.root):
        with pytest.raises(RuleBroken):
            name_unit(unit, by=sara)
    client.force_login(sara)
    answer = client.post(reverse("matching:close"), {"unit": str(foreign.pk)})
    assert (answer.status_code, Tie.objects.count()) == (200, 0)
    assert "Afdeling" not in answer.content.decode()
    client.post(reverse("matching:close"), {"unit": str(cohort_world.unit("Sundhed").pk)})
    assert [(one.text, one.is_unit) for one in own_ties(sara)] == [("Sundhed", True)]


def test_nothing_typed_is_said_next_to_the_field(client, sara):
    client.force_login(sara)
    form = client.post(reverse("matching:close"), {"name": " ", "email": ""}).context["form"]
    assert list(form.errors) == ["name"]


def test_nobody_takes_off_what_is_on_anothers_list(client, cohort_world, sara):
    tie = name_person("Ole Poulsen", by=sara)
    client.force_login(cohort_world.coordinator)
    assert client.post(reverse("matching:close_remove", args=[tie.pk])).status_code == 404
    client.force_login(sara)
    assert client.get(reverse("matching:close_remove", args=[tie.pk])).status_code == 405
    client.post(reverse("matching:close_remove", args=[tie.pk]))
    assert Tie.objects.count() == 0


# A live pair --------------------------------------------------------------------------------------------------------


def test_who_names_the_other_half_is_told_what_to_do(client, cohort_world):
    match = factories.make_match(
        cohort_world.cohort, mentor=factories.make_person("Karen Holm", unit=cohort_world.root)
    )
    address = reverse("meetings:conflict", args=[match.room.pk])
    client.force_login(match.mentee)
    client.cookies["django_language"] = "en"
    client.post(reverse("matching:close"), {"name": "Karen Holm", "email": ""})
    page = client.get(reverse("matching:close")).content.decode()
    assert "This concerns you and Karen" in page
    assert page.count(address) == 2


def test_two_steps_out_the_page_does_not_tell_whom_the_other_half_meets(client, dilemma):
    """Ida is already in a pair with Karen when she names her husband: the page may not tell her about his secretary."""
    cohort_world, ida = dilemma
    karen = Match.objects.get().mentor
    ida = factories.make_match(cohort_world.cohort, mentor=factories.make_person(unit=cohort_world.root)).mentee
    Match.objects.filter(mentee=ida).update(mentor=karen)
    client.force_login(ida)
    told = []
    for name in ("Dan Dam", "Per Dam"):
        tie = name_person(name, by=ida)
        told.append(words(client.get(reverse("matching:close"))).replace(name, "…"))
        remove_tie(tie, by=ida)
    assert told[0] == told[1]
