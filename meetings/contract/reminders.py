"""The contract lacks a signature, after the first meeting."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from meetings.enums import ContractStatus
from meetings.frame.due import DueQuery, anchor, days
from meetings.models import Contract, Signature
from programmes.mail.reminders.declaration import Due, Late, Reminder
from programmes.models import Person


def unsigned(offset: int) -> DueQuery:
    """So many days after the first meeting, to each half that has not signed."""

    def due(first: date, last: date) -> Iterator[Due]:
        met = (first - days(offset), last - days(offset))
        rows = Contract.objects.filter(room__first_met_on__range=met, room__match__status=MatchStatus.ACTIVE)
        rows = rows.exclude(status=ContractStatus.SIGNED).select_related("programme", "room__mentee", "room__mentor")
        for contract in rows:
            for person in contract.room.halves:
                yield Due(contract.programme, person, contract, anchor(contract.room.first_met_on) + days(offset))

    return due


def signed(contract: Contract, person: Person) -> bool:
    if contract.status == ContractStatus.SIGNED or contract.room.match.status != MatchStatus.ACTIVE:
        return True
    return Signature.objects.filter(contract=contract, version=contract.version, person=person).exists()


def find_contract(pk: Any) -> Contract | None:
    return Contract.objects.select_related("programme", "room__match").filter(pk=pk).first()


def contract_line(contract: Contract, person: Person) -> tuple[str, str]:
    say = contract.programme.terms.say
    text = say(_("{Contract_def} lacks your signature. Start with three: rhythm, one goal, confidentiality."))
    return text, reverse("meetings:contract", args=[contract.room_id])


def _contract(key: str, offset: int) -> Reminder:
    return Reminder(
        key,
        due=unsigned(offset),
        done=signed,
        line=contract_line,
        find=find_contract,
        late=Late.SEND,
        step="contract_signed",
        tells_meetings=True,
        nudge=True,
    )


REMINDERS: list[Reminder] = [
    _contract("contract_unsigned", 1),
    _contract("contract_unsigned_again", 15),
]
