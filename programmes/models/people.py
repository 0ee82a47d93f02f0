"""People with a login, and the organisation's units."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from mentorforum.rows import BaseRow
from mentorforum.words import own_names
from programmes.enums import ApplicationStatus

SENT = [status for status in ApplicationStatus if status != ApplicationStatus.DRAFT]


def _coordinated(user: Any) -> models.QuerySet[Any]:
    """The coordinatorships somebody has now, by the reverse relation: people know nothing of programmes' files."""
    rows: models.QuerySet[Any] = user.coordinatorships.filter(until=None)
    return rows


class UnitQuerySet(models.QuerySet["Unit"]):
    def below(self, unit: Unit) -> UnitQuerySet:
        """The unit itself and everything under it."""
        return self.filter(path__startswith=unit.path)

    def visible_to(self, user: Any) -> UnitQuerySet:
        """A superuser sets units up; a coordinator sees the tree of the organisations of their programmes."""
        if user.is_superuser:
            return self
        return self.filter(root__in=_coordinated(user).values("programme__unit__root"))


class Unit(BaseRow):
    """Part of an organisation, a tree. `path` is the ids from the root, each followed by a slash."""

    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=1000, editable=False, db_index=True)
    root = models.ForeignKey("self", on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    leader = models.ForeignKey(
        "programmes.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leads",
        verbose_name=_("leader"),
    )
    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """`path` and `root` follow the parent; moving a unit with children is `actions.units.move_unit`."""
        self.path = f"{self.parent.path}{self.pk.hex}/" if self.parent else f"{self.pk.hex}/"
        self.root_id = self.parent.root_id if self.parent else self.pk
        super().save(*args, **kwargs)


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: Any) -> PersonQuerySet:
        """People of the organisations one coordinates in, applicants of one's programmes, and oneself."""
        if user.is_superuser:
            return self
        mine, roots = _coordinated(user).values("programme"), _coordinated(user).values("programme__unit__root")
        applied = self.model._base_manager.filter(applications__programme__in=mine, applications__status__in=SENT)
        return self.filter(
            models.Q(unit__root__in=roots) | models.Q(pk__in=applied.values("pk")) | models.Q(pk=user.pk)
        )


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> Person:
        """Addresses are compared without regard to case."""
        return self.get(email__iexact=username)


class Person(BaseRow, AbstractBaseUser):
    """Anyone with a login. Only `register_person()` makes one."""

    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    title = models.CharField(_("position"), max_length=120, blank=True)
    workplace = models.CharField(_("workplace"), max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    language = models.CharField(_("language"), max_length=2, default="da", choices=own_names())
    ceiling = models.PositiveSmallIntegerField(default=3)  # most mentees at a time, over all programmes
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True, editable=False)
    #: somebody else moved this login then, and its owner has not been heard since: nothing sealed opens (ADR 21)
    unproven_since = models.DateTimeField(null=True, editable=False)
    #: who in the office typed the address in use; empty where its owner did
    typed_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def is_proven(self) -> bool:
        """Whether the owner is behind this login: nobody else moved it, or this session is older than the move."""
        return self.unproven_since is None or bool(self.__dict__.get("_proven_here"))

    @property
    def is_staff(self) -> bool:
        """Whether the office (`/admin/`) opens: superuser, or coordinator of anything."""
        return self.is_superuser or self.is_coordinator

    @property
    def is_coordinator(self) -> bool:
        if "_is_coordinator" not in self.__dict__:
            self.__dict__["_is_coordinator"] = self.coordinatorships.filter(until=None).exists()
        return bool(self.__dict__["_is_coordinator"])

    def coordinates(self, programme_id: Any) -> bool:
        """Whether this person coordinates the programme now; read once per request."""
        if "_coordinated" not in self.__dict__:
            now = self.coordinatorships.filter(until=None)
            self.__dict__["_coordinated"] = set(now.values_list("programme_id", flat=True))
        return programme_id in self.__dict__["_coordinated"]

    def get_short_name(self) -> str:
        return self.first_name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """There are no permission rows: the rules are in `rules.py`."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff
