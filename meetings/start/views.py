"""The start page: the one next thing."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from meetings.frame import who_reads
from meetings.frame.page import show
from meetings.start.pages import start_page


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """The most urgent step of all apps, the path, one's rooms and what is coming up."""
    page = start_page(request.user, timezone.now())
    programme = page.programme
    with timezone.override(programme.zone if programme else timezone.get_default_timezone()):
        context = {
            "page": page,
            "dates_line": who_reads.of_dates(programme) if programme and page.room else None,
            "introducer_line": who_reads.of_introducer(page.newcomer.application) if page.newcomer else None,
            "own_line": who_reads.of_logbook(request.user),
        }
        return show(request, "meetings/start/start.html", programme, **context)
