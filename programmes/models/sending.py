"""The ledger of reminders and the outbox. Neither stores a body: mails are rendered when they are sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from mentorforum.rows import BaseRow
from programmes.enums import MailStatus
from programmes.models.people import Person
from programmes.models.programmes import Programme

#: how long a coordinator's click rests
REST = timedelta(minutes=10)


class Undo(BaseRow):
    """A coordinator's click that rests ten minutes: what was moved, and until when it may be taken back."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="undos")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)  # a code: application.accepted, match.offered …
    things = models.JSONField(default=list)  # [{"model": "programmes.Application", "id": …, "old": …, "new": …}]
    until = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, user: Any) -> MailQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user)).exclude(person=user)

    def ready(self, now: Any) -> MailQuerySet:
        """Planned and due, or taken by a worker whose lease ran out."""
        lost = Q(status=MailStatus.SENDING, lease_until__lt=now)
        return self.filter(Q(status=MailStatus.PLANNED, not_before__lte=now) | lost)


class Mail(BaseRow):
    """One mail in the outbox. `refs` are ids only; `name` is a MailKind's (programmes.mail.kinds)."""

    history_name = "mail"
    STATUSES = MailStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="mails")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="mails")
    email = models.EmailField(max_length=254, blank=True)  # only while there is no person
    name = models.CharField(max_length=80)
    refs = models.JSONField(default=dict)
    language = models.CharField(max_length=2, blank=True)
    status = models.CharField(max_length=10, choices=MailStatus, default=MailStatus.PLANNED)
    once = models.CharField(max_length=200, unique=True, null=True)  # what must not be sent twice
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)  # a code, never the server's words
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    undo = models.ForeignKey(Undo, on_delete=models.PROTECT, null=True, related_name="mails")
    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["not_before", "id"]
        indexes = [models.Index(fields=["status", "not_before"])]


class Sending(BaseRow):
    """One reminder to one person about one thing: the unique key is why nothing is reminded of twice.

    `nominal` is anchor + offset; `due` is that date moved to a working day.
    """

    reminder = models.CharField(max_length=60)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sendings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sendings")
    thing = models.UUIDField()
    nominal = models.DateField()
    due = models.DateField(db_index=True)
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, null=True, related_name="sendings")
    dropped = models.CharField(max_length=20, blank=True)  # done, late, paused, quiet

    class Meta:
        ordering = ["due", "id"]
        constraints = [models.UniqueConstraint(fields=["reminder", "person", "thing", "nominal"], name="sending_once")]
        indexes = [models.Index(fields=["mail", "dropped", "due"])]


class SubmissionKeyQuerySet(models.QuerySet["SubmissionKey"]):
    """A form sent twice makes one row: the one-time key that came with it is kept with what came of it."""

    def once[Thing: models.Model](self, key: Any, model: type[Thing], make: Callable[[], Thing]) -> Thing:
        """What `make` makes, or what it made when this key was sent before."""
        earlier = self._made(key, model)
        if earlier is not None:
            return earlier
        try:
            with transaction.atomic():
                thing = make()
                self.create(once=str(key), thing=thing.pk)
        except IntegrityError:
            earlier = self._made(key, model)  # the same form twice at the same moment
            if earlier is None:
                raise
            return earlier
        return thing

    def _made[Thing: models.Model](self, key: Any, model: type[Thing]) -> Thing | None:
        used = self.filter(once=str(key)).first()
        return model._base_manager.filter(pk=used.thing).first() if used else None


class SubmissionKey(BaseRow):
    """A one-time submission key that was used, and what came of it: a double submit gets the same receipt."""

    once = models.CharField(max_length=40, unique=True)
    thing = models.UUIDField()

    objects = SubmissionKeyQuerySet.as_manager()
