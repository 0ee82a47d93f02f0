"""What a visitor may open: a public programme, and applications of their own, by login or by mailed link."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone, translation
from django.utils.translation import get_language_from_request

from programmes.applications.apply.drafts import UNCONFIRMED
from programmes.enums import ApplicationStatus
from programmes.models import Application, Cohort, Programme
from programmes.models.records import Bearer

#: in the session: ids of the applications begun in this browser, and of those whose mailed link was opened in it
BEGUN, BEARS = "begun", "bears"
MOST = 20


def public_programme(request: HttpRequest, slug: str) -> Programme:
    """The programme by its slug, for everybody once it is open, for its coordinators before. 404 otherwise."""
    programme = Programme.objects.select_related("unit__root").filter(slug=slug).first()
    if programme is None or not (
        Programme.objects.public().filter(pk=programme.pk).exists() or _coordinates(request, programme)
    ):
        raise Http404
    _speak(request, programme)
    return programme


def _coordinates(request: HttpRequest, programme: Programme) -> bool:
    return request.user.is_authenticated and request.user.coordinates(programme.pk)


def _speak(request: HttpRequest, programme: Programme) -> None:
    """Who has chosen no language, and whose browser asks for none of ours, reads the programme's own."""
    header = request.headers.get("Accept-Language", "")
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES or any(
        code in header.lower() for code, _name in settings.LANGUAGES
    ):
        return
    if get_language_from_request(request) == settings.LANGUAGE_CODE:
        translation.activate(programme.words_first())
        request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]


def posted(request: HttpRequest) -> Any:
    """What was sent, also when it is empty; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def frame(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page of a programme has in its context."""
    return {"programme": programme, "terms": programme.terms, "asks": programme.coordinators(), **more}


def bear(request: HttpRequest, application: Application) -> None:
    """Its link was opened: this browser may open the application from now on."""
    _hold(request, BEARS, application)


def begin(request: HttpRequest, application: Application) -> None:
    """This browser may open it until the address is confirmed; by then only who reads that mail may."""
    _hold(request, BEGUN, application)


def _hold(request: HttpRequest, name: str, application: Application) -> None:
    held = [key for key in request.session.get(name, []) if key != str(application.pk)]
    request.session[name] = [*held, str(application.pk)][-MOST:]


def confirmed_elsewhere(request: HttpRequest, programme: Programme, side: str) -> Application | None:
    """The form that was begun in this browser and confirmed in another one: it goes on there."""
    begun = Application.objects.filter(pk__in=request.session.get(BEGUN, []), programme=programme, side=side)
    gone_on = begun.exclude(confirmed_at=None).exclude(pk__in=request.session.get(BEARS, []))
    return _shared(gone_on.order_by("-created_at").select_related("cohort").first(), programme)


def reader_of(request: HttpRequest, application: Application) -> Any:
    """Who reads: the person logged in, or the bearer of the link. None for everybody else."""
    if request.user.is_authenticated and application.person_id == request.user.pk:
        return request.user
    key, held = str(application.pk), request.session.get(BEARS, [])
    if application.confirmed_at is None:
        held = [*held, *request.session.get(BEGUN, [])]
    return Bearer(application.pk) if key in held else None


def own_applications(request: HttpRequest) -> Any:
    """The applications this visitor may open, drafts past their date left out."""
    begun = Q(pk__in=request.session.get(BEGUN, []), confirmed_at=None)
    held = Application.objects.filter(begun | Q(pk__in=request.session.get(BEARS, [])))
    if request.user.is_authenticated:
        held = held | Application.objects.of(request.user)
    draft = Application.objects.filter(status=ApplicationStatus.DRAFT, confirmed_at=None)
    stale = draft.filter(created_at__lt=timezone.now() - UNCONFIRMED)
    chosen = held.exclude(pk__in=stale.values("pk"))
    return chosen.select_related("programme__unit__root", "cohort__programme", "person")


def own_draft(request: HttpRequest, programme: Programme, side: str) -> Application | None:
    """The visitor's latest unfinished form of this side."""
    drafts = own_applications(request).filter(programme=programme, side=side, status=ApplicationStatus.DRAFT)
    return _shared(drafts.order_by("-created_at").first(), programme)


def own_sent(request: HttpRequest, programme: Programme, side: str, cohort: Cohort | None) -> Application | None:
    """What the visitor has sent to this cohort (to any, while none is open) and not taken back."""
    sent = own_applications(request).filter(programme=programme, side=side, submitted_at__isnull=False)
    sent = sent.filter(cohort=cohort) if cohort else sent
    return sent.exclude(status=ApplicationStatus.WITHDRAWN).order_by("-submitted_at").first()  # type: ignore[no-any-return]


def own_application(request: HttpRequest, number: str) -> Application:
    """A sent application by its number, for its applicant alone. 404 otherwise."""
    application = own_applications(request).filter(number=number).first() if "\0" not in number else None
    if application is None:
        raise Http404
    _speak(request, application.programme)
    return _shared(application, application.programme)  # type: ignore[return-value]


def _shared(application: Application | None, programme: Programme) -> Application | None:
    """One programme object for application and cohort, so that its texts are read once."""
    if application:
        application.programme = application.cohort.programme = programme
    return application
