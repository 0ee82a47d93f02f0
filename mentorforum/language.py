"""The choice of language in the head of every page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from mentorforum.wiring import follow


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """This language from now on, and back to the page; somebody with a login gets their mails in it too."""
    language = request.POST.get("language", "")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        follow("language.chosen", request.user, language)
    return set_language(request)
