"""The world of the guard tests with a mark in every encrypted field; and the same with a word of its own in every name."""

import re

from matching.runs.actions import run_matching
from programmes.models import Person
from tests.access.addresses import all_addresses, open_to, telling
from tests.access.world import PEOPLE, GuardedWorld
from tests.organisations.belonging import ids_of, rename
from tests.privacy.marks import Planted, plant, share_words

WORDS = {"own": "Hjemme", "foreign": "Udenfor"}
#: a mailed link is its holder's, whoever is logged in
NOT_PRESSED = {
    "set_language",
    "admin:login",
    "programmes:draft_link",
    "programmes:status_link",
    "programmes:nomination",
    "programmes:leader",
}
MAILED = re.compile(r"/[A-Za-z0-9_-]{40,}/")


class MarkedWorld:
    """After the matching has read the marks. `marks` by mark; `shared`: words that several answers have in common, one for each programme."""

    def __init__(self, world: GuardedWorld) -> None:
        self.world = world
        self.marks: dict[str, Planted] = plant()
        self.shared = share_words(self.marks)
        for ground in (world.grounds["own"], world.grounds["foreign"]):
            ground.run = run_matching(ground.cohort, by=ground.coordinator)


class TwoOrganisations(MarkedWorld):
    """`tells` by side: what tells of the organisation (names by their number, ids), and where each stands."""

    def __init__(self, world: GuardedWorld) -> None:
        super().__init__(world)
        self.people = {**world.people, "foreign mentor": world.pairs["foreign"].mentor}
        # before the rename, since some are found by a name
        self.addresses = {name: list(telling(world, name)) for name in PEOPLE}
        self.addresses["foreign mentor"] = [url for url in all_addresses(world) if not MAILED.search(url)]
        self.open = {name: [one for one in open_to(world, name) if one[0] not in NOT_PRESSED] for name in PEOPLE}
        self.roots = {side: world.grounds[side].programme.unit for side in WORDS}
        self.tells = {side: rename(root, WORDS[side]) for side, root in self.roots.items()}
        for side, root in self.roots.items():
            self.tells[side] |= dict.fromkeys(ids_of(root), "id")

    def of(self, name: str) -> Person:
        person = self.people[name]
        assert person
        return Person.objects.get(pk=person.pk)
