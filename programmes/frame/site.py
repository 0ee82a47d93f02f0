"""Django's admin as the frame of the office: our login, our first page, and the base of the few model pages."""

from functools import wraps
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from mentorforum import wiring
from programmes.frame.office import WorkPlace


class Office(AdminSite):
    """The admin site. No password pages, no lists of models, no catch-all: what has no page is 404."""

    site_title = site_header = index_title = _("Office")
    site_url = None
    enable_nav_sidebar = False
    final_catch_all_view = False

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Everybody logs in at the same place. Somebody who is logged in and has no office gets 403, not a loop."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", "/admin/"), settings.LOGIN_URL)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """403 for a person without an office; Django would look for its own log-out page, which is not here."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise PermissionDenied
            answer: HttpResponse = inner(request, *args, **kwargs)
            return answer

        return guarded

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Today (the address is the same; our own page stands before this one)."""
        return redirect("office_today")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """First page, login, and the registered model pages."""
        wanted = {"index", "login"}
        models = {f"{model._meta.app_label}/{model._meta.model_name}/" for model in self._registry}
        return [u for u in super().get_urls() if getattr(u, "name", None) in wanted or str(u.pattern) in models]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """No list of models is drawn; Django's would ask for an address that is not here."""
        return []

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Around a model page stands the same frame as around our own."""
        if not hasattr(request, "office"):
            request.office = WorkPlace(request, "system")  # type: ignore[attr-defined]
        return super().each_context(request)


site = Office(name="admin")


def urls() -> list[URLPattern | URLResolver]:
    """Everything under /admin/: our own pages without a namespace (`office_today`, `office_board` …), then Django's."""
    autodiscover_modules("admin", register_to=site)
    pages = [pattern for patterns in wiring.collect("office_urls") for pattern in patterns]
    return [*pages, path("", site.urls)]


class OfficeAdmin(ModelAdmin):  # type: ignore[type-arg]
    """A model page: rows of `visible_to`, verbs by `may(request, verb, row)`, no delete, no log entry with names.

    Rows that are not visible are 404. Only the exact names in `list_filter` and `search_fields` may be asked for.
    """

    show_full_result_count = False
    actions = None
    list_per_page = 50
    pages: ClassVar[list[str]] = ["changelist"]  # of Django's: changelist, add, change

    def get_urls(self) -> list[URLPattern]:
        """Only the pages that the class names: no history, no delete."""
        return [u for u in super().get_urls() if (u.name or "").rpartition("_")[2] in self.pages]

    def may(self, request: HttpRequest, verb: str, row: Any = None) -> bool:
        """Whether this person may `view`, `add` or `change`. Subclasses ask `rules`."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        ordering = self.get_ordering(request)
        rows = self.model._default_manager.visible_to(request.user)  # type: ignore[attr-defined]
        return rows.order_by(*ordering) if ordering else rows

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        return db_field.remote_field.model._default_manager.visible_to(request.user)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        try:
            return super().get_object(request, object_id, from_field)
        except ValidationError:
            return None

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        return lookup in self.list_filter

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may(request, "view")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "view", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Django answers 500 to `_selected_action=abc`; there is nothing to select here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "GET":
            return HttpResponseBadRequest()
        return super().changelist_view(request, extra_context)

    def log_addition(self, *args: Any, **kwargs: Any) -> None:
        """Django's log keeps names for ever."""

    log_change = log_deletions = log_addition
