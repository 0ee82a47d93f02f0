"""How the system stands, for the superuser: pieces, keys, mail. Figures only."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentorforum.encryption import KeyHolder, ring
from mentorforum.health.pieces import state
from mentorforum.pills import Pill
from programmes.enums import MailStatus
from programmes.models import Mail

LATE = timedelta(minutes=15)  # what is due longer than this means that no worker runs


@dataclass(frozen=True)
class HealthLine:
    """One line: what, how it stands, and what to do."""

    what: str
    pill: Pill
    note: str = ""


def health(now: datetime) -> list[HealthLine]:
    """Database, queue and mail server; keys; mails that wait too long or did not arrive."""
    return [*_pieces(), _keys(), *_mails(now)]


def _pieces() -> list[HealthLine]:
    names = {"database": _("Database"), "queue": _("Queue"), "mail": _("Mail server")}
    answers = state(with_mail=True)
    return [
        HealthLine(
            names[key],
            _good() if answer == "ok" else Pill("stop", _("Does not answer")),
            "" if answer == "ok" else answer,
        )
        for key, answer in answers.items()
    ]


def _good() -> Pill:
    return Pill("done", _("In order"))


def _keys() -> HealthLine:
    """How many holders are still wrapped with an older key of the ring."""
    names = list(ring())
    holders = [model for model in apps.get_models() if issubclass(model, KeyHolder)]
    old = sum(
        model._base_manager.exclude(wrapped_key=None).exclude(wrapped_key__startswith=f"{names[0]}:").count()
        for model in holders
    )
    note = ngettext("%(n)d key in the ring", "%(n)d keys in the ring", len(names)) % {"n": len(names)}
    if not old:
        return HealthLine(_("Keys"), _good(), note)
    waits = ngettext("%(n)d text holder has an older key", "%(n)d text holders have an older key", old) % {"n": old}
    return HealthLine(_("Keys"), Pill("wait", _("To be renewed")), f"{note}; {waits}")


def _mails(now: datetime) -> list[HealthLine]:
    late = Mail.objects.filter(status=MailStatus.PLANNED, not_before__lt=now - LATE).count()
    failed = Mail.objects.filter(status=MailStatus.FAILED).count()
    waiting = ngettext("%(n)d mail should have gone by now", "%(n)d mails should have gone by now", late) % {"n": late}
    lost = ngettext("%(n)d mail did not arrive", "%(n)d mails did not arrive", failed) % {"n": failed}
    return [
        HealthLine(_("Outbox"), Pill("wait", _("Stands still")) if late else _good(), waiting if late else ""),
        HealthLine(_("Delivery"), Pill("wait", _("Look at it")) if failed else _good(), lost if failed else ""),
    ]
