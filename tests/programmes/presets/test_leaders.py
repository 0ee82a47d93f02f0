"""Preset A counted against its seed."""

import pytest

from programmes.enums import AnswerReader, Audience, GatheringKind, QuestionKind, QuestionUse, Respondent
from programmes.presets import load
from programmes.presets.vocabulary import ProgrammeStep, SectionPart


@pytest.fixture
def preset():
    return load("A")


def test_expectations_and_duties_are_counted(preset):
    lists = preset.lists
    counts = [len(lists.mentee_gets), len(lists.mentor_gets), len(lists.mentee_duties), len(lists.mentor_duties)]
    assert counts == [12, 10, 8, 9]


def test_ten_questions_around_a_meeting(preset):
    asked = [
        (q.use, q.side, q.readers, q.together, q.shareable)
        for use in (QuestionUse.BEFORE_MEETING, QuestionUse.AFTER_MEETING)
        for q in preset.questions_for(use)
    ]
    assert asked == (
        [(QuestionUse.BEFORE_MEETING, Respondent.MENTEE, AnswerReader.ONLY_ME, False, False)] * 3
        + [(QuestionUse.BEFORE_MEETING, Respondent.MENTOR, AnswerReader.ONLY_ME, False, False)]
        + [(QuestionUse.AFTER_MEETING, Respondent.MENTEE, AnswerReader.PAIR, True, False)] * 3
        + [(QuestionUse.AFTER_MEETING, Respondent.MENTOR, AnswerReader.ONLY_ME, False, True)] * 3
    )


def test_the_agenda_has_six_points(preset):
    assert len(preset.agenda.points) == 6


def test_four_learning_languages(preset):
    assert [language.key for language in preset.learning_languages] == ["instruct", "advise", "guide", "coach"]


def test_the_contract_has_goals_and_terms(preset):
    keys = {part: [s.key for s in preset.contract.sections if s.part == part] for part in SectionPart}
    assert keys == {
        SectionPart.GOALS: ["goals", "reached", "help"],
        SectionPart.TERMS: ["rhythm", "length", "changing", "agenda", "evaluation"],
    }
    assert [s.key for s in preset.contract.sections if s.least] == ["goals", "rhythm"]


def test_rhythm_is_closer_at_first_then_every_five_to_six_weeks(preset):
    rhythm = preset.contract.rhythm
    assert (rhythm.minutes_from, rhythm.minutes_to) == (60, 120)
    assert [(s.months, s.weeks_from, s.weeks_to) for s in rhythm.stages] == [(3, 2, 4), (None, 5, 6)]


def test_kick_off_for_pairs_and_inspiration_for_mentors(preset):
    assert [(g.kind, g.audience) for g in preset.gatherings] == [
        (GatheringKind.KICK_OFF, Audience.BOTH),
        (GatheringKind.INSPIRATION, Audience.MENTORS),
    ]
    for gathering in preset.gatherings:
        for side in (Audience.MENTEES, Audience.MENTORS):
            of_side = [p.minutes for p in gathering.parts if p.audience in (side, Audience.BOTH)]
            assert sum(of_side) in (0, gathering.minutes)


def test_ground_rules_keep_the_leader_out(preset):
    assert [rule.key for rule in preset.lists.ground_rules] == [
        "silence_during",
        "silence_after",
        "mentor_not_leader",
        "leader_not_mentor",
    ]
    assert ProgrammeStep.LEADER_PART not in preset.steps


def test_themes_are_ranked_by_mentees_and_graded_by_mentors(preset):
    assert [(q.side, q.kind, q.max_choices) for q in preset.questions if q.matching == "themes"] == [
        (Respondent.MENTEE, QuestionKind.RANKED_THEMES, 5),
        (Respondent.MENTOR, QuestionKind.GRADED_THEMES, None),
    ]
    assert (len(preset.themes.items), len(preset.themes.groups), len(preset.themes.grades)) == (15, 3, 4)


def test_evaluation_midway_and_at_the_close_for_both(preset):
    assert [point.use for point in preset.evaluation] == [QuestionUse.MIDWAY, QuestionUse.CLOSING]
    for point in preset.evaluation:
        for side in (Respondent.MENTEE, Respondent.MENTOR):
            readers = {question.readers for question in preset.questions_for(point.use, side)}
            assert readers == {AnswerReader.SUMS, AnswerReader.NAMED, AnswerReader.PAIR}


def test_steps_of_a(preset):
    assert (
        preset.has(ProgrammeStep.ACCEPT)
        and preset.has(ProgrammeStep.CONTRACT_SIGNED)
        and preset.has(ProgrammeStep.COHORT)
    )
    assert not preset.has(ProgrammeStep.CHEMISTRY) and not preset.has(ProgrammeStep.NOMINATION)
