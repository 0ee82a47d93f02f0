"""From proposal to pair: the offer, the two answers, a no, silence, and taking it back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match, MatchAnswer
from matching.offers.actions import offer_matches, withdraw_offer
from matching.offers.answers import answer_offer
from matching.offers.outcomes import tell_outcomes
from matching.offers.seats import free_seats
from mentorforum import dates
from mentorforum.errors import NotAReader, RuleBroken, SealedError
from programmes.mail import outbox
from programmes.models import History, Mail, Undo
from programmes.undo.actions import REST, take_back
from tests import factories
from tests.matching.offering import offer_match

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TOLD = NOW + REST


@pytest.fixture(autouse=True)
def at_that_moment():
    """However long the run has taken: what rests ten minutes from NOW still rests."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def coordinator(match):
    return factories.make_coordinator(match.programme, "Mette Lund")


@pytest.fixture
def match():
    return factories.make_match(status=MatchStatus.PROPOSED, active_on=None)


@pytest.fixture
def offered(match, coordinator):
    offer_match(match, by=coordinator, now=NOW)
    return match


def names_of_mails():
    return sorted(Mail.objects.values_list("name", "person__name"))


def test_an_offer_takes_the_place_and_rests_ten_minutes(match, coordinator):
    undo = offer_match(match, by=coordinator, now=NOW)
    match.refresh_from_db()
    assert (match.status, match.offered_at) == (MatchStatus.OFFERED, TOLD)
    assert match.answer_by == dates.add_working_days(match.programme.today(TOLD), 5)
    assert list(free_seats(match.mentor_application)) == []
    assert list(Mail.objects.values_list("name", "not_before", "undo")) == [("matching/offer", TOLD, undo.pk)] * 2


def test_the_halves_see_nothing_while_it_can_be_undone(offered):
    assert not Match.objects.of(offered.mentee).exists()
    Match.objects.update(offered_at=NOW - timedelta(minutes=1), mentee_told_at=NOW - timedelta(minutes=1))
    assert list(Match.objects.of(offered.mentee)) == [offered]
    assert list(Match.objects.visible_to(offered.mentor)) == [offered]


def test_undo_frees_the_place_and_no_mail_goes(offered, coordinator):
    take_back(offered_undo(), by=coordinator, now=NOW + timedelta(minutes=9))
    offered.refresh_from_db()
    assert (offered.status, offered.seat, offered.offered_at, offered.answer_by) == (
        MatchStatus.PROPOSED,
        None,
        None,
        None,
    )
    assert set(Mail.objects.values_list("status", flat=True)) == {"undone"}
    offer_match(offered, by=coordinator, now=NOW)


def offered_undo():
    return Undo.objects.get(what="match.offered")


def test_two_yes_begin_the_pair(offered):
    answer_offer(offered, by=offered.mentee, choice=AnswerChoice.YES, now=TOLD)
    assert offered.status == MatchStatus.OFFERED
    answer_offer(offered, by=offered.mentor, choice=AnswerChoice.YES, now=TOLD)
    offered.refresh_from_db()
    today = offered.programme.today(TOLD)
    assert (offered.status, offered.active_on, offered.ends_on) == (MatchStatus.ACTIVE, today, offered.cohort.ends_on)
    assert Mail.objects.filter(name="matching/active").count() == 2
    assert History.objects.about(offered).get(new=MatchStatus.ACTIVE).by is None


def told(match):
    """Let both hear, at 8.00 on the next working day; returns that moment."""
    match.refresh_from_db()
    tell_outcomes(match.tell_at - timedelta(minutes=1))
    assert Match.objects.get(pk=match.pk).status == MatchStatus.OFFERED
    assert tell_outcomes(match.tell_at) == 1
    match.refresh_from_db()
    return match.tell_at


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_a_no_is_told_to_both_the_next_working_morning_in_the_same_words(offered, side):
    no = getattr(offered, side)
    answer_offer(offered, by=no, choice=AnswerChoice.NO, reason="Vi kender hinanden", now=TOLD)
    assert Match.objects.get().tell_at is None  # nothing is told while the other has not answered
    answer_offer(offered, by=offered.other(no), choice=AnswerChoice.YES, now=TOLD)
    at = told(offered)
    assert at == dates.at(dates.add_working_days(offered.programme.today(TOLD), 1), 8, zone=offered.programme.zone)
    assert (offered.status, offered.seat) == (MatchStatus.DECLINED, None)
    mails = Mail.objects.filter(name="matching/declined").values_list("not_before", "by")
    assert list(mails) == [(at, None)] * 2
    assert {
        offered.mentee_application.__class__.objects.get(pk=pk).priority
        for pk in (offered.mentee_application_id, offered.mentor_application_id)
    } == {True}
    row = History.objects.about(offered).get(new=MatchStatus.DECLINED)
    assert (row.by, row.at) == (None, at)


def test_a_no_reads_the_same_whoever_said_it(offered):
    answer_offer(offered, by=offered.mentor, choice=AnswerChoice.NO, now=TOLD)
    answer_offer(offered, by=offered.mentee, choice=AnswerChoice.NO, now=TOLD)
    told(offered)
    mails = [
        outbox.render(mail)
        for mail in Mail.objects.filter(name="matching/declined").select_related("person", "programme")
    ]
    neutral = {mail.text.partition("\n\n")[2] for mail in mails}
    assert len(neutral) == 1
    assert len({mail.subject for mail in mails}) == 1
    assert offered.mentor.name not in "".join(mail.subject + mail.text for mail in mails)


