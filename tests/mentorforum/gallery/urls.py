"""`/gallery/` and `/gallery/office/`, as a root urlconf for tests."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.i18n import set_language

from mentorforum.notices import notice
from tests.mentorforum.gallery import world

FOLDER = world.FOLDER


def _draw(request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
    template = engines["django"].from_string((FOLDER / name).read_text())
    return HttpResponse(template.render({**world.common(), **context}, request))


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    notice(request, "Ansøgningen er optaget. Mailen går kl. 9.22.", undo="/gallery/undo/")
    messages.error(request, "Mailen til Ole kom ikke frem.")
    form = world.GalleryForm({} if "errors" in request.GET else None, who_reads=world.WHO)
    return _draw(request, "page.html", {"form": form})


@login_not_required
def office(request: HttpRequest) -> HttpResponse:
    notice(request, "4 ansøgninger er optaget. Deres mails går kl. 9.22.", undo="/gallery/undo/")
    return _draw(request, "office.html", {"frame": world.FRAME, "here": "today"})


urlpatterns = [
    path("gallery/", page),
    path("gallery/office/", office),
    path("accounts/", include("allauth.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
]
