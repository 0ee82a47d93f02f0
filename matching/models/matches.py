"""One mentor and one mentee, from proposal to end, and what each answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.enums import HOLDS_SEAT, OPEN, OVER, UNSEEN, AnswerChoice, MatchStatus
from mentorforum.encryption import EncryptedTextField, KeyHolder
from mentorforum.errors import RuleBroken
from mentorforum.rows import BaseRow
from programmes.enums import Side
from programmes.models import Application, Cohort, Person, Programme, Seat


def _own(user: Any) -> Q:
    """A half's own match, from the moment this half is told.

    The mentor from `offered_at` on. The mentee from `mentee_told_at` on, which stays empty while the mentor is asked
    first: of a mentor's no or silence the mentee learns nothing at all. An offer that rests, or was taken back while
    it rested, is seen by nobody.
    """
    now = timezone.now()
    offered = Q(status__in=[MatchStatus.OFFERED, *OVER])
    mentee = Q(mentee_told_at__lte=now) & ~Q(taken_back_at__lt=F("mentee_told_at"))
    mentor = Q(offered_at__lte=now) & ~Q(taken_back_at__lt=F("offered_at"))
    told = (Q(mentee=user) & (~offered | mentee)) | (Q(mentor=user) & (~offered | mentor))
    return told & ~Q(status__in=UNSEEN)


class MatchQuerySet(models.QuerySet["Match"]):
    def of(self, user: Any) -> MatchQuerySet:
        """A half's own, from the offer on."""
        return self.filter(_own(user))

    def for_office(self, user: Any) -> MatchQuerySet:
        """What a coordinator works with: never one's own match."""
        mine = Programme.objects.coordinated_by(user)
        return self.filter(programme__in=mine).exclude(mentee=user).exclude(mentor=user)

    def visible_to(self, user: Any) -> MatchQuerySet:
        office = Q(programme__in=Programme.objects.coordinated_by(user)) & ~Q(mentee=user) & ~Q(mentor=user)
        return self.filter(_own(user) | office)


