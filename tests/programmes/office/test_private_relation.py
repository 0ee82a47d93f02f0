"""A programme that only mediates (E9): no page of the office tells when a pair meets, that it does, or how often."""

import re
import uuid
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from meetings.ending.resting import do_rested
from meetings.meetings.actions import book_meeting, note_meeting
from meetings.models import Evaluation
from meetings.room.actions import open_room
from mentorforum import dates
from programmes.enums import MailStatus
from programmes.mail.reminders.engine import merge, plan
from programmes.models import Mail
from tests.factories import make_cohort, make_coordinator, make_match, make_person, make_programme

pytestmark = pytest.mark.django_db
ODD = (7, 41)  # nothing else happens at 7.41


@pytest.fixture
def pair():
    programme = make_programme("E")
    cohort = make_cohort(programme)
    today = programme.today()
    mentee, mentor = make_person("Sara Berg"), make_person("Karen Holm")
    match = make_match(cohort, mentee=mentee, mentor=mentor, active_on=today - timedelta(days=90))
    open_room(match, now=timezone.now())
    return match


@pytest.fixture
def office(client, pair):
    client.force_login(make_coordinator(pair.programme, "Mette Lund"))
    return client


def odd(pair, days):
    day = pair.programme.today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, *ODD, tzinfo=dates.at(day, 12, zone=pair.programme.zone).tzinfo)


def meet(pair):
    """Eleven meetings held, one to come."""
    room = pair.room
    for number in range(11):
        note_meeting(room, by=pair.mentee, starts_at=odd(pair, -77 + 7 * number), minutes=61, once=uuid.uuid4())
    book_meeting(room, by=pair.mentor, starts_at=odd(pair, 1), minutes=61, title="x", place="y", once=uuid.uuid4())
    plan()
    merge(timezone.now() + timedelta(hours=30))


def addresses(pair):
    cohort, match = [pair.cohort_id], [pair.pk]
    return [
        reverse("office_today"),
        *(reverse(f"office_{name}", args=cohort) for name in ("applications", "board", "pairs", "figures", "cohort")),
        reverse("office_pairs", args=cohort) + "?show=silent",
        reverse("office_evaluation", args=cohort),
        reverse("office_pair", args=match),
        reverse("office_people"),
        *(reverse("office_person", args=[half.pk]) for half in pair.halves),
        reverse("office_application", args=[pair.mentee_application_id]),
        reverse("office_application", args=[pair.mentor_application_id]),
        *(f"{reverse('office_mail')}?show={show}" for show in ("planned", "sent", "failed", "held", "undoable")),
        reverse("office_setup", args=[pair.programme.slug]),
    ]


def seen(client, address):
    """What stands on the page, without what differs at every opening."""
    cache.clear()
    page = client.get(address)
    assert page.status_code == 200, address
    text = re.sub(
        r'(?s)<script.*?</script>|name="csrfmiddlewaretoken"[^>]*>|name="once"[^>]*>', "", page.content.decode()
    )
    return unescape(re.sub(r'nonce="[^"]*"', "", text))


def test_the_office_reads_the_same_whether_a_pair_meets_or_not(office, pair):
    """Every page, before anything is booked and after eleven meetings and the reminders of the twelfth."""
    before = {address: seen(office, address) for address in addresses(pair)}
    meet(pair)
    after = {address: seen(office, address) for address in addresses(pair)}
    assert Mail.objects.filter(name="meetings/meeting_booked").exists()
    assert [address for address in before if before[address] != after[address]] == []


def test_the_time_of_a_meeting_stands_nowhere(office, pair):
    meet(pair)
    for address in addresses(pair):
        text = seen(office, address)
        assert not re.search(r"\b0?7[.:]41\b", text), address


def test_a_mail_about_a_meeting_that_did_not_arrive_is_counted_nowhere(office, pair):
    before = seen(office, reverse("office_today"))
    meet(pair)
    assert Mail.objects.filter(name="meetings/meeting_booked").update(status=MailStatus.FAILED)
    assert seen(office, reverse("office_today")) == before


def test_the_spreadsheet_knows_no_meetings(office, pair):
    before = office.post(reverse("office_applications_export", args=[pair.cohort_id]))
    meet(pair)
    after = office.post(reverse("office_applications_export", args=[pair.cohort_id]))
    assert rows_of(before) == rows_of(after)


def rows_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [[cell.value for cell in row] for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows()]


def test_active_paused_ended_and_answered_are_seen(office, pair):
    """(E9) What the coordinator does see."""
    page = seen(office, reverse("office_pair", args=[pair.pk]))
    points = set(Evaluation.objects.filter(room=pair.room).values_list("point", flat=True))
    assert points == {"midway"}
    assert page.count("Sara Berg") > 1
    office.post(
        reverse("office_pair_pause", args=[pair.pk]), {"until": str(pair.programme.today() + timedelta(days=9))}
    )
    assert do_rested(timezone.now() + timedelta(minutes=11)) == 1
    pair.refresh_from_db()
    assert pair.status == "paused"
    assert seen(office, reverse("office_pair", args=[pair.pk])) != page


def test_where_the_relation_is_not_private_the_meetings_are_seen(office, pair):
    """So that the test above can fail: the same pages without the step do differ."""
    pair.programme.steps = [step for step in pair.programme.steps if step != "private_relation"]
    pair.programme.save(update_fields=["steps"])
    before = {address: seen(office, address) for address in addresses(pair)}
    meet(pair)
    changed = {address for address in before if before[address] != seen(office, address)}
    assert {reverse("office_pairs", args=[pair.cohort_id]), reverse("office_pair", args=[pair.pk])} <= changed
