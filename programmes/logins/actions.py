"""Moving a login, and what its owner answers (ADR 21)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.enums import LinkPurpose, MailStatus, MoveEnd
from programmes.logins.rules import can_answer_move, can_move_login
from programmes.mail.letters import release
from programmes.mail.links import end_links, make_link
from programmes.mail.queue import queue_mail
from programmes.models import AddressMove, Application, Link, Mail, OwnAddress, Person, Programme, Undo
from programmes.models.logins import ASKED, PUT_BACK
from programmes.people.chain import prove
from programmes.people.register import address_is_free, give_address
from programmes.people.sessions import end_sessions
from programmes.privacy.access import log_opened
from programmes.undo.actions import begin_undo, remember_made


@transaction.atomic
def move_login(
    person: Person, *, email: str, by: Person, programme: Programme, now: datetime | None = None
) -> AddressMove:
    """Another address for mail and login, in ten minutes. Of somebody who has logged in, it is asked for: it happens
    after seven days if nobody says no, in the old mailbox or where they are logged in.
    """
    now, email = now or timezone.now(), email.strip()
    if not can_move_login(by, person):
        raise RuleBroken(_("Only %(name)s can choose another address, under “My data”.") % {"name": person.name})
    if email.lower() == person.email.lower():
        raise RuleBroken(_("That is the address already."))
    if not address_is_free(email, person):
        raise RuleBroken(_("Somebody else already has this address."))
    asked = person.last_login is not None
    AddressMove.objects.filter(person=person).waiting().update(ended_at=now, end=MoveEnd.REPLACED)
    undo = begin_undo(programme, "address.asked" if asked else "address.moved", by=by, now=now)
    move = AddressMove.objects.create(
        person=person,
        programme=programme,
        by=by,
        undo=undo,
        old=person.email,
        new=email,
        asked=asked,
        due_at=now + ASKED if asked else undo.until,
    )
    remember_made(undo, person, [move])
    if asked:
        _ask(move, now, undo)
    return move


def do_moves(now: datetime | None = None) -> int:
    """The tick: what has rested, or was asked for and not refused, happens. Returns how many logins moved."""
    now = now or timezone.now()
    due = AddressMove.objects.waiting().filter(due_at__lte=now)
    return sum(_happen(pk, now) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _happen(pk: UUID, now: datetime) -> int:
    rows = AddressMove.objects.select_for_update(of=("self",)).select_related("person", "by", "programme")
    move = rows.waiting().filter(pk=pk).first()
    if move is None:  # answered, or undone, in the same moment
        return 0
    if not address_is_free(move.new, move.person):
        _end(move, MoveEnd.TAKEN, now)
        return 0
    if move.person.last_login and not move.asked:  # logged in while it rested: now it is asked for
        move.asked, move.due_at = True, now + ASKED
        move.save(update_fields=["asked", "due_at"])
        _ask(move, now, None)
        return 0
    _give(move, now)
    _tell(move, now)
    return 1


def _give(move: AddressMove, now: datetime) -> None:
    """It happens: what did not arrive goes again, and it stands in the person's own log."""
    give_address(move.person, move.new, by=move.by, now=now)
    move.done_at = now
    move.save(update_fields=["done_at"])
    log_opened(move.programme, what="address.moved", by=move.by, thing=move.person, now=now)
    for mail in Mail.objects.filter(person=move.person, status=MailStatus.FAILED):
        release(mail, by=move.by, now=now)


def _end(move: AddressMove, end: MoveEnd, now: datetime) -> None:
    move.ended_at, move.end = now, end
    move.save(update_fields=["ended_at", "end"])


def _ask(move: AddressMove, now: datetime, undo: Undo | None) -> None:
    """Everywhere its owner was heard from: yes or no?"""
    for email in _mailboxes(move):
        _write(move, "programmes/address_asked", email, now, undo, linked=True)


def _tell(move: AddressMove, now: datetime) -> None:
    """The new address hears it, and every one its owner was heard from, with a button that puts it back."""
    refs = {"move": move.pk}
    queue_mail("programmes/address_new", to=move.person, programme=move.programme, refs=refs, by=move.by, now=now)
    own = {email.lower() for email in OwnAddress.objects.filter(person=move.person).values_list("email", flat=True)}
    for email in _mailboxes(move):
        if email.lower() != move.new.lower():
            _write(move, "programmes/address_moved", email, now, None, linked=email.lower() in own)


def _mailboxes(move: AddressMove) -> list[str]:
    """Where its owner was heard from; the old address too, if anything has arrived there."""
    own = list(OwnAddress.objects.filter(person=move.person).values_list("email", flat=True))
    arrived = Mail.objects.filter(person=move.person, status=MailStatus.SENT).exists()
    return own + ([move.old] if arrived and move.old.lower() not in own else [])


def _write(move: AddressMove, name: str, email: str, now: datetime, undo: Undo | None, *, linked: bool) -> None:
    refs = {"move": move.pk}
    if linked:
        refs["link"] = make_link(LinkPurpose.ADDRESS, move, expires=now + ASKED + PUT_BACK).pk
    queue_mail(
        name,
        email=email,
        language=move.person.language,
        programme=move.programme,
        refs=refs,
        by=move.by,
        undo=undo,
        now=now,
    )


@transaction.atomic
def answer_move(move: AddressMove, *, mine: bool, session: str | None = None, now: datetime | None = None) -> None:
    """Its owner says whether the new address is theirs: by a button in an earlier mailbox, or where a session is theirs.

    Yes opens everything again. No before it has happened ends it; afterwards the login is put back, and what began
    meanwhile is over. RuleBroken when it is too late or answered. `session`: the key of the one that stays.
    """
    now = now or timezone.now()
    rows = AddressMove.objects.select_for_update(of=("self",)).select_related("person", "by", "programme")
    move = rows.get(pk=move.pk)
    if not can_answer_move(move, now):
        raise RuleBroken(_("This has been answered, or it is too late. Write to those who run the programme."))
    if mine:
        if move.done_at is None:
            _give(move, now)
        prove(move.person, now=now)
    elif move.done_at is None:
        _end(move, MoveEnd.REFUSED, now)
        _tell_coordinators(move, now)
    else:
        _put_back(move, session, now)
        _tell_coordinators(move, now)


def _put_back(move: AddressMove, session: str | None, now: datetime) -> None:
    """The last address its owner was heard from; what began while somebody else held the login is over."""
    person = move.person
    since = person.unproven_since or move.done_at or now
    back = OwnAddress.objects.filter(person=person).last()
    if back is None or not address_is_free(back.email, person):
        raise RuleBroken(_("The earlier address can no longer be used here. Write to those who run the programme."))
    AddressMove.objects.filter(person=person).standing().exclude(pk=move.pk).update(ended_at=now, end=MoveEnd.REPLACED)
    _end(move, MoveEnd.PUT_BACK, now)
    give_address(person, back.email, by=None, now=now)
    prove(person, now=now)
    end_sessions(person, since=since, but=session)
    for application in Application.objects.of(person):
        if Link.objects.filter(thing=application.pk, created_at__gte=since).exists():
            end_links(application)


def _tell_coordinators(move: AddressMove, now: datetime) -> None:
    for coordinator in move.programme.coordinators():
        queue_mail(
            "programmes/address_refused",
            to=coordinator,
            programme=move.programme,
            refs={"move": move.pk},
            now=now,
        )
