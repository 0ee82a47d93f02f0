"""The introducer: named by a coordinator, and let in to plan and dates by the mentee (H3)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.mail.queue import queue_mail
from programmes.models import Application, Person, Undo
from programmes.newcomers.rules import can_let_introducer, can_name_introducer
from programmes.people.register import register_person


@transaction.atomic
def name_introducer(
    application: Application,
    *,
    email: str,
    name: str = "",
    by: Person,
    undo: Undo | None = None,
    now: datetime | None = None,
) -> Person:
    """The person with this address introduces the newcomer; who has no login yet gets one.

    The introducer may be the mentor or coordinate, never the newcomer. Another introducer begins without being let in.
    """
    now, programme = now or timezone.now(), application.programme
    if not can_name_introducer(by, application):
        raise RuleBroken(_("This programme names nobody to introduce newcomers."))
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None and not name.strip():
        raise RuleBroken(_("Nobody here has this address. Write the name too, and they get a login."))
    person = person or register_person(
        email=email, name=name, unit=application.person.unit if application.person else None,
        language=programme.words_first(), typed_by=by,
    )  # fmt: skip
    if person.pk == application.person_id:
        raise RuleBroken(_("Somebody else than the newcomer must introduce the newcomer."))
    if person.pk == application.introducer_id:
        return person
    application.introducer, application.introducer_allowed = person, False
    application.save(update_fields=["introducer", "introducer_allowed"])
    refs = {"application": application.pk}
    queue_mail("programmes/introducer_named", to=person, programme=programme, refs=refs, by=by, undo=undo, now=now)
    return person


@transaction.atomic
def let_introducer(application: Application, allowed: bool, *, by: Person) -> None:
    """The mentee lets the introducer see plan and dates, or no longer."""
    if not can_let_introducer(by, application):
        raise RuleBroken(_("Only the one who is introduced decides this."))
    application.introducer_allowed = allowed
    application.save(update_fields=["introducer_allowed"])


@transaction.atomic
def forget_introducer(application: Application, *, by: Person) -> None:
    """Nobody introduces this newcomer any more; whoever did sees nothing of it."""
    if not can_name_introducer(by, application):
        raise RuleBroken(_("This programme names nobody to introduce newcomers."))
    application.introducer, application.introducer_allowed = None, False
    application.save(update_fields=["introducer", "introducer_allowed"])
