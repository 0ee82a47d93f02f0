"""Two people write at the same time on the pages: both texts stand, nothing is lost, and no 500 for odd input."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from meetings.meetings.sheet.actions import Agreed, Written, save_sheet
from meetings.models import AgendaItem, Agreement, Contract, Goal, Meeting, MeetingNote
from tests.meetings.worlds import end, fill, make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return fill(make_pair())


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def values_of(response):
    """What the page's form would send as it stands."""
    form = response.context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, list):
            sent[bound.html_name] = value
        elif value is not False:
            sent[bound.html_name] = "on" if value is True else value or ""
    return sent


def meeting_address(world, meeting):
    return reverse("meetings:meeting", args=[world.room.pk, meeting.pk])


def test_both_texts_of_the_shared_notes_stand_and_the_next_press_saves(world):
    mentee, address = client_of(world.mentee), meeting_address(world, world.held)
    typed = {**values_of(mentee.get(address)), "text": "what she typed"}
    his = Written(notes={"text": "what he saved", "next_theme": "his theme"}, agreements=[Agreed("his", world.mentor)])
    save_sheet(world.held, by=world.mentor, edit=1, written=his)
    answer = mentee.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "what he saved" in page
    assert "what she typed" in page
    again = {**values_of(answer), "text": "both together"}
    assert mentee.post(address, again).status_code == 302
    note = MeetingNote.objects.get(meeting=world.held)
    assert world.room.open_for(world.mentee).read(note.text) == "both together"
    rows = Agreement.objects.filter(meeting=world.held)
    assert "his" in [world.room.open_for(world.mentee).read(row.what) for row in rows]


def test_the_mentors_private_answer_never_conflicts_with_the_mentees_notes(world):
    mentor, address = client_of(world.mentor), meeting_address(world, world.held)
    typed = {**values_of(mentor.get(address)), "before-mentor_recall": "his alone"}
    save_sheet(world.held, by=world.mentee, edit=1, written=Written(notes={"text": "newer", "next_theme": ""}))
    assert mentor.post(address, typed).status_code == 302
    note = MeetingNote.objects.get(meeting=world.held)
    assert world.room.open_for(world.mentee).read(note.text) == "newer"


def test_a_line_the_other_deleted_while_one_wrote_in_it_comes_back(world):
    mentee, address = client_of(world.mentee), meeting_address(world, world.held)
    row = Agreement.objects.get(meeting=world.held)
    typed = {**values_of(mentee.get(address)), f"what-{row.pk}": "longer now"}
    gone = Written(notes={"text": "", "next_theme": ""}, agreements=[Agreed("", world.mentor, row=row.pk)])
    save_sheet(world.held, by=world.mentor, edit=1, written=gone)
    answer = mentee.post(address, typed)
    assert "longer now" in answer.content.decode()
    assert mentee.post(address, values_of(answer)).status_code == 302
    rows = Agreement.objects.filter(meeting=world.held)
    assert [world.room.open_for(world.mentee).read(one.what) for one in rows] == ["longer now"]


def test_taking_a_suggestion_with_saves_what_is_typed_too(world):
    item = AgendaItem.objects.get(suggested=True)
    mentee, address = client_of(world.mentee), meeting_address(world, world.coming)
    typed = {**values_of(mentee.get(address)), "agenda-purpose": "typed just now"}
    client_of(world.mentor).post(address, {**values_of(client_of(world.mentor).get(address)), "take": str(item.pk)})
    item.refresh_from_db()
    assert item.taken is None
    assert mentee.post(address, {**typed, "take": str(item.pk)}).status_code == 302
    item.refresh_from_db()
    page = mentee.get(address).content.decode()
    assert (item.taken, "typed just now" in page, world.mark("suggestion") in page) == (True, True, True)
    assert mentee.post(address, {**typed, "leave": "nonsense"}).status_code == 302


def test_both_texts_of_the_contract_stand(world):
    mentee, mentor = client_of(world.mentee), client_of(world.mentor)
    address = reverse("meetings:contract_write", args=[world.room.pk])
    hers, his = (values_of(client.get(address)) for client in (mentee, mentor))
    assert mentor.post(address, {**his, "section-help": "what he saved"}).status_code == 302
    answer = mentee.post(address, {**hers, "section-help": "what she typed"})
    page = answer.content.decode()
    assert (answer.status_code, "what he saved" in page, "what she typed" in page) == (200, True, True)
    assert mentee.post(address, values_of(answer)).status_code == 302


