"""The contract of a pair (A3): terms in plain figures, sections sealed, signatures on one version."""

from __future__ import annotations

from typing import Any

from django.db import models

from meetings.enums import ContractStatus
from meetings.models.rooms import Room
from mentorforum.encryption import EncryptedTextField
from mentorforum.rows import BaseRow
from programmes.models import Person, Programme


class ContractQuerySet(models.QuerySet["Contract"]):
    def visible_to(self, user: Any) -> ContractQuerySet:
        return self.filter(room__in=Room.objects.visible_to(user).values("pk"))


class Contract(BaseRow):
    """Rhythm in stages (A8), length and number are plain: the coordinator sees them and reminders need them."""

    history_name = "contract"
    STATUSES = ContractStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    room = models.OneToOneField(Room, on_delete=models.PROTECT, related_name="contract")
    status = models.CharField(max_length=10, choices=ContractStatus, default=ContractStatus.NOT_BEGUN)
    version = models.PositiveIntegerField(default=1)  # of what is signed
    edit = models.PositiveIntegerField(default=0)  # claimed before saving: two editors never lose text
    minutes = models.PositiveSmallIntegerField(null=True)  # length of a meeting
    early_weeks = models.PositiveSmallIntegerField(null=True)  # weeks between meetings in the first stage
    early_months = models.PositiveSmallIntegerField(null=True)  # how long the first stage lasts
    weeks = models.PositiveSmallIntegerField(null=True)  # weeks between meetings after that, upper end
    meetings = models.PositiveSmallIntegerField(null=True)  # number agreed, if any
    signed_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)  # last saved, where the two agree without signing
    objects = ContractQuerySet.as_manager()

    @property
    def is_begun(self) -> bool:
        """Something is written in it."""
        return self.status != ContractStatus.NOT_BEGUN

    @property
    def is_signed(self) -> bool:
        """Both have signed what stands there."""
        return self.status == ContractStatus.SIGNED

    @property
    def bears_signature(self) -> bool:
        """One of the two, or both, have signed what stands there."""
        return self.status in {ContractStatus.SIGNED, ContractStatus.ONE_SIGNED}


class Section(BaseRow):
    """One section's text in one version."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="sections")
    version = models.PositiveIntegerField()
    key = models.SlugField(max_length=60)
    text = EncryptedTextField(seal="contract.section", holder="room", default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "version", "key"], name="section_once")]


class Signature(BaseRow):
    """One half has signed one version."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="signatures")
    version = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "version", "person"], name="signature_once")]


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, user: Any) -> GoalQuerySet:
        return self.filter(room__in=Room.objects.visible_to(user).values("pk"))


class Goal(BaseRow):
    """What the mentee wants to reach, and how they will know."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="goals")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    once = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=1)
    text = EncryptedTextField(seal="goal.text", holder="room")
    known_by = EncryptedTextField(seal="goal.known_by", holder="room", default="")
    rating = EncryptedTextField(seal="goal.rating", holder="room", default="")
    reached_on = models.DateField(null=True)
    edit = models.PositiveIntegerField(default=0)
    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
