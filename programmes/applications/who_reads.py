"""Who can read an answer, in one line, from the actual people and the rule that enforces it."""

from django.utils.translation import gettext as _

from mentorforum import dates
from mentorforum.readers import WhoReads, joined, only_you
from programmes.enums import Side
from programmes.models import Cohort, LeaderPart, Programme, Question

MOST_NAMES = 3


def question_line(question: Question, *, side: str, cohort: Cohort | None = None) -> WhoReads:
    """The line of one question of a form; `side` is who answers it. Who, then until when."""
    programme = question.programme
    if is_private_tie(question):
        sentence = _("Only you. {Coordinators_def} see only “not for each other”.")
        return WhoReads(programme.terms.say(sentence), private=True)
    who = line_for(question.readers, programme, side=side)
    until = deleted_in(programme, question.kept_months, cohort)
    return WhoReads(f"{who.text} {until}".strip(), private=who.private)


def is_private_tie(question: Question) -> bool:
    """Whom one is close to: the answer becomes the person's own list, and no answer anybody else can open (L7)."""
    return bool(question.details.get("fills") == "ties")


def line_for(readers: str, programme: Programme, *, side: str = "", other: str = "") -> WhoReads:
    """The line for one audience of the presets (`only_me`, `pair`, `coordinators` …).

    `other` is the other half's name where there is one; otherwise the programme's word for them stands there.
    """
    half = other or programme.terms["mentor_def" if side == Side.MENTEE else "mentee_def"]
    if readers == "only_me":
        return only_you()
    if readers == "pair":
        return WhoReads(programme.terms.say(_("You and {half}. {Coordinators_def} cannot."), half=half))
    if readers == "sums":
        return WhoReads(programme.terms.say(_("{Coordinators_def} only see figures from at least five answers.")))
    if readers == "coordinators_and_match":
        return WhoReads(say_with_readers(_both(side), programme))
    return WhoReads(say_with_readers(_("Read by {who}."), programme))


def leader_line(part: LeaderPart) -> WhoReads:
    """What a leader writes: the mentee, whoever else the rule lets in, and that nobody else does."""
    programme, mentee = part.programme, part.application.person
    others = [person for person in programme.coordinators() if person != mentee]
    names = [person.first_name for person in (mentee, *others) if person and part.may_read(person)]
    say = programme.terms.say
    return WhoReads(say(_("Only {name}. Neither {mentor_def} nor {coordinators_def} can."), name=joined(names)))


def _both(side: str) -> str:
    if side == Side.MENTOR:
        return _("Read by {who} and your proposed {mentee}.")
    return _("Read by {who} and your proposed {mentor}.")


def say_with_readers(text: str, programme: Programme) -> str:
    """`text` with `{who}`, or `{Who}` where the language wants them first: the coordinators by name or number."""
    who = coordinators(programme)
    return programme.terms.say(text, who=who, Who=who[:1].upper() + who[1:])


def coordinators(programme: Programme) -> str:
    """`the coordinators (Mette Lund and Ali Sahin)`, or their number when they are more than three."""
    people = programme.coordinators()
    if not people:
        return programme.terms.say(_("{coordinators_def} of the programme"))
    if len(people) == 1:
        return programme.terms.say(_("{coordinator_def} ({name})"), name=people[0].name)
    if len(people) <= MOST_NAMES:
        return programme.terms.say(_("{coordinators_def} ({names})"), names=joined(person.name for person in people))
    return programme.terms.say(_("the {number} {coordinators}"), number=len(people))


def deleted_in(programme: Programme, months: int, cohort: Cohort | None = None) -> str:
    """`Deleted in 2028.`: the year in which it is erased, so many months after the cohort's end."""
    last = (cohort.ends_on if cohort else None) or programme.today()
    return _("Deleted in %(year)d.") % {"year": dates.erased_on(last, months).year}
