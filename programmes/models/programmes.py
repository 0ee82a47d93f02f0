"""A programme, who coordinates it, its cohorts, and the texts it copied from its preset."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorforum import dates
from mentorforum.rows import BaseRow
from mentorforum.words import Terms, Words, WordsField
from programmes.enums import (
    AnswerReader,
    CohortStatus,
    ItemGroup,
    ProgrammeStatus,
    QuestionKind,
    QuestionUse,
    Respondent,
    Traits,
)
from programmes.models.people import Person, Unit


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def coordinated_by(self, user: Any) -> ProgrammeQuerySet:
        """The programmes this person coordinates now. A superuser coordinates nothing without a row."""
        return self.filter(pk__in=Coordinatorship.objects.filter(person=user, until=None).values("programme"))

    def visible_to(self, user: Any) -> ProgrammeQuerySet:
        return self.coordinated_by(user)

    def for_setup(self, user: Any) -> ProgrammeQuerySet:
        """A superuser sees that a programme is there and who coordinates it, and nothing in it."""
        return self if user.is_superuser else self.none()

    def public(self) -> ProgrammeQuerySet:
        """What a visitor may see."""
        return self.exclude(status=ProgrammeStatus.PREPARING)


class Programme(BaseRow):
    """The scheme an organisation runs, its rules and texts."""

    history_name = "programme"
    STATUSES = ProgrammeStatus

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    slug = models.SlugField(max_length=80, unique=True)
    preset = models.CharField(max_length=40, editable=False)
    status = models.CharField(max_length=12, choices=ProgrammeStatus, default=ProgrammeStatus.PREPARING)
    name = WordsField()
    promise = WordsField()
    about = WordsField()
    sponsor = WordsField()
    privacy = WordsField()
    languages = models.JSONField(default=list)
    term_words = models.JSONField(default=dict)
    steps = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    contact_email = models.EmailField(_("contact address"))
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    zone = models.CharField(max_length=60, default="Europe/Copenhagen")
    country = models.CharField(max_length=2, default="DK", choices=[("DK", "DK"), ("SE", "SE")])

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def programme_id(self) -> Any:
        return self.pk

    def words_first(self) -> str:
        return str(self.languages[0]) if self.languages else "da"

    @cached_property
    def terms(self) -> Terms:
        """The programme's own words for mentee, mentor, contract and coordinator."""
        return Terms(self.term_words, self.words_first())

    def has(self, step: str) -> bool:
        """Whether this programme has the step. One that is left out has no page, reminder or wording."""
        return step in self.steps

    @property
    def is_open(self) -> bool:
        """It is published and takes people in."""
        return self.status == ProgrammeStatus.OPEN

    @property
    def is_ended(self) -> bool:
        """It is over and only read."""
        return self.status == ProgrammeStatus.ENDED

    def today(self, now: datetime | None = None) -> date:
        """The date on the programme's own calendar."""
        return dates.local(now or timezone.now(), self.zone).date()

    def coordinators(self) -> list[Person]:
        """Those who coordinate now, by name. Cached on the instance."""
        if "_coordinators" not in self.__dict__:
            now = self.coordinatorships.filter(until=None).select_related("person").order_by("person__name")
            self.__dict__["_coordinators"] = [row.person for row in now]
        return list(self.__dict__["_coordinators"])

    def item(self, group: str, key: str) -> Item | None:
        """One line of a list by its key."""
        return next((item for item in self.items(group) if item.key == key), None)

    def said(self, key: str) -> str:
        """One of the programme's single texts (`contract_intro`, `first_message` …), in the reader's language."""
        item = self.item("texts", key)
        return str(item.text) if item else ""

    def items(self, group: str, side: str = "") -> list[Item]:
        """The programme's list texts of one group, in order, from one query for all groups."""
        if "_items" not in self.__dict__:
            self.__dict__["_items"] = list(self.item_set.all())
        return [
            item for item in self.__dict__["_items"] if item.group == group and (not side or item.side in {side, ""})
        ]


class Item(BaseRow):
    """One line of a list a programme owns: an expectation, a duty, an agenda point, a learning language …

    `group` is the list, `more` further texts by key.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    group = models.CharField(max_length=40, choices=ItemGroup)
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=10, blank=True)
    text = WordsField()
    more = models.JSONField(default=dict)  # name -> {"da": …}, read with `said(name)`
    data = models.JSONField(default=dict)  # figures and codes

    class Meta:
        ordering = ["group", "position"]
        constraints = [models.UniqueConstraint(fields=["programme", "group", "key"], name="item_once")]

    def words_first(self) -> str:
        return self.programme.words_first()

    def __str__(self) -> str:
        return str(self.text)

    def said(self, name: str) -> str:
        """One of the further texts, in the reader's language."""
        words = Words(self.more.get(name) or {})
        words.owner = self
        return str(words)


