"""What a pair does once it is one: contract, goals, meetings, notes, logbook, evaluations."""

import uuid
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone, translation

from meetings.contract.actions import TERMS, save_contract, sign_contract
from meetings.contract.goals.actions import add_goal, mark_goal
from meetings.enums import EvaluationStatus
from meetings.evaluation.actions import answer_evaluation, questions_of
from meetings.meetings.actions import book_meeting, hold_meeting
from meetings.meetings.sheet.actions import Agreed, Written, save_sheet
from meetings.models import Agreement, Contract, Evaluation, Goal, Meeting, Room
from meetings.own.logbook.actions import write_entry
from meetings.room.actions import suggested_terms
from programmes.models import Item, Person, Question
from worlds import voices as danish
from worlds.applying import answer
from worlds.simulation import ZONE, Simulation


class PairStory:
    """One room through its time. `eager` pairs do it all, others less."""

    def __init__(
        self,
        room: Room,
        story: Simulation,
        *,
        eager: bool = True,
        voices: Any = danish,
        gaps: tuple[list[int], list[int]] = ([21, 28, 28], [35, 42, 42]),
    ) -> None:
        self.room, self.story, self.random, self.eager = room, story, Random(str(room.mentee.email)), eager  # noqa: S311
        self.voices, self.gaps = voices, gaps
        self.has = room.programme.has

    def live(self, first: datetime, until: datetime) -> None:
        """Plan everything from the first meeting on; what lies after the story's end does not happen."""
        self.story.at(first - timedelta(days=6), self.book, first)
        self.story.at(first + timedelta(days=1), self.agree)
        moment, number = first, 0
        while moment < until:
            gap = timedelta(days=self.random.choice(self.gaps[number >= 4]))
            following = _working(moment + gap)
            self.story.at(moment + timedelta(hours=5), self.hold, moment, following if following < until else None)
            moment, number = following, number + 1

    def book(self, starts: datetime) -> Meeting:
        return book_meeting(
            self._room(),
            by=self.room.mentee,
            starts_at=starts,
            minutes=suggested_terms(self.room.programme).get("minutes", 60),
            title="",
            place=self.random.choice(self.voices.PLACES),
            once=uuid.uuid4(),
        )

    def agree(self) -> None:
        """The contract, signed by both, and the first goal."""
        contract = Contract.objects.select_related("room", "programme").get(room=self.room)
        terms = {name: getattr(contract, name) for name in TERMS}  # the programme's own rhythm
        sections = self.room.programme.items("sections")
        texts = {item.key: self._section(item) for item in sections}
        save_contract(contract, by=self.room.mentee, edit=contract.edit, terms=terms, sections=texts)
        goal, known_by = self.random.choice(self.voices.GOALS)
        add_goal(self._room(), by=self.room.mentee, text=goal, known_by=known_by, once=uuid.uuid4())
        if not self.has("contract_signed"):
            return
        self.story.at(timezone.now() + timedelta(hours=1), self.sign, self.room.mentee)
        if self.eager:
            self.story.at(timezone.now() + timedelta(days=2), self.sign, self.room.mentor)

    def _section(self, item: Item) -> str:
        """What a pair writes there: words of its own, or the ones the programme suggests."""
        own: dict[str, str] = self.voices.SECTIONS
        with translation.override(self.room.programme.words_first()):
            return own.get(item.key) or item.said("suggested") or self.voices.AS_AGREED

    def sign(self, by: Person) -> None:
        contract = Contract.objects.select_related("room", "programme").get(room=self.room)
        sign_contract(contract, by=by, version=contract.version, edit=contract.edit)

    def prepare(self, meeting: Meeting, *, points: int = 3) -> None:
        """The mentee's agenda and private answers."""
        agenda = dict(list(self._agenda().items())[:points])
        if not agenda and not self.has("preparation"):
            return
        private = {q: self.random.choice(self.voices.PRIVATE) for q in self._questions("before_meeting", "mentee")}
        save_sheet(meeting, by=self.room.mentee, edit=meeting.edit, written=Written(agenda=agenda, private=private))

    def hold(self, starts: datetime, following: datetime | None) -> None:
        """Said to be held, notes written, the next one booked."""
        meeting = self.room.meetings.select_related("room", "programme").filter(starts_at=starts).first()
        if meeting is None:
            return
        self.prepare(meeting)
        hold_meeting(meeting, by=self.room.mentor)
        if self.has("shared_notes"):
            self._write_notes(meeting)
        if self.has("logbook") and self.random.random() < 0.6:
            write_entry(self.room.mentee, text=self.random.choice(self.voices.LOG), once=uuid.uuid4())
        if following and following <= self.story.end + timedelta(days=40):
            self.story.at(timezone.now() + timedelta(hours=1), self.book, following)

    def _write_notes(self, meeting: Meeting) -> None:
        meeting.refresh_from_db()
        today = self.room.programme.today(timezone.now())
        before = list(Agreement.objects.filter(room=self.room).values_list("pk", flat=True))
        what = self.voices.AGREED[len(before) % len(self.voices.AGREED)]
        agreed = [Agreed(what, self.room.mentee, today + timedelta(days=20))]
        done = set(before[:-1]) | {pk for pk in before[-1:] if self.random.random() < 0.7}
        together = {
            q: self.random.choice(self.voices.SHARED) for q in self._questions("after_meeting", "mentee") if q.together
        }
        notes = {
            "text": self.random.choice(self.voices.NOTES),
            "next_theme": self.random.choice(self.voices.NEXT_THEMES),
        }
        written = Written(notes=notes, together=together, agreements=agreed, done=done)
        save_sheet(meeting, by=self.room.mentee, edit=meeting.edit, written=written)
        own = [q for q in self._questions("after_meeting", "mentor") if not q.together]
        private = {q: self.random.choice(self.voices.PRIVATE) for q in own}
        languages = [item.key for item in self.room.programme.items("learning_languages")][2:]
        meeting.refresh_from_db()
        save_sheet(
            meeting, by=self.room.mentor, edit=meeting.edit, written=Written(private=private, languages=languages)
        )

    def evaluate(self, point: str, by: Person) -> None:
        """One half answers, if it is open."""
        evaluation = Evaluation.objects.filter(
            room=self.room, person=by, point=point, status=EvaluationStatus.OPEN
        ).first()
        if evaluation:
            evaluation.programme = self.room.programme
            answers = {q: self._opinion(q) for q in questions_of(evaluation)}
            answer_evaluation(evaluation, by=by, answers=answers)

    def reach(self) -> None:
        """The goal is reached."""
        for goal in Goal.objects.filter(room=self.room):
            mark_goal(goal, by=self.room.mentee, reached=True)

    def _opinion(self, question: Question) -> object:
        if question.is_text:
            return self.random.choice(self.voices.PAIR_WORDS if question.readers == "pair" else self.voices.BETTER)
        if question.traits.yes_no:  # the form of an evaluation keeps words; to be called is asked for seldom
            often = 0.1 if question.details.get("fills") == "call" else 0.8
            return "yes" if self.random.random() < often else "no"
        return answer(question, self.random)

    def _agenda(self) -> dict[str, str]:
        keys = [item.key for item in self.room.programme.items("agenda")]
        return dict(zip(keys, self.voices.AGENDA.values(), strict=False))

    def _questions(self, use: str, side: str) -> list[Question]:
        questions = Question.objects.current().filter(programme=self.room.programme, use=use, side__in=[side, "both"])
        return list(questions.order_by("position"))

    def _room(self) -> Room:
        return Room.objects.select_related("programme", "mentee", "mentor", "match").get(pk=self.room.pk)


def _working(moment: datetime) -> datetime:
    """The same hour on a weekday."""
    local = moment.astimezone(ZONE)
    while local.weekday() > 4:
        local += timedelta(days=1)
    return local
