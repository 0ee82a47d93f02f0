"""Whatever is sent to any address: a sentence on the page, what was typed is kept, never a 500, one row."""

import html
import logging
import uuid
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from meetings.models import Goal, LogEntry, Meeting
from programmes.models import Application, Cohort, Concern, Letter, Note
from tests.access.addresses import TABLE, address
from tests.access.world import PEOPLE, GuardedWorld
from tests.faults.nonsense import (
    ASKED,
    EVERYWHERE,
    KINDS,
    LONG,
    NONSENSE,
    NUL,
    OF_ONE_KIND,
    fields_of,
    filled,
    form_of,
    kinds_of,
    packed,
)

pytestmark = pytest.mark.django_db
#: the same page under another name
TWICE = {"admin:index"}
WRITTEN = [name for name, row in TABLE.items() if not row.refuses and name not in TWICE]
#: what a page without a form of its own is tried with
FEW = ("NUL bytes", "a list")


@pytest.fixture(scope="module")
def clients(guarded_world: GuardedWorld):
    found = {}
    for name, person in guarded_world.people.items():
        found[name] = Client(raise_request_exception=False)
        if person:
            found[name].force_login(person)
    return found


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level(logging.CRITICAL, "django.request")


def who_may(name: str) -> str:
    """The first one whom the page is for."""
    line = TABLE[name].expected["own"].split()
    may = [person for person, code in zip(PEOPLE, line, strict=True) if code in {"200", "302"}]
    return may[0] if may else "mentee"


def post(client: Client, url: str, data: dict[str, str]):
    """The answer to it; what it changed is taken back."""
    with transaction.atomic():
        response = client.post(url, data)
        transaction.set_rollback(True)
    return response


def said(response) -> bool:
    """Whether the page says what is wrong: in the summary, or that what was asked for is not there."""
    page = response.content.decode()
    return "error-summary" in page or 'class="empty"' in page


def foreign(world: GuardedWorld) -> dict[str, str]:
    pair, ground = world.pairs["foreign"], world.grounds["foreign"]
    return {"a foreign room": str(pair.room.pk), "a foreign application": str(ground.sent.pk)}


def faults(client: Client, url: str, posts: Iterable[tuple[str, dict[str, str]]]) -> list[str]:
    """What came of them that should not have."""
    wrong = []
    for what, data in posts:
        response = post(client, url, data)
        if response.status_code not in {200, 302, 400, 403, 404, 405, 410}:
            wrong.append(f"{what}: {response.status_code}")
        form = form_of(response)
        if form is not None and getattr(form, "is_bound", False) and form.errors and not said(response):
            wrong.append(f"{what}: no sentence for {dict(form.errors)}")
    return wrong


@pytest.mark.parametrize("name", WRITTEN)
def test_nonsense_is_never_a_500(name, guarded_world, clients):
    """Every value in every field that can tell it from the others."""
    client, url = clients[who_may(name)], address(guarded_world, name, "own")
    form = form_of(client.get(url))
    names = list(getattr(form, "fields", {}))
    if not names and not TABLE[name].post_only:
        posts = [(what, filled([], NONSENSE[what])) for what in FEW]
    else:
        values = {**EVERYWHERE, **foreign(guarded_world)}
        posts = [*((what, filled(names, value)) for what, value in values.items()), *packed(kinds_of(form))]
    assert faults(client, url, [*posts, ("200 KB", filled(names, LONG))]) == []


@pytest.mark.drill
@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_nonsense_in_every_field_is_never_a_500(name, guarded_world, clients):
    """All values in all fields at once."""
    client, url = clients[who_may(name)], address(guarded_world, name, "own")
    names, values = fields_of(client.get(url)), {**NONSENSE, **foreign(guarded_world), "200 KB": LONG}
    assert faults(client, url, [(what, filled(names, value)) for what, value in values.items()]) == []


def test_no_field_misses_a_value_that_it_can_tell_from_others():
    class Form(forms.Form):
        text, count, day, own = forms.CharField(), forms.IntegerField(), forms.DateField(), forms.CharField()

        def clean_own(self):
            return self.cleaned_data["own"]

    met: dict[str, set[str]] = {}
    for _what, data in packed(kinds_of(Form())):
        for name, value in data.items():
            met.setdefault(name, set()).add(value)
    expected = {"text": "word", "next": "word", "version": "number", "count": "number", "day": "date"}
    assert {name: met[name] for name in expected} == {name: {*KINDS[kind].values()} for name, kind in expected.items()}
    assert met["own"] == {*OF_ONE_KIND.values()}


