"""The coordinator's office at /admin/: who comes in, where one is working, and the frame around every page.

A page of the office::

    @office("applications")                     # the key of its heading in `headings.HEADINGS`
    def applications(request, cohort_id):
        cohort = request.office.find_cohort(cohort_id)       # theirs, or 404; becomes the one they work in
        return render(request, "programmes/applications/office/applications.html", {…})

with the template extending `office/base.html`. The context processor below adds `frame`, `here`, `programme`, `cohort`
and `terms`. Pages about another thing say where it belongs: `request.office.enter(application.cohort)`.
"""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.apps import apps
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from programmes.frame.headings import HeaderChoice, OfficeFrame

PROGRAMME, COHORT = "office_programme", "office_cohort"  # keys in the session
#: heading -> (name of its address, what it is about)
ADDRESSES = {
    "today": ("office_today", ""),
    "applications": ("office_applications", "cohort"),
    "board": ("office_board", "cohort"),
    "pairs": ("office_pairs", "cohort"),
    "gatherings": ("office_gatherings", "cohort"),
    "mail": ("office_mail", "programme"),
    "people": ("office_people", "programme"),
    "figures": ("office_figures", "cohort"),
    "setup": ("office_setup", "slug"),
    "system": ("office_system", "superuser"),
}
#: heading -> the step that a programme must have for it
STEPS = {"gatherings": "gatherings"}


class WorkPlace:
    """The programme and cohort somebody is working in. Kept in the session, changed by `enter`."""

    def __init__(self, request: HttpRequest, here: str) -> None:
        self.request, self.user, self.here = request, request.user, here
        self._entered: dict[str, Any] = {}

    @cached_property
    def programmes(self) -> list[Any]:
        """The programmes this person coordinates now."""
        return list(apps.get_model("programmes.Programme").objects.coordinated_by(self.user).select_related("unit"))

    @cached_property
    def cohorts(self) -> list[Any]:
        """The cohorts of the current programme, the latest first."""
        if not self.programme:
            return []
        cohorts = list(apps.get_model("programmes.Cohort").objects.filter(programme=self.programme))
        for cohort in cohorts:
            cohort.programme = self.programme
        return cohorts

    @cached_property
    def programme(self) -> Any:
        """The current programme, or None for a superuser who coordinates nothing."""
        kept = self.request.session.get(PROGRAMME)
        first = next(iter(self.programmes), None)
        return next((programme for programme in self.programmes if str(programme.pk) == kept), first)

    @cached_property
    def cohort(self) -> Any:
        """The current cohort: the one entered last, otherwise the latest that has not ended."""
        kept = self.request.session.get(COHORT)
        living = [cohort for cohort in self.cohorts if cohort.status != "ended"] or self.cohorts
        return next((cohort for cohort in self.cohorts if str(cohort.pk) == kept), next(iter(living), None))

    def enter(self, thing: Any) -> Any:
        """Work in this programme or cohort from now on; returns it. 404 where the programme lacks the page's step."""
        is_cohort = hasattr(thing, "programme_id") and thing._meta.model_name == "cohort"
        programme_id = thing.programme_id if is_cohort else thing.pk
        if not _has(self.here, thing.programme if is_cohort else thing):
            raise Http404
        self._keep(PROGRAMME, str(programme_id))
        if is_cohort:
            self._keep(COHORT, str(thing.pk))
        for name in ("programme", "cohort", "cohorts", "links"):
            self.__dict__.pop(name, None)
        timezone.activate((thing.programme if is_cohort else thing).zone)  # the decorator puts it back
        return thing

    def _keep(self, key: str, value: str) -> None:
        """In the session, which is written to the database only when something in it changes."""
        if self.request.session.get(key) != value:
            self.request.session[key] = value

    def find_cohort(self, pk: Any) -> Any:
        """The cohort, if this person coordinates its programme, otherwise 404; it becomes the current one."""
        cohort = self._find("programmes.Cohort", pk=pk)
        theirs = next((programme for programme in self.programmes if programme.pk == cohort.programme_id), None)
        if theirs is not None:
            cohort.programme = theirs
        return self.enter(cohort)

    def find_programme(self, slug: str) -> Any:
        """The programme, if this person coordinates it, otherwise 404; it becomes the current one."""
        return self.enter(self._find("programmes.Programme", slug=slug))

    def _find(self, model: str, **by: Any) -> Any:
        try:
            row = apps.get_model(model).objects.visible_to(self.user).filter(**by).first()
        except (ValidationError, ValueError):  # no UUID at all
            row = None
        if row is None:
            raise Http404
        return row

    def follow_choice(self) -> None:
        """A choice in the header comes as ?programme=<slug> or ?cohort=<id>; what is not theirs is passed over."""
        try:
            if slug := self.request.GET.get("programme"):
                self.find_programme(slug)
            if cohort := self.request.GET.get("cohort"):
                self.find_cohort(cohort)
        except Http404:
            pass

    @cached_property
    def links(self) -> dict[str, str]:
        """Heading -> address; a heading whose page is not there, or has no cohort to show, is left out."""
        addresses = {key: self._address(key, self.cohort) for key in ADDRESSES}
        return {key: url for key, url in addresses.items() if url}

    def _address(self, key: str, cohort: Any) -> str:
        name, about = ADDRESSES[key]
        if self.programme and not _has(key, self.programme):
            return ""
        if about == "superuser":
            arguments: list[Any] | None = [] if self.user.is_superuser else None
        elif about == "cohort":
            arguments = [cohort.pk] if cohort else None
        elif not self.programme:
            arguments = None
        else:
            arguments = [self.programme.slug] if about == "slug" else []
        try:
            return "" if arguments is None else reverse(name, args=arguments)
        except NoReverseMatch:
            return ""

    def frame(self) -> OfficeFrame:
        """What the header draws."""
        return OfficeFrame(
            programme=str(self.programme or ""),
            cohort=str(self.cohort or ""),
            programmes=[
                HeaderChoice(
                    str(programme), f"{reverse('office_today')}?programme={programme.slug}", programme == self.programme
                )
                for programme in self.programmes
            ],
            cohorts=[
                HeaderChoice(str(cohort), self._cohort_address(cohort), cohort == self.cohort)
                for cohort in self.cohorts
            ],
            links=self.links,
            find=self.links.get("people", ""),
        )

    def _cohort_address(self, cohort: Any) -> str:
        """The same page of another cohort where there is one."""
        _name, about = ADDRESSES.get(self.here, ("", ""))
        same = self._address(self.here, cohort) if about == "cohort" else ""
        return same or f"{reverse('office_today')}?cohort={cohort.pk}"


