"""How contract and goals stand, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.enums import ContractStatus
from meetings.models import Contract, Room
from mentorforum import dates


def contract_said(contract: Contract) -> str:
    """How the contract stands, in words."""
    if not contract.room.programme.has("contract_signed"):
        return agreed_said(contract)
    if contract.status == ContractStatus.SIGNED and contract.signed_at:
        day = dates.say_date(dates.local(contract.signed_at, contract.room.programme.zone).date())
        return _("signed by you both on %(day)s") % {"day": day}
    return {
        ContractStatus.NOT_BEGUN: _("start with three: rhythm, one goal, confidentiality"),
        ContractStatus.DRAFT: _("written, not signed yet"),
        ContractStatus.ONE_SIGNED: _("one of you has signed"),
        ContractStatus.CHANGED: _("changed since you signed"),
    }.get(ContractStatus(contract.status), "")


def agreed_said(contract: Contract) -> str:
    """The same where nobody signs: what was saved last is what the two agree."""
    if contract.agreed_at is None:
        return _("agree on how often and how you meet")
    day = dates.say_date(dates.local(contract.agreed_at, contract.room.programme.zone).date())
    if contract.status == ContractStatus.DRAFT:
        return _("written on %(day)s, without a rhythm yet") % {"day": day}
    return _("agreed on %(day)s") % {"day": day}


def goals_said(room: Room) -> str:
    count = room.goals.count()
    if not count:
        return _("one goal is enough")
    return ngettext("%(n)d goal", "%(n)d goals", count) % {"n": count}
