"""What goes into the matching engine and what comes out: plain data, no Django, no numpy.

Ids are strings of the caller's choice (an application's UUID); `person` is the person's id. Every code that comes
out (rules, criteria, reasons, changes) is a word for the caller to put into a sentence; no human language here.

    from matching.engine import Criterion, Mentee, Mentor, Pin, Problem, Settings, matcher

    problem = Problem(
        mentees=(
            Mentee("a1", person="p1", applied="2026-11-02T09:00", unit=("city", "school"),
                   answers={"themes": ["conflicts", "time"], "why": "Svære samtaler fylder"}),
            Mentee("a2", person="p2", applied="2026-11-03T09:00", unit=("city", "parks")),
        ),
        mentors=(
            Mentor("b1", person="p9", capacity=2, unit=("city", "care"),
                   answers={"themes": {"conflicts": 3, "time": 1}, "about": "Ti år med samtaler"}),
        ),
        criteria=(Criterion("themes", kind="ranked", weight=60, asks="themes", offers="themes"),
                  Criterion("words", kind="text", weight=25, asks="why", offers="about"),
                  Criterion("distance", kind="distance", weight=15)),
        pins=(Pin("a1", "b1"),),
        settings=Settings(floor=2500, same_unit_level=1),
    )
    work = matcher(problem)                # numpy and scipy are loaded here, not before
    answer = work.propose()                # raises PinRefused when a pin breaks a rule
    answer.pairs[0].points, answer.pairs[0].rows, answer.unserved, answer.candidates["a1"]
    work.explain("a2", "b1"), work.why_not("a2", "b1"), work.price("a2", "b1"), work.best("a2", 5)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Any, Literal

MOST_POINTS = 10_000
TEXT_SHARE = 3_000  # free text gives at most 30 % of the points

Kind = Literal["ranked", "ticked", "distance", "sector", "place", "seniority", "profession", "choice", "text"]
Met = Literal["yes", "partly", "no", "unknown"]
How = Literal["proposed", "pinned", "settled"]
Code = Literal["chosen", "blocked", "held", "same", "others_lose", "fewer_points"]  # `WhyNot`


class Rule(IntFlag):
    """The hard rules. A pair is possible when none of them is set; `codes(mask)` gives their names in lower case."""

    CAPACITY = 1  # the mentor has no free place at all
    SAME_PERSON = 2
    CHAIN_OF_COMMAND = 4  # one leads the other, directly or further up (docs/matching.md)
    SAME_UNIT = 8
    SAME_WORKPLACE = 16  # E8: as written, normalised
    TIE = 32  # L7: also two steps out, through the mentor's other mentees
    DECLINED = 64  # one of the two has said no before in this programme
    MUST_HAVE = 128
    LANGUAGE = 256
    COURSE = 512  # H10: the mentors' course, where it is demanded
    EXCLUDED = 1024  # the coordinator has said "not these two"


NO_RULE = Rule(0)
NEVER_OVERRIDDEN = Rule.CAPACITY | Rule.SAME_PERSON | Rule.CHAIN_OF_COMMAND | Rule.TIE
SAID_ALIKE = Rule.TIE | Rule.DECLINED | Rule.EXCLUDED  # all three read "not for each other"


def codes(mask: int) -> tuple[str, ...]:
    """The names of the rules in a mask, in lower case, in the order of the class."""
    return tuple(rule.name.lower() for rule in Rule if rule & mask and rule.name) if mask else ()


# --- in ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MustHave:
    """A wish that is a condition: the other's answer to `question` holds one of `accepts`, graded at least `grade`."""

    question: str
    accepts: frozenset[str]
    grade: int = 1


@dataclass(frozen=True, slots=True)
class OtherMentee:
    """Somebody the mentor is already mentor of, in any programme (L7): only ids, used two steps out."""

    person: str
    ties: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Party:
    """What a mentee and a mentor have in common.

    `unit` is the path of unit ids from the root down to the own unit; `ties` are ids of people (or of anybody the
    person has named, any string) with a close relation, in one direction or both; `leaders` are the people known to
    lead this person besides the leaders of the units on the path; `refused` are the person ids of those with whom an
    offer has come to nothing in this programme. `applied` sorts as text (ISO): the earlier comes first among equals.
    """

    id: str
    person: str
    applied: str = ""
    unit: tuple[str, ...] = ()
    workplace: str = ""
    languages: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    must: tuple[MustHave, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)  # question key -> the JSON value of the answer


@dataclass(frozen=True, slots=True)
class Mentee(Party):
    priority: bool = False  # back from a declined offer, or unmatched before: placed before the others


