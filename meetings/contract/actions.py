"""The contract (A3): written together, signed by both, changed as a new version. What is signed is never edited."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.contract.goals.actions import add_goal
from meetings.enums import ContractStatus
from meetings.frame.edits import EditedMeanwhile, claim
from meetings.models import Contract, Room, Section, Signature
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.mail.queue import queue_mail
from programmes.models import Person

TERMS = ("minutes", "early_weeks", "early_months", "weeks", "meetings")


@transaction.atomic
def save_contract(
    contract: Contract,
    *,
    by: Person,
    edit: int,
    terms: dict[str, int | None],
    sections: dict[str, str],
    now: datetime | None = None,
) -> None:
    """Save terms and all sections. A version somebody has signed stays as it is: the change becomes the next one."""
    now = now or timezone.now()
    claim(contract, edit, **{name: terms.get(name) for name in TERMS})
    contract.refresh_from_db(fields=["status", "version", "signed_at"])
    if not contract.programme.has("contract_signed"):
        _write_sections(contract, sections)
        _agree(contract, by, now)
        return
    if contract.status == ContractStatus.NOT_BEGUN:
        move(contract, ContractStatus.DRAFT, by=by, now=now)
    elif contract.status in {ContractStatus.ONE_SIGNED, ContractStatus.SIGNED}:
        to = ContractStatus.CHANGED if contract.signed_at else ContractStatus.DRAFT
        move(contract, to, by=by, now=now, version=contract.version + 1)
        _tell_other(contract, by, "meetings/contract_changed", now)
    _write_sections(contract, sections)


def _agree(contract: Contract, by: Person, now: datetime) -> None:
    """Where nobody signs, what was saved is what the two agree; the other half is told, and may change it (E, G)."""
    to = ContractStatus.AGREED if contract.weeks else ContractStatus.DRAFT  # the rhythm is what makes it one
    if contract.status != to:
        move(contract, to, by=by, now=now, agreed_at=now)
    Contract.objects.filter(pk=contract.pk).update(agreed_at=now)
    contract.agreed_at = now
    _first_goal(contract, by)
    _tell_other(contract, by, "meetings/contract_agreed", now, on=str(contract.programme.today(now)))


def _write_sections(contract: Contract, sections: dict[str, str]) -> None:
    old = {section.key: section for section in contract.sections.filter(version=contract.version)}
    for key, text in sections.items():
        section = old.get(key) or Section(room=contract.room, contract=contract, version=contract.version, key=key)
        section.text = text
        section.save()


@transaction.atomic
def sign_contract(contract: Contract, *, by: Person, version: int, edit: int, now: datetime | None = None) -> None:
    """Sign exactly what was read: version and edit come from the page."""
    now = now or timezone.now()
    same = Contract.objects.filter(pk=contract.pk, version=version, edit=edit)
    if not same.update(version=version):  # the lock against an edit in the same moment
        raise EditedMeanwhile(_("The text has changed since you opened the page. Read it again before you sign."))
    contract.refresh_from_db(fields=["status", "version", "edit"])
    if contract.status in {ContractStatus.NOT_BEGUN, ContractStatus.SIGNED}:
        raise RuleBroken(_("There is nothing to sign right now."))
    _made, new = Signature.objects.get_or_create(contract=contract, version=version, person=by, defaults={"at": now})
    if not new:
        return
    if contract.signatures.filter(version=version).count() == len(contract.room.halves):
        move(contract, ContractStatus.SIGNED, by=by, now=now, signed_at=now)
        _first_goal(contract, by)
    else:
        move(contract, ContractStatus.ONE_SIGNED, by=by, now=now)
        _tell_other(contract, by, "meetings/contract_waits", now)


def _first_goal(contract: Contract, by: Person) -> None:
    """What the signed contract says of the goal becomes the pair's first goal, where they have none."""
    room, programme = contract.room, contract.programme
    if room.goals.exists() or not programme.has("goals"):
        return
    texts = readable_texts(contract, room.open_for(by))
    filled = {item.data.get("fills"): texts.get(item.key, "") for item in programme.items("sections")}
    if filled.get("goal"):
        once = f"contract-{contract.pk.hex[:20]}"
        add_goal(room, by=room.mentee, text=filled["goal"], known_by=filled.get("reached", ""), once=once)


def contract_of(room: Room) -> Contract:
    """The room's contract, made if the room is older than the programme's contract."""
    contract = Contract.objects.get_or_create(room=room, defaults={"programme": room.programme})[0]
    contract.room, contract.programme = room, room.programme
    return contract


def _tell_other(contract: Contract, by: Person, name: str, now: datetime, on: str = "") -> None:
    """One mail for each version, or for each day `on` which something was saved."""
    other = contract.room.other(by)
    queue_mail(
        name,
        to=other,
        programme=contract.programme,
        refs={"contract": contract.pk, "version": contract.version},
        once=f"{name}:{contract.pk}:{on or contract.version}:{other.pk}",
        now=now,
    )


def readable_texts(contract: Contract, key: Any, version: int | None = None) -> dict[str, str]:
    """The sections of a version (the current one unless told), opened with the room's key."""
    rows = contract.sections.filter(version=version or contract.version)
    return {section.key: key.read(section.text) for section in rows}
