"""Mails that a coordinator's decisions send. The programme's own words where it has them, ours otherwise."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.applications.office.decide.actions import answer_date, asks_start
from programmes.enums import ApplicationStatus
from programmes.mail.kinds import MailKind, declared
from programmes.models import Application, Mail, Programme


def _application(mail: Mail, status: str) -> Application | None:
    """The application, unless it has been moved on since; a preview shows what is not yet decided."""
    application = Application.objects.select_related("programme", "cohort", "person").get(pk=mail.refs["application"])
    application.cohort.programme = application.programme
    return application if application.status == status or hasattr(mail, "typed") else None


def _words(programme: Programme, key: str, values: dict[str, str]) -> dict[str, str]:
    """Subject and body of the programme's own text `key`, with `{first_name}` and the like filled in."""
    item = programme.item("mails", key)
    if item is None:
        return {"own_subject": "", "own_body": ""}
    fill = programme.terms.fill
    return {"own_subject": fill(item, **values), "own_body": fill(item.said("body"), **values)}


def _typed(mail: Mail, name: str, otherwise: Any) -> Any:
    """What stands in the form of a preview, otherwise what is kept."""
    return getattr(mail, "typed", {}).get(name) or otherwise


def _status_link(application: Application) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("programmes:application", args=[application.number])


def _said(mail: Mail, application: Application, key: str, **values: str) -> dict[str, Any]:
    values |= {"first_name": application.name.split(" ")[0], "link": _status_link(application)}
    own = _words(application.programme, key, {**values, "programme": str(application.programme)})
    return {"application": application, **values, **own}


def _reason(mail: Mail, application: Application, kept: Any) -> str:
    """The reason, opened for the applicant, who is the one it is written to."""
    if typed := _typed(mail, "reason", ""):
        return str(typed)
    if hasattr(mail, "typed"):
        return _("(Your reason stands here.)")
    return application.open_for(mail.person).read(kept)


def accepted(mail: Mail) -> dict[str, Any] | None:
    """A place; by when more is heard."""
    application = _application(mail, ApplicationStatus.ACCEPTED)
    if application is None:
        return None
    by = answer_date(application.cohort, mail.created_at)
    on: date | None = _typed(mail, "on", application.starts_on) if asks_start(application) else None
    return {**_said(mail, application, "accepted", date=dates.say_day(by)), "starts": on and dates.say_day(on)}


def start(mail: Mail) -> dict[str, Any] | None:
    """From which day everything is counted; nothing once another has been agreed and told."""
    application = Application.objects.select_related("programme", "cohort", "person").get(pk=mail.refs["application"])
    on: date | None = _typed(mail, "on", application.starts_on)
    if on is None or mail.refs.get("on", on.isoformat()) != on.isoformat():
        return None
    return _said(mail, application, "start", date=dates.say_day(on))


def waiting(mail: Mail) -> dict[str, Any] | None:
    """The true reason, and the day of the next try."""
    application = _application(mail, ApplicationStatus.WAITING)
    if application is None:
        return None
    day: date | None = _typed(mail, "next_try", application.next_try)
    reason = _reason(mail, application, application.waiting_for)
    return _said(mail, application, "waiting", reason=reason, date=dates.say_day(day) if day else "…")


def declined_(mail: Mail) -> dict[str, Any] | None:
    """No place this time, with the reason."""
    application = _application(mail, ApplicationStatus.DECLINED)
    if application is None:
        return None
    return _said(mail, application, "declined", reason=_reason(mail, application, application.declined_because))


def talk(mail: Mail) -> dict[str, Any] | None:
    """When the talk is."""
    application = _application(mail, ApplicationStatus.TALK)
    if application is None:
        return None
    at: datetime | None = _typed(mail, "at", application.talk_at)
    when = dates.say_moment(timezone.localtime(at)) if at else "…"
    return _said(mail, application, "talk", date=when)


MAILS = declared(
    MailKind("programmes/accepted", accepted),
    MailKind("programmes/waiting", waiting),
    MailKind("programmes/declined", declined_),
    MailKind("programmes/talk", talk),
    MailKind("programmes/start", start),
)