class Match(BaseRow):
    """One mentor and one mentee, from proposal to end."""

    history_name = "match"
    STATUSES = MatchStatus
    MOVED = "match.moved"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="matches")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="matches")
    mentee_application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="matches_as_mentee")
    mentor_application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="matches_as_mentor")
    mentee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="matches_as_mentee")
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="matches_as_mentor")
    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, null=True, related_name="match")
    status = models.CharField(max_length=10, choices=MatchStatus, default=MatchStatus.PROPOSED)
    run = models.ForeignKey("matching.Run", on_delete=models.PROTECT, null=True, related_name="matches")
    points = models.PositiveSmallIntegerField(null=True)
    reasons = models.JSONField(default=list)  # codes and figures of the best three reasons; never a person's words
    offered_at = models.DateTimeField(null=True)  # when the halves are told: the coordinator's Undo has run out
    mentee_told_at = models.DateTimeField(null=True)  # offered_at, or when a mentor who is asked first said yes
    answer_by = models.DateField(null=True, db_index=True)
    talk_at = models.DateTimeField(null=True)  # the chemistry meeting, when the two have told its date (E5)
    stage = models.PositiveSmallIntegerField(default=1)  # 2 after "one more talk"
    stage_at = models.DateTimeField(null=True)  # when one more talk was proposed to both
    tell_at = models.DateTimeField(null=True, db_index=True)  # when both are told the outcome of sealed answers
    taken_back_at = models.DateTimeField(null=True)  # by a coordinator, or with an application; told at tell_at
    settled_at = models.DateTimeField(null=True, db_index=True)  # agreed outside, says a coordinator: begins then
    active_on = models.DateField(null=True, db_index=True)
    ends_on = models.DateField(null=True, db_index=True)
    paused_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=HOLDS_SEAT, seat__isnull=False)
                | (~Q(status__in=HOLDS_SEAT) & Q(seat__isnull=True)),
                name="match_holds_a_seat",
            ),
            models.UniqueConstraint(
                fields=["cohort", "mentee_application"], condition=Q(status__in=OPEN), name="match_one_open"
            ),
            models.UniqueConstraint(
                fields=["mentee_application", "mentor_application"],
                condition=Q(status__in=[MatchStatus.PROPOSED, *OPEN]),
                name="match_pair_once",
            ),
            models.CheckConstraint(condition=~Q(mentee=models.F("mentor")), name="match_of_two"),
        ]
        indexes = [models.Index(fields=["cohort", "status"]), models.Index(fields=["programme", "status"])]

    def __str__(self) -> str:
        return f"match {self.pk}"

    def side_of(self, person: Any) -> Side | None:
        """Which half this person is, if any."""
        if person.pk == self.mentee_id:
            return Side.MENTEE
        return Side.MENTOR if person.pk == self.mentor_id else None

    def other(self, person: Any) -> Person:
        """The other half."""
        return self.mentor if person.pk == self.mentee_id else self.mentee

    def fields_undone(self, old: str) -> dict[str, Any]:
        """What else an undone offer takes back: the seat and the deadline. An undone withdrawal needs a seat again."""
        if old == MatchStatus.PROPOSED:
            return {"seat": None, "offered_at": None, "mentee_told_at": None, "answer_by": None, "settled_at": None}
        if self.status == MatchStatus.OFFERED:  # taken back and not told yet: the seat is still held
            return {"taken_back_at": None, "tell_at": self.tell_at if self.all_answered() else None}
        if old == MatchStatus.OFFERED:
            seat = Seat.objects.filter(application=self.mentor_application_id, match=None).first()
            if seat is None:
                raise RuleBroken(_("Somebody else has got the place in the meantime, so this cannot be undone."))
            return {"seat": seat, "taken_back_at": None}
        return {}

    def told_at(self, side: str) -> datetime | None:
        """When this half is or was told of the offer; None while the mentor is asked first."""
        return self.mentee_told_at if side == Side.MENTEE else self.offered_at

    @property
    def asks_mentor_first(self) -> bool:
        """Offered, and the mentee is not told before the mentor has said yes."""
        return self.status == MatchStatus.OFFERED and self.mentee_told_at is None

    @property
    def now_stage(self) -> int:
        """The stage that is answered now: 0 is the mentor's answer to being asked first, before a talk."""
        return 0 if self.asks_mentor_first and self.programme.has("chemistry") else self.stage

    def own_application(self, person: Any) -> Application:
        """The application this half came with."""
        return self.mentee_application if person.pk == self.mentee_id else self.mentor_application

    def all_answered(self) -> bool:
        """Whether both have answered at this stage."""
        return self.answers.filter(stage=self.stage).count() == len(self.halves)

    @property
    def is_paused(self) -> bool:
        """The two rest, for a while or until they say so."""
        return self.status == MatchStatus.PAUSED

    @property
    def is_done(self) -> bool:
        """Their time as a pair is over, and they do not go on by themselves."""
        return self.status in {MatchStatus.ENDED, MatchStatus.CLOSED, MatchStatus.COMPLETED}

    @property
    def last_day(self) -> date:
        """The last day to answer. Only an offer has one."""
        if self.answer_by is None:
            raise ValueError("this match is no offer")
        return self.answer_by

    @property
    def halves(self) -> tuple[Person, Person]:
        return self.mentee, self.mentor


class MatchAnswerQuerySet(models.QuerySet["MatchAnswer"]):
    def visible_to(self, user: Any) -> MatchAnswerQuerySet:
        """The one who answered, and the coordinators; never the other half."""
        office = Match.objects.for_office(user).values("pk")
        return self.filter(Q(person=user) | Q(match__in=office))


class MatchAnswer(KeyHolder):
    """What one half answered, once a stage. The reason is read by nobody but the one who wrote it."""

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=6, choices=Side)
    stage = models.PositiveSmallIntegerField(default=1)
    choice = models.CharField(max_length=4, choices=AnswerChoice)
    reason = EncryptedTextField(seal="match.answer.reason", holder="self", default="")
    objects = MatchAnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "side", "stage"], name="match_answer_once")]

    def may_read(self, person: Any) -> bool:
        return person.pk == self.person_id
