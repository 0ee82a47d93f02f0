"""Drawing the board for one coordinator, from a number of queries that does not grow with the people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from matching.board.mentors import mentor_rows
from matching.board.pieces import Board, BoardRow, Free, OtherMentor, ReasonInWords
from matching.engine import Candidate, Proposal, Unserved
from matching.enums import OPEN, REFUSED, AnswerChoice, MarkKind, MatchStatus
from matching.explain.lexicon import Lexicon
from matching.explain.reasons import Reason, best
from matching.explain.rules import refusal_said, rules_said, smallest_change, why_left, would_fit
from matching.explain.words import OFFICE, sentence, stored
from matching.models import Match, MatchAnswer, PairMark, Run
from matching.offers.standing import when_told
from matching.problem.criteria import POINTS, force_of
from matching.problem.material import pair_of, trained
from matching.problem.places import held_by, places_of
from matching.runs import saved
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Cohort, Person, Question

CANDIDATES = 2
RECENT = 8  # proposals that are named on the board
BEGUN = {MatchStatus.ACTIVE, MatchStatus.PAUSED}
OVER = {MatchStatus.COMPLETED, MatchStatus.CONTINUING, MatchStatus.CLOSED, MatchStatus.ENDED}


def board_of(cohort: Cohort, *, by: Person) -> Board:
    """The board as this coordinator sees it: their own application, and whoever is proposed for it, is not there."""
    return _Drawing(cohort, by).board()


class _Drawing:
    """One reading of the rows for one page."""

    def __init__(self, cohort: Cohort, by: Person) -> None:
        self.cohort, self.by, self.programme = cohort, by, cohort.programme
        accepted = Application.objects.for_office(by).filter(cohort=cohort, status=ApplicationStatus.ACCEPTED)
        applications = list(accepted.select_related("person__unit"))
        matches = list(Match.objects.filter(cohort=cohort).exclude(status=MatchStatus.DROPPED))
        hidden = {
            m.mentee_application_id for m in matches if m.side_of(by) is not None and m.status != MatchStatus.WITHDRAWN
        }
        self.applications = {a.pk: a for a in applications if a.pk not in hidden}
        self.matches = [m for m in matches if m.side_of(by) is None and self._known(m)]
        marks = PairMark.objects.filter(cohort=cohort)
        self.marks = {pair_of(mark): mark for mark in marks if self._known(mark)}
        runs = Run.objects.visible_to(by).filter(cohort=cohort)
        self.run = runs.whole().select_related("by").first()
        self.recent = list(runs.defer("answer").select_related("by", "mentee_application__person")[:RECENT])
        self.answer = self._open(self.run) if self.run else saved.from_json("")
        self.pairs = {(pair.mentee, pair.mentor): pair for pair in self.answer.pairs}
        self.unserved = {left.mentee: left for left in self.answer.unserved}
        self.known = {str(pk): application for pk, application in self.applications.items()}
        questions: list[Question] = list(self.programme.questions.exclude(matching=""))
        self.lexicon = Lexicon(self.programme, questions)
        offered = [m.pk for m in self.matches if m.status == MatchStatus.OFFERED]
        given = MatchAnswer.objects.filter(match__in=offered).values_list("match", "person", "stage", "choice")
        self.choices: dict[Any, str] = {tuple(key): choice for *key, choice in given}

    def _known(self, thing: PairMark | Match) -> bool:
        return thing.mentee_application_id in self.applications and thing.mentor_application_id in self.applications

    def _open(self, run: Run) -> Proposal:
        return saved.from_json(run.open_for(self.by).read(run.answer))

    def board(self) -> Board:
        current = {m.mentee_application_id: m for m in self.matches if m.status in {MatchStatus.PROPOSED, *OPEN}}
        over = {m.mentee_application_id for m in self.matches if self._over(m)} - set(current)
        begun = {key for key, m in current.items() if m.status in BEGUN}
        begun_with = Counter(m.mentor_application_id for m in current.values() if m.status in BEGUN)
        self.seats, self.untrained = self._seats(), self._untrained()
        mentees = [a for a in self._of(Side.MENTEE) if a.pk not in over]
        rows = [self._row(a, current.get(a.pk)) for a in mentees if a.pk not in begun]
        return Board(
            cohort=self.cohort,
            **self._runs(),
            rows=sorted(rows, key=self._order),
            free=self._free(),
            turned=lambda: mentor_rows(
                self._of(Side.MENTOR), rows, self.answer, self.seats, begun_with, self.untrained
            ),
            set_apart=[(m, *self._both(m)) for m in self.marks.values() if m.kind == MarkKind.EXCLUDED],
            loose_pins=[(m, *self._both(m)) for m in self.marks.values() if self._loose(m, current)],
            came_to_nothing=self._came_to_nothing(),
            under_way=len(begun),
            mentees=len(mentees),
            mentors=len(self._of(Side.MENTOR)),
            changed=self._changed(current),
        )

    def _runs(self) -> dict[str, Any]:
        """The proposal that is shown, the one before it, one that is being made, and one that could not be made."""
        whole = [run for run in self.recent if run.mentee_application_id is None]
        done = [run for run in whole if run.progress == 100 and run.done_at]
        newest = next(iter(whole), None)
        failed = newest if newest and newest.done_at and newest.progress < 100 else None
        shown = {self.run.pk} if self.run else set()
        return {
            "run": self.run,
            "before": next((run for run in done if self.run and run.number < self.run.number), None),
            "works": newest if newest and not newest.done_at else None,
            "failed": failed,
            "trouble": self._trouble(failed) if failed else "",
            "earlier": [run for run in self.recent if run.done_at and run.progress == 100 and run.pk not in shown],
            "newest": self.recent[0].number if self.recent else 0,
        }

    def _trouble(self, run: Run) -> str:
        refused = run.settings.get("trouble", {}).get("refused")
        return refusal_said(refused, self.known) if refused else _("Something went wrong. Try once more.")

    def _over(self, match: Match) -> bool:
        """The mentee is done; one who ended early comes back when asked to be matched again."""
        again = match.status == MatchStatus.ENDED and self.applications[match.mentee_application_id].priority
        return match.status in OVER and not again

    def _of(self, side: str) -> list[Application]:
        return [a for a in self.applications.values() if a.side == side]

    def _both(self, thing: PairMark | Match) -> tuple[Application, Application]:
        return self.applications[thing.mentee_application_id], self.applications[thing.mentor_application_id]

    def _order(self, row: BoardRow) -> tuple[Any, ...]:
        """What can be offered first, then who has nobody, then what is out; inside: priority, fewest others, date."""
        place = 0 if row.proposed else 1 if row.match is None else 2
        return place, not row.mentee.priority, len(row.others), str(row.mentee.submitted_at), row.mentee.pk

    def _row(self, mentee: Application, match: Match | None) -> BoardRow:
        row = BoardRow(mentee, match)
        if match is None:
            self._explain_left(row)
            return row
        row.mentor = self.applications[match.mentor_application_id]
        row.score = None if match.points is None else round(match.points / POINTS)
        pair, mark = self.pairs.get(pair_of(match)), self.marks.get(pair_of(match))
        row.weak = bool(pair and pair.weak)
        row.pinned = bool(mark and mark.kind == MarkKind.PINNED)
        row.note = mark.open_for(self.by).read(mark.note) if mark else ""
        reasons, mentor = best(pair.rows) if pair else stored(match.reasons)[:2], row.mentor
        warned = rules_said(pair.warnings if pair else (), mentor.person.first_name)
        row.say = lambda: [*self._said(reasons, mentor), *(ReasonInWords(False, text) for text in warned)]
        row.others = self._others(str(mentee.pk))
        if row.offered:
            row.answered = [*(self._answered(match, half) for half in (mentee, mentor)), *when_told(match)]
        return row

    def _answered(self, match: Match, half: Application) -> str:
        """The coordinators see at once what each has answered; never a reason."""
        sentences: dict[str, str] = {
            AnswerChoice.YES: _("%(name)s: yes"),
            AnswerChoice.NO: _("%(name)s: no"),
            AnswerChoice.TALK: _("%(name)s: one more talk"),
        }
        choice = self.choices.get((match.pk, half.person_id, match.now_stage), "")
        text = sentences.get(choice, _("%(name)s: no answer yet"))
        if match.asks_mentor_first and half.side == Side.MENTEE:
            text = _("%(name)s is told when the other has said yes")
        return text % {"name": half.person.first_name}

    def _said(self, reasons: list[Reason], mentor: Application) -> list[ReasonInWords]:
        sentences = [(r.good, sentence(r, self.lexicon, OFFICE, mentor.person.first_name)) for r in reasons]
        return [ReasonInWords(good, text) for good, text in sentences if text]

    def _others(self, mentee: str) -> list[OtherMentor]:
        candidates: list[Candidate] = list(self.answer.candidates.get(mentee, ()))
        known = self.known
        shown = [c for c in candidates if c.mentor in known and not self._apart(mentee, c.mentor)]
        return [OtherMentor(known[c.mentor], round(c.points / POINTS), c.free) for c in shown[:CANDIDATES]]

    def _apart(self, mentee: str, mentor: str) -> bool:
        mark = self.marks.get((mentee, mentor))
        return mark is not None and mark.kind == MarkKind.EXCLUDED

    def _explain_left(self, row: BoardRow) -> None:
        left: Unserved | None = self.unserved.get(str(row.mentee.pk))
        row.others = self._others(str(row.mentee.pk))
        if left is None:
            row.left = _("Run again to find somebody.") if self.run else ""
            return
        terms = self.programme.terms
        row.left, row.fits = why_left(left, terms), would_fit(left, terms)
        mentor = self.known.get(left.change.mentor)
        if mentor or left.change.code == "new_mentor":
            row.change = smallest_change(left.change, lambda _key: mentor.person.first_name if mentor else "", terms)
        row.ask = mentor if left.change.code == "one_more_place" else None

    def _seats(self) -> dict[Any, tuple[int, int]]:
        """Mentor -> places, and how many of them the next run may use beside the proposals that stand."""
        mentors = self._of(Side.MENTOR)
        proposed = Counter(m.mentor_application_id for m in self.matches if m.status == MatchStatus.PROPOSED)
        held = held_by([mentor.person_id for mentor in mentors])
        return places_of(mentors, among=[mentor.pk for mentor in mentors], held=held, proposed=proposed)

    def _untrained(self) -> set[Any]:
        """Mentors nobody can be proposed for: the programme demands the mentors' course, and they have not been (H10)."""
        if force_of(self.programme, "mentor_course") != "rule":
            return set()
        mentors = self._of(Side.MENTOR)
        been = trained(self.programme, [mentor.person_id for mentor in mentors])
        return {mentor.pk for mentor in mentors if mentor.person_id not in been}

    def _free(self) -> list[Free]:
        free = [(pk, number) for pk, (_places, number) in self.seats.items() if number]
        return [Free(self.applications[pk], number, pk in self.untrained) for pk, number in free]

    def _came_to_nothing(self) -> list[tuple[Match, Application, Application]]:
        matches = [m for m in self.matches if m.status in REFUSED]
        return [(m, *self._both(m)) for m in matches if not self._allowed(m)]

    def _loose(self, mark: PairMark, current: dict[Any, Match]) -> bool:
        """Held fast, and not proposed for each other: the next run does it, or says what is in the way."""
        match = current.get(mark.mentee_application_id)
        proposed = match is not None and (match.status != MatchStatus.PROPOSED or pair_of(match) == pair_of(mark))
        return mark.kind == MarkKind.PINNED and not proposed

    def _allowed(self, match: Match) -> bool:
        mark = self.marks.get(pair_of(match))
        return mark is not None and mark.kind == MarkKind.ALLOWED

    def _changed(self, current: dict[Any, Match]) -> bool:
        """Whether the run no longer fits what the coordinators have decided since."""
        if not self.run:
            return False
        went_in = self.run.settings
        waiting = {str(a.pk) for a in self._of(Side.MENTEE) if a.pk not in current}
        marked = [(pair, mark.kind) for pair, mark in self.marks.items()]
        pins = {pair for pair, form in marked if form == MarkKind.PINNED}
        apart = {pair for pair, form in marked if form == MarkKind.EXCLUDED}
        served = {mentee for mentee, _mentor in self.pairs}
        return (
            not pins <= set(self.pairs)
            or apart != {(a, b) for a, b in went_in.get("excluded", [])}
            or bool(waiting - set(went_in.get("mentees", [])))
            or bool(waiting & served)
        )
