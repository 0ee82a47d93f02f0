"""Preset G counted against its seed."""

import pytest

from programmes.enums import Audience, GatheringKind, QuestionKind, QuestionUse, Respondent
from programmes.presets import load
from programmes.presets.vocabulary import EligibilityKind, EndingKind, ProgrammeStep


@pytest.fixture
def preset():
    return load("G")


def test_swedish_is_its_own_language_and_the_mentee_is_an_adept(preset):
    assert preset.languages[0] == "sv"
    assert preset.terms.mentee.sv.definite == "adepten"


def test_three_commitments_of_the_adept_and_four_of_the_mentor(preset):
    assert (len(preset.lists.mentee_duties), len(preset.lists.mentor_duties)) == (3, 4)


def test_four_dates_with_separate_parts_for_each_role(preset):
    assert [(g.kind, g.audience) for g in preset.gatherings] == [
        (GatheringKind.KICK_OFF, Audience.BOTH),
        (GatheringKind.COURSE, Audience.MENTORS),
        (GatheringKind.INSPIRATION, Audience.BOTH),
        (GatheringKind.CLOSING, Audience.BOTH),
    ]
    parts = {part.audience for part in preset.gatherings[0].parts}
    assert parts == {Audience.BOTH, Audience.MENTEES, Audience.MENTORS}
    assert any(gathering.preliminary for gathering in preset.gatherings)


def test_a_mentor_has_five_years_and_is_vouched_for_on_each_point(preset):
    assert [(e.key, e.kind) for e in preset.eligibility if e.side == Respondent.MENTOR] == [
        ("five_years", EligibilityKind.MUST),
        ("good_leadership", EligibilityKind.JUDGED),
        ("secure", EligibilityKind.JUDGED),
    ]
    vouched = [q.key for q in preset.questions_for(QuestionUse.NOMINATION) if q.kind == QuestionKind.YES_NO]
    assert vouched == ["vouch_years", "vouch_good", "vouch_secure"]


def test_both_forms_ask_which_dates_fit(preset):
    assert [q.use for q in preset.questions if q.kind == QuestionKind.GATHERINGS] == [
        QuestionUse.APPLY,
        QuestionUse.INTEREST,
    ]


def test_an_hour_and_a_half_every_three_to_four_weeks_for_a_year(preset):
    rhythm = preset.contract.rhythm
    assert (rhythm.minutes_from, [(s.weeks_from, s.weeks_to) for s in rhythm.stages]) == (90, [(3, 4)])
    assert (preset.ending.kind, preset.ending.months) == (EndingKind.MONTHS, 12)


def test_steps_of_g(preset):
    assert {
        ProgrammeStep.NOMINATION,
        ProgrammeStep.ACCEPT,
        ProgrammeStep.RHYTHM_AGREED,
        ProgrammeStep.MENTOR_COURSE,
        ProgrammeStep.CONTINUING,
    } <= set(preset.steps)
    assert not preset.has(ProgrammeStep.CHEMISTRY) and not preset.has(ProgrammeStep.LEADER_PART)
