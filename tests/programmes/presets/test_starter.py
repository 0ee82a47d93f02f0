"""Preset L counted against its seed."""

import pytest

from programmes.enums import AnswerReader, Audience, GatheringKind, QuestionUse, Respondent
from programmes.presets import load
from programmes.presets.vocabulary import EndingKind, Force, ProgrammeStep, RuleKey


@pytest.fixture
def preset():
    return load("L")


def test_rules_failures_dilemmas_and_differences_are_counted(preset):
    counts = [len(preset.lists.rules), len(preset.lists.failures), len(preset.dilemmas), len(preset.differences)]
    assert counts == [6, 9, 2, 5]


def test_every_way_to_fail_says_what_prevents_it(preset):
    assert [failure.key for failure in preset.lists.failures if failure.more is None] == []


def test_opening_waits_for_sponsor_purpose_coordinator_and_preparation(preset):
    keys = [item.key for item in preset.lists.readiness]
    assert keys == ["sponsor", "purpose", "coordinator", "preparation", "backing", "follow_up"]


def test_the_exercise_is_private_and_may_be_shared(preset):
    asked = preset.questions_for(QuestionUse.EXERCISE)
    assert len(asked) == 5
    assert {(q.side, q.readers, q.shareable) for q in asked} == {(Respondent.MENTOR, AnswerReader.ONLY_ME, True)}


def test_what_the_leader_writes_is_for_the_mentee_alone(preset):
    assert {q.readers for q in preset.questions_for(QuestionUse.LEADER)} == {AnswerReader.MENTEE}


def test_courses_for_each_side_and_network_for_both(preset):
    kinds = [(g.kind, g.audience) for g in preset.gatherings]
    assert (GatheringKind.COURSE, Audience.MENTORS) in kinds
    assert (GatheringKind.COURSE, Audience.MENTEES) in kinds
    assert (GatheringKind.INSPIRATION, Audience.BOTH) in kinds


def test_ties_are_a_rule(preset):
    assert {rule.key: rule.force for rule in preset.matching.rules}[RuleKey.TIES] == Force.RULE


def test_steps_of_l(preset):
    assert {
        ProgrammeStep.READINESS,
        ProgrammeStep.ACCEPT,
        ProgrammeStep.CONTRACT_SIGNED,
        ProgrammeStep.OPEN_LIST,
        ProgrammeStep.DILEMMAS,
    } <= set(preset.steps)
    assert preset.ending.kind == EndingKind.PAIR
