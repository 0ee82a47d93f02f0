"""A draft on the start page of somebody with a login."""

import uuid

import pytest
from django.utils import timezone

from programmes.applications.apply.drafts import start_draft
from programmes.applications.apply.start import steps
from programmes.enums import CohortStatus
from tests.factories import make_cohort, make_person

pytestmark = pytest.mark.django_db


def test_a_draft_is_a_step_while_its_cohort_is_open() -> None:
    cohort, person = make_cohort(), make_person()
    assert steps(person, timezone.now()) == []
    start_draft(cohort, "mentee", email="", name="", once=uuid.uuid4(), by=person)
    assert [step.url for step in steps(person, timezone.now())] == [f"/p/{cohort.programme.slug}/apply/"]
    cohort.status = CohortStatus.MATCHING
    cohort.save(update_fields=["status"])
    assert steps(person, timezone.now()) == []
