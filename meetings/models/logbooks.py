"""What one person writes for nobody else. Its existence is known to nobody else either."""

from __future__ import annotations

from typing import Any

from django.db import models

from meetings.models.meetings import Meeting
from mentorforum.encryption import EncryptedTextField, KeyHolder
from mentorforum.rows import BaseRow
from programmes.models import Person


class LogbookQuerySet(models.QuerySet["Logbook"]):
    def visible_to(self, user: Any) -> LogbookQuerySet:
        return self.filter(person=user)


class Logbook(KeyHolder):
    """One person's private reflections (A5), and the key of their private answers."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="logbook")
    objects = LogbookQuerySet.as_manager()

    def may_read(self, person: Any) -> bool:
        return person.pk == self.person_id


class LogEntryQuerySet(models.QuerySet["LogEntry"]):
    def visible_to(self, user: Any) -> LogEntryQuerySet:
        return self.filter(logbook__person=user)


class LogEntry(BaseRow):
    """One entry."""

    logbook = models.ForeignKey(Logbook, on_delete=models.PROTECT, related_name="entries")
    once = models.CharField(max_length=40, unique=True)
    text = EncryptedTextField(seal="log_entry.text", holder="logbook")
    objects = LogEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]


class PrivateAnswer(BaseRow):
    """An answer to a question before or after a meeting that only its owner reads (A4)."""

    logbook = models.ForeignKey(Logbook, on_delete=models.PROTECT, related_name="answers")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey("programmes.Question", on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(seal="private_answer.text", holder="logbook")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["logbook", "meeting", "question"], name="private_answer_once")]


class OwnAnswer(BaseRow):
    """An answer to a question asked once: the preparation before day one (H1), the role-model exercise (L5)."""

    logbook = models.ForeignKey(Logbook, on_delete=models.PROTECT, related_name="own_answers")
    application = models.ForeignKey("programmes.Application", on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey("programmes.Question", on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(seal="own_answer.text", holder="logbook")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["logbook", "application", "question"], name="own_answer_once")]


class UsedLanguages(BaseRow):
    """Which of the four learning languages a mentor used at a meeting, marked privately (A7)."""

    logbook = models.ForeignKey(Logbook, on_delete=models.PROTECT, related_name="used_languages")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    keys = EncryptedTextField(seal="used_languages.keys", holder="logbook")  # keys, comma separated

    class Meta:
        constraints = [models.UniqueConstraint(fields=["logbook", "meeting"], name="used_languages_once")]
