"""One half's word on the other's address. Given logged in, by a login that is proven itself; never by a link."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.addresses.rules import doubt_of
from meetings.models import AddressWord, Room
from mentorforum.errors import RuleBroken
from programmes.mail.queue import queue_mail
from programmes.models import Person


@transaction.atomic
def say_of_address(room: Room, *, is_theirs: bool, email: str, by: Person, now: datetime | None = None) -> None:
    """Yes opens this room to the address, and nothing else. No closes the room to that login, whatever address it gives
    itself, and the coordinators are told.

    `email`: the address as it was shown. RuleBroken when it is another by now, or nobody asks any more.
    """
    now = now or timezone.now()
    other = Person.objects.select_for_update().get(pk=room.other(by).pk)
    if not by.is_proven or doubt_of(room, by) is None or other.email.lower() != email.lower():
        raise RuleBroken(_("Something has changed since you opened the page. Look again."))
    room.closed_to = None if is_theirs else other
    room.save(update_fields=["closed_to"])
    AddressWord.objects.create(
        room=room, about=other, by=by, email=other.email, since=other.unproven_since, is_theirs=is_theirs
    )
    if not is_theirs:
        for coordinator in room.programme.coordinators():
            if coordinator not in room.halves:
                refs = {"room": room.pk, "about": other.pk}
                queue_mail("meetings/address_doubted", to=coordinator, programme=room.programme, refs=refs, now=now)
