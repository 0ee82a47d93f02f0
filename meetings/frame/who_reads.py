"""The lines that say who can read it, made from the rule that enforces it: `may_read` of the key holder."""

from typing import Any

from django.utils.translation import gettext as _

from meetings.models import Logbook, Room
from mentorforum.readers import WhoReads, joined, names_or_number, only_you
from programmes.models import Application, Concern, LeaderPart, Person, Programme, Question


def readers_of(holder: Any, people: list[Person]) -> list[Person]:
    """Those among `people` whom the holder lets in."""
    return [person for person in people if holder.opens_for(person)]


def of_room(room: Room, reader: Person) -> WhoReads:
    """ "You and Karen. The coordinators cannot." for what the two write together."""
    people = [*room.halves, *(person for person in room.programme.coordinators() if person not in room.halves)]
    others = [person.first_name for person in readers_of(room, people) if person.pk != reader.pk]
    if not others:
        return _only_you_now(room, reader)
    return WhoReads(room.programme.terms.say(_("You and {others}. {Coordinators_def} cannot."), others=joined(others)))


def _only_you_now(room: Room, reader: Person) -> WhoReads:
    """Somebody else moved the other half's login: what is written now is not open to it (ADR 21)."""
    text = _("Only you for now: the mail address of {name} was changed by somebody else.")
    return WhoReads(room.programme.terms.say(text, name=room.other(reader).first_name), private=True)


def of_whole_room(room: Room, reader: Person) -> WhoReads:
    """The room's first page: the two read all of it, the coordinators only dates."""
    sentence = _("You and {others} read all that stands here. {Coordinators_def} see dates only.")
    if room.programme.has("private_relation"):
        sentence = _("You and {others} read all that stands here. {Coordinators_def} see only that you are a pair.")
    others = [person.first_name for person in readers_of(room, list(room.halves)) if person.pk != reader.pk]
    if not others:
        return _only_you_now(room, reader)
    return WhoReads(room.programme.terms.say(sentence, others=joined(others)))


def of_figures(programme: Programme) -> WhoReads:
    """The figures of the contract, which are no text. Where the programme only mediates they are the pair's (E9)."""
    if programme.has("private_relation"):
        return WhoReads(programme.terms.say(_("You two. {Coordinators_def} cannot. Reminders follow these figures.")))
    return WhoReads(programme.terms.say(_("You two and {coordinators_def}. Reminders follow these figures.")))


def of_logbook(person: Person) -> WhoReads:
    """ "Only you" for the logbook and private answers."""
    if not Logbook(person=person).may_read(person):
        raise PermissionError
    return only_you()


def of_leader(part: LeaderPart, person: Person) -> WhoReads:
    """What the leader wrote, as the mentee reads it."""
    if not part.may_read(person):
        raise PermissionError
    return WhoReads(_("Only you, and the one who wrote it"), private=True)


def of_concern(programme: Programme, reader: Person) -> WhoReads:
    """The coordinators by name (never the one who writes), and that each opening is noted."""
    concern = Concern(programme=programme, person=reader)
    who = _named(programme, [p for p in readers_of(concern, programme.coordinators()) if p.pk != reader.pk])
    return WhoReads(_("Only you and %(who)s. Each opening is noted, and you can see it.") % {"who": who})


def _named(programme: Programme, people: list[Person]) -> str:
    """Up to three names, otherwise their number; the programme's word while there is nobody."""
    if not people:
        return programme.terms["coordinators_def"]
    return names_or_number([person.name for person in people], programme.terms["coordinators"])


def of_conflict(room: Room, reader: Person) -> WhoReads:
    """One word to the coordinators: the row has no person in it."""
    sentence = _("{Coordinators_def} read one word: conflict. {other} is not told, and it is not kept who said it.")
    return WhoReads(room.programme.terms.say(sentence, other=room.other(reader).first_name))


def of_evaluation(question: Question, room: Room, reader: Person) -> WhoReads:
    """By the question's own readers: named, sums or the pair."""
    terms = room.programme.terms
    if question.readers == "pair":
        return of_room(room, reader)
    if question.readers == "named":
        who = _named(room.programme, [p for p in room.programme.coordinators() if p.pk != reader.pk])
        return WhoReads(_("Not anonymous: your answer goes to %(who)s with your name.") % {"who": who})
    if question.readers == "only_me":
        return only_you()
    return WhoReads(terms.say(_("{Coordinators_def} see only figures from at least five answers.")))


def of_dates(programme: Programme) -> WhoReads:
    """What is recorded though nothing is written (rule 7). Where the programme only mediates: not even that (E9)."""
    if programme.has("private_relation"):
        return WhoReads(programme.terms.say(_("{Coordinators_def} see that you are a pair, never when you meet.")))
    return WhoReads(programme.terms.say(_("{Coordinators_def} see dates, never text.")))


def of_introducer(application: Application) -> WhoReads:
    """What the introducer sees, for the newcomer who decides it."""
    name = application.introducer.first_name if application.introducer else ""
    if application.introducer_allowed:
        return WhoReads(_("%(name)s sees the plan and when you meet, never what you write.") % {"name": name})
    return WhoReads(_("%(name)s sees your name and your first working day.") % {"name": name})


def of_introduced(application: Application) -> WhoReads:
    """The same, for the introducer."""
    say, name = application.programme.terms.say, application.name.split(" ")[0]
    if application.introducer_allowed:
        return WhoReads(say(_("{name} lets you see plan and dates. You see nothing that {name} and the {mentor} write."), name=name))  # fmt: skip
    return WhoReads(_("You see the first working day. The plan is for %(name)s to open.") % {"name": name})