def test_a_question_full_of_nonsense_is_never_a_500(guarded_world, clients):
    wrong = []
    for name in [one for one, row in TABLE.items() if not row.post_only]:
        client, url = clients[who_may(name)], address(guarded_world, name, "own").partition("?")[0]
        for value in (NUL, str(guarded_world.grounds["foreign"].sent.pk)):
            with transaction.atomic():
                code = client.get(url, dict.fromkeys(ASKED, value)).status_code
                transaction.set_rollback(True)
            if code >= 500:
                wrong.append(f"{name} {value[:10]}: {code}")
    assert wrong == []


@pytest.mark.parametrize("part", ["a\0b", "x" * 3000, "%", "\ud7ff", "..", "æ", "'\"<>"])
def test_an_address_full_of_nonsense_is_never_a_500(guarded_world, clients, part):
    wrong = []
    for name in TABLE:
        args = TABLE[name].args(guarded_world, "own")
        for place, old in enumerate(args):
            try:
                url = reverse(name, args=[*args[:place], part, *args[place + 1 :]])
            except NoReverseMatch:  # the address takes ids or slugs only: that is 404 already
                continue
            for person in {who_may(name), "visitor"}:
                code = clients[person].get(url).status_code
                if code >= 500 or (code == 200 and old != part):
                    wrong.append(f"{name} {person}: {code}")
    assert wrong == []


def submit_twice(client: Client, url: str, data: dict[str, str], model: type) -> int:
    """How many rows the same form makes when it is sent twice, as by an impatient finger."""
    before = model._base_manager.count()
    with transaction.atomic():
        answers = [client.post(url, data).status_code for _time in range(2)]
        made = model._base_manager.count() - before
        transaction.set_rollback(True)
    assert answers == [302, 302], answers
    return made


def in_days(days: int) -> dict[str, str]:
    return {"day": f"{timezone.now() + timedelta(days=days):%Y-%m-%d}", "clock": "10:00", "minutes": "60"}


COHORT = {"name": "2031", "starts_on": "2031-01-07", "ends_on": "2031-12-07"}
#: form -> what it makes, and what is filled in
CREATES = {
    "meetings:goals": (Goal, {"text": "Et mål"}),
    "meetings:logbook": (LogEntry, {"text": "En linje"}),
    "meetings:concern": (Concern, {"text": "Ring til mig"}),
    "meetings:book": (Meeting, in_days(40)),
    "meetings:met": (Meeting, in_days(-40)),
    "office_application_note": (Note, {"text": "Ring til ham"}),
    "office_person_note": (Note, {"text": "Ring til ham"}),
    "office_write": (Letter, {"stage": "sure", "subject": "Kære alle", "text": "Vi ses"}),
    "office_new_cohort": (Cohort, COHORT),
    "programmes:interest": (Application, {"name": "Ole Bang", "email": "ole@fjordby.test"}),
}


@pytest.mark.parametrize("name", CREATES)
def test_sent_twice_makes_one_row(name, guarded_world, clients):
    model, data = CREATES[name]
    data = {**data, "once": str(uuid.uuid4())}
    if name == "meetings:concern":
        data["programme"] = str(guarded_world.ground.programme.pk)
    assert submit_twice(clients[who_may(name)], address(guarded_world, name, "own"), data, model) == 1


#: form -> the text field that is kept, and what else is filled in
KEPT = {
    "meetings:goals": ("text", {}),
    "meetings:logbook": ("text", {}),
    "meetings:concern": ("text", {}),
    "meetings:contract_write": ("", {}),
    "meetings:book": ("title", {}),
    "meetings:stop": ("reason", {}),
    "office_application_note": ("text", {}),
    "office_person_note": ("text", {}),
    "office_pair_note": ("text", {}),
    "office_write": ("text", {"stage": "look", "subject": "Kære alle"}),
    "office_note": ("note", {}),
    "office_decide": ("reason", {"stage": "look"}),
    "office_contact": ("phone", {"email": "nogen@fjordby.test"}),
    "office_text": ("", {}),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_was_typed_is_kept_beside_the_sentence(name, guarded_world, clients):
    client, url = clients[who_may(name)], address(guarded_world, name, "own")
    names = fields_of(client.get(url)) or fields_of(post(client, url, KEPT[name][1]))
    field, more = KEPT[name]
    field = field or next(
        one
        for one in names
        if one not in {"edit", "once", "minutes"} and "weeks" not in one and "months" not in one and one != "meetings"
    )
    response = post(client, url, {**more, field: LONG})
    page = html.unescape(response.content.decode())
    assert response.status_code == 200
    form = response.context.get("note_form") or response.context["form"]
    assert field in form.errors
    assert "error-summary" in page and LONG in page
