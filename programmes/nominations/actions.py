"""A nomination: sent by a manager or HR, answered by the nominee, expired by the tick (G2, G3).

Nobody becomes a person here before they have said yes, and nobody but the coordinators learns what came of it: the
nominator gets one receipt and never another word.
"""

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import LinkPurpose, NominationStatus
from programmes.mail.links import make_link
from programmes.mail.queue import queue_mail
from programmes.models import Cohort, Mail, Nomination, Person, Undo
from programmes.undo.actions import begin_undo, remember

ANSWER_WORKING_DAYS = 15
ASKED = "programmes/nominated"
RECEIPT = "programmes/nomination_receipt"
#: so many mails a day to one address, whoever asks for them; what is over is asked again by a coordinator
MAILS_A_DAY = 5
#: so many nominations a day from one nominator's address
NOMINATIONS_A_DAY = 40


def takes_nominations(cohort: Cohort | None) -> bool:
    return cohort is not None and cohort.takes_nominations()


@transaction.atomic
def nominate(
    cohort: Cohort,
    *,
    nominator: dict[str, str],
    nominee: dict[str, str],
    answers: dict[str, Any],
    once: Any,
    by: Person | None = None,
    now: datetime | None = None,
) -> Nomination:
    """Keep the nomination, ask the nominee by mail, and send the nominator a receipt.

    `nominator` has name, email and title, `nominee` name and email; `by` is a coordinator who enters it for somebody,
    and then the mails rest. The same `once` gives the same row. RuleBroken when the cohort takes none.
    """
    now = now or timezone.now()
    if nomination := Nomination.objects.filter(once=str(once)).first():
        return nomination
    _may_come(cohort, nominator["email"], now)
    programme = cohort.programme
    nomination = Nomination(
        programme=programme,
        cohort=cohort,
        once=str(once),
        language=(get_language() or programme.words_first())[:2],
        words=json.dumps(answers),
        asked_at=now,
        answer_by=_answer_by(cohort, now),
        entered_by=by,
        **{f"nominator_{name}": nominator.get(name, "").strip() for name in ("name", "email", "title")},
        **{f"nominee_{name}": nominee[name].strip() for name in ("name", "email")},
    )
    try:
        with transaction.atomic():
            nomination.save(force_insert=True)
    except IntegrityError:  # the same form twice at the same moment
        return Nomination.objects.get(once=str(once))
    undo = begin_undo(programme, "nomination.asked", by=by, now=now) if by else None
    if undo:
        remember(undo, [(nomination, NominationStatus.EXPIRED)])
    _ask(nomination, now, undo)
    mail_about(RECEIPT, nomination, nomination.nominator_email, {}, now, undo)
    return nomination


def _may_come(cohort: Cohort, email: str, now: datetime) -> None:
    if not takes_nominations(cohort):
        raise RuleBroken(_("Nobody can be nominated right now."))
    today = Nomination.objects.filter(nominator_email__iexact=email.strip(), asked_at__gt=now - timedelta(days=1))
    if today.count() >= NOMINATIONS_A_DAY:
        raise RuleBroken(
            cohort.programme.terms.say(
                _("That is many in one day. Go on tomorrow, or write to {coordinators_def}, and they enter the rest.")
            )
        )


def _answer_by(cohort: Cohort, now: datetime) -> date:
    programme = cohort.programme
    return dates.add_working_days(programme.today(now), ANSWER_WORKING_DAYS, programme.country)


def _ask(nomination: Nomination, now: datetime, undo: Undo | None = None) -> None:
    """The mail with the secret link. Silent when the address has had its share today: nothing is said of it."""
    recent = Mail.objects.filter(
        name=ASKED, email__iexact=nomination.nominee_email, created_at__gt=now - timedelta(days=1)
    )
    if recent.count() < MAILS_A_DAY:
        mail_about(ASKED, nomination, nomination.nominee_email, {"link": new_link(nomination).pk}, now, undo)


def new_link(nomination: Nomination) -> Any:
    """One that works through the last day."""
    programme = nomination.programme
    last = dates.at(nomination.answer_by + timedelta(days=1), 0, zone=programme.zone)
    return make_link(LinkPurpose.NOMINATION, nomination, expires=last)


def mail_about(
    name: str,
    nomination: Nomination,
    email: str,
    refs: dict[str, Any],
    now: datetime,
    undo: Undo | None = None,
    **more: Any,
) -> None:
    """Into the outbox: to an address, since there is no person yet."""
    queue_mail(
        name,
        email=email,
        programme=nomination.programme,
        refs={"nomination": nomination.pk, **refs},
        language=nomination.language,
        undo=undo,
        by=undo.by if undo else None,
        now=now,
        **more,
    )


@transaction.atomic
def ask_again(nomination: Nomination, *, by: Person, now: datetime | None = None) -> Undo:
    """A coordinator asks a nominee who did not answer once more; the mail rests ten minutes."""
    now = now or timezone.now()
    if not takes_nominations(nomination.cohort):
        raise RuleBroken(_("Nobody can be nominated right now."))
    old = nomination.status
    undo = begin_undo(nomination.programme, "nomination.asked", by=by, now=now)
    answer_by = _answer_by(nomination.cohort, now)
    move(nomination, NominationStatus.ASKED, by=by, now=now, why="again", asked_at=now, answer_by=answer_by)
    remember(undo, [(nomination, old)])
    _ask(nomination, now, undo)
    return undo


@transaction.atomic
def decline_nomination(nomination: Nomination, *, now: datetime | None = None) -> None:
    """The nominee says no. The coordinators see it; the nominator is told nothing."""
    now = now or timezone.now()
    must_be_asked(nomination, now)
    move(nomination, NominationStatus.DECLINED, by=None, now=now, answered_at=now)


def must_be_asked(nomination: Nomination, now: datetime) -> None:
    """RuleBroken when it has been answered, or the last day is over."""
    if nomination.status != NominationStatus.ASKED or nomination.answer_by < nomination.programme.today(now):
        raise RuleBroken(_("This link has been used. Thank you."))
