"""Running the matching on real rows: proposals, marks, what is kept, and what a coordinator never sees."""

from datetime import timedelta

import pytest
from django.utils import timezone

from matching.enums import AnswerChoice, MarkKind, MatchStatus
from matching.models import Match, PairMark, Run, Tie
from matching.offers.answers import answer_offer
from matching.offers.outcomes import tell_outcomes
from matching.problem.material import material_of
from matching.runs import saved
from matching.runs.actions import NewPin, run_matching
from matching.runs.marks import drop_proposal, set_mark, write_note
from mentorforum.errors import NotAReader, RuleBroken
from programmes.models import Coordinatorship, History
from tests import factories
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort_world():
    return CohortWorld()


@pytest.fixture
def three(cohort_world):
    """Sara and Ali wish the same; Karen knows it best, Ole a little; Ida nothing."""
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks", "priorities"], "Svære samtaler fylder")
    ali = cohort_world.mentee("Ali Khan", "Skole og Børn", ["hard_talks"], "Jeg har travlt")
    karen = cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3, "priorities": 1}, "Ti år med svære samtaler")
    ole = cohort_world.mentor("Ole Park", "Sundhed", {"hard_talks": 1}, "Lidt om økonomi")
    return sara, ali, karen, ole


def proposals(cohort):
    found = Match.objects.filter(cohort=cohort, status=MatchStatus.PROPOSED)
    return {match.mentee.name: match.mentor.name for match in found.select_related("mentee", "mentor")}


def test_everybody_gets_the_best_there_is(cohort_world, three):
    run = run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert (run.number, run.served, run.mentees) == (1, 2, 2)
    assert proposals(cohort_world.cohort) == {"Sara Berg": "Karen Holm", "Ali Khan": "Ole Park"}
    match = Match.objects.get(mentee__name="Sara Berg")
    assert match.reasons[0] == {"code": "theme", "criterion": "themes", "theme": "hard_talks", "rank": 1, "grade": 3}
    assert match.points == next(p.points for p in answer(run, cohort_world).pairs if p.mentee == str(three[0].pk))


def answer(run, cohort_world):
    return saved.from_json(run.open_for(cohort_world.coordinator).read(run.answer))


def test_explained_rows_sum_to_the_points(cohort_world):
    cohort_world.filled(6, 6)
    found = answer(run_matching(cohort_world.cohort, by=cohort_world.coordinator), cohort_world)
    assert [sum(row.points for row in pair.rows) for pair in found.pairs] == [pair.points for pair in found.pairs]
    assert len(found.pairs) == 6


def test_a_run_is_sealed_and_its_reasons_on_the_match_hold_no_words(cohort_world, three):
    run = run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    with pytest.raises(NotAReader):
        run.open_for(three[0].person)
    assert "samtaler" in run.open_for(cohort_world.coordinator).read(run.answer)
    assert "samtaler" not in str([match.reasons for match in Match.objects.all()])


def test_a_rerun_keeps_the_same_match_and_drops_the_rest(cohort_world, three):
    first = run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    ids = set(Match.objects.values_list("pk", flat=True))
    second = run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert set(Match.objects.values_list("pk", flat=True)) == ids
    assert set(Match.objects.values_list("run", flat=True)) == {second.pk}
    assert (first.number, second.number) == (1, 2)


def test_pinned_stay_and_excluded_never_come(cohort_world, three):
    sara, ali, karen, ole = three
    set_mark(ali, karen, MarkKind.PINNED, by=cohort_world.coordinator)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort) == {"Sara Berg": "Ole Park", "Ali Khan": "Karen Holm"}
    set_mark(ali, karen, "", by=cohort_world.coordinator)
    set_mark(sara, ole, MarkKind.EXCLUDED, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort) == {"Ali Khan": "Karen Holm"}
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort) == {"Sara Berg": "Karen Holm", "Ali Khan": "Ole Park"}


def test_a_pin_that_breaks_a_rule_is_refused_and_nothing_changes(cohort_world, three):
    boss = cohort_world.mentor("Bo Boss", "By og Land", {"hard_talks": 3})
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    with pytest.raises(RuleBroken, match="Sara Berg"):
        run_matching(cohort_world.cohort, by=cohort_world.coordinator, pin=NewPin(three[0], boss))
    assert (Run.objects.count(), PairMark.objects.count()) == (1, 0)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator, pin=NewPin(three[0], boss, ("same_unit",)))
    assert proposals(cohort_world.cohort)["Sara Berg"] == "Bo Boss"
    assert History.objects.get(kind="mark").why == "override:same_unit"


