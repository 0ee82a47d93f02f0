"""The chemistry meeting: sealed answers, one more talk once, and both told in the same minute."""

from datetime import timedelta

import pytest

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match
from matching.offers import reminders
from matching.offers.actions import withdraw_offer
from matching.offers.answers import note_talk
from matching.offers.outcomes import tell_outcomes
from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import ApplicationStatus
from programmes.models import History, Mail
from tests.matching.offers.chemistry import Asked

pytestmark = pytest.mark.django_db
YES, TALK, NO = AnswerChoice.YES, AnswerChoice.TALK, AnswerChoice.NO


@pytest.fixture
def asked():
    return Asked("E")


def told(asked):
    """At 8.00 on the next working day, and not a minute before."""
    match = asked.fresh()
    assert match.tell_at == dates.at(
        dates.add_working_days(asked.programme.today(asked.now), 1), 8, zone=asked.programme.zone
    )
    before = (match.status, match.stage, Mail.objects.count(), History.objects.count())
    tell_outcomes(match.tell_at - timedelta(minutes=1))
    match = asked.fresh()
    assert (match.status, match.stage, Mail.objects.count(), History.objects.count()) == before
    asked.now = match.tell_at
    assert tell_outcomes(asked.now) == 1
    assert tell_outcomes(asked.now) == 0
    return asked.fresh()


def mails(name):
    return list(
        Mail.objects.filter(name=f"matching/{name}").order_by("person__name").values_list("person__name", flat=True)
    )


@pytest.mark.parametrize(
    ("mentee", "mentor", "becomes"),
    [
        (YES, YES, MatchStatus.ACTIVE),
        (YES, NO, MatchStatus.DECLINED),
        (NO, YES, MatchStatus.DECLINED),
        (NO, NO, MatchStatus.DECLINED),
        (TALK, NO, MatchStatus.DECLINED),
        (NO, TALK, MatchStatus.DECLINED),
    ],
)
def test_what_two_answers_come_to(asked, mentee, mentor, becomes):
    asked.say("mentee", mentee)
    assert asked.fresh().tell_at is None
    asked.say("mentor", mentor)
    match = told(asked)
    assert match.status == becomes
    assert mails("active" if becomes == MatchStatus.ACTIVE else "declined") == ["Karen Holm", "Sara Berg"]
    row = History.objects.about(match).get(new=becomes)
    assert (row.by, row.at) == (None, match.tell_at)
    if becomes != MatchStatus.ACTIVE:
        match.mentee_application.refresh_from_db()
        assert (match.seat, match.mentee_application.priority) == (None, True)


@pytest.mark.parametrize(("mentee", "mentor"), [(YES, TALK), (TALK, YES), (TALK, TALK)])
def test_one_more_talk_is_proposed_to_both_once(asked, mentee, mentor):
    note_talk(asked.fresh(), by=asked.match.mentee, talk_at=asked.now, now=asked.now)
    asked.say("mentee", mentee)
    asked.say("mentor", mentor)
    match = told(asked)
    days = dates.add_working_days(asked.programme.today(asked.now), 10)
    assert (match.status, match.stage, match.tell_at, match.talk_at, match.answer_by) == (
        MatchStatus.OFFERED,
        2,
        None,
        None,
        days,
    )
    assert mails("one_more_talk") == ["Karen Holm", "Sara Berg"]
    with pytest.raises(RuleBroken):
        asked.say("mentee", TALK)
    asked.say("mentee", YES)
    asked.say("mentor", YES)
    assert told(asked).status == MatchStatus.ACTIVE


@pytest.mark.parametrize("given", [{}, {"mentee": YES}, {"mentor": TALK}, {"mentee": NO}])
def test_silence_ends_it_on_the_morning_after_the_last_day(asked, given):
    for side, choice in given.items():
        asked.say(side, choice)
    match = asked.fresh()
    night = dates.at(match.answer_by + timedelta(days=1), 0, 1, zone=asked.programme.zone)
    assert tell_outcomes(night) == 0
    match = asked.fresh()
    assert match.tell_at == dates.at(dates.add_working_days(match.answer_by, 1), 8, zone=asked.programme.zone)
    tell_outcomes(match.tell_at)
    assert asked.fresh().status == (MatchStatus.DECLINED if NO in given.values() else MatchStatus.EXPIRED)
    assert mails("declined") == ["Karen Holm", "Sara Berg"]


def test_one_answers_once_a_round(asked):
    asked.say("mentee", YES)
    with pytest.raises(RuleBroken):
        asked.say("mentee", NO)


@pytest.mark.parametrize("how", ["coordinator", "mentee", "mentor"])
def test_taken_back_is_told_like_any_other_even_after_two_yes(asked, how):
    asked.say("mentee", YES)
    asked.say("mentor", YES)
    match = asked.fresh()
    if how == "coordinator":
        withdraw_offer(match, by=asked.coordinator, now=asked.now)
    else:
        own = match.own_application(getattr(match, how))
        move(own, ApplicationStatus.WITHDRAWN, by=own.person, now=asked.now)
    assert told(asked).status == MatchStatus.WITHDRAWN
    assert mails("declined") == ["Karen Holm", "Sara Berg"]


