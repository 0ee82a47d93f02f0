"""The fixed words that only a preset file has. Each says in one line what it means; docs/presets.md prints the steps.

Words that are also kept in the database stand in `programmes/enums/`: `Side`, `Audience`, `GatheringKind`, and of
questions `QuestionKind`, `QuestionUse`, `Respondent`, `AnswerReader`.
"""

from enum import StrEnum


class Term(StrEnum):
    """A StrEnum whose members carry a `meaning`."""

    meaning: str

    def __new__(cls, value, meaning=""):
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class ProgrammeStep(Term):
    """What a programme has. A step that is left out has no page, no reminder and no wording."""

    # how people come in
    APPLICATION = "application", "A mentee applies with a form."
    INTEREST = "interest", "A mentor registers interest with a form."
    NOMINATION = (
        "nomination",
        "A manager or HR proposes a mentor, who consents or says no.",
    )
    ENROLMENT = "enrolment", "The coordinator enters the mentees; nobody applies."
    COHORT = "cohort", "The programme runs in cohorts with dates."
    ROLLING = (
        "rolling",
        "One open-ended cohort; each pair counts from its own agreed date.",
    )
    WISHED_START = (
        "wished_start",
        "The applicant wishes a start and the coordinator agrees it.",
    )
    ALWAYS_OPEN_INTEREST = (
        "always_open_interest",
        "Mentors may register interest when no cohort is open.",
    )
    SELF_QUESTIONS = (
        "self_questions",
        "Questions to oneself before applying, never sent to the server.",
    )
    READINESS = "readiness", "A checklist that must be done before the programme opens."
    # how two become a pair
    ACCEPT = "accept", "Both simply accept the offer."
    CHEMISTRY = (
        "chemistry",
        "A chemistry meeting with sealed answers comes before the yes.",
    )
    # what the pair agrees
    CONTRACT_SIGNED = "contract_signed", "The pair writes a contract and both sign it."
    RHYTHM_AGREED = "rhythm_agreed", "The pair agrees on rhythm and form; nobody signs."
    GOALS = "goals", "Goals, and how the mentee will know they are reached."
    # what the pair does
    MEETINGS = "meetings", "Meetings with dates, held or not."
    PRIVATE_RELATION = (
        "private_relation",
        "The coordinator sees no meeting dates, only active, paused or ended.",
    )
    AGENDA = "agenda", "Each meeting has an agenda that the mentee owns."
    PREPARATION = "preparation", "Questions before and after each meeting."
    SHARED_NOTES = "shared_notes", "Shared notes after each meeting."
    LOGBOOK = "logbook", "Each person has a private logbook."
    LEARNING_LANGUAGES = (
        "learning_languages",
        "Four ways to talk, which the mentor may mark privately.",
    )
    ROLE_MODEL_EXERCISE = (
        "role_model_exercise",
        "The mentor's private exercise on what to pass on and what not.",
    )
    PRINTED_CARDS = "printed_cards", "Contract and agenda also print blank on A4."
    # who else has a part
    LEADER_PART = (
        "leader_part",
        "The mentee's leader writes once to the mentee, on a one-time page.",
    )
    INTRODUCER = (
        "introducer",
        "A practical guide sees plan and dates if the mentee allows.",
    )
    # what is common
    GATHERINGS = "gatherings", "Kick-off, inspiration meetings, closing."
    MENTOR_COURSE = "mentor_course", "A course or workshop for mentors."
    DILEMMAS = "dilemmas", "Dilemma cards for gatherings."
    OPEN_LIST = "open_list", "A list of who mentors whom, with both halves' consent."
    PHASES = "phases", "The time together is divided in phases."
    MATERIAL = "material", "Material goes out on set days before and after the start."
    # how it ends
    EVALUATION = "evaluation", "Evaluation at agreed points."
    CONTINUING = "continuing", "After the official end the pair may go on by itself."


