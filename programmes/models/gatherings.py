"""Meetings of many, called by the coordinator, and who was invited."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentorforum import dates
from mentorforum.rows import BaseRow
from mentorforum.words import WordsField
from programmes.enums import Attendance, Audience, GatheringKind, GatheringStatus, Reply
from programmes.models.people import Person
from programmes.models.programmes import Cohort, Programme
from programmes.models.sending import REST


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def for_office(self, user: Any) -> GatheringQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))

    def visible_to(self, user: Any) -> GatheringQuerySet:
        """The coordinators, and those whose invitation has left."""
        invited = Invitation.objects.told().filter(person=user).values("gathering")
        return self.filter(models.Q(programme__in=Programme.objects.coordinated_by(user)) | models.Q(pk__in=invited))


class Gathering(BaseRow):
    """Kick-off, course, inspiration meeting, closing (A9). A preliminary date is fixed to the month only (G1)."""

    history_name = "gathering"
    STATUSES = GatheringStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="gatherings")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="gatherings")
    key = models.SlugField(max_length=60)
    kind = models.CharField(_("kind"), max_length=12, choices=GatheringKind)
    status = models.CharField(max_length=10, choices=GatheringStatus, default=GatheringStatus.PLANNED)
    audience = models.CharField(_("for"), max_length=8, choices=Audience)
    title = WordsField()
    about = WordsField()
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    preliminary = models.BooleanField(_("the date is not fixed yet"), default=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    parts = models.JSONField(default=list)  # [{"key", "audience", "minutes", "title": {"da": …}}], in order (G4)
    dilemmas = models.JSONField(default=list)  # keys of the programme's dilemma cards to talk about (L6)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "key"], name="gathering_once"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="gathering_ends_later"),
        ]
        indexes = [models.Index(fields=["status", "starts_at"])]

    def __str__(self) -> str:
        return str(self.title)

    def words_first(self) -> str:
        return self.programme.words_first()

    @property
    def said_day(self) -> str:
        """The day; of a preliminary date the month alone, wherever it is said (G1)."""
        day = dates.local(self.starts_at, self.programme.zone).date()
        if self.preliminary:
            return gettext("preliminary, {month}").format(month=dates.say_month(day))
        return dates.say_day(day, year=True)

    @property
    def cards(self) -> list[Any]:
        """The dilemma cards chosen for it; none where the programme has no such step."""
        if not self.dilemmas or not self.programme.has("dilemmas"):
            return []
        return [item for item in self.programme.items("dilemmas") if item.key in self.dilemmas]

    @property
    def is_planned(self) -> bool:
        """Nobody has been invited yet."""
        return self.status == GatheringStatus.PLANNED

    @property
    def is_coming(self) -> bool:
        """It is neither held nor called off."""
        return self.is_planned or self.is_invited

    @property
    def is_invited(self) -> bool:
        """The invitations are out, and it has not been held."""
        return self.status == GatheringStatus.INVITED

    @property
    def is_held(self) -> bool:
        """It is over."""
        return self.status == GatheringStatus.HELD

    @property
    def is_cancelled(self) -> bool:
        """It was called off."""
        return self.status == GatheringStatus.CANCELLED

    @property
    def is_for_mentees(self) -> bool:
        """Mentees alone are invited."""
        return self.audience == Audience.MENTEES

    @property
    def is_for_mentors(self) -> bool:
        """Mentors alone are invited."""
        return self.audience == Audience.MENTORS

    def takes_replies(self, now: Any) -> bool:
        """Those invited may answer until it begins; not while its date is open again (G1)."""
        return self.status == GatheringStatus.INVITED and not self.preliminary and self.starts_at > now


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: Any) -> InvitationQuerySet:
        return self.filter(
            models.Q(person=user) | models.Q(gathering__programme__in=Programme.objects.coordinated_by(user))
        )

    def told(self, now: datetime | None = None) -> InvitationQuerySet:
        """Those that have left: until then nobody knows of them, and they may be taken back."""
        return self.filter(created_at__lte=(now or timezone.now()) - REST)


class Invitation(BaseRow):
    """One person invited to one gathering, and what they replied."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    reply = models.CharField(max_length=8, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField(null=True)
    food = models.CharField(_("food and needs"), max_length=200, blank=True)
    attendance = models.CharField(max_length=10, choices=Attendance, default=Attendance.UNKNOWN)
    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["person__name"]
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="invitation_once")]

    @property
    def is_unanswered(self) -> bool:
        """Neither yes nor no has been said."""
        return self.reply == Reply.NONE

    def rests(self, now: datetime) -> bool:
        """Whether it has not left yet."""
        return self.created_at > now - REST

    @property
    def standing(self) -> Reply | Attendance:
        """What was answered; after the meeting, whether they were there."""
        there = Attendance(self.attendance)
        return Reply(self.reply) if there == Attendance.UNKNOWN else there
