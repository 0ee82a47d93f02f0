import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.frame.edits import EditedMeanwhile
from meetings.meetings.actions import book_meeting
from meetings.meetings.sheet.actions import Agreed, Written, answer_suggestion, save_sheet
from meetings.meetings.sheet.pages import read_sheet
from meetings.models import AgendaItem, Agreement, Logbook, Meeting, MeetingNote, PrivateAnswer, SharedAnswer
from mentorforum.errors import RuleBroken
from tests.meetings.worlds import fill, make_pair, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return fill(make_pair())


def sheet_of(world, person, meeting):
    meeting = Meeting.objects.get(pk=meeting.pk)
    return read_sheet(meeting, person, meeting.room.open_for(person), timezone.now())


def test_each_half_reads_what_is_theirs(world):
    mentees, mentors = sheet_of(world, world.mentee, world.coming), sheet_of(world, world.mentor, world.coming)
    assert [point.text for point in mentees.points][:2] == [world.mark("agenda"), world.mark("purpose")]
    assert [point.text for point in mentors.points] == [point.text for point in mentees.points]
    assert list(mentees.private.values()) == [world.mark("private-mentee")]
    assert list(mentors.private.values()) == [world.mark("private-mentor")]
    assert (mentees.languages, mentors.languages) == ([], ["guide"])
    assert [len(mentees.before), len(mentees.together), len(mentees.after)] == [3, 3, 0]
    assert [len(mentors.before), len(mentors.together), len(mentors.after)] == [1, 3, 3]


def test_the_next_theme_opens_the_next_agenda_and_agreements_come_back(world):
    sheet = sheet_of(world, world.mentee, world.coming)
    assert sheet.theme_from_last == world.mark("theme")
    assert [line.what for line in sheet.last_time] == [world.mark("agreed")]


def test_what_stands_open_comes_back_until_it_is_done_and_a_meeting_never_held_hides_nothing(world):
    def meeting(days):
        starts_at = timezone.now() + timedelta(days=days)
        return book_meeting(world.room, by=world.mentee, starts_at=starts_at, minutes=60, once=uuid.uuid4())

    never_held, held, latest = meeting(10), meeting(20), meeting(30)
    sheet = sheet_of(world, world.mentor, held)
    assert ([line.what for line in sheet.last_time], sheet.theme_from_last) == (
        [world.mark("agreed")],
        world.mark("theme"),
    )
    written = Written(notes={"text": "x", "next_theme": ""}, agreements=[Agreed("read the book", world.mentee)])
    save_sheet(held, by=world.mentee, edit=0, written=written)
    both = [world.mark("agreed"), "read the book"]
    assert [line.what for line in sheet_of(world, world.mentor, latest).last_time] == both
    row = Agreement.objects.get(meeting=world.held)
    save_sheet(never_held, by=world.mentee, edit=0, written=Written(done={row.pk}))
    assert [line.what for line in sheet_of(world, world.mentor, latest).last_time] == ["read the book"]


def test_only_the_mentee_writes_the_agenda(world):
    save_sheet(world.coming, by=world.mentor, edit=0, written=Written(agenda={"since_last": "mentor was here"}))
    assert sheet_of(world, world.mentee, world.coming).points[0].text == world.mark("agenda")


def test_an_empty_point_has_no_row_and_the_agenda_counts_as_filled_while_one_stands(world):
    save_sheet(world.coming, by=world.mentee, edit=0, written=Written(agenda={"since_last": "", "purpose": "x"}))
    assert AgendaItem.objects.filter(meeting=world.coming, suggested=False).count() == 1
    world.coming.refresh_from_db()
    assert world.coming.agenda_filled
    save_sheet(world.coming, by=world.mentee, edit=0, written=Written(agenda={"since_last": "", "purpose": ""}))
    world.coming.refresh_from_db()
    assert not world.coming.agenda_filled


def test_the_mentee_takes_a_suggestion_with_or_not(world):
    item = AgendaItem.objects.get(meeting=world.coming, suggested=True)
    with pytest.raises(RuleBroken):
        answer_suggestion(item, by=world.mentor, take=True)
    answer_suggestion(item, by=world.mentee, take=True)
    assert [one.text for one in sheet_of(world, world.mentor, world.coming).taken] == [world.mark("suggestion")]


def test_a_private_answer_is_shared_only_when_its_owner_says_so(world):
    asked = question(world, "mentor_energy")
    assert sheet_of(world, world.mentee, world.coming).shared_by_other == []
    save_sheet(world.coming, by=world.mentor, edit=0, written=Written(private={asked: "now"}, share={asked.pk}))
    assert sheet_of(world, world.mentee, world.coming).shared_by_other == [(asked, "now")]
    save_sheet(world.coming, by=world.mentor, edit=0, written=Written(private={asked: "now"}))
    assert sheet_of(world, world.mentee, world.coming).shared_by_other == []
    assert SharedAnswer.objects.filter(question=asked).count() == 0


def test_saving_without_a_private_word_makes_no_logbook():
    world = make_pair()
    fill(world)
    Logbook.objects.exists()
    stranger = make_pair(world.programme)
    assert not Logbook.objects.filter(person=stranger.mentee).exists()


def test_an_emptied_private_answer_is_gone(world):
    asked = question(world, "mentee_recall")
    save_sheet(world.coming, by=world.mentee, edit=0, written=Written(private={asked: ""}))
    assert not PrivateAnswer.objects.filter(question=asked).exists()


def test_the_second_editor_of_the_shared_notes_is_told_and_loses_nothing(world):
    edit = Meeting.objects.get(pk=world.held.pk).edit
    save_sheet(world.held, by=world.mentor, edit=edit, written=Written(notes={"text": "his", "next_theme": ""}))
    with pytest.raises(EditedMeanwhile):
        save_sheet(world.held, by=world.mentee, edit=edit, written=Written(notes={"text": "hers", "next_theme": ""}))
    note = MeetingNote.objects.get(meeting=world.held)
    assert world.room.open_for(world.mentee).read(note.text) == "his"


def test_private_text_is_saved_though_somebody_else_saved_the_notes(world):
    asked = question(world, "mentee_recall")
    save_sheet(world.held, by=world.mentor, edit=1, written=Written(notes={"text": "his", "next_theme": ""}))
    save_sheet(world.held, by=world.mentee, edit=1, written=Written(private={asked: "mine"}))
    assert list(sheet_of(world, world.mentee, world.held).private.values()) == ["mine"]


def test_agreements_change_disappear_and_are_ticked_off(world):
    row = Agreement.objects.get(meeting=world.held)
    notes = {"text": "", "next_theme": ""}
    lines = [Agreed("other words", world.mentor, row=row.pk), Agreed("new", world.mentee)]
    save_sheet(world.held, by=world.mentee, edit=1, written=Written(notes=notes, agreements=lines))
    assert [line.what for line in sheet_of(world, world.mentor, world.held).agreements] == ["other words", "new"]
    save_sheet(world.coming, by=world.mentor, edit=0, written=Written(done={row.pk}))
    row.refresh_from_db()
    assert row.done_at is not None
    gone = [Agreed("", world.mentor, row=row.pk)]
    save_sheet(world.held, by=world.mentee, edit=2, written=Written(notes=notes, agreements=gone))
    assert [line.what for line in sheet_of(world, world.mentor, world.held).agreements] == ["new"]
