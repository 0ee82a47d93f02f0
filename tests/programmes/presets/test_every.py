"""What holds in every preset that comes with the product."""

import pytest

from programmes.enums import AnswerReader, QuestionUse, Respondent
from programmes.presets import available, load
from programmes.presets.vocabulary import CriterionKind, Force, ProgrammeStep, RuleKey

pytestmark = pytest.mark.parametrize("code", available())


def test_five_good_questions_for_the_first_talk(code):
    assert len(load(code).offer.first_talk) == 5


def test_three_short_answers_on_whether_it_suits_you(code):
    assert len(load(code).lists.fits_you) == 3


def test_nobody_leads_or_is_close_to_the_other(code):
    forces = {rule.key: rule.force for rule in load(code).matching.rules}
    assert (forces[RuleKey.CHAIN_OF_COMMAND], forces[RuleKey.TIES]) == (Force.RULE, Force.RULE)


def test_both_sides_are_asked_at_both_evaluations(code):
    preset = load(code)
    for use in (QuestionUse.MIDWAY, QuestionUse.CLOSING):
        for side in (Respondent.MENTEE, Respondent.MENTOR):
            assert preset.questions_for(use, side), (use, side)


def test_no_coordinator_reads_what_belongs_to_the_pair_or_to_one_person(code):
    private = (QuestionUse.PREPARATION, QuestionUse.BEFORE_MEETING, QuestionUse.AFTER_MEETING, QuestionUse.EXERCISE)
    readers = {q.readers for q in load(code).questions if q.use in private}
    assert readers <= {AnswerReader.ONLY_ME, AnswerReader.PAIR}


def test_themes_are_compared_where_there_are_themes(code):
    preset = load(code)
    compared = [(q.use, q.pairs_with) for q in preset.questions if q.matching == CriterionKind.THEMES]
    assert compared == ([(QuestionUse.APPLY, None), (QuestionUse.INTEREST, "themes")] if preset.themes else [])


def test_a_least_to_start_with_is_a_rhythm_and_a_goal(code):
    least = {section.fills for section in load(code).contract.sections if section.least}
    assert {"rhythm", "goal"} == {str(part) for part in least}


def test_the_promise_is_two_lines(code):
    promise = load(code).promise
    assert [promise[language].count("\n") for language in ("da", "sv", "en")] == [1, 1, 1]


def test_silence_is_the_first_ground_rule(code):
    assert load(code).lists.ground_rules[0].key.startswith("silence")


def test_every_preset_evaluates_and_says_how_it_ends(code):
    preset = load(code)
    assert preset.has(ProgrammeStep.EVALUATION)
    assert all(preset.ending.text[language] for language in preset.languages)
