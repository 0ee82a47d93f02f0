"""What a person could do next in `matching`: answer an offer, or wait for one."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from matching.enums import OVER, MatchStatus
from matching.models import Match
from matching.offers.mails import first_writer
from matching.offers.rules import can_answer_match, can_answer_sealed
from matching.offers.spans import first_word_by, hear_by
from mentorforum import dates
from programmes.enums import ApplicationStatus, CohortStatus
from programmes.models import Application, Person
from programmes.steps import Step

# 0 is first; `programmes` and `meetings` use the same scale
ANSWER, WRITE, ANSWERED, WAIT = 5, 38, 80, 95


def steps(person: Person, now: datetime) -> list[Step]:
    """Most urgent first."""
    matches = Match.objects.of(person).select_related(
        "programme", "cohort", "mentee", "mentor", "mentee_application", "mentor_application"
    )
    steps = [step for match in matches.filter(status=MatchStatus.OFFERED) for step in _offered(match, person, now)]
    steps += [step for match in matches.filter(status=MatchStatus.ACTIVE) for step in _begun(match, person, now)]
    return [*steps, *_waiting(person, now)]


def now_of(application: Application) -> str:
    """What stands on the receipt once there is an offer or more: it does not wait for a match any longer."""
    matches = Match.objects.of(application.person).exclude(status__in=OVER)
    mine = Q(mentee_application=application) | Q(mentor_application=application)
    return _("You are in. Your next step stands on your start page.") if matches.filter(mine).exists() else ""


def _offered(match: Match, person: Person, now: datetime) -> Iterator[Step]:
    """The same words while one waits, whatever the other has done."""
    here = reverse("matching:offer", args=[match.pk])
    if match.answers.filter(person=person, stage=match.now_stage).exists():
        text = _("You hear from us by %(day)s. Nothing to do until then.") % {"day": dates.say_day(hear_by(match))}
        yield Step(ANSWERED, _("You have answered our offer"), text, _("Read it again"), here)
    elif can_answer_sealed(person, match, now):
        yield _talk(match, person, now, here)
    elif can_answer_match(person, match, now):
        text = _("Read who it is, and answer by %(day)s.") % {"day": dates.say_day(match.last_day)}
        title = _("We have found somebody for you")
        if match.asks_mentor_first:
            title = match.programme.terms.say(_("Would you be somebody's {mentor}?"))
        yield Step(ANSWER, title, text, _("See who it is"), here)


def _talk(match: Match, person: Person, now: datetime, here: str) -> Step:
    """Meet, then answer; sealed."""
    name, by = match.other(person).first_name, dates.say_day(match.last_day)
    if match.talk_at is None:
        title = match.programme.terms.say(_("Agree on a talk with {name}"), name=name)
        text = _("A talk is not a yes. Each of you answers alone, by %(day)s.") % {"day": by}
        return Step(ANSWER, title, text, _("See who it is"), here)
    if match.talk_at > now:
        title = match.programme.terms.say(_("Talk with {name}"), name=name)
        when = dates.say_moment(dates.local(match.talk_at, match.programme.zone))
        return Step(ANSWER, title, f"{when[:1].upper()}{when[1:]}.", _("Read about the talk"), here)
    title = match.programme.terms.say(_("You have talked with {name}: answer"), name=name)
    text = _("Your answer is sealed. Give it by %(day)s.") % {"day": by}
    return Step(ANSWER, title, text, _("Answer"), reverse("matching:answer", args=[match.pk]))


def _begun(match: Match, person: Person, now: datetime) -> Iterator[Step]:
    """The first word, in the days it is expected."""
    if match.active_on is None or match.side_of(person) != first_writer(match) or match.programme.has("chemistry"):
        return
    last = first_word_by(match.programme, match.active_on)
    if match.programme.today(now) <= last:
        title = match.programme.terms.say(_("Write to {name}"), name=match.other(person).first_name)
        text = _("By %(day)s. A message you can copy is on the page.") % {"day": dates.say_day(last)}
        yield Step(WRITE, title, text, _("See the message"), reverse("matching:offer", args=[match.pk]))


def _waiting(person: Person, now: datetime) -> Iterator[Step]:
    """Accepted, and no offer yet: when to expect one."""
    accepted = Application.objects.of(person).filter(status=ApplicationStatus.ACCEPTED)
    living = accepted.exclude(cohort__status=CohortStatus.ENDED).select_related("cohort", "programme")
    matches = Match.objects.of(person).exclude(status__in=OVER)  # after one that came to nothing we look again
    busy = set(matches.values_list("mentee_application", "mentor_application"))
    placed = {key for pair in busy for key in pair}
    for application in living:
        if application.pk in placed:
            continue
        day = application.cohort.match_on
        text = _("There is nothing to do until then. You get a mail.")
        if day and day > application.programme.today(now):
            text = _("We match by %(day)s. Nothing to do until then.") % {"day": dates.say_day(day)}
        say = application.programme.terms.say
        wait = _("We look for your {mentor}") if application.side == "mentee" else _("We look for your {mentee}")
        yield Step(WAIT, say(wait), text)
