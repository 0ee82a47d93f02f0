"""The pages of a chemistry meeting and of a mentor who is asked first, as the two read them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match, MatchAnswer
from programmes.enums import Side
from tests import factories
from tests.matching.offers.chemistry import Asked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client):
    client.cookies["django_language"] = "en"


def begun(code="E", **more):
    """An offer that both, or the mentor who is first, have been told of by now."""
    asked = Asked(code, **more)
    ago = timezone.now() - timedelta(minutes=5)
    told = {} if more.get("first") else {"mentee_told_at": ago}
    Match.objects.update(offered_at=ago, **told)
    asked.fresh()
    return asked


@pytest.fixture
def asked():
    return begun()


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def get(client, asked, side, name="offer"):
    client.force_login(getattr(asked.match, side))
    return client.get(reverse(f"matching:{name}", args=[asked.match.pk]))


def post(client, asked, side, name, **data):
    client.force_login(getattr(asked.match, side))
    return client.post(reverse(f"matching:{name}", args=[asked.match.pk]), data, follow=True)


def test_the_offer_is_an_invitation_to_a_talk(client, asked):
    text = words(get(client, asked, "mentee"))
    for piece in (
        "We suggest that you meet Karen Holm",
        asked.match.mentor.email,
        "Write to Karen by",
        "A talk is not a yes.",
        "Note the day of your talk",
        "Good questions for the first talk",
    ):
        assert piece in text, piece
    assert "Sara writes to you by" in words(get(client, asked, "mentor"))


def test_either_notes_the_day_and_both_see_it(client, asked):
    day = (timezone.now() + timedelta(days=2)).date()
    post(client, asked, "mentor", "talk", day=day.isoformat(), clock="14.30")
    assert "14:30" in words(get(client, asked, "mentee"))
    assert get(client, asked, "mentee", "talk_calendar").content.startswith(b"BEGIN:VCALENDAR")
    assert b'value="14:30"' in get(client, asked, "mentee", "talk").content


@pytest.mark.parametrize(
    "data",
    [
        {"day": ""},
        {"day": "yesterday", "clock": "noon"},
        {"day": "0001-01-01", "clock": "00:00"},
        {"day": "9999-12-31", "clock": "x"},
    ],
)
def test_a_day_that_is_none_is_answered_with_a_sentence(client, asked, data):
    response = post(client, asked, "mentee", "talk", **data)
    assert (response.status_code, asked.fresh().talk_at) == (200, None)
    assert 'role="alert"' in response.content.decode() or "error" in response.content.decode()


def test_the_sentence_both_get_stands_above_the_answers(client, asked):
    text = words(get(client, asked, "mentee", "answer"))
    for piece in (
        "You two do not go on as a pair this time.",
        "One more talk before I answer",
        "Only you",
        "Mette Lund",
    ):
        assert piece in text, piece
    Match.objects.update(stage=2)
    assert "One more talk before I answer" not in words(get(client, asked, "mentee", "answer"))


def test_an_answer_is_sealed_and_says_when_both_hear(client, asked):
    text = words(post(client, asked, "mentor", "answer", choice="no", reason="Vi taler forbi hinanden"))
    assert "You both hear on the same morning" in text
    answer = MatchAnswer.objects.get()
    assert (answer.choice, answer.side, answer.stage) == (AnswerChoice.NO, Side.MENTOR, 1)
    again = get(client, asked, "mentor", "answer")
    assert "Sealed" in words(again)
    assert b"<textarea" not in again.content
    assert MatchAnswer.objects.count() == 1


@pytest.mark.parametrize(
    "data", [{}, {"choice": "maybe"}, {"choice": "yes", "reason": "x" * 9000}, {"choice": "yes\x00"}]
)
def test_an_answer_that_is_none_keeps_what_was_typed(client, asked, data):
    response = post(client, asked, "mentee", "answer", **data)
    assert response.status_code == 200
    assert not MatchAnswer.objects.exists()


def test_the_page_is_the_same_whatever_the_other_has_answered(client, asked):
    def pages(side):
        return [
            re.sub(r'csrf\S+ value="\S+"|nonce="\S+"', "", get(client, asked, side, name).content.decode())
            for name in ("offer", "answer")
        ]

    before = pages("mentee")
    asked.now = timezone.now()
    asked.say("mentor", AnswerChoice.NO)
    assert pages("mentee") == before
    asked.say("mentee", AnswerChoice.YES)
    assert asked.fresh().tell_at
    first, second = begun(), begun()
    for one in (first, second):
        one.now = timezone.now()
        one.say("mentee", AnswerChoice.YES)
    second.say("mentor", AnswerChoice.NO)
    shown = [words(get(client, one, "mentee")).replace(one.match.mentor.email, "") for one in (first, second)]
    assert shown[0] == shown[1]


def test_one_cannot_answer_the_talk_with_a_click_on_the_offer(client, asked):
    assert post(client, asked, "mentee", "offer").status_code == 403
    assert get(client, asked, "mentee", "no").status_code == 403


@pytest.mark.parametrize("name", ["answer", "talk", "talk_calendar"])
def test_a_programme_without_the_step_has_no_such_page(client, name):
    assert get(client, begun("A"), "mentee", name).status_code == 404


def test_nobody_else_is_there(client, asked):
    people = [asked.coordinator, factories.make_person(), factories.make_superuser()]
    for person in people:
        client.force_login(person)
        for name in ("offer", "answer", "talk", "talk_calendar"):
            assert client.get(reverse(f"matching:{name}", args=[asked.match.pk])).status_code == 404
            assert client.post(reverse(f"matching:{name}", args=[asked.match.pk])).status_code == 404


def test_too_late_says_when_both_hear(client, asked):
    Match.objects.update(answer_by=timezone.now().date() - timedelta(days=2))
    assert "The time to answer has run out" in words(get(client, asked, "mentee"))
    assert get(client, asked, "mentee", "answer").status_code == 403


# The mentor is asked first ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["E", "H"])
def test_a_mentor_who_is_asked_first_reads_who_and_why_and_no_way_to_reach(client, code):
    asked = begun(code, first=True)
    text = words(get(client, asked, "mentor"))
    assert "of Sara Berg?" in text
    assert "Sara has not been told." in text
    assert asked.match.mentee.email not in text
    assert get(client, asked, "mentee").status_code == 404
    for name in ("answer", "talk", "talk_calendar"):
        assert get(client, asked, "mentor", name).status_code == 404


@pytest.mark.parametrize("code", ["E", "H"])
def test_a_mentors_first_yes_tells_the_mentee(client, code):
    asked = begun(code, first=True)
    assert "Sara is told now." in words(post(client, asked, "mentor", "offer"))
    assert get(client, asked, "mentee").status_code == 200


@pytest.mark.parametrize("code", ["E", "H"])
def test_a_mentors_first_no_is_between_the_mentor_and_the_coordinators(client, code):
    asked = begun(code, first=True)
    assert "Sara never learns that you were asked." in words(get(client, asked, "mentor", "no"))
    text = words(post(client, asked, "mentor", "no", reason="Ikke nu"))
    assert "This time it did not become a pair" in text
    assert asked.fresh().status == MatchStatus.DECLINED
    assert get(client, asked, "mentee").status_code == 404
    client.force_login(asked.match.mentee)
    assert "Karen" not in client.get("/start/").content.decode()
