"""What must fit together in the questions of a preset."""

from programmes.enums import AnswerReader, QuestionKind, QuestionUse, Respondent

from .vocabulary import CriterionKind, Fills, FormPart

#: use -> the form whose steps hold the question
FORMS = {
    QuestionUse.APPLY: "mentee",
    QuestionUse.INTEREST: "mentor",
    QuestionUse.NOMINATION: "nominator",
    QuestionUse.LEADER: "leader",
}
SIDES = {
    QuestionUse.APPLY: {Respondent.MENTEE},
    QuestionUse.INTEREST: {Respondent.MENTOR},
    QuestionUse.NOMINATION: {Respondent.NOMINATOR},
    QuestionUse.LEADER: {Respondent.LEADER},
    QuestionUse.EXERCISE: {Respondent.MENTOR},
}
OF_THE_PAIR = {Respondent.MENTEE, Respondent.MENTOR, Respondent.BOTH}
PRIVATE_USES = {QuestionUse.PREPARATION, QuestionUse.BEFORE_MEETING, QuestionUse.AFTER_MEETING, QuestionUse.EXERCISE}


def check_questions(preset, wrong):
    """Problems of the questions, told to `wrong(part, where, sentence)`."""
    _check_themes(preset, wrong)
    for question in preset.questions:
        where = f"questions “{question.key}”"
        for check in (_check_place, _check_choices, _check_readers, _check_matching):
            check(
                preset,
                question,
                lambda sentence, q=question, w=where: wrong(q, w, sentence),
            )


def _check_themes(preset, wrong):
    needed = any(question.kind.traits.themes for question in preset.questions)
    if needed and preset.themes is None:
        wrong(preset, "themes", "is missing, but a question ranks or grades themes")
    if preset.themes is None:
        return
    if len(preset.themes.grades) != 4:
        wrong(preset.themes, "themes.grades", "there must be four, from none to great")
    _check_groups(preset.themes.items, preset.themes.groups, "themes", wrong)


def _check_groups(items, groups, where, wrong):
    known = {group.key for group in groups}
    for item in items:
        if known and item.group not in known:
            wrong(
                item,
                where,
                f"the group of “{item.key}” is not one of: {', '.join(sorted(known))}",
            )
        if item.group and not known:
            wrong(item, where, f"“{item.key}” has a group, but there are no groups")


def _check_place(preset, question, wrong):
    if question.side not in SIDES.get(question.use, OF_THE_PAIR):
        wrong(f"“{question.side}” is not asked at “{question.use}”")
    form = FORMS.get(question.use)
    if form is None:
        if question.step:
            wrong("“step” belongs to forms only")
        return
    steps = {step.key: step for step in getattr(preset.form_steps, form)}
    if question.step not in steps:
        wrong(f"the step “{question.step}” is not a step of the {form}'s form")
    elif steps[question.step].part == FormPart.ELIGIBILITY:
        wrong(f"the step “{question.step}” holds the conditions, not questions")


def _check_choices(preset, question, wrong):
    traits = question.kind.traits
    if traits.choices != bool(question.choices):
        wrong(f"“choices” belong to {_kinds('choices')}, and only there")
    if traits.stepped != bool(question.scale):
        wrong(f"“scale” belongs to {_kinds('stepped')}, and only there")
    if question.max_choices is not None and not traits.limited:
        wrong(f"“max_choices” belongs to {_kinds('limited')} only")
    if question.max_choices is not None and question.max_choices < 1:
        wrong("“max_choices” must be 1 or more")
    _check_groups(
        question.choices,
        question.groups,
        "choices",
        lambda part, where, sentence: wrong(sentence),
    )


def _kinds(trait):
    return " and ".join(QuestionKind.having(trait))


def _check_readers(preset, question, wrong):
    private = question.use in PRIVATE_USES
    if private and question.readers not in (AnswerReader.ONLY_ME, AnswerReader.PAIR):
        wrong(f"“{question.readers}” may not read what is asked at “{question.use}”")
    ties = question.fills == Fills.TIES
    if ties and question.readers != AnswerReader.ONLY_ME:
        wrong("whom one is close to is only one's own")
    if not private and not ties and question.readers == AnswerReader.ONLY_ME:
        wrong("somebody must read it, or it is not asked")
    if (question.use == QuestionUse.LEADER) != (question.readers == AnswerReader.MENTEE):
        wrong("what a leader writes is for the mentee alone, and nothing else is")
    if question.shareable and question.readers != AnswerReader.ONLY_ME:
        wrong("“shareable” belongs to what only_me reads")
    if question.together and question.readers != AnswerReader.PAIR:
        wrong("“together” belongs to what the pair reads")
    if question.readers == AnswerReader.SUMS and question.kind.traits.sealed:
        wrong("a text has no sum")


def _check_matching(preset, question, wrong):
    if question.pairs_with and not _paired(preset, question):
        wrong(f"“{question.pairs_with}” is no question of the application with the same “matching”")
    if question.matching is None:
        if question.must_have:
            wrong("“must_have” needs “matching”")
        return
    if question.use not in (QuestionUse.APPLY, QuestionUse.INTEREST):
        wrong("“matching” belongs to the application and the interest")
    if not preset.weight_of(question.matching):
        wrong(f"“{question.matching}” has no weight in matching.problem.criteria")
    if (question.matching == CriterionKind.THEMES) != question.kind.traits.themes:
        wrong(f"“themes” belongs to {_kinds('themes')}")


def _paired(preset, question):
    questions = preset.questions_for(QuestionUse.APPLY)
    return question.use == QuestionUse.INTEREST and any(
        q.key == question.pairs_with and q.matching == question.matching is not None for q in questions
    )
