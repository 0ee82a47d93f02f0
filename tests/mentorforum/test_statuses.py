"""A status is declared once: value, words per audience, tone, moves. The tag draws it."""

from dataclasses import dataclass
from enum import nonmember

import pytest
from django.template import Context, Template

from mentorforum import icons
from mentorforum.pills import OFFICE, Pill
from mentorforum.statuses import Status, moves, pill_of, status


class DoorStatus(Status):
    OPEN = status("open", "Open", "now", office="Open to all", participants="Come in")
    SHUT = status("shut", "Shut", "rest", icon="lock")

    MOVES = nonmember(moves({OPEN: {SHUT}, SHUT: {OPEN}}))


@dataclass
class Door:
    STATUSES = DoorStatus
    status: str


@dataclass
class Gate:
    standing: Status


def test_a_status_is_a_choice_with_a_label() -> None:
    assert DoorStatus.choices == [("open", "Open"), ("shut", "Shut")]


def test_the_moves_are_no_status_and_speak_of_values() -> None:
    assert {"open": {"shut"}, "shut": {"open"}} == DoorStatus.MOVES
    assert list(DoorStatus) == [DoorStatus.OPEN, DoorStatus.SHUT]


@pytest.mark.parametrize(("audience", "words"), [("", "Come in"), (OFFICE, "Open to all")])
def test_each_audience_has_its_words(audience: str, words: str) -> None:
    assert pill_of(Door("open"), audience) == Pill("now", words)


@pytest.mark.parametrize("audience", ["", OFFICE])
def test_the_label_serves_both_where_they_do_not_differ(audience: str) -> None:
    assert pill_of(DoorStatus.SHUT, audience) == Pill("rest", "Shut", "lock")


def test_a_thing_may_have_a_standing_of_its_own() -> None:
    assert pill_of(Gate(DoorStatus.SHUT)).label == "Shut"


@pytest.mark.parametrize(
    ("tag", "words"), [("{% status_pill door %}", "Come in"), ('{% status_pill door "office" %}', "Open to all")]
)
def test_the_tag_draws_it(tag: str, words: str) -> None:
    html = Template(f"{{% load ui %}}{tag}").render(Context({"door": Door("open")})).strip()
    assert html == f'<span class="pill tone-now">{icons.icon("dot")} {words}</span>'
