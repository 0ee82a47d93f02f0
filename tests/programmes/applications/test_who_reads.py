"""The line beside every question names exactly those who can open the answer."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from matching.models import Tie
from mentorforum import dates
from programmes.applications.form import questions_of
from programmes.applications.who_reads import coordinators, deleted_in, is_private_tie, line_for, question_line
from programmes.enums import Side
from programmes.models import Programme
from programmes.privacy.kept import is_over
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme, make_superuser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.mark.parametrize("side", Side.values)
def test_the_line_of_each_question_names_who_may_open_the_row(programme: Programme, side: str) -> None:
    people = [make_coordinator(programme, name) for name in ("Ali Sahin", "Mette Lund")]
    other = make_coordinator(make_programme(), "Ole Fremmed")
    cohort = make_cohort(programme)
    application = make_application(cohort, side, status="submitted")
    everybody = [*people, other, make_person("Uno Uden"), make_superuser(name="Rut Root")]
    for question in questions_of(programme, side):
        line = str(question_line(question, side=side, cohort=cohort))
        named = [person for person in everybody if person.name in line]
        becomes = Tie(person=application.person) if is_private_tie(question) else application
        assert named == [person for person in everybody if becomes.may_read(person)], question.key
        assert len(line.split()) <= 20, line


def test_more_than_three_are_a_number(programme: Programme) -> None:
    for _each in range(4):
        make_coordinator(programme)
    assert coordinators(programme) == "the 4 coordinators"


def test_nobody_yet_is_the_role(programme: Programme) -> None:
    assert coordinators(programme) == "the coordinators of the programme"


def test_each_audience_begins_in_its_own_way(programme: Programme) -> None:
    make_coordinator(programme, "Mette Lund")
    lines = {
        key: str(line_for(key, programme, side="mentee", other="Karen"))
        for key in ("only_me", "pair", "coordinators", "coordinators_and_match", "sums")
    }
    assert lines == {
        "only_me": "Only you",
        "pair": "You and Karen. The coordinators cannot.",
        "coordinators": "Read by the coordinator (Mette Lund).",
        "coordinators_and_match": "Read by the coordinator (Mette Lund) and your proposed mentor.",
        "sums": "The coordinators only see figures from at least five answers.",
    }
    assert line_for("only_me", programme).private


def test_until_counts_from_the_end_of_the_cohort(programme: Programme) -> None:
    cohort = make_cohort(programme, ends_on=date(2027, 6, 30))
    assert deleted_in(programme, 24, cohort) == "Deleted in 2029."


@pytest.mark.parametrize(
    ("ends_on", "year"), [(date(2027, 12, 30), 2028), (date(2027, 12, 31), 2029), (date(2028, 1, 1), 2029)]
)
def test_the_year_is_that_of_the_erasing(programme: Programme, ends_on: date, year: int) -> None:
    """The last day still counts: what is kept until 31 December is erased on New Year's Day."""
    programme.settings["kept_months"] = {"application": 12}
    days = [dates.at(date(2028, 12, 29) + timedelta(days=number), 12, zone=programme.zone) for number in range(7)]
    gone = next(day for day in days if is_over(programme, "application", ends_on, day))
    assert gone.year == year
    assert deleted_in(programme, 12, make_cohort(programme, ends_on=ends_on)) == f"Deleted in {year}."