def _has(key: str, programme: Any) -> bool:
    """Whether the programme has the step that a heading needs."""
    return key not in STEPS or programme.has(STEPS[key])


class OfficeRequest(HttpRequest):
    """A request inside the office (for type checks; the decorator adds `office`)."""

    office: WorkPlace
    user: Any


def office(
    here: str, *, superuser: bool = False
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page of the office: coordinators and superusers only (403 for others), never cached, on the programme's clock.

    `superuser`: a page for setting up; a coordinator gets 403.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @never_cache
        @wraps(view)
        def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.is_staff or (superuser and not request.user.is_superuser):
                raise PermissionDenied
            request.office = WorkPlace(request, here)  # type: ignore[attr-defined]
            request.office.follow_choice()  # type: ignore[attr-defined]
            programme = request.office.programme  # type: ignore[attr-defined]
            with timezone.override(programme.zone if programme else timezone.get_default_timezone()):
                return view(request, *args, **kwargs)

        inside.office = here  # type: ignore[attr-defined]
        return inside

    return decorate


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the frame of an office page, nothing on any other page."""
    where: WorkPlace | None = getattr(request, "office", None)
    if where is None:
        return {}
    programme = where.programme
    return {
        "frame": where.frame(),
        "office_frame": where.frame,
        "here": where.here,
        "programme": programme,
        "cohort": where.cohort,
        "terms": programme.terms if programme else {},
    }
