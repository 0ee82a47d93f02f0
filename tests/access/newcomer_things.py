"""First working days, phases, material and an introducer, in the world that everybody tries every address of."""

from datetime import timedelta

from django.utils import timezone

from programmes.models import Item, Person, Programme
from programmes.newcomers.first_day import move_first_day
from tests.access.things import Pair


def begin_with_first_days(programme: Programme) -> None:
    """The steps of other presets whose pages are tried here too, with a phase and a letter."""
    programme.steps = [*programme.steps, "enrolment", "introducer", "phases", "material"]
    programme.save(update_fields=["steps"])
    words = {"da": "Den første tid", "sv": "Den första tiden", "en": "The first time"}
    more = {"text": words, "mentee": words, "mentor": words, "tasks": words}
    lines = {"phases": {"from_day": 0}, "material": {"audience": "both", "offset_days": -21}, "roles": {}}
    for group, data in lines.items():
        Item.objects.create(
            programme=programme, group=group, key="introducer", position=1, text=words, more=more, data=data
        )
    programme.__dict__.pop("_items", None)


def give_first_day(pair: Pair, introducer: Person | None = None) -> None:
    """The mentee begins in a week, and lets the introducer see plan and dates."""
    application = pair.match.mentee_application
    application.starts_on = pair.match.programme.today() + timedelta(days=7)
    application.confirmed_at = timezone.now()
    application.introducer, application.introducer_allowed = introducer, introducer is not None
    application.save()
    if introducer:  # a day later after all: those around the newcomer are told
        by = pair.match.programme.coordinators()[0]
        move_first_day(application, application.starts_on + timedelta(days=1), by=by)
