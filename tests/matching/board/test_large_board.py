"""What is on the page is what is in the matrix, and a board of five hundred opens as fast as one of five."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from matching.board.views.board import PER_PAGE
from matching.engine import matcher
from matching.models import Match
from matching.problem.material import material_of
from matching.runs.actions import run_matching
from programmes.enums import ApplicationStatus, Side
from programmes.models import Answer, Application, Person, Seat
from tests.matching.world import DEPARTMENTS, CohortWorld

pytestmark = pytest.mark.django_db
QUERIES, BYTES = 15, 150_000


def crowd(cohort_world: CohortWorld, number: int) -> None:
    """So many mentees and mentors, with plain answers and without texts, written in bulk."""
    keys = [choice["key"] for choice in cohort_world.questions["mentee", "themes"].choices]
    units = [cohort_world.unit(name) for name in DEPARTMENTS]
    for side, question in ((Side.MENTEE, "themes"), (Side.MENTOR, "graded_themes")):
        people = Person.objects.bulk_create(
            Person(email=f"{side}{n}@fjordby.test", name=f"{side.title()} Efternavnsen {n:03}", unit=units[n % 4])
            for n in range(number)
        )
        rows = [_application(cohort_world, side, person, n) for n, person in enumerate(people)]
        Application.objects.bulk_create(rows)
        wishes = [[keys[(n * 7 + step) % len(keys)] for step in range(3)] for n in range(number)]
        values = wishes if side == Side.MENTEE else [dict.fromkeys(wish, 3) for wish in wishes]
        Answer.objects.bulk_create(
            Answer(application=row, question=cohort_world.questions[side, question], value=value)
            for row, value in zip(rows, values, strict=True)
        )
        if side == Side.MENTOR:
            Seat.objects.bulk_create(Seat(application=row, number=1) for row in rows)


def _application(cohort_world: CohortWorld, side: str, person: Person, number: int) -> Application:
    return Application(
        programme=cohort_world.programme,
        cohort=cohort_world.cohort,
        person=person,
        side=side,
        status=ApplicationStatus.ACCEPTED,
        number=f"{side}{number}",
        email=person.email,
        name=person.name,
        once=f"{side}{number}",
        submitted_at=timezone.now(),
        places=1,
    )


@pytest.fixture
def cohort_world():
    return CohortWorld()


@pytest.fixture
def office(client, cohort_world):
    client.force_login(cohort_world.coordinator)
    return client


def opened(office, cohort_world, number):
    crowd(cohort_world, number)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    board = reverse("office_board", args=[cohort_world.cohort.pk])
    office.get(board)
    with CaptureQueriesContext(connection) as asked:
        page = office.get(board)
        queries = len(asked)
    turned = office.get(f"{board}?turn=mentors")
    return queries, max(len(page.content), len(turned.content)), page


def test_a_board_of_sixty_opens_with_few_queries_and_little_weight(office, cohort_world):
    queries, size, page = opened(office, cohort_world, 60)
    assert (queries <= QUERIES, size < BYTES) == (True, True), (queries, size)
    assert page.content.count(b'<li id="row-') == PER_PAGE


@pytest.mark.bench
def test_a_board_of_five_hundred_opens_with_few_queries_and_little_weight(office, cohort_world):
    queries, size, _page = opened(office, cohort_world, 500)
    print(f"\na board of 500 x 500: {queries} queries, {size / 1000:.0f} kB")
    assert (queries <= QUERIES, size < BYTES) == (True, True), (queries, size)


def test_what_every_page_says_of_a_pair_is_what_the_matrix_holds(office, cohort_world):
    """Scores on the board, and the sum of the rows on the page about each pair of the cohort, blocked ones too."""
    cohort_world.filled(4, 4)
    cohort_world.mentor("Bo Boss", DEPARTMENTS[0], {"hard_talks": 3})
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    material = material_of(cohort_world.cohort, by=cohort_world.coordinator)
    work = matcher(material.problem)
    points = {
        (mentee.id, mentor.id): int(work.bare.points[row, column])
        for row, mentee in enumerate(work.sides.mentees)
        for column, mentor in enumerate(work.sides.mentors)
    }
    assert len(points) == 20
    for (mentee, mentor), held in points.items():
        address = reverse("office_why", args=[cohort_world.cohort.pk, mentee])
        html = office.get(address, {"mentor": mentor}).content.decode()
        table = re.search(r"<table.*?</table>", html, re.DOTALL)[0].replace(",", ".")
        rows = [Decimal(number) for number in re.findall(r'<td class="number" data-label="[^"]+">([\d.]+)</td>', table)]
        total = Decimal(re.search(r"<strong>([\d.]+)</strong>", table)[1])
        assert sum(rows[:-1:2]) == total == Decimal(held) / 100
    board = office.get(reverse("office_board", args=[cohort_world.cohort.pk])).content.decode()
    for match in Match.objects.all():
        pair = str(match.mentee_application_id), str(match.mentor_application_id)
        row = re.search(rf'<li id="row-{pair[0]}">.*?</li>\s*(?=<li id="row-|</ol>)', board, re.DOTALL)[0]
        assert match.points == points[pair]
        assert re.search(rf">\s*{round(points[pair] / 100)}\s*<", row)
