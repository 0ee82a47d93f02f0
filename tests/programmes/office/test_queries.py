"""List pages ask the same number of questions of the database for 1, 3 and 100 rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.enums import ApplicationStatus, MailStatus, Side
from programmes.mail.queue import queue_mail
from programmes.models import Mail
from tests.factories import make_application, make_cohort, make_coordinator

pytestmark = pytest.mark.django_db
PINNED = {"office_applications": 11, "office_people": 11, "office_mail?show=failed": 12}
COLLECTED = {
    "office_today": 60,
    "office_figures": 25,
    "office_mail": 45,
}  # what all apps add to a page; this many at most


def fill(cohort, rows, side):
    """So many accepted and undecided people, each with a mail on its way."""
    for number in range(rows):
        status = ApplicationStatus.ACCEPTED if number % 2 or side == Side.MENTOR else ApplicationStatus.SUBMITTED
        one = make_application(cohort, side, status=status)
        queue_mail("programmes/accepted", to=one.person, programme=cohort.programme, refs={"application": one.pk})


def count(client, name, cohort):
    page, _mark, query = name.partition("?")
    url = reverse(page, args=[cohort.pk] if page in {"office_applications", "office_figures"} else []) + f"?{query}"
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", sorted(PINNED))
@pytest.mark.parametrize("rows", [1, 3, 100])
def test_a_list_asks_the_same_for_any_number_of_rows(client, name, rows):
    cohort = make_cohort()
    client.force_login(make_coordinator(cohort.programme))
    fill(cohort, rows, Side.MENTOR if name == "office_people" else Side.MENTEE)
    Mail.objects.update(status=MailStatus.FAILED)
    assert count(client, name, cohort) == PINNED[name]


@pytest.mark.parametrize("name", sorted(COLLECTED))
def test_a_collected_page_asks_no_more_with_more_rows(client, name):
    cohort = make_cohort()
    client.force_login(make_coordinator(cohort.programme))
    fill(cohort, 3, Side.MENTEE)
    few = count(client, name, cohort)
    fill(cohort, 97, Side.MENTEE)
    assert count(client, name, cohort) == few <= COLLECTED[name]