def test_never_overridden(cohort_world, three):
    with pytest.raises(RuleBroken):
        set_mark(three[0], three[2], MarkKind.PINNED, by=cohort_world.coordinator, overrides=["tie"])


def test_a_tie_keeps_them_apart_and_says_nothing_more(cohort_world, three):
    Tie.objects.create(person=three[2].person, other=three[0].person, name="Min søster")
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort)["Sara Berg"] == "Ole Park"


def test_a_mentee_of_the_leader_the_mentor_knows_stays_away(cohort_world, three):
    """The seed's dilemma, two steps out: Ali's wife is the boss of Karen's other mentee."""
    other = CohortWorld()
    unit = other.unit("Sundhed")
    match = other.mentee("Mie Tang", "Sundhed")
    boss = factories.make_person("Gry Khan")
    unit.leader = boss
    unit.save()
    seat = other.mentor("Karen Holm", "IT og Digitalisering", person=three[2].person)
    Match.objects.create(
        programme=other.programme,
        cohort=other.cohort,
        mentee_application=match,
        mentor_application=seat,
        mentee=match.person,
        mentor=seat.person,
        seat=seat.seats_held.get(),
        status=MatchStatus.ACTIVE,
    )
    Tie.objects.create(person=three[1].person, other=boss)
    set_mark(three[0], three[3], MarkKind.PINNED, by=cohort_world.coordinator)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort) == {"Sara Berg": "Ole Park"}


def test_an_offer_leaves_the_problem_with_its_place(cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    offer_match(Match.objects.get(mentee__name="Sara Berg"), by=cohort_world.coordinator)
    run = run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert (run.mentees, proposals(cohort_world.cohort)) == (1, {"Ali Khan": "Ole Park"})


def test_declined_are_not_proposed_again_unless_allowed(cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    Match.objects.filter(mentee__name="Sara Berg").update(status=MatchStatus.DECLINED)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort) == {"Sara Berg": "Ole Park", "Ali Khan": "Karen Holm"}
    set_mark(three[0], three[2], MarkKind.ALLOWED, by=cohort_world.coordinator)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator, fresh=True)
    assert proposals(cohort_world.cohort)["Sara Berg"] == "Karen Holm"


def test_a_pin_ends_with_the_no_and_the_next_candidate_comes(cohort_world, three):
    set_mark(three[0], three[2], MarkKind.PINNED, by=cohort_world.coordinator)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    match = Match.objects.get(mentee__name="Sara Berg")
    told = timezone.now() - timedelta(minutes=11)
    offer_match(match, by=cohort_world.coordinator, now=told)
    answer_offer(match, by=match.mentor, choice=AnswerChoice.NO)
    tell_outcomes(timezone.now() + timedelta(days=9))
    assert PairMark.objects.get().kind == ""
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert proposals(cohort_world.cohort)["Sara Berg"] == "Ole Park"


def test_a_coordinator_never_meets_their_own_application(cohort_world, three):
    own = three[2].person
    Coordinatorship.objects.create(programme=cohort_world.programme, person=own)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    before = Match.objects.get(mentor=own)
    material = material_of(cohort_world.cohort, by=own)
    assert str(three[2].pk) not in material.applications
    run = run_matching(cohort_world.cohort, by=own)
    before.refresh_from_db()
    assert (before.status, run.mentees) == (MatchStatus.PROPOSED, 1)
    assert not Match.objects.for_office(own).filter(pk=before.pk).exists()
    with pytest.raises(RuleBroken):
        set_mark(three[0], three[2], MarkKind.PINNED, by=own)


def test_drop_and_note(cohort_world, three):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    match = Match.objects.get(mentee__name="Sara Berg")
    write_note(three[0], three[2], "ring først", by=cohort_world.coordinator)
    set_mark(three[0], three[2], MarkKind.PINNED, by=cohort_world.coordinator)
    drop_proposal(match, by=cohort_world.coordinator)
    mark = PairMark.objects.get()
    assert (mark.kind, mark.open_for(cohort_world.coordinator).read(mark.note)) == ("", "ring først")
    assert proposals(cohort_world.cohort) == {"Ali Khan": "Ole Park"}


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_number_of_queries_does_not_grow(cohort_world, people, django_assert_num_queries):
    cohort_world.filled(people, people)
    cohort_world.coordinator.coordinates(cohort_world.programme.pk)
    cohort_world.programme.items("criteria")
    with django_assert_num_queries(11):
        material_of(cohort_world.cohort, by=cohort_world.coordinator)