class Fills(Term):
    """An answer that is also kept as a column of the application."""

    CAPACITY = "capacity", "how many mentees at once"
    AVAILABLE_FROM = "available_from", "from when"
    WISHED_START = "wished_start", "the wished start"
    TIES = "ties", "whom one must not be matched with"
    WORKPLACE = "workplace", "the workplace as written, where there is no unit tree"
    PLACE = "place", "the town or area"
    PROFESSION = "profession", "the profession"
    CALL = "call", "a yes asks a coordinator to call"
    MUST = "must", "a yes makes the first of the ranked themes a condition"
    LANGUAGES = "languages", "the languages one can talk in: two without one in common are not matched"


class EligibilityKind(Term):
    MUST = "must", "a no stops the application, with the reason"
    JUDGED = "judged", "a person judges; a no stops nothing"


class FormPart(Term):
    """What a step of a form holds."""

    ELIGIBILITY = "eligibility", "the conditions"
    ABOUT_YOU = (
        "about_you",
        "name, post, unit and contact, and the questions placed here",
    )
    QUESTIONS = "questions", "the questions placed here"


class Anchor(Term):
    """What an offset in days is counted from."""

    START = (
        "start",
        "start of the cohort; for a pair of a rolling programme its agreed start",
    )
    END = "end", "end of the cohort; for a pair of a rolling programme its end"
    FIRST_DAY = "first_day", "the mentee's first working day"


class SectionPart(Term):
    GOALS = "goals", "what the mentee wants"
    TERMS = "terms", "how the two work together"


class SectionField(Term):
    """A section of the contract that also fills plain columns."""

    RHYTHM = "rhythm", "how often"
    LENGTH = "length", "how long, and where"
    GOAL = "goal", "the first goal"
    REACHED = "reached", "how the first goal is known to be reached"


class EndingKind(Term):
    PAIR = "pair", "when the pair says"
    MONTHS = "months", "after a number of months"
    PHASE = "phase", "with the last phase"


class OfferMode(Term):
    BOTH_AT_ONCE = "both_at_once", "the offer goes to both at once"
    MENTOR_FIRST = "mentor_first", "the mentor is asked first"


class RuleKey(Term):
    """Rules of the matching that a programme may set. Same person and capacity are always on."""

    CHAIN_OF_COMMAND = (
        "chain_of_command",
        "neither leads the other, in any number of steps",
    )
    SAME_UNIT = (
        "same_unit",
        "not from the same unit at the given level of the tree (1 is below the top)",
    )
    SAME_WORKPLACE = (
        "same_workplace",
        "not the same workplace as written, where there is no unit tree",
    )
    TIES = "ties", "private ties, two steps out"
    DECLINED_BEFORE = "declined_before", "not again after a no"
    MUST_HAVE = "must_have", "must-have wishes are met"
    LANGUAGE = "language", "they share a language"
    MENTOR_COURSE = "mentor_course", "the mentor has attended the course"


class Force(Term):
    RULE = "rule", "never proposed"
    WARNING = "warning", "proposed with a warning"
    OFF = "off", "not looked at"


class CriterionKind(Term):
    """What gives points in the matching."""

    THEMES = "themes", "the mentee's ranked themes against the mentor's grades"
    TEXT = "text", "shared words in what both wrote"
    UNIT_DISTANCE = (
        "unit_distance",
        "how far apart in the organisation; farther is better",
    )
    EXPERIENCE = "experience", "the mentor's years or levels of leadership"
    PLACE = "place", "the same place"
    PROFESSION = "profession", "the same or another profession, as wished"
    CHOICE = "choice", "the same choice in a question both answer"


class Shows(Term):
    """What else stands on a card of what is good just now."""

    LEARNING_LANGUAGES = "learning_languages", "the table of the ways to talk"


class MailKey(Term):
    RECEIVED = "received", "the application has arrived"
    ACCEPTED = "accepted", "a place in the programme"
    WAITING = "waiting", "on the waiting list"
    DECLINED = "declined", "no place this time"
    MATCHED = "matched", "the two are a pair"
    MATERIAL = "material", "material before the start"
    COMPLETED = "completed", "the time together is over"
