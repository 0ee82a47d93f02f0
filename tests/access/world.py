"""Everybody who tries every address, and what they try it with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from matching.enums import MatchStatus
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Coordinatorship, Person
from tests import factories
from tests.access.newcomer_things import begin_with_first_days, give_first_day
from tests.access.own_things import answer_alone, ask_alone, ask_one_leader
from tests.access.things import Ground, Pair, call_everybody, make_ground, make_pair, match_up, prepare_more
from tests.helpers import snapshot

#: the order of the columns in the tables
PEOPLE = ("visitor", "applicant", "mentee", "mentor", "other", "former", "coordinator", "outsider", "root")
#: whose thing an address is tried with: the pair's own, another pair's of the same programme, another programme's,
#: the coordinator's own (nobody coordinates their own match or application), the mentee's match that has ended
WHOSE = ("own", "another", "foreign", "theirs", "over")


@dataclass
class GuardedWorld:
    """`people` by the names of PEOPLE (visitor: None); pairs and grounds by the names of WHOSE."""

    people: dict[str, Person | None]
    pairs: dict[str, Pair]
    grounds: dict[str, Ground]

    @property
    def own(self) -> Pair:
        return self.pairs["own"]

    @property
    def ground(self) -> Ground:
        return self.grounds["own"]


@contextmanager
def shared_world[World](name: str, build: Callable[[], World]) -> Iterator[World]:
    """Built once in a run, copied for every module after that (`snapshot.shared`)."""
    with snapshot.shared(name, lambda: (build(), factories.numbers_so_far())) as (world, numbers):
        factories.go_on_from(numbers)
        yield world


def build() -> GuardedWorld:
    """Two programmes of two organisations; in the first three pairs and one that ended, in the second one pair."""
    here, there = make_ground("Fjordby"), make_ground("Bakkeby")
    for ground in (here, there):
        ask_alone(ground.programme)
    old = make_pair(here, "Før", status=MatchStatus.ENDED)
    own = make_pair(here, "Egen", mentee=old.application)
    another, foreign = make_pair(here, "Anden"), make_pair(there, "Fremmed")
    theirs = _coordinators_own(here)
    for ground in (here, there):
        match_up(ground)
        call_everybody(ground)
        ask_one_leader(ground)
    for pair in (own, another, foreign, theirs):
        answer_alone(pair)
    prepare_more(own)
    for ground in (here, there):
        begin_with_first_days(ground.programme)
    for pair in (another, foreign, theirs):
        give_first_day(pair)
    give_first_day(own, introducer=another.mentee)
    return GuardedWorld(
        people={
            "visitor": None,
            "applicant": here.sent.person,
            "mentee": own.mentee,
            "mentor": own.mentor,
            "other": another.mentee,
            "former": old.mentor,
            "coordinator": here.coordinator,
            "outsider": there.coordinator,
            "root": factories.make_superuser(name="Rod Superbruger"),
        },
        pairs={"own": own, "another": another, "foreign": foreign, "theirs": theirs, "over": old},
        grounds={"own": here, "another": here, "foreign": there, "theirs": here, "over": here},
    )


def _coordinators_own(ground: Ground) -> Pair:
    """The coordinator is a mentee too, in the programme they coordinate. Another coordinator has a note on them."""
    application = factories.make_application(ground.cohort, person=ground.coordinator)
    colleague = (
        Coordinatorship.objects.filter(programme=ground.programme).exclude(person=ground.coordinator).get().person
    )
    coordinator, ground.coordinator = ground.coordinator, colleague
    try:
        return make_pair(ground, "Tovholder", mentee=application)
    finally:
        ground.coordinator = coordinator


def free_mentor(ground: Ground) -> Application:
    return Application.objects.filter(cohort=ground.cohort, side=Side.MENTOR, status=ApplicationStatus.ACCEPTED)[0]
