"""Two tabs, two clicks, two devices at the same moment: one application, one receipt, no text lost."""

import uuid

import pytest

from programmes.applications.apply.drafts import read_draft, save_draft, start_draft
from programmes.applications.apply.sending import confirm_address, submit_application
from programmes.applications.form import commitment_key, commitments, form_steps
from programmes.models import Answer, Application, CommitmentAcceptance, Mail, Person
from programmes.models.records import Bearer
from tests.factories import make_cohort, make_person
from tests.helpers.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = range(8)
ANSWERS = {"years_leading": "under_one", "themes": ["role"], "on_my_mind": "En tekst.", "in_a_year": "En anden."}


def ready_to_send(email: str = "sara@fjordby.test", cohort: object = None) -> Application:
    cohort = cohort or make_cohort()
    application = start_draft(cohort, "mentee", email=email, name="Sara Bang", once=uuid.uuid4())
    by = Bearer(application.pk)
    fits = {item.key: True for item in cohort.programme.items("eligibility", "mentee")}
    accepted = [commitment_key(item) for item in commitments(cohort.programme, "mentee")]
    save_draft(application, by=by, fits=fits, answers=ANSWERS, accepted=accepted)
    for step in form_steps(cohort.programme, "mentee"):
        save_draft(application, by=by, step=step.key, done=True)
    return application


def test_sending_many_times_at_once_is_one_application() -> None:
    application = confirm_address(ready_to_send())
    results = at_once(lambda _number: submit_application(application, by=Bearer(application.pk)).number, EIGHT)
    assert len(set(results)) == 1
    assert Answer.objects.count() == len(ANSWERS)
    assert CommitmentAcceptance.objects.filter(application=application).count() == len(
        commitments(application.programme, "mentee")
    )
    assert Mail.objects.filter(name="programmes/receipt").count() == 1


def test_opening_the_link_many_times_at_once_is_one_person_and_one_application() -> None:
    application = ready_to_send()
    submit_application(application, by=Bearer(application.pk))
    results = at_once(lambda _number: confirm_address(application).number, EIGHT)
    assert len(set(results)) == 1
    assert Person.objects.filter(email="sara@fjordby.test").count() == 1
    assert Mail.objects.filter(name="programmes/receipt").count() == 1


def test_two_drafts_of_one_person_sent_at_once_are_one_application() -> None:
    make_person("Sara Bang", email="sara@fjordby.test")
    cohort = make_cohort()
    drafts = [confirm_address(ready_to_send(cohort=cohort)) for _number in EIGHT]
    results = at_once(lambda number: submit_application(drafts[number], by=Bearer(drafts[number].pk)), EIGHT)
    assert sum(isinstance(result, Application) for result in results) == 1
    assert Application.objects.filter(status="submitted").count() == 1


def test_saving_two_steps_at_once_loses_neither() -> None:
    application = ready_to_send()
    by = Bearer(application.pk)
    at_once(lambda number: save_draft(application, by=by, answers={f"q{number}": number}), EIGHT)
    application.refresh_from_db()
    kept = read_draft(application, by)["answers"]
    assert {key: kept[key] for key in kept if key not in ANSWERS} == {f"q{number}": number for number in EIGHT}
