"""The pair's room: the key holder of all that the two write together."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from matching.models import Match
from mentorforum.encryption import KeyHolder
from mentorforum.rows import BaseRow
from programmes.models import Person, Programme


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, user: Any) -> RoomQuerySet:
        """The two. No coordinator, no superuser."""
        return self.filter(Q(mentee=user) | Q(mentor=user))


class Room(KeyHolder):
    """One pair's room. A replaced mentor is a new match and a new room with a new key.

    The plain columns are what reminders and the coordinator need: dates and figures, never text.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rooms")
    match = models.OneToOneField(Match, on_delete=models.PROTECT, related_name="room")
    mentee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rooms_as_mentee")
    mentor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rooms_as_mentor")
    first_met_on = models.DateField(null=True, db_index=True)
    last_met_on = models.DateField(null=True, db_index=True)
    outside_on = models.DateField(null=True)  # the day one of them said "we meet outside"
    remind_agenda = models.BooleanField(default=True)  # the pair may switch the nudge off
    #: of whose address the other half said that it is not theirs: closed to it until they say otherwise (ADR 21)
    closed_to = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    objects = RoomQuerySet.as_manager()

    def may_read(self, person: Any) -> bool:
        return person.pk in {self.mentee_id, self.mentor_id}

    def opens_for(self, person: Any) -> bool:
        return self.closed_to_id != person.pk and super().opens_for(person)

    def opens_unproven(self, person: Any) -> bool:
        """Where the other half has said that this very address is theirs (ADR 21)."""
        about = {"about": person, "email__iexact": person.email, "since": person.unproven_since}
        return self.words_on_addresses.filter(is_theirs=True, **about).exists()

    def other(self, person: Any) -> Person:
        return self.mentor if person.pk == self.mentee_id else self.mentee

    @property
    def halves(self) -> tuple[Person, Person]:
        return self.mentee, self.mentor


class AddressWord(BaseRow):
    """What one half says of the other's address, where somebody else typed it: theirs, or not."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="words_on_addresses")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(max_length=254)
    since = models.DateTimeField(null=True)  # the move it is about (`Person.unproven_since`)
    is_theirs = models.BooleanField()

    class Meta:
        ordering = ["-created_at"]
