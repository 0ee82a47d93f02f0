"""A page with one form: the same frame for all of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mentorforum.forms import PlainForm
from programmes.frame.office import OfficeRequest


def form_page(request: OfficeRequest, form: PlainForm, *, head: str, button: str, **more: Any) -> HttpResponse:
    """`more`: intro, affected, back and back_label (the set-up unless told)."""
    links = request.office.links
    context = {
        "form": form,
        "head": head,
        "button": button,
        "back": links.get("setup", "/admin/"),
        "back_label": _("Set-up"),
    }
    return render(request, "programmes/frame/form.html", {**context, **more})
