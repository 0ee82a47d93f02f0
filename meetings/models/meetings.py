"""Meetings of a pair, their agenda, shared notes and agreements. The dates are plain; all text is the room's."""

from __future__ import annotations

from typing import Any

from django.db import models

from meetings.enums import MeetingStatus
from meetings.models.rooms import Room
from mentorforum.encryption import EncryptedTextField
from mentorforum.rows import BaseRow
from programmes.models import Person, Programme


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: Any) -> MeetingQuerySet:
        return self.filter(room__in=Room.objects.visible_to(user).values("pk"))


class Meeting(BaseRow):
    """One conversation of the pair."""

    history_name = "meeting"
    STATUSES = MeetingStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="meetings")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    once = models.CharField(max_length=40, unique=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    starts_on = models.DateField(db_index=True)  # local date, an anchor of reminders
    title = EncryptedTextField(seal="meeting.title", holder="room", default="")
    place = EncryptedTextField(seal="meeting.place", holder="room", default="")
    agenda_filled = models.BooleanField(default=False)
    held_said_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField(default=0)  # of the calendar entry
    edit = models.PositiveIntegerField(default=0)  # of the shared notes
    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="meeting_number_once"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_later"),
        ]
        indexes = [models.Index(fields=["status", "starts_on"])]

    @property
    def is_held(self) -> bool:
        """Somebody has said that it took place."""
        return self.status == MeetingStatus.HELD

    @property
    def is_cancelled(self) -> bool:
        """It was called off."""
        return self.status == MeetingStatus.CANCELLED


class AgendaItem(BaseRow):
    """One point of an agenda (A6). The mentee owns it; the mentor may suggest."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    key = models.SlugField(max_length=60)  # the programme's agenda point, or "suggestion-<id>"
    position = models.PositiveSmallIntegerField()
    text = EncryptedTextField(seal="agenda.text", holder="room", default="")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    suggested = models.BooleanField(default=False)
    taken = models.BooleanField(null=True)  # what the mentee said to a suggestion

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="agenda_item_once")]


class MeetingNote(BaseRow):
    """What the pair shares after a meeting."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="note")
    text = EncryptedTextField(seal="meeting_note.text", holder="room", default="")
    next_theme = EncryptedTextField(seal="meeting_note.next", holder="room", default="")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()


class Agreement(BaseRow):
    """Who does what by when, agreed at a meeting and followed up at the next."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="agreements")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agreements")
    what = EncryptedTextField(seal="agreement.what", holder="room")
    who = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at"]


class SharedAnswer(BaseRow):
    """An answer to a question around a meeting that both read: given together, or shared by its owner (A4)."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="shared_answers")
    question = models.ForeignKey("programmes.Question", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(seal="shared_answer.text", holder="room")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "question"], name="shared_answer_once")]


class SharedOwnAnswer(BaseRow):
    """An answer asked once that its owner shares: preparation, role-model exercise, or what the leader wrote (H7)."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="shared_own_answers")
    question = models.ForeignKey("programmes.Question", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(seal="shared_own_answer.text", holder="room")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "question", "by"], name="shared_own_answer_once")]
