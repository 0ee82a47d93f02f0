"""My data: what is kept about me, what I may change, and a copy of all of it."""

import io
import zipfile
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mentorforum import wiring
from mentorforum.notices import notice
from programmes.applications.visitor import posted
from programmes.models import Application, Person, Programme
from programmes.people.profile import FIELDS, update_profile
from programmes.privacy.copies import opened_by_others
from programmes.privacy.forms import MeForm


@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """Change one's own data; what is kept and until when; who opened it; the copy."""
    person: Any = request.user
    form = MeForm(posted(request), initial={name: getattr(person, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        update_profile(person, by=person, **form.cleaned_data)
        return _in_language(request, form.cleaned_data["language"])
    applications = Application.objects.of(person).select_related("programme", "cohort").order_by("-created_at")
    context = {
        "form": form,
        "applications": [row for row in applications if row.number],
        "kept": [_kept(programme) for programme in _programmes(person)],
        "opened": opened_by_others(person),
    }
    return render(request, "programmes/privacy/me.html", context)


def _in_language(request: HttpRequest, language: str) -> HttpResponse:
    """Back to the page, said in the language just chosen."""
    with translation.override(language):
        notice(request, _("Your data is saved."))
    answer = redirect("programmes:me")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
        max_age=settings.LANGUAGE_COOKIE_AGE,
    )
    return answer


def _programmes(person: Person) -> list[Programme]:
    return list(Programme.objects.filter(pk__in=Application.objects.of(person).values("programme")))


def _kept(programme: Programme) -> dict[str, Any]:
    months = programme.settings.get("kept_months", {})
    return {
        "programme": programme,
        "application": months.get("application"),
        "turned_down": months.get("turned_down"),
        "room": months.get("room"),
        "logbook": months.get("logbook"),
    }


@require_safe
@never_cache
def copy(request: HttpRequest) -> HttpResponse:
    """All that is kept about me, as one file; nothing that is another person's."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for files in wiring.collect("copies"):
            for name, text in files(request.user):
                archive.writestr(name, text)
    answer = HttpResponse(packed.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="mentorforum-{timezone.now():%Y-%m-%d}.zip"'
    return answer
