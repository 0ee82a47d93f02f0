"""The most important theme as a condition: who wants it so waits rather than gets a mentor without good experience."""

import pytest

from matching.engine import propose
from matching.problem.material import material_of
from tests.matching.world import Round

pytestmark = pytest.mark.django_db


def placed(round_: Round) -> dict[str, str]:
    """Mentee -> mentor by name, as the engine proposes."""
    material = material_of(round_.cohort, by=round_.coordinator)
    names = {key: row.person.name for key, row in material.applications.items()}
    return {names[pair.mentee]: names[pair.mentor] for pair in propose(material.problem).pairs}


def round_with(grade: int, **answers: str) -> Round:
    round_ = Round()
    sara = round_.mentee("Sara Berg", "By og Land", ["budget", "politics"])
    round_.answer(sara, **answers)
    round_.mentor("Karen Holm", "Skole og Børn", {"budget": grade, "politics": 3})
    return round_


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
    assert placed(round_with(grade, **answers)).get("Sara Berg") == mentor


def test_where_the_rule_is_off_it_is_only_a_wish():
    round_ = round_with(1, themes_must="yes")
    for rule in round_.programme.settings["matching"]["rules"]:
        rule["force"] = "off" if rule["key"] == "must_have" else rule["force"]
    round_.programme.save()
    assert placed(round_) == {"Sara Berg": "Karen Holm"}
