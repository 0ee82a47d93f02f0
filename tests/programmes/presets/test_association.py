"""Preset E counted against its seed."""

import pytest

from programmes.enums import AnswerReader, QuestionUse, Respondent
from programmes.presets import load
from programmes.presets.vocabulary import EligibilityKind, EndingKind, Fills, Force, ProgrammeStep, RuleKey


@pytest.fixture
def preset():
    return load("E")


def test_three_statements_and_six_questions_to_oneself(preset):
    assert (len(preset.lists.statements), len(preset.lists.self_questions)) == (3, 6)


def test_readiness_of_the_mentee(preset):
    assert [duty.key for duty in preset.lists.mentee_duties] == ["time", "contact", "be_challenged", "evaluate"]


def test_conditions_of_both_sides(preset):
    musts = {
        side: [e.key for e in preset.eligibility if (e.side, e.kind) == (side, EligibilityKind.MUST)]
        for side in Respondent
    }
    assert musts[Respondent.MENTEE] == ["member", "leads", "wants_to_grow"]
    assert musts[Respondent.MENTOR] == ["mentor_member", "leading_post", "has_led", "three_statements"]
    assert [e.key for e in preset.eligibility if e.kind == EligibilityKind.JUDGED] == ["trusted"]


def test_the_application_asks_what_the_association_needs(preset):
    asked = [q.key for q in preset.questions_for(QuestionUse.APPLY)]
    assert {"why", "personal_goals", "themes", "problems", "expects", "wished_start"} <= set(asked)
    assert Fills.WISHED_START in [q.fills for q in preset.questions_for(QuestionUse.APPLY)]


def test_the_mentor_is_from_another_workplace(preset):
    assert {rule.key: rule.force for rule in preset.matching.rules}[RuleKey.SAME_WORKPLACE] == Force.RULE
    assert [q.use for q in preset.questions if q.fills == Fills.WORKPLACE] == [QuestionUse.APPLY, QuestionUse.INTEREST]


def test_steps_of_e(preset):
    assert {
        *(
            ProgrammeStep.ROLLING,
            ProgrammeStep.CHEMISTRY,
            ProgrammeStep.RHYTHM_AGREED,
            ProgrammeStep.PRIVATE_RELATION,
            ProgrammeStep.ALWAYS_OPEN_INTEREST,
        ),
        *(ProgrammeStep.WISHED_START, ProgrammeStep.SELF_QUESTIONS),
    } <= set(preset.steps)
    assert preset.ending.kind == EndingKind.PAIR
    assert preset.gatherings == ()


def test_no_coordinator_reads_what_the_two_write_to_each_other(preset):
    assert {q.key for q in preset.questions if q.readers == AnswerReader.PAIR} == {"midway_to_pair", "closing_to_pair"}


def test_the_cards_of_the_room_are_about_the_time_after_the_first_talk(preset):
    assert [card.key for card in preset.good_now] == ["new_themes", "neutral"]
