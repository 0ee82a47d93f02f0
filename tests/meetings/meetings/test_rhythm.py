from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from meetings.meetings.rhythm import RhythmHealth, agreed_weeks, rhythm_of

START = date(2026, 1, 20)
CONTRACT = SimpleNamespace(early_weeks=4, early_months=3, weeks=6)


def room(last=None, outside=None):
    return SimpleNamespace(last_met_on=last, outside_on=outside)


def health(today, next_on=None, **more):
    return rhythm_of(room(**more), CONTRACT, START, next_on, today).health


def test_closer_together_in_the_first_months():
    assert agreed_weeks(CONTRACT, START, START + timedelta(days=89)) == 4
    assert agreed_weeks(CONTRACT, START, START + timedelta(days=90)) == 6
    assert agreed_weeks(None, START, START) == 6


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, RhythmHealth.EARLY),
        (42, RhythmHealth.EARLY),
        (43, RhythmHealth.A_WHILE),
        (56, RhythmHealth.A_WHILE),
        (57, RhythmHealth.NONE),
    ],
)
def test_before_the_first_meeting(days, expected):
    assert health(START + timedelta(days=days)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(63, RhythmHealth.ON_COURSE), (64, RhythmHealth.A_WHILE), (84, RhythmHealth.A_WHILE), (85, RhythmHealth.NONE)],
)
def test_after_a_meeting(days, expected):
    last = START + timedelta(days=200)
    assert health(last + timedelta(days=days), last=last) == expected


def test_the_next_date_is_on_course():
    today = START + timedelta(days=300)
    assert health(today, next_on=today + timedelta(days=3), last=START) == RhythmHealth.ON_COURSE


def test_meeting_outside_counts_until_it_is_long_ago():
    today = START + timedelta(days=200)
    assert health(today, outside=today - timedelta(days=84), last=START) == RhythmHealth.OUTSIDE
    assert health(today, outside=today - timedelta(days=85), last=START) == RhythmHealth.NONE


def test_the_weeks_since_they_met():
    found = rhythm_of(room(last=START), CONTRACT, START, None, START + timedelta(days=63))
    assert found.weeks == 9