def test_a_reason_is_read_by_nobody_but_who_wrote_it(offered, coordinator):
    answer_offer(offered, by=offered.mentor, choice=AnswerChoice.NO, reason="Vi kender hinanden", now=TOLD)
    answer = MatchAnswer.objects.get()
    assert answer.open_for(offered.mentor).read(answer.reason) == "Vi kender hinanden"
    for other in (coordinator, offered.mentee, factories.make_superuser()):
        with pytest.raises(NotAReader):
            answer.open_for(other)
    with pytest.raises(SealedError):
        str(answer.reason)


def test_one_answers_once_and_nobody_else_may(offered, coordinator):
    answer_offer(offered, by=offered.mentee, choice=AnswerChoice.YES, now=TOLD)
    for who in (offered.mentee, coordinator):
        with pytest.raises(RuleBroken):
            answer_offer(offered, by=who, choice=AnswerChoice.NO, now=TOLD)
    assert MatchAnswer.objects.get().choice == AnswerChoice.YES


def test_nothing_is_answered_before_the_mail_goes_or_after_the_last_day(offered):
    for when in (NOW, TOLD + timedelta(days=30)):
        with pytest.raises(RuleBroken):
            answer_offer(offered, by=offered.mentee, choice=AnswerChoice.YES, now=when)
    assert not MatchAnswer.objects.exists()


@pytest.mark.parametrize("who", ["nobody", "mentee", "mentor"])
def test_silence_ends_it_on_the_morning_after_the_last_day(offered, who):
    if who != "nobody":
        answer_offer(offered, by=getattr(offered, who), choice=AnswerChoice.YES, now=TOLD)
    last = dates.at(offered.answer_by, 23, 59, zone=offered.programme.zone)
    assert tell_outcomes(last) == 0
    assert tell_outcomes(last + timedelta(minutes=2)) == 0
    at = told(offered)
    assert at == dates.at(dates.add_working_days(offered.answer_by, 1), 8, zone=offered.programme.zone)
    assert tell_outcomes(at) == 0
    assert (offered.status, offered.seat) == (MatchStatus.EXPIRED, None)
    assert Mail.objects.filter(name="matching/declined").count() == 2


def test_a_coordinator_takes_an_offer_back_and_thinks_again(offered, coordinator):
    undo = withdraw_offer(offered, by=coordinator, now=TOLD)
    offered.refresh_from_db()
    assert (offered.status, offered.taken_back_at) == (MatchStatus.OFFERED, TOLD)
    with pytest.raises(RuleBroken):
        withdraw_offer(offered, by=coordinator, now=TOLD)
    take_back(undo, by=coordinator, now=TOLD)
    offered.refresh_from_db()
    assert (offered.status, offered.tell_at, offered.taken_back_at) == (MatchStatus.OFFERED, None, None)
    assert not Mail.objects.filter(name="matching/declined").exists()


def test_an_offer_taken_back_is_told_the_next_working_morning(offered, coordinator):
    withdraw_offer(offered, by=coordinator, now=TOLD)
    for half in offered.halves:
        answer_offer(offered, by=half, choice=AnswerChoice.YES, now=TOLD)
    at = told(offered)
    assert (offered.status, offered.seat) == (MatchStatus.WITHDRAWN, None)
    assert set(Mail.objects.filter(name="matching/declined").values_list("not_before", "by")) == {(at, None)}


def test_an_offer_taken_back_before_anybody_was_told_tells_nobody(offered, coordinator):
    undo = withdraw_offer(offered, by=coordinator, now=NOW)
    assert offered.status == MatchStatus.WITHDRAWN
    Match.objects.update(
        offered_at=NOW - timedelta(days=1),
        mentee_told_at=NOW - timedelta(days=1),
        taken_back_at=NOW - timedelta(days=2),
    )
    assert not Match.objects.of(offered.mentee).exists()
    assert not Match.objects.of(offered.mentor).exists()
    assert not Mail.objects.filter(name="matching/declined").exists()
    take_back(undo, by=coordinator, now=NOW)
    offered.refresh_from_db()
    assert (offered.status, offered.seat.application) == (MatchStatus.OFFERED, offered.mentor_application)


def test_no_place_no_offer(match, coordinator):
    free_seats(match.mentor_application).delete()
    with pytest.raises(RuleBroken, match=match.mentor.name):
        offer_match(match, by=coordinator, now=NOW)
    assert not Mail.objects.exists()


def test_the_ceiling_counts_over_all_programmes(match, coordinator):
    other = factories.make_match(mentor=match.mentor)
    match.mentor.ceiling = 1
    match.mentor.save()
    with pytest.raises(RuleBroken, match=match.mentor.name):
        offer_match(match, by=coordinator, now=NOW)
    assert other.status == MatchStatus.ACTIVE


def test_a_mentee_has_one_open_match_in_a_cohort(match, coordinator):
    offer_match(match, by=coordinator, now=NOW)
    mentor = factories.make_application(match.cohort, "mentor", places=2)
    second = Match.objects.create(
        programme=match.programme,
        cohort=match.cohort,
        mentee_application=match.mentee_application,
        mentor_application=mentor,
        mentee=match.mentee,
        mentor=mentor.person,
    )
    with pytest.raises(RuleBroken, match=match.mentee.name):
        offer_match(second, by=coordinator, now=NOW)


def test_nobody_offers_their_own_match(match):
    own = factories.make_coordinator(match.programme)
    match.mentor = own
    with pytest.raises(RuleBroken):
        offer_match(match, by=own, now=NOW)


def test_all_or_none(match, coordinator):
    other = factories.make_match(match.cohort, status=MatchStatus.PROPOSED, active_on=None)
    free_seats(other.mentor_application).delete()
    with pytest.raises(RuleBroken):
        offer_matches([match, other], by=coordinator, now=NOW)
    assert set(Match.objects.values_list("status", flat=True)) == {MatchStatus.PROPOSED}
    with pytest.raises(RuleBroken):
        offer_matches([], by=coordinator, now=NOW)
