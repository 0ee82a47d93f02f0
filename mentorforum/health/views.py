"""`/health/` for whoever watches, and the page people get when a piece does not answer."""

import logging
import sys

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mentorforum.health.pieces import failing_piece, state
from mentorforum.health.words import SENTENCES

logger = logging.getLogger(__name__)

HANDED_ON = ("HTTP_X_FORWARDED_", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")


@require_safe
@never_cache
@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """`{"database": "ok", …}`, 503 if one is not. Asked from this machine with `?mail=1` the mail server is asked too."""
    with_mail = "mail" in request.GET
    if with_mail and not from_this_machine(request):
        return JsonResponse({"mail": "is asked from this machine only"}, status=403)
    pieces = state(with_mail=with_mail)
    return JsonResponse(pieces, status=200 if set(pieces.values()) == {"ok"} else 503)


def from_this_machine(request: HttpRequest) -> bool:
    """Not a visitor: neither from elsewhere, nor handed on by a proxy, which may stand on this machine."""
    own = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
    return own and not any(name.startswith(HANDED_ON) for name in request.META)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500. It asks nothing of database, cache, session or catalogue: one of them may be what is broken."""
    piece = failing_piece(sys.exc_info()[1])
    if piece:
        logger.error("%s does not answer: %s", piece, request.path)
    again = request.get_full_path() if piece and request.method == "GET" else "/"
    page = render_to_string(
        "health/broken.html", {"sentences": SENTENCES["down" if piece else "error"], "again": again}
    )
    response = HttpResponse(page, status=503 if piece else 500)
    if piece:
        response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response
