"""The lines of ties and of the open list, compared with who gets at them."""

import pytest
from django.urls import reverse
from django.utils import translation

from matching.listing.who_reads import of_list
from matching.models import Tie
from matching.ties.who_reads import of_ties
from programmes.applications.who_reads import is_private_tie, question_line
from programmes.models import Question
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme, make_superuser

pytestmark = pytest.mark.django_db


def test_ties_are_for_the_one_who_named_them():
    person = make_person()
    line = of_ties(person)
    tie = Tie(person=person, name="Ole Poulsen")
    others = [make_person(), make_coordinator(make_programme()), make_superuser()]
    assert (line.private, tie.may_read(person), [tie.may_read(other) for other in others]) == (True, True, [False] * 3)


@pytest.mark.parametrize("code", ["A", "E", "L", "G"])
def test_every_form_that_asks_for_ties_says_only_you(code):
    programme = make_programme(code)
    asked = [question for question in Question.objects.filter(programme=programme) if is_private_tie(question)]
    assert asked
    with translation.override("en"):
        for question in asked:
            question.programme = programme
            line = question_line(question, side=question.side)
            assert (line.private, str(line).startswith("Only you.")) == (True, True)


def test_the_list_is_read_by_those_its_line_names(client):
    programme = make_programme("L")
    make_coordinator(programme)
    cohort = make_cohort(programme)
    part, outside = make_application(cohort).person, make_application(cohort, status="submitted").person
    with translation.override("en"):
        assert str(of_list(programme)).startswith("Everybody who takes part in the programme, and")
    codes = []
    for who in (part, programme.coordinators()[0], outside, make_person(unit=programme.unit), make_superuser()):
        client.force_login(who)
        codes.append(client.get(reverse("matching:pairs", args=[programme.slug])).status_code)
    assert codes == [200, 200, 404, 404, 404]