class Coordinatorship(BaseRow):
    """Somebody coordinates a programme from a time until another. A superuser's own has an end date."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="coordinatorships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="coordinatorships")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"], condition=models.Q(until=None), name="coordinatorship_once"
            )
        ]


class ReadinessTick(BaseRow):
    """A coordinator has ticked one point of the readiness checklist (L1). Taking the tick away deletes the row."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="ready_points")
    key = models.SlugField(max_length=60)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="ready_once")]


class CohortQuerySet(models.QuerySet["Cohort"]):
    def visible_to(self, user: Any) -> CohortQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))


class Cohort(BaseRow):
    """One run of a programme with dates; a rolling programme has one open-ended cohort."""

    history_name = "cohort"
    STATUSES = CohortStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    slug = models.SlugField(max_length=80)
    name = WordsField()
    status = models.CharField(max_length=12, choices=CohortStatus, default=CohortStatus.PREPARING)
    opens_on = models.DateField(_("opens"), null=True, blank=True)
    closes_on = models.DateField(_("last day to apply"), null=True, blank=True)
    match_on = models.DateField(_("answer by"), null=True, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    seats = models.PositiveIntegerField(_("places"), null=True, blank=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-created_at"]
        constraints = [models.UniqueConstraint(fields=["programme", "slug"], name="cohort_slug_once")]

    def __str__(self) -> str:
        return str(self.name)

    def words_first(self) -> str:
        return self.programme.words_first()

    @property
    def is_open_ended(self) -> bool:
        """The one cohort of a rolling programme: it has no dates of its own, each pair has its agreed start (E1)."""
        return self.programme.has("rolling")

    def takes(self, now: datetime | None = None) -> bool:
        """Whether mentees may apply: the cohort is open and the last day is not past."""
        today = self.programme.today(now)
        return (
            self.status == CohortStatus.OPEN
            and (self.opens_on is None or self.opens_on <= today)
            and (self.closes_on is None or today <= self.closes_on)
        )

    def takes_mentors(self, now: datetime | None = None) -> bool:
        """Interest can be registered until matching is over; at any time where mentors are always welcome (E6)."""
        if not self.programme.has("interest"):
            return False
        if self.programme.has("always_open_interest"):
            return self.status != CohortStatus.ENDED and self.programme.status == ProgrammeStatus.OPEN
        return self.status in {CohortStatus.OPEN, CohortStatus.MATCHING}

    def takes_nominations(self) -> bool:
        """Mentors can be named as long as matching goes on (G2)."""
        return self.status in {CohortStatus.OPEN, CohortStatus.MATCHING} and self.programme.has("nomination")


class QuestionQuerySet(models.QuerySet["Question"]):
    def current(self) -> QuestionQuerySet:
        """The wording in use: nothing has replaced it."""
        return self.filter(replaced_by=None)


class Question(BaseRow):
    """One question of a form, a preparation or an evaluation. Other wording is a new row with `replaces`."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="questions")
    key = models.SlugField(max_length=60)
    use = models.CharField(max_length=20, choices=QuestionUse)
    side = models.CharField(max_length=10, choices=Respondent)
    step = models.SlugField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=QuestionKind)
    position = models.PositiveSmallIntegerField()
    label = WordsField()
    help = WordsField()
    choices = models.JSONField(default=list)  # [{"key": …, "group": …, "text": {"da": …}}]
    details = models.JSONField(default=dict)  # groups and grades of themes, ends of a scale, `fills`
    required = models.BooleanField(default=False)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    readers = models.CharField(max_length=30, choices=AnswerReader)
    shareable = models.BooleanField(default=False)
    together = models.BooleanField(default=False)
    matching = models.CharField(max_length=30, blank=True)  # the criterion it counts for (settings.matching)
    must_have = models.BooleanField(default=False)
    kept_months = models.PositiveSmallIntegerField(default=24)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="replaces"
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["use", "side", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "use", "side", "key"], condition=models.Q(replaced_by=None), name="question_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.label)

    def words_first(self) -> str:
        return self.programme.words_first()

    @property
    def traits(self) -> Traits:
        """What is particular to its kind."""
        return QuestionKind(self.kind).traits

    @property
    def is_text(self) -> bool:
        """Whether the answer is a person's own words, and so sealed."""
        return self.traits.sealed