def test_both_texts_of_a_goal_stand(world):
    mentee, mentor = client_of(world.mentee), client_of(world.mentor)
    address = reverse("meetings:goal", args=[world.room.pk, Goal.objects.get().pk])
    hers, his = (values_of(client.get(address)) for client in (mentee, mentor))
    assert mentor.post(address, {**his, "text": "what he saved"}).status_code == 302
    answer = mentee.post(address, {**hers, "text": "what she typed"})
    page = answer.content.decode()
    assert (answer.status_code, "what he saved" in page, "what she typed" in page) == (200, True, True)
    assert mentee.post(address, values_of(answer)).status_code == 302


def test_a_signature_on_an_old_text_is_refused_in_words(world):
    contract = Contract.objects.get(room=world.room)
    address = reverse("meetings:contract_sign", args=[world.room.pk])
    answer = client_of(world.mentee).post(address, {"version": contract.version, "edit": 0}, follow=True)
    assert answer.status_code == 200
    assert len(list(answer.context["messages"])) == 1
    for odd in ("x", "-1", "9" * 40, ""):
        assert client_of(world.mentee).post(address, {"version": odd, "edit": odd}).status_code == 302


ODD = ["", "x" * 200_000, "a\x00b", "<script>alert(1)</script>", "99999999999999999999"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_is_never_a_500(world, odd):
    client, here = client_of(world.mentee), [world.room.pk]
    forms = {
        reverse("meetings:contract_write", args=here): ["minutes", "section-help", "edit"],
        reverse("meetings:goals", args=here): ["text", "known_by", "once"],
        reverse("meetings:goal", args=[*here, Goal.objects.get().pk]): ["text", "edit", "rating"],
        reverse("meetings:book", args=here): ["day", "clock", "minutes", "place", "title", "once"],
        reverse("meetings:met", args=here): ["day", "clock", "minutes"],
        reverse("meetings:move", args=[*here, world.coming.pk]): ["day", "clock", "minutes", "place"],
        meeting_address(world, world.held): ["text", "edit", "was", "what-new0", "who-new0", "due-new0", "next_theme"],
        meeting_address(world, world.coming): ["agenda-purpose", "before-mentee_recall", "done"],
        reverse("meetings:pause", args=here): ["until"],
        reverse("meetings:concern"): ["text", "programme", "once"],
        reverse("meetings:logbook"): ["text", "once"],
    }
    for address, names in forms.items():
        assert client.post(address, dict.fromkeys(names, odd)).status_code in {200, 302}, address


def test_what_was_typed_is_kept_when_something_is_wrong(world):
    address = reverse("meetings:book", args=[world.room.pk])
    answer = client_of(world.mentee).post(
        address, {"day": "32.13.2027", "clock": "14.00", "minutes": "90", "place": "Her office"}
    )
    assert answer.status_code == 200
    assert "Her office" in answer.content.decode()
    assert len(answer.context["form"].error_summary) == 1


def test_the_same_press_twice_is_one_row(world):
    client, once = client_of(world.mentee), uuid.uuid4()
    address = reverse("meetings:goals", args=[world.room.pk])
    for _press in range(2):
        assert client.post(address, {"text": "one more", "once": once}).status_code == 302
    assert Goal.objects.count() == 2
    booked = {"day": "2027-06-02", "clock": "14.00", "minutes": "90", "once": once}
    for _press in range(2):
        assert client.post(reverse("meetings:book", args=[world.room.pk]), booked).status_code == 302
    assert Meeting.objects.filter(room=world.room).count() == 3


def test_nothing_is_written_in_a_room_that_has_ended(world):

    end(world)
    client, here = client_of(world.mentee), [world.room.pk]
    for address in (
        reverse("meetings:contract_write", args=here),
        reverse("meetings:goals", args=here),
        reverse("meetings:book", args=here),
        meeting_address(world, world.held),
        reverse("meetings:pause", args=here),
        reverse("meetings:stop", args=here),
    ):
        assert client.post(address, {"text": "x"}).status_code == 403
    assert world.mark("notes") in client.get(meeting_address(world, world.held)).content.decode()
