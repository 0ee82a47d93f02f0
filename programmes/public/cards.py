"""What stands on a blank card, and which cards a programme prints (H5)."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.models import Item, Programme

CONTRACT, AGENDA = "contract", "agenda"


@dataclass(frozen=True)
class Box:
    """One box to write in, with what to think of."""

    title: str
    prompts: list[str]


@dataclass(frozen=True)
class BlankCard:
    """One page. `signed`: the two sign at the foot of it."""

    which: str
    title: str
    boxes: list[Box]
    signed: bool = False


def card_of(programme: Programme, which: str) -> BlankCard | None:
    """The card, where the programme has it."""
    if not programme.has("printed_cards"):
        return None
    if which == CONTRACT and (programme.has("contract_signed") or programme.has("rhythm_agreed")):
        boxes = [_box(item, "prompt") for item in programme.items("sections")]
        return BlankCard(which, programme.terms["Contract"], boxes, programme.has("contract_signed"))
    if which == AGENDA and programme.has("agenda"):
        return BlankCard(which, _("Agenda"), [_box(item, "prompts") for item in programme.items("agenda")])
    return None


def _box(item: Item, name: str) -> Box:
    return Box(str(item), [line for line in item.said(name).splitlines() if line.strip()])


def card_links(programme: Programme) -> list[dict[str, Any]]:
    """The cards there are, as links."""
    cards = [card for which in (CONTRACT, AGENDA) if (card := card_of(programme, which))]
    return [
        {"url": reverse("programmes:card", args=[programme.slug, card.which]), "label": card.title} for card in cards
    ]
