"""What must fit together in a preset that is built: steps and sections, questions and forms, weights, offsets."""

from programmes.enums import QuestionUse

from .check_questions import check_questions
from .problems import FileProblem
from .vocabulary import CriterionKind, EndingKind, ProgrammeStep
from .words import LANGUAGES

#: of each group exactly one
ONE_OF = (
    (ProgrammeStep.ACCEPT, ProgrammeStep.CHEMISTRY),
    (ProgrammeStep.CONTRACT_SIGNED, ProgrammeStep.RHYTHM_AGREED),
    (ProgrammeStep.COHORT, ProgrammeStep.ROLLING),
    (ProgrammeStep.APPLICATION, ProgrammeStep.ENROLMENT),
)
#: step -> what the file must have with it, and must not have without it
SECTIONS = {
    ProgrammeStep.AGENDA: lambda p: p.agenda,
    ProgrammeStep.LEARNING_LANGUAGES: lambda p: p.learning_languages,
    ProgrammeStep.PHASES: lambda p: p.phases,
    ProgrammeStep.MATERIAL: lambda p: p.material,
    ProgrammeStep.GATHERINGS: lambda p: p.gatherings,
    ProgrammeStep.EVALUATION: lambda p: p.evaluation,
    ProgrammeStep.DILEMMAS: lambda p: p.dilemmas,
    ProgrammeStep.READINESS: lambda p: p.lists.readiness,
    ProgrammeStep.SELF_QUESTIONS: lambda p: p.lists.self_questions,
    ProgrammeStep.APPLICATION: lambda p: p.questions_for(QuestionUse.APPLY),
    ProgrammeStep.INTEREST: lambda p: p.questions_for(QuestionUse.INTEREST),
    ProgrammeStep.NOMINATION: lambda p: p.questions_for(QuestionUse.NOMINATION),
    ProgrammeStep.LEADER_PART: lambda p: p.questions_for(QuestionUse.LEADER),
    ProgrammeStep.PREPARATION: lambda p: (
        p.questions_for(QuestionUse.BEFORE_MEETING) + p.questions_for(QuestionUse.PREPARATION)
    ),
    ProgrammeStep.ROLE_MODEL_EXERCISE: lambda p: p.questions_for(QuestionUse.EXERCISE),
}
#: a step that needs another
NEEDS = {
    ProgrammeStep.AGENDA: ProgrammeStep.MEETINGS,
    ProgrammeStep.SHARED_NOTES: ProgrammeStep.MEETINGS,
    ProgrammeStep.LEARNING_LANGUAGES: ProgrammeStep.MEETINGS,
    ProgrammeStep.WISHED_START: ProgrammeStep.ROLLING,
    ProgrammeStep.ALWAYS_OPEN_INTEREST: ProgrammeStep.INTEREST,
    ProgrammeStep.DILEMMAS: ProgrammeStep.GATHERINGS,
}

#: texts that may be an instruction, which the programme's coordinators must replace before it opens
TO_WRITE = ("purpose", "privacy.law")


def check(preset, file):
    """Every problem of a built preset, as a list."""
    wrong = _Collector(file)
    for part in (
        _check_languages,
        _check_steps,
        _check_rhythm,
        _check_matching,
        _check_dates,
        _check_to_write,
        check_questions,
    ):
        part(preset, wrong)
    return wrong.problems


def _check_to_write(preset, wrong):
    for path in preset.to_write:
        if path not in TO_WRITE:
            wrong(preset, "to_write", f"“{path}” is not one of: {', '.join(TO_WRITE)}")


class _Collector:
    def __init__(self, file):
        self.file, self.problems = file, []

    def __call__(self, part, where, sentence):
        self.problems.append(FileProblem(self.file, part.line, where, sentence))


def _check_languages(preset, wrong):
    for language in preset.languages:
        if language not in LANGUAGES:
            wrong(preset, "languages", f"“{language}” is not one of {', '.join(LANGUAGES)}")
    if not preset.languages:
        wrong(preset, "languages", "there must be at least one")


def _check_steps(preset, wrong):
    for group in ONE_OF:
        if sum(step in preset.steps for step in group) != 1:
            wrong(preset, "steps", f"exactly one of {' and '.join(group)} must be there")
    for step, section in SECTIONS.items():
        if step in preset.steps and not section(preset):
            wrong(
                preset,
                "steps",
                f"“{step}” is there, but nothing in the file belongs to it",
            )
        if step not in preset.steps and section(preset):
            wrong(
                preset,
                "steps",
                f"“{step}” is not there, but the file has what belongs to it",
            )
    for step, needed in NEEDS.items():
        if step in preset.steps and needed not in preset.steps:
            wrong(preset, "steps", f"“{step}” needs “{needed}”")
    if ProgrammeStep.COHORT in preset.steps and preset.ending.kind == EndingKind.MONTHS and not preset.ending.months:
        wrong(preset.ending, "ending", "“months” is missing")


def _check_rhythm(preset, wrong):
    rhythm = preset.contract.rhythm
    if not rhythm.stages:
        wrong(rhythm, "contract.rhythm", "there must be at least one stage")
    for stage in rhythm.stages:
        if not 0 < stage.weeks_from <= stage.weeks_to:
            wrong(
                stage,
                "contract.rhythm",
                f"“{stage.key}” must go from fewer to more weeks",
            )
        if (stage.months is None) != (stage is rhythm.stages[-1]):
            wrong(stage, "contract.rhythm", "every stage but the last one has “months”")
    if not 0 < rhythm.minutes_from <= rhythm.minutes_to:
        wrong(rhythm, "contract.rhythm", "minutes must go from fewer to more")


def _check_matching(preset, wrong):
    matching = preset.matching
    total = sum(criterion.weight for criterion in matching.criteria)
    for criterion in matching.criteria:
        if not 0 < criterion.weight <= 100:
            wrong(
                criterion,
                "matching.criteria",
                f"the weight of “{criterion.kind}” must be 1 to 100",
            )
        if criterion.kind == CriterionKind.TEXT and criterion.weight > total * 0.3:
            wrong(criterion, "matching.criteria", "text may weigh at most 30 % of all")
    if not 0 <= matching.floor <= 100:
        wrong(matching, "matching", "“floor” must be 0 to 100")


def _check_dates(preset, wrong):
    for gathering in preset.gatherings:
        if not 0 < gathering.minutes <= 3 * 24 * 60:
            wrong(
                gathering,
                "gatherings",
                f"the minutes of “{gathering.key}” must be 1 to 4320",
            )
    for point in preset.evaluation:
        if point.use not in (QuestionUse.MIDWAY, QuestionUse.CLOSING):
            wrong(point, "evaluation", f"“{point.use}” is not an evaluation")
        elif not preset.questions_for(point.use):
            wrong(point, "evaluation", f"no question is asked at “{point.use}”")