@dataclass(frozen=True, slots=True)
class Mentor(Party):
    capacity: int = 1  # places for this run; places of pins are counted in, those held elsewhere are not
    course_done: bool = True
    others: tuple[OtherMentee, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One weighted criterion. `asks` is the mentee's question, `offers` the mentor's (text: several, in tuples).

    kind        mentee's answer                     mentor's answer               options
    ranked      choice keys, the dearest first      {key: 0..3} or ticked keys    rank_weights
    ticked      choice keys                         choice keys or {key: grade}
    choice      one key or several                  one key or several            need: "any" (default), "all"
    distance    (Party.unit)                        (Party.unit)                  want: "far" (default), "near"
    sector      one key                             one key                       want: "other" (default), "same"
    profession  one key                             one key                       want: "same" (default), "other"; wish: a
                                                                                  question where the mentee says which,
                                                                                  or "any"
    place       text, or path from wide to narrow   the same
    seniority   years                               years                         gap: years that give all (default 5)
    text        free text                           free text                     languages: whose small words are left
                                                                                  out (default: of all known)
    """

    key: str
    kind: Kind
    weight: int
    asks: str | tuple[str, ...] = ""
    offers: str | tuple[str, ...] = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pin:
    """Two who stay together. `overrides` are the rules the coordinator sets aside (never NEVER_OVERRIDDEN);
    `settled` pairs have said yes, or were agreed outside: they are not judged again, they only hold their place.
    """

    mentee: str
    mentor: str
    overrides: Rule = NO_RULE
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The programme's switches. A level is a depth in the unit path (0 the root, -1 the own unit)."""

    floor: int = 0  # a pair with fewer points counts as weak
    lift_weakest: bool = False
    same_unit_level: int | None = None  # never proposed
    same_unit_warns: int | None = None  # proposed with a warning
    same_workplace: bool = False
    course: Literal["off", "warn", "demand"] = "off"
    candidates: int = 5


@dataclass(frozen=True, slots=True)
class Problem:
    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    criteria: tuple[Criterion, ...] = ()
    pins: tuple[Pin, ...] = ()
    excluded: frozenset[tuple[str, str]] = frozenset()  # (mentee, mentor)
    kept: frozenset[tuple[str, str]] = frozenset()  # the pairs of the run before, kept where nobody loses a place
    leaders: Mapping[str, frozenset[str]] = field(default_factory=dict)  # unit id -> who leads it
    settings: Settings = Settings()


# --- out --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion of one pair. `facts` holds JSON values only; what is in it stands in docs/matching.md by kind."""

    criterion: str
    kind: Kind
    weight: int  # the most points this criterion can give, of 10 000
    points: int
    met: Met
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Blocked:
    """One rule that stands between two. `facts` are empty for every rule of SAID_ALIKE."""

    rule: str
    overridable: bool
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One pair taken apart: `points` is the sum of the rows, whatever the rules say."""

    mentee: str
    mentor: str
    points: int
    rows: tuple[CriterionScore, ...]
    blocked: tuple[Blocked, ...] = ()
    warnings: tuple[str, ...] = ()  # "course", "same_unit"
    checked: tuple[str, ...] = ()  # the rules that were looked at


@dataclass(frozen=True, slots=True)
class ProposedPair:
    mentee: str
    mentor: str
    points: int
    how: How
    rows: tuple[CriterionScore, ...]
    weak: bool = False
    warnings: tuple[str, ...] = ()
    overridden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor who could be taken instead. `free`: a place stands empty in this proposal."""

    mentor: str
    points: int
    free: bool


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """The smallest change after which this mentee can be placed and nobody loses a place.

    code: "one_more_place" (mentor takes one more, with `rules` set aside if there are any), "override" (set `rules` aside for this mentor), "take_course",
    "new_mentor" (nothing here is enough).
    """

    code: Literal["one_more_place", "override", "take_course", "new_mentor"]
    mentor: str = ""
    rules: tuple[str, ...] = ()
    points: int = 0  # of this mentee with the mentor they would get


@dataclass(frozen=True, slots=True)
class Unserved:
    """Why somebody is without a mentor, so that it can be checked.

    "nobody": every mentor is blocked; `blocked` counts mentors by rule, `without` how many would fit if that one rule
    alone were gone. "competition": `mentors` have `places` in all, and the `rivals` (this mentee among them) who are
    not pinned can go to nobody else; `held` of the places belong to pins.
    """

    mentee: str
    kind: Literal["nobody", "competition"]
    mentors: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    places: int = 0
    held: int = 0
    blocked: Mapping[str, int] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)
    change: SmallestChange = SmallestChange("new_mentor")


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee whose mentor is another than before; None is nobody."""

    mentee: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs all together to pin a pair, exactly: each figure is before minus after (a loss is positive)."""

    mentee: str
    mentor: str
    served: int = 0
    priority: int = 0  # of those with priority
    weak: int = 0  # more pairs under the floor
    kept: int = 0
    points: int = 0
    moves: tuple[Move, ...] = ()  # the pinned mentee first
    refused: tuple[str, ...] = ()  # the rules that forbid it for good; then all figures are 0


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer to "why not these two?".

    code: "chosen", "blocked", "held" (the mentor's places belong to pins), "same" (equally good; date and id decide),
    "others_lose" (somebody would go without a mentor, get a weak one or lose a kept one), "fewer_points" (the whole
    comes out lower).
    """

    code: Code
    explanation: Explanation
    now: str | None  # the mentee's mentor in the proposal
    now_points: int
    holders: tuple[str, ...]  # who has the mentor's places in the proposal
    price: Price


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal. The same problem in another order gives an equal answer."""

    pairs: tuple[ProposedPair, ...]  # in the order of application
    unserved: tuple[Unserved, ...]
    candidates: Mapping[str, tuple[Candidate, ...]]  # mentee -> the best others, best first
    moves: tuple[Move, ...]  # against `Problem.kept`, other people's before new ones
    free: Mapping[str, int]  # mentor -> places left, only those with some
    served: int
    weak: int
    points: int
    weakest: int  # the points of the weakest pair, 0 without pairs


class ProblemError(ValueError):
    """The problem contradicts itself; the message says where, in English, for a log or a developer."""


class PinRefused(ProblemError):
    """Pins that break a rule. `refusals` has (mentee, mentor, rule codes); "pinned_twice" and "unknown" are codes too."""

    def __init__(self, refusals: tuple[tuple[str, str, tuple[str, ...]], ...]):
        self.refusals = refusals
        super().__init__("; ".join(f"{a} with {b}: {', '.join(why)}" for a, b, why in refusals))
