"""A mentee's application or a mentor's interest, its answers and its seats."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentorforum import wiring
from mentorforum.encryption import EncryptedTextField, KeyHolder
from mentorforum.rows import BaseRow
from programmes.enums import ApplicationStatus, Side
from programmes.models.people import Person
from programmes.models.programmes import Cohort, Programme, Question
from programmes.models.records import Bearer, OwnCopy

OPEN = [
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.TALK,
    ApplicationStatus.ACCEPTED,
    ApplicationStatus.WAITING,
]


class ApplicationQuerySet(models.QuerySet["Application"]):
    def of(self, user: Any) -> ApplicationQuerySet:
        """A person's own."""
        return self.filter(person=user)

    def for_office(self, user: Any) -> ApplicationQuerySet:
        """What a coordinator works with: their programmes', submitted, and never their own."""
        mine = Programme.objects.coordinated_by(user)
        return self.filter(programme__in=mine).exclude(status=ApplicationStatus.DRAFT).exclude(person=user)

    def visible_to(self, user: Any) -> ApplicationQuerySet:
        mine = Programme.objects.coordinated_by(user)
        office = Q(programme__in=mine) & ~Q(status=ApplicationStatus.DRAFT)
        return self.filter(Q(person=user) | office)

    def mentees(self) -> ApplicationQuerySet:
        return self.filter(side=Side.MENTEE)

    def mentors(self) -> ApplicationQuerySet:
        return self.filter(side=Side.MENTOR)


class Application(KeyHolder):
    """A mentee's application, or a mentor's interest, to one cohort.

    A draft has an address and no person; opening the mailed link confirms the address, and submitting turns the
    draft's one JSON into answers.
    """

    history_name = "application"
    STATUSES = ApplicationStatus
    MOVED = "application.moved"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="applications")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="applications")
    side = models.CharField(max_length=6, choices=Side)
    status = models.CharField(max_length=10, choices=ApplicationStatus, default=ApplicationStatus.DRAFT)
    number = models.CharField(max_length=12, unique=True, null=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, default="da")
    once = models.CharField(max_length=40, unique=True)
    confirmed_at = models.DateTimeField(null=True)
    send_asked_at = models.DateTimeField(null=True)  # "send" pressed while the address was unconfirmed
    submitted_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(null=True)
    draft = EncryptedTextField(seal="application.draft", holder="self", default="")  # JSON: question key -> value
    places = models.PositiveSmallIntegerField(default=0)  # a mentor's wish: how many mentees now
    available_from = models.DateField(null=True)
    next_try = models.DateField(null=True)
    waiting_for = EncryptedTextField(seal="application.waiting", holder="self", default="")  # the applicant reads it
    declined_because = EncryptedTextField(seal="application.declined", holder="self", default="")  # and this
    interested_on = models.DateField(null=True)  # when somebody who waits last said that they still want to
    talk_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    fits = models.JSONField(
        default=dict
    )  # condition key -> whether the applicant says it is met (judged ones may be no)
    priority = models.BooleanField(default=False)  # back from a match that came to nothing, or not placed before
    wished_start = models.DateField(null=True)  # what the applicant wishes (E1)
    starts_on = models.DateField(null=True, db_index=True)  # the agreed start (E1), or the first working day (H2)
    work_email = models.EmailField(max_length=254, blank=True)  # in use from the first working day on (H2)
    introducer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="introduces")  # H3
    introducer_allowed = models.BooleanField(default=False)  # the mentee lets the introducer see plan and dates

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person", "side"],
                condition=~Q(status="withdrawn") & ~Q(status="draft"),
                name="application_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(person__isnull=False, number__isnull=False),
                name="application_has_person",
            ),
        ]
        indexes = [models.Index(fields=["cohort", "side", "status"])]

    def __str__(self) -> str:
        return f"{self.number or self.pk}"

    def may_read(self, person: Any) -> bool:
        """The applicant (with login or mailed link), the programme's coordinators, and whoever a higher app lets in.

        Not a superuser. The other half of a match opens only what its questions say (`matching/offers/shared.py`).
        """
        if isinstance(person, Bearer):
            return person.thing == self.pk
        if self.person_id == person.pk:
            return True
        if self.status != ApplicationStatus.DRAFT and person.coordinates(self.programme_id):
            return True
        return any(reads(self, person) for reads in wiring.collect("application_readers"))

    def opens_for(self, person: Any) -> bool:
        """A mailed link proves nothing where somebody else moved the login: it opens what was written since."""
        if isinstance(person, Bearer) and self.person and self.person.unproven_since:
            return self.may_read(person) and self.opens_unproven(self.person)
        return super().opens_for(person)

    @property
    def is_mentee(self) -> bool:
        """Somebody who applies for a mentor, not one who offers to be it."""
        return self.side == Side.MENTEE

    @property
    def is_accepted(self) -> bool:
        """There is a place for them."""
        return self.status == ApplicationStatus.ACCEPTED

    @property
    def is_settled(self) -> bool:
        """A coordinator has said yes or no."""
        return self.status in {ApplicationStatus.ACCEPTED, ApplicationStatus.DECLINED}

    @property
    def is_in_talk(self) -> bool:
        """A talk is agreed before it is decided."""
        return self.status == ApplicationStatus.TALK

    def fields_undone(self, old: str) -> dict[str, Any]:
        """What else an undone decision takes back."""
        undone: dict[str, Any] = {} if old == ApplicationStatus.WAITING else {"next_try": None}
        return undone if old == ApplicationStatus.TALK else {**undone, "talk_at": None}

    def may_change(self, now: datetime | None = None) -> bool:
        """The applicant may correct an application until the last day, while nobody has decided."""
        open_to_them = self.cohort.takes_mentors(now) if self.side == Side.MENTOR else self.cohort.takes(now)
        return self.status in {ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED} and open_to_them


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: Any) -> AnswerQuerySet:
        return self.filter(application__in=Application.objects.visible_to(user).values("pk"))


class Answer(BaseRow):
    """One answer of one application: choice keys and figures in `value`, a person's own words sealed in `text`."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    value = models.JSONField(null=True)
    text = EncryptedTextField(seal="answer.text", holder="application", default="")
    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "question"], name="answer_once")]


class CommitmentAcceptance(BaseRow):
    """A commitment accepted by an applicant, with the wording as it was shown."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="commitments")
    key = models.SlugField(max_length=60)
    shown_as = models.TextField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "key"], name="accepted_once")]


class Seat(BaseRow):
    """One place at a mentor. There are as many rows as places; a match that holds one points at it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="seats_held")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="seat_once")]


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: Any) -> NoteQuerySet:
        """The coordinators'; nobody's about themself or their own pair (a note on a pair has a row about each half)."""
        own = Note.objects.filter(about=user, thing__isnull=False).values("thing")
        mine = self.filter(programme__in=Programme.objects.coordinated_by(user))
        return mine.exclude(about=user).exclude(thing__in=own)


class Note(KeyHolder):
    """A coordinator's own note or dated follow-up about a person or a pair. The person gets it in their copy of data."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="notes")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="notes_about")
    thing = models.UUIDField(null=True, db_index=True)  # an application or a match
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(seal="note.text", holder="self")
    due_on = models.DateField(_("follow up on"), null=True, blank=True)
    done_at = models.DateTimeField(null=True)
    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def may_read(self, person: Any) -> bool:
        """The programme's coordinators, but not one whom it is about; they read it in their copy of data."""
        if isinstance(person, OwnCopy):
            return person.pk == self.about_id
        return person.pk != self.about_id and person.coordinates(self.programme_id)