def test_who_has_left_answers_no_more(asked):
    own = asked.fresh().mentee_application
    move(own, ApplicationStatus.WITHDRAWN, by=own.person, now=asked.now)
    with pytest.raises(RuleBroken):
        asked.say("mentee", YES)
    asked.say("mentor", YES)  # and the other half notices nothing


# The mentor is asked first ----------------------------------------------------------------------------------------


@pytest.fixture(params=["E", "H"])
def first(request):
    return Asked(request.param, first=True)


def sees(match, side):
    Match.objects.filter(pk=match.pk, offered_at__isnull=False).update(offered_at=match.created_at)
    Match.objects.filter(pk=match.pk, mentee_told_at__isnull=False).update(mentee_told_at=match.created_at)
    return Match.objects.of(getattr(match, side)).exists()


def test_the_mentee_is_told_nothing_before_the_mentor_has_said_yes(first):
    match = first.fresh()
    assert (mails("offer"), match.mentee_told_at) == (["Karen Holm"], None)
    assert (sees(match, "mentor"), sees(match, "mentee")) == (True, False)
    with pytest.raises(RuleBroken):
        first.say("mentee", YES)
    first.later(2)
    first.say("mentor", YES)
    match = first.fresh()
    days = first.programme.settings["offer"]["answer_within_working_days"]
    last = dates.add_working_days(first.programme.today(first.now), days)
    assert (match.mentee_told_at, match.answer_by, match.status) == (first.now, last, MatchStatus.OFFERED)
    assert "Sara Berg" in mails("offer")
    assert sees(match, "mentee")


def test_a_mentors_no_leaves_the_mentee_untold(first):
    first.say("mentor", NO)
    match = first.fresh()
    match.mentee_application.refresh_from_db()
    assert (match.status, match.seat, match.mentee_application.priority) == (MatchStatus.DECLINED, None, True)
    assert (mails("declined"), mails("offer")) == (["Karen Holm"], ["Karen Holm"])
    assert not sees(match, "mentee")


def test_a_mentors_silence_leaves_the_mentee_untold(first):
    match = first.fresh()
    tell_outcomes(dates.at(match.answer_by + timedelta(days=1), 0, 1, zone=first.programme.zone))
    tell_outcomes(first.fresh().tell_at)
    assert first.fresh().status == MatchStatus.EXPIRED
    assert mails("declined") == ["Karen Holm"]
    assert not sees(match, "mentee")


def test_being_willing_to_meet_is_no_answer_after_the_talk():
    asked = Asked("E", first=True)
    asked.say("mentor", YES)
    asked.say("mentee", YES)
    assert asked.fresh().tell_at is None
    asked.say("mentor", NO)
    assert told(asked).status == MatchStatus.DECLINED


def test_where_both_simply_accept_the_mentors_first_yes_counts():
    asked = Asked("H", first=True)
    asked.say("mentor", YES)
    asked.say("mentee", YES)
    assert asked.fresh().status == MatchStatus.ACTIVE


def test_the_coordinator_chooses_who_is_first_and_when(asked):
    assert asked.fresh().mentee_told_at == asked.match.offered_at  # though the programme asks the mentor first
    assert Asked("A", first=True).fresh().mentee_told_at is None


# Reminders --------------------------------------------------------------------------------------------------------


def dues(kind, asked):
    first = asked.programme.today(asked.now)
    return [(due.person.name, (due.nominal - first).days) for due in kind(first, first + timedelta(days=40))]


def test_a_talk_without_a_day_then_an_answer_is_reminded_of(asked):
    assert sorted(dues(reminders.no_talk, asked)) == [
        ("Karen Holm", 3), ("Karen Holm", 7), ("Sara Berg", 3), ("Sara Berg", 7)
    ]  # fmt: skip
    assert dues(reminders.unanswered, asked) == []
    note_talk(asked.fresh(), by=asked.match.mentor, talk_at=asked.now + timedelta(days=1), now=asked.now)
    asked.say("mentee", YES)
    assert dues(reminders.no_talk, asked) == []
    assert dues(reminders.unanswered, asked) == [("Karen Holm", 4), ("Karen Holm", 8)]


def test_only_who_is_asked_is_reminded(first):
    assert {name for name, _day in dues(reminders.unanswered, first)} == {"Karen Holm"}
    assert dues(reminders.no_talk, first) == []
    assert {name for name, _day in dues(reminders.last_day, first)} == {"Karen Holm"}


def test_the_day_of_the_talk_is_noted_while_the_offer_is_open(asked):
    asked.later(30)
    with pytest.raises(RuleBroken):
        note_talk(asked.fresh(), by=asked.match.mentor, talk_at=asked.now, now=asked.now)
