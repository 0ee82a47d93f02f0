"""The contract: read and sign, write, print."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.contract.actions import contract_of, readable_texts, save_contract, sign_contract
from meetings.contract.forms import ContractForm
from meetings.contract.pages import contract_said
from meetings.contract.terms import terms_of
from meetings.frame import rules, who_reads
from meetings.frame.page import attempt, needs, room_page, sent, show_room
from meetings.models import Contract, Room
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice


def _contract(room: Room) -> Contract:
    """Signed, or agreed without signing; 404 in a programme that has neither."""
    if not room.programme.has("rhythm_agreed"):
        needs(room.programme, "contract_signed")
    return contract_of(room)


def _said_of(room: Room) -> dict[str, str]:
    """The programme's own words around the contract."""
    text = room.programme.said
    return {"intro": text("contract_intro"), "least": text("contract_least"), "rhythm": text("rhythm")}


def _context(request: HttpRequest, room: Room, contract: Contract) -> dict[str, Any]:
    """What stands in the contract, opened for one of the two."""
    texts = readable_texts(contract, room.open_for(request.user))
    rows = contract.signatures.select_related("person").order_by("-version", "at")
    current = [row for row in rows if row.version == contract.version]
    return {
        "contract": contract,
        "signs": room.programme.has("contract_signed"),
        **_said_of(room),
        "state": contract_said(contract),
        "terms_facts": terms_of(contract),
        "sections": [
            {"term": str(item), "value": texts.get(item.key, "")} for item in room.programme.items("sections")
        ],
        "ground_rules": room.programme.items("ground_rules"),
        "signatures": current,
        "earlier": [row for row in rows if row.version != contract.version],
        "line": who_reads.of_room(room, request.user),
        "figures_line": who_reads.of_figures(room.programme),
    }


@room_page
def contract(request: HttpRequest, room: Room) -> HttpResponse:
    """The contract as it stands: sign it, or change it."""
    contract = _contract(room)
    context = _context(request, room, contract)
    context["may_sign"] = rules.can_sign_contract(request.user, contract)
    context["may_write"] = rules.can_write_room(request.user, room)
    return show_room(request, room, "meetings/contract/contract.html", **context)


@room_page
def print_contract(request: HttpRequest, room: Room) -> HttpResponse:
    """The contract on paper."""
    return show_room(request, room, "meetings/contract/print.html", **_context(request, room, _contract(room)))


@room_page
@require_POST
def sign(request: HttpRequest, room: Room) -> HttpResponse:
    """Sign the version that was read."""
    needs(room.programme, "contract_signed")
    contract = _contract(room)
    if not rules.can_write_room(request.user, room):
        raise PermissionDenied
    try:
        sign_contract(contract, by=request.user, version=_number(request, "version"), edit=_number(request, "edit"))
    except RuleBroken as error:
        notice(request, str(error), level=messages.WARNING)
    else:
        notice(request, room.programme.terms.say(_said(contract), name=room.other(request.user).first_name))
    return redirect("meetings:contract", room.pk)


def _said(contract: Contract) -> str:
    if contract.status == "signed":
        return _("You have both signed. {Contract_def} holds from today.")
    return _("You have signed. {name} gets a mail and signs next.")


def _saved(room: Room) -> str:
    if room.programme.has("contract_signed"):
        return _("Saved. {Contract_def} holds when you have both signed it.")
    return _("Saved: this is what you agree. {name} gets a mail, and may change it.")


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 9 else -1


@room_page
def write(request: HttpRequest, room: Room) -> HttpResponse:
    """Write or change it. A change after a signature is the next version, to be signed anew."""
    contract = _contract(room)
    if not rules.can_write_room(request.user, room):
        raise PermissionDenied
    sections = room.programme.items("sections")
    texts = readable_texts(contract, room.open_for(request.user))
    begun = texts or {item.key: item.said("suggested") for item in sections}
    form = ContractForm(request.POST or None, contract=contract, sections=sections, texts=begun)
    if sent(request, form):
        edit, values = form.cleaned_data["edit"] or 0, {"terms": form.terms(), "sections": form.texts()}
        if attempt(form, save_contract, contract, by=request.user, edit=edit, **values):
            notice(request, room.programme.terms.say(_saved(room), name=room.other(request.user).first_name))
            return redirect("meetings:contract", room.pk)
        form.renew(edit=Contract.objects.get(pk=contract.pk).edit)
    newer = [(str(item), texts.get(item.key, "")) for item in sections] if getattr(form, "conflict", False) else []
    lines = {"line": who_reads.of_room(room, request.user), "figures_line": who_reads.of_figures(room.programme)}
    context = {"form": form, "contract": contract, "newer": newer, **lines, **_said_of(room)}
    return show_room(request, room, "meetings/contract/write.html", **context)
