"""Mails around a newcomer: you are expected, material, another first day, the work address, the introducer (H2, H3)."""

from datetime import timedelta
from typing import Any

from programmes.applications.who_reads import coordinators
from programmes.enums import ApplicationStatus
from programmes.mail.kinds import MailKind, declared
from programmes.mail.links import token_of
from programmes.models import Application, Link, Mail, Undo
from programmes.newcomers.material import find_handout

NOTICED = timedelta(days=1)  # a day late is the usual morning


def _application(mail: Mail) -> Application | None:
    """The newcomer's, as long as it stands."""
    rows = Application.objects.select_related("person__unit", "programme", "cohort", "introducer")
    return rows.filter(pk=mail.refs["application"], status=ApplicationStatus.ACCEPTED).first()


def expected(mail: Mail) -> dict[str, Any] | None:
    """What is registered, who reads it, and the link to the page where it can be put right."""
    application, link = _application(mail), Link.objects.filter(pk=mail.refs["link"]).first()
    if application is None or link is None:
        return None
    readers = coordinators(application.programme)
    return {"application": application, "token": token_of(link), "readers": readers}


def material(mail: Mail) -> dict[str, Any] | None:
    """The programme's own letter; says so when it comes later than it should."""
    handout = find_handout(mail.refs["thing"])
    if handout is None:
        return None
    late = handout.programme.today(mail.not_before) > handout.on + NOTICED
    return {"item": handout.item, "text": handout.item.said("text"), "is_late": late, "first_day": _first(handout)}


def _first(handout: Any) -> Any:
    return handout.application.starts_on


def first_day_moved(mail: Mail) -> dict[str, Any] | None:
    """None when the day has been moved again since."""
    application = _application(mail)
    undo = Undo.objects.filter(pk=mail.refs["undo"], undone_at=None).first()
    if application is None or undo is None or _day_of(undo) != str(application.starts_on):
        return None
    return {"application": application, "is_own": mail.person_id == application.person_id}


def _day_of(undo: Undo) -> str:
    """The day the click moved it to: the first thing it noted."""
    return str(undo.things[0]["new"]["starts_on"])


def work_address(mail: Mail) -> dict[str, Any] | None:
    """To the private address, with the button that takes the work address into use. None when it is done."""
    application, link = _application(mail), Link.objects.filter(pk=mail.refs["link"]).first()
    if application is None or link is None or not application.work_email:
        return None
    return {"application": application, "token": token_of(link)}


def introducer_named(mail: Mail) -> dict[str, Any] | None:
    """None when somebody else is named meanwhile."""
    application = _application(mail)
    if application is None or application.introducer_id != mail.person_id:
        return None
    return {"application": application}


MAILS = declared(
    MailKind("programmes/expected", expected),
    MailKind("programmes/material", material),
    MailKind("programmes/first_day_moved", first_day_moved),
    MailKind("programmes/work_address", work_address),
    MailKind("programmes/introducer_named", introducer_named),
)
