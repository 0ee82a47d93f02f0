"""How a day is said in each language, whoever translates the names of its months."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.utils.translation import override

from mentorforum import dates

MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
SHORT = {
    "da": "jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec.",
    "sv": "jan feb mars apr maj juni juli aug sep okt nov dec",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
WEEKDAYS = {
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
YEAR = [date(2028, 1, 1) + timedelta(days=number) for number in range(366)]


@pytest.mark.parametrize("language", MONTHS)
def test_every_day_of_a_year_is_said_as_the_house_says_it(language):
    dot, den = {"da": (".", " den "), "sv": ("", " den "), "en": ("", " ")}[language]
    with override(language):
        for day in YEAR:
            number = f"{day.day}{dot}\N{NO-BREAK SPACE}"
            month, short = (table[language].split()[day.month - 1] for table in (MONTHS, SHORT))
            weekday = WEEKDAYS[language].split()[day.weekday()]
            assert dates.say_month(day) == f"{month} 2028"
            assert dates.say_date(day) == f"{number}{month}"
            assert dates.say_date(day, year=True) == f"{number}{month} 2028"
            assert dates.say_day(day) == f"{weekday}{den}{number}{month}"
            assert dates.say_day(day, year=True) == f"{weekday}{den}{number}{month} 2028"
            assert dates.say_short(day) == f"{number}{short}"
            assert dates.say_short(day, year=True) == f"{number}{short} 2028"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "fredag den 2.\N{NO-BREAK SPACE}juni kl.\N{NO-BREAK SPACE}9.05"),
        ("sv", "fredag den 2\N{NO-BREAK SPACE}juni kl.\N{NO-BREAK SPACE}9.05"),
        ("en", "Friday 2\N{NO-BREAK SPACE}June, 09:05"),
    ],
)
def test_a_moment_is_said_with_its_clock(language, said):
    with override(language):
        assert dates.say_moment(datetime(2028, 6, 2, 9, 5, tzinfo=UTC)) == said


def test_every_language_of_the_house_is_held_here():
    assert set(MONTHS) == set(dict(settings.LANGUAGES))


def test_a_language_the_house_does_not_speak_yet_has_its_names():
    with override("de"):
        day = date(2028, 3, 7)
        said = dates.say_day(day), dates.say_month(day), dates.say_short(day)
    assert said == ("Dienstag 7\N{NO-BREAK SPACE}März", "März 2028", "7\N{NO-BREAK SPACE}Mär")
