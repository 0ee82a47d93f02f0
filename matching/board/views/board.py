"""The board: who is proposed for whom, turned to the mentees or to the mentors, and on paper."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from matching.board.drawing import board_of
from matching.board.pieces import FILTERS, MENTOR_FILTERS, Board
from matching.board.views.lookup import find_cohort
from programmes.frame.office import office
from programmes.models import Cohort

PER_PAGE = 30  # a row weighs four kilobytes
MENTORS = "mentors"  # ?turn=mentors


@require_GET
@office("board")
def board(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """Who is proposed for whom, why, and who is left."""
    drawn = board_of(find_cohort(request, cohort_id), by=request.user)
    show, turned = request.GET.get("show", "all"), request.GET.get("turn") == MENTORS
    rows = [row for row in (drawn.mentor_rows if turned else drawn.rows) if row.shown(show)]
    if "print" in request.GET:
        return render(request, "matching/board/print.html", {"board": drawn, "rows": drawn.rows})
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"board": drawn, "page": page, "chips": chips(drawn, show, turned=turned), "turned": turned}
    return render(request, "matching/board/board.html", context)


def chips(drawn: Board, show: str, *, turned: bool = False) -> list[dict[str, Any]]:
    """The filters, each with its number; what is no filter shows all."""
    labels = {
        "all": _("All"),
        "without": _("Without a match"),
        "weak": _("Weak"),
        "pinned": _("Held fast"),
        "free": _("With free places"),
        "nobody": _("With nobody"),
    }
    filters, count = (MENTOR_FILTERS, drawn.count_mentors) if turned else (FILTERS, drawn.count)
    show = show if show in filters else "all"
    also = f"turn={MENTORS}&" if turned else ""
    return [
        {"label": labels[name], "url": f"?{also}show={name}", "current": name == show, "count": count(name)}
        for name in filters
    ]


def back_to_board(request: HttpRequest, cohort: Cohort, mentee: Any = "") -> HttpResponse:
    """To the row, with the filter and the page one came from."""
    came = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    kept = {key: values[0] for key, values in parse_qs(came.query).items() if key in {"show", "page", "turn"}}
    address = reverse("office_board", args=[cohort.pk])
    return redirect(f"{address}{'?' if kept else ''}{urlencode(kept)}{f'#row-{mentee}' if mentee else ''}")
