"""`/dev/mail/`: what would have left. 404 wherever mails really leave."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from mentorforum.devmail.mails import CaughtMail, caught, find_mail

PER_PAGE = 50
View = Callable[..., HttpResponse]
ONLY_LOOKS: dict[str, list[str] | str] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:"],
    "frame-ancestors": [CSP.SELF],
    "sandbox": "allow-popups allow-top-navigation-by-user-activation",
}


def in_the_tryout(view: View) -> View:
    """Mails are read without login here, which is right only as long as nobody real is written to."""

    @require_safe
    @never_cache
    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not (settings.TRYOUT and settings.MAIL_CAUGHT_IN):
            raise Http404
        return view(request, **kwargs)

    return wrapped


def get_mail(name: str) -> CaughtMail:
    mail = find_mail(settings.MAIL_CAUGHT_IN, name)
    if mail is None:
        raise Http404
    return mail


@in_the_tryout
def mail_list(request: HttpRequest) -> HttpResponse:
    to = request.GET.get("to", "")[:200]
    pages = Paginator(caught(settings.MAIL_CAUGHT_IN, to=to), PER_PAGE)
    return render(request, "devmail/list.html", {"page": pages.get_page(request.GET.get("page")), "to": to})


@in_the_tryout
def mail_page(request: HttpRequest, *, name: str) -> HttpResponse:
    return render(request, "devmail/mail.html", {"mail": get_mail(name)})


@in_the_tryout
@xframe_options_sameorigin
@csp_override(ONLY_LOOKS)
def mail_html(request: HttpRequest, *, name: str) -> HttpResponse:
    """The HTML part as a mail program would show it: its own styles, no script, nothing from outside."""
    html = get_mail(name).html
    if not html:
        raise Http404
    return HttpResponse(html)


@in_the_tryout
def mail_file(request: HttpRequest, *, name: str, number: int) -> HttpResponse:
    files = get_mail(name).attachments
    if number >= len(files):
        raise Http404
    response = HttpResponse(files[number].content, content_type=files[number].kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=files[number].name)
    return response


@in_the_tryout
def mail_raw(request: HttpRequest, *, name: str) -> HttpResponse:
    return HttpResponse(get_mail(name).path.read_bytes(), content_type="text/plain; charset=utf-8")
