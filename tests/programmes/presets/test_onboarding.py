"""Preset H counted against its seed."""

import pytest

from programmes.enums import AnswerReader, Audience, QuestionUse, Respondent
from programmes.presets import load
from programmes.presets.vocabulary import EndingKind, ProgrammeStep


@pytest.fixture
def preset():
    return load("H")


def test_contract_in_five_sections(preset):
    assert [s.key for s in preset.contract.sections] == ["purpose", "frame", "ground_rules", "needs", "methods"]


def test_agenda_card_of_five_boxes_with_ten_prompts(preset):
    assert [len(point.prompts) for point in preset.agenda.points] == [3, 1, 1, 3, 2]


def test_all_prompts_of_a_box_are_one_text_of_a_line_each(preset):
    assert [point.prompt.da.count("\n") + 1 for point in preset.agenda.points] == [3, 1, 1, 3, 2]


def test_four_phases_in_their_order(preset):
    assert [phase.key for phase in preset.phases] == ["preparation", "start", "learning", "closing"]
    days = [phase.from_day for phase in preset.phases]
    assert days == sorted(days) and days[0] < 0 and days[1] == 0


def test_four_aims_and_the_mentee_is_asked_about_each(preset):
    aims = [aim.key for aim in preset.lists.aims]
    assert aims == ["welcome", "supported", "valued", "structured"]
    asked = [q.key for q in preset.questions_for(QuestionUse.CLOSING, Respondent.MENTEE) if q.key.startswith("aim_")]
    assert asked == [f"aim_{aim}" for aim in aims]
    assert [q for q in preset.questions_for(QuestionUse.CLOSING, Respondent.MENTOR) if q.key.startswith("aim_")] == []


def test_both_prepare_privately_before_day_one(preset):
    asked = preset.questions_for(QuestionUse.PREPARATION)
    assert [q.side for q in asked] == [Respondent.MENTEE] * 4 + [Respondent.MENTOR] * 4
    assert {q.readers for q in asked} == {AnswerReader.ONLY_ME}


def test_material_goes_out_before_the_first_day_to_a_private_address(preset):
    before = [m for m in preset.material if m.offset_days < 0]
    assert {m.audience for m in before} == {Audience.MENTEES, Audience.MENTORS}
    assert {m.private_address for m in before if m.audience == Audience.MENTEES} == {True}


def test_leader_and_introducer_have_their_parts(preset):
    assert [role.key for role in preset.roles] == ["leader", "introducer"]
    assert len(preset.questions_for(QuestionUse.LEADER)) == 3


def test_steps_of_h(preset):
    assert {
        *(
            ProgrammeStep.ENROLMENT,
            ProgrammeStep.NOMINATION,
            ProgrammeStep.CONTRACT_SIGNED,
            ProgrammeStep.PHASES,
            ProgrammeStep.MATERIAL,
            ProgrammeStep.INTRODUCER,
        ),
        *(ProgrammeStep.PRINTED_CARDS, ProgrammeStep.LEADER_PART, ProgrammeStep.MENTOR_COURSE),
    } <= set(preset.steps)
    assert not preset.has(ProgrammeStep.APPLICATION) and not preset.has(ProgrammeStep.INTEREST)
    assert preset.ending.kind == EndingKind.PHASE
