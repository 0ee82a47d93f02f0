"""What must fit together in the questions of a preset."""

from .vocabulary import Criterion, Fills, FormPart, QuestionKind, Reader, Side, Use

WITH_CHOICES = {QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES}
WITH_THEMES = {QuestionKind.RANKED_THEMES, QuestionKind.GRADED_THEMES}
WITH_MAX = {QuestionKind.MANY_CHOICES, QuestionKind.RANKED_THEMES}
#: use -> the form whose steps hold the question
FORMS = {
    Use.APPLY: "mentee",
    Use.INTEREST: "mentor",
    Use.NOMINATION: "nominator",
    Use.LEADER: "leader",
}
SIDES = {
    Use.APPLY: {Side.MENTEE},
    Use.INTEREST: {Side.MENTOR},
    Use.NOMINATION: {Side.NOMINATOR},
    Use.LEADER: {Side.LEADER},
    Use.EXERCISE: {Side.MENTOR},
}
OF_THE_PAIR = {Side.MENTEE, Side.MENTOR, Side.BOTH}
PRIVATE_USES = {Use.PREPARATION, Use.BEFORE_MEETING, Use.AFTER_MEETING, Use.EXERCISE}


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
    needed = any(question.kind in WITH_THEMES for question in preset.questions)
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
    if (question.kind in WITH_CHOICES) != bool(question.choices):
        wrong("“choices” belong to one_choice and many_choices, and only there")
    if (question.kind == QuestionKind.SCALE) != bool(question.scale):
        wrong("“scale” belongs to a scale, and only there")
    if question.max_choices is not None and question.kind not in WITH_MAX:
        wrong("“max_choices” belongs to many_choices and ranked_themes only")
    if question.max_choices is not None and question.max_choices < 1:
        wrong("“max_choices” must be 1 or more")
    _check_groups(
        question.choices,
        question.groups,
        "choices",
        lambda part, where, sentence: wrong(sentence),
    )


def _check_readers(preset, question, wrong):
    private = question.use in PRIVATE_USES
    if private and question.readers not in (Reader.ONLY_ME, Reader.PAIR):
        wrong(f"“{question.readers}” may not read what is asked at “{question.use}”")
    ties = question.fills == Fills.TIES
    if ties and question.readers != Reader.ONLY_ME:
        wrong("whom one is close to is only one's own")
    if not private and not ties and question.readers == Reader.ONLY_ME:
        wrong("somebody must read it, or it is not asked")
    if (question.use == Use.LEADER) != (question.readers == Reader.MENTEE):
        wrong("what a leader writes is for the mentee alone, and nothing else is")
    if question.shareable and question.readers != Reader.ONLY_ME:
        wrong("“shareable” belongs to what only_me reads")
    if question.together and question.readers != Reader.PAIR:
        wrong("“together” belongs to what the pair reads")
    if question.readers == Reader.SUMS and question.kind in (
        QuestionKind.SHORT_TEXT,
        QuestionKind.LONG_TEXT,
    ):
        wrong("a text has no sum")


def _check_matching(preset, question, wrong):
    if question.pairs_with and not _paired(preset, question):
        wrong(f"“{question.pairs_with}” is no question of the application with the same “matching”")
    if question.matching is None:
        if question.must_have:
            wrong("“must_have” needs “matching”")
        return
    if question.use not in (Use.APPLY, Use.INTEREST):
        wrong("“matching” belongs to the application and the interest")
    if not preset.weight_of(question.matching):
        wrong(f"“{question.matching}” has no weight in matching.problem.criteria")
    if (question.matching == Criterion.THEMES) != (question.kind in WITH_THEMES):
        wrong("“themes” belongs to ranked and graded themes")


def _paired(preset, question):
    asked = preset.questions_for(Use.APPLY)
    return question.use == Use.INTEREST and any(
        q.key == question.pairs_with and q.matching == question.matching is not None for q in asked
    )
