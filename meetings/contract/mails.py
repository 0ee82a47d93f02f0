"""Mails about the contract: that there is one to read or sign, never what stands in it."""

from typing import Any

from meetings.enums import ContractStatus
from meetings.models import Contract
from programmes.mail.kinds import MailKind, declared
from programmes.models import Mail


def contract_context(mail: Mail) -> dict[str, Any] | None:
    """Waits for a signature, or changed: only while that version is the current one and unsigned."""
    contract = Contract.objects.select_related("room").filter(pk=mail.refs["contract"]).first()
    if contract is None or contract.status == ContractStatus.SIGNED or str(contract.version) != mail.refs["version"]:
        return None
    return {"contract": contract}


def agreed_context(mail: Mail) -> dict[str, Any] | None:
    """What the two agree has been written or changed by the other half."""
    contract = Contract.objects.select_related("room").filter(pk=mail.refs["contract"]).first()
    return {"contract": contract} if contract and contract.agreed_at else None


MAILS = declared(
    MailKind("meetings/contract_waits", contract_context),
    MailKind("meetings/contract_changed", contract_context),
    MailKind("meetings/contract_agreed", agreed_context),
)
