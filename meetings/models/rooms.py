"""The pair's room: the key holder of all that the two write together."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from matching.models import Match
from mentorforum.encryption import KeyHolder
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
    objects = RoomQuerySet.as_manager()

    def may_read(self, person: Any) -> bool:
        return person.pk in {self.mentee_id, self.mentor_id}

    def other(self, person: Any) -> Person:
        return self.mentor if person.pk == self.mentee_id else self.mentee

    @property
    def halves(self) -> tuple[Person, Person]:
        return self.mentee, self.mentor
