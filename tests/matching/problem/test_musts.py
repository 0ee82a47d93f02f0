"""The most important theme as a condition: who wants it so waits rather than gets a mentor without good experience."""

import pytest

from matching.engine import propose
from matching.problem.material import material_of
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db


def placed(cohort_world: CohortWorld) -> dict[str, str]:
    """Mentee -> mentor by name, as the engine proposes."""
    material = material_of(cohort_world.cohort, by=cohort_world.coordinator)
    names = {key: row.person.name for key, row in material.applications.items()}
    return {names[pair.mentee]: names[pair.mentor] for pair in propose(material.problem).pairs}


def cohort_with(grade: int, **answers: str) -> CohortWorld:
    cohort_world = CohortWorld()
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["budget", "politics"])
    cohort_world.answer(sara, **answers)
    cohort_world.mentor("Karen Holm", "Skole og Børn", {"budget": grade, "politics": 3})
    return cohort_world


@pytest.mark.parametrize(
    ("grade", "answers", "mentor"),
    [
        (1, {}, "Karen Holm"),
        (1, {"themes_must": "no"}, "Karen Holm"),
        (1, {"themes_must": "yes"}, None),
        (2, {"themes_must": "yes"}, "Karen Holm"),
    ],
)
def test_a_must_needs_a_mentor_with_good_experience_of_the_first_theme(grade, answers, mentor):
    assert placed(cohort_with(grade, **answers)).get("Sara Berg") == mentor


def test_where_the_rule_is_off_it_is_only_a_wish():
    cohort_world = cohort_with(1, themes_must="yes")
    for rule in cohort_world.programme.settings["matching"]["rules"]:
        rule["force"] = "off" if rule["key"] == "must_have" else rule["force"]
    cohort_world.programme.save()
    assert placed(cohort_world) == {"Sara Berg": "Karen Holm"}
