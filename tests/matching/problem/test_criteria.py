"""What gives points in a programme as it is set up: levels of leadership (E2), and what is known of new employees (H8)."""

import pytest

from matching.engine import matcher
from matching.problem.material import material_of
from programmes.applications.apply.sending import write_answer
from programmes.enums import Side
from tests import factories
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db


def parts(cohort_world: CohortWorld, mentee, mentor) -> dict[str, tuple[int, int]]:
    """Criterion -> points of this pair, of how many."""
    material = material_of(cohort_world.cohort, by=cohort_world.coordinator)
    rows = matcher(material.problem).explain(str(mentee.pk), str(mentor.pk)).rows
    return {row.criterion: (row.points, row.weight) for row in rows}


@pytest.mark.parametrize(("led", "share"), [(["department", "leaders", "team"], 2), (["leaders"], 1), (["top"], 0)])
def test_a_mentor_who_has_led_more_of_what_is_wished_has_more_points(led, share):
    cohort_world = CohortWorld(factories.make_cohort(factories.make_programme("E")))
    mentee = factories.make_application(cohort_world.cohort, Side.MENTEE)
    mentor = factories.make_application(cohort_world.cohort, Side.MENTOR)
    cohort_world.answer(mentee, levels_wanted=["department", "leaders"])
    cohort_world.answer(mentor, levels_led=led)
    points, most = parts(cohort_world, mentee, mentor)["experience"]
    assert most > 0
    assert points == round(most * share / 2)


def test_new_employees_count_by_position_and_unit_though_nobody_is_asked():
    cohort_world = CohortWorld(factories.make_cohort(factories.make_programme("H")))
    site, other = (factories.make_unit(name, cohort_world.root) for name in ("Nord", "Syd"))
    ward, next_ward = (factories.make_unit(name, site) for name in ("Afsnit 1", "Afsnit 2"))

    def enrol(side, unit, title):
        return factories.make_application(
            cohort_world.cohort, side, person=factories.make_person(unit=unit, title=title)
        )

    mentee = enrol(Side.MENTEE, ward, "Sygeplejerske")
    alike = enrol(Side.MENTOR, next_ward, "sygeplejerske ")
    unlike = enrol(Side.MENTOR, other, "Portør")
    near, far = parts(cohort_world, mentee, alike), parts(cohort_world, mentee, unlike)
    assert near["profession"] == (6000, 6000)
    assert 0 < near["place"][0] < near["place"][1] == 4000
    assert (far["profession"][0], far["place"][0]) == (0, 0)


@pytest.mark.parametrize(
    ("mentee", "mentor", "blocked"),
    [(["da"], ["sv", "en"], True), (["da", "en"], ["en"], False), (None, ["en"], False)],
)
def test_two_without_a_language_in_common_are_not_matched_where_languages_are_asked(mentee, mentor, blocked):
    cohort_world = CohortWorld()
    halves = {}
    for side, spoken in ((Side.MENTEE, mentee), (Side.MENTOR, mentor)):
        question = cohort_world.programme.questions.create(
            side=side,
            key="languages",
            position=99,
            use="apply" if side == Side.MENTEE else "interest",
            kind="many_choices",
            choices=[{"key": key, "text": {"en": key}} for key in ("da", "sv", "en")],
            details={"fills": "languages"},
            readers="coordinators",
        )
        halves[side] = factories.make_application(cohort_world.cohort, side)
        if spoken:
            write_answer(halves[side], question, spoken)
    material = material_of(cohort_world.cohort, by=cohort_world.coordinator)
    found = matcher(material.problem).explain(str(halves[Side.MENTEE].pk), str(halves[Side.MENTOR].pk))
    assert any("language" in str(rule).lower() for rule in found.blocked) == blocked


@pytest.mark.parametrize(("force", "blocked", "warned"), [("rule", True, ()), ("warning", False, ("same_unit",))])
def test_the_same_part_of_the_organisation_stops_or_warns(force, blocked, warned):
    cohort_world = CohortWorld()
    for rule in cohort_world.programme.settings["matching"]["rules"]:
        rule["force"] = force if rule["key"] == "same_unit" else rule["force"]
    cohort_world.programme.save()
    mentee = cohort_world.mentee("Sara Berg", "By og Land", ["budget"])
    mentor = cohort_world.mentor("Karen Holm", "By og Land", {"budget": 3})
    other = cohort_world.mentor("Ole Krog", "Sundhed", {"budget": 3})
    asked = matcher(material_of(cohort_world.cohort, by=cohort_world.coordinator).problem)
    found = asked.explain(str(mentee.pk), str(mentor.pk))
    assert (bool(found.blocked), found.warnings) == (blocked, warned)
    assert asked.explain(str(mentee.pk), str(other.pk)).warnings == ()
