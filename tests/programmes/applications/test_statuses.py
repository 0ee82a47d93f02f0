"""Every status of an application has its sentence, and its place on the office's list."""

from programmes.applications.apply.views.status import NOW
from programmes.applications.office.list import GROUPS
from programmes.enums import ApplicationStatus

SENT = set(ApplicationStatus) - {ApplicationStatus.DRAFT}


def test_the_applicant_reads_what_is_so_now() -> None:
    assert set(NOW) == SENT


def test_the_office_finds_it_on_its_list() -> None:
    assert {status for group in GROUPS.values() for status in group} == SENT
