"""What coordinators and superusers change: who coordinates, units, cohorts, texts, rules, addresses, mails."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mentorforum.errors import NotAReader, RuleBroken
from programmes.applications.office.notes.actions import finish_follow_up, write_note
from programmes.enums import CohortStatus, MailStatus, ProgrammeStatus
from programmes.logins.actions import do_moves, move_login
from programmes.mail.letters import hold, release, write_to
from programmes.mail.outbox import render
from programmes.mail.queue import queue_mail
from programmes.models import AccessLogEntry, Application, Cohort, Coordinatorship, Letter, Mail, Note, Person, Undo
from programmes.office.figures.exports import harmless
from programmes.people.units import change_unit, create_unit
from programmes.setup.actions import change_rules, change_text
from programmes.setup.cohorts.actions import next_dates, start_cohort, turn_cohort
from programmes.setup.coordinators.actions import appoint, end_due, step_down
from programmes.setup.readiness.points import readiness
from tests.factories import (
    make_application,
    make_cohort,
    make_coordinator,
    make_person,
    make_programme,
    make_superuser,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def user(programme):
    return make_coordinator(programme, "Mette Lund")


# Who coordinates ----------------------------------------------------------------------------------------------------


def test_a_superuser_becomes_coordinator_as_a_logged_step_others_are_told_of(programme, user):
    root = make_superuser(name="Rita Root")
    until = programme.today() + timedelta(days=7)
    appoint(programme, email=root.email, by=root, ends_on=until)
    assert root.coordinates(programme.pk)
    assert list(AccessLogEntry.objects.values_list("what", "person")) == [("coordinator.appointed", root.pk)]
    told = Mail.objects.get(name="programmes/coordinator_added")
    assert told.person == user
    assert "Rita Root" in render(told).text


def test_those_whose_applications_somebody_new_reads_are_told(client, programme, user):
    cohort = make_cohort(programme)
    told = [make_application(cohort, status=status).person for status in ("submitted", "accepted", "waiting")]
    make_application(cohort, "mentor", status="submitted", person=told[0])
    for status in ("draft", "declined", "withdrawn"):
        make_application(cohort, status=status)
    make_application(cohort, "mentor", person=user)
    make_application(make_cohort(programme, status=CohortStatus.ENDED))
    make_application(make_cohort())
    appoint(programme, email="ali@fjordby.test", name="Ali Sahin", by=user)
    mails = Mail.objects.filter(name="programmes/coordinator_reads")
    assert {mail.person for mail in mails} == set(told) and mails.count() == len(told)
    welcome = Mail.objects.get(name="programmes/coordinator_welcome")
    assert all(mail.created_at <= welcome.created_at for mail in mails)
    text = render(mails[0]).text
    assert ("Ali Sahin" in text, f"/p/{programme.slug}/privacy/" in text) == (True, True)
    page = client.get(f"/p/{programme.slug}/privacy/").content.decode()
    assert "Ali Sahin, Mette Lund" in page
    step_down(Coordinatorship.objects.get(person__name="Ali Sahin"), by=user)
    assert render(mails[0]) is None


def test_a_superuser_needs_an_end_and_it_ends_by_itself(programme, user):
    root = make_superuser()
    with pytest.raises(RuleBroken):
        appoint(programme, email=root.email, by=root)
    appoint(programme, email=root.email, by=root, ends_on=programme.today() + timedelta(days=1))
    assert end_due(timezone.now()) == 0
    assert end_due(timezone.now() + timedelta(days=3)) == 1
    assert not Person.objects.get(pk=root.pk).coordinates(programme.pk)


def test_somebody_new_gets_a_login_and_a_welcome(programme, user):
    with pytest.raises(RuleBroken):
        appoint(programme, email="new@fjordby.test", by=user)
    row = appoint(programme, email="new@fjordby.test", name="Ali Sahin", by=user)
    assert (row.person.name, row.person.is_staff) == ("Ali Sahin", True)
    assert "Ali" in render(Mail.objects.get(name="programmes/coordinator_welcome")).text


def test_appointing_twice_is_once(programme, user):
    appoint(programme, email=user.email, by=user)
    assert (Coordinatorship.objects.count(), Mail.objects.count()) == (1, 0)


def test_an_open_programme_keeps_a_coordinator(programme, user):
    row = Coordinatorship.objects.get()
    with pytest.raises(RuleBroken):
        step_down(row, by=user)
    make_coordinator(programme)
    step_down(row, by=user)
    assert not Person.objects.get(pk=user.pk).is_staff


# Units --------------------------------------------------------------------------------------------------------------


def test_a_moved_unit_takes_what_is_below_along(user):
    root = make_unit("Org")
    north, south = create_unit(name="North", parent=root, by=user), create_unit(name="South", parent=root, by=user)
    team = create_unit(name="Team", parent=north, by=user)
    change_unit(north, name="North", parent=south, by=user)
    team.refresh_from_db()
    assert team.path == f"{root.pk.hex}/{south.pk.hex}/{north.pk.hex}/{team.pk.hex}/"


def test_a_unit_never_lies_under_itself_nor_elsewhere(user):
    root, other = make_unit("Org"), make_unit("Other")
    north = create_unit(name="North", parent=root, by=user)
    team = create_unit(name="Team", parent=north, by=user)
    for parent in (team, north, other, None):
        with pytest.raises(RuleBroken):
            change_unit(north, name="North", parent=parent, by=user)
    with pytest.raises(RuleBroken):
        create_unit(name="north", parent=root, by=user)


# Cohorts -------------------------------------------------------------------------------------------------------------


def test_the_next_round_is_made_from_the_last(programme, user):
    last = make_cohort(programme)
    days = next_dates(last)
    made = start_cohort(programme, name="2027", by=user, key="k", **days)
    again = start_cohort(programme, name="2027", by=user, key="k", **days)
    assert (made.pk, made.status, made.gatherings.count()) == (
        again.pk,
        CohortStatus.PREPARING,
        last.gatherings.count(),
    )
    assert made.starts_on - last.starts_on == timedelta(days=364)
    assert Cohort.objects.count() == 2


def test_dates_come_in_order(programme, user):
    today = programme.today()
    with pytest.raises(RuleBroken):
        start_cohort(programme, name="x", by=user, key="k", starts_on=today, ends_on=today - timedelta(days=1))


def test_a_programme_opens_when_it_is_ready():
    programme = make_programme(status=ProgrammeStatus.PREPARING)
    user = make_coordinator(programme)
    cohort = make_cohort(programme, status=CohortStatus.PREPARING)
    with pytest.raises(RuleBroken):
        turn_cohort(cohort, CohortStatus.OPEN, by=user)
    change_text(programme, "sponsor", {"da": "Direktør", "sv": "Direktör", "en": "Director"}, by=user)
    assert [point.key for point in readiness(programme) if not point.ready] == []
    turn_cohort(cohort, CohortStatus.OPEN, by=user)
    assert (programme.status, cohort.status) == (ProgrammeStatus.OPEN, CohortStatus.OPEN)


@pytest.mark.parametrize("to", ["", "nonsense", "ended"])
def test_a_round_makes_only_its_moves(programme, user, to):
    with pytest.raises(RuleBroken):
        turn_cohort(make_cohort(programme), to, by=user)


# Set-up -------------------------------------------------------------------------------------------------------------


def test_rules_change_settings_and_items_alike(programme, user):
    weights = {criterion["kind"]: 1 for criterion in programme.settings["matching"]["criteria"]}
    change_rules(programme, floor=50, most=1, weights=weights, by=user)
    programme.refresh_from_db()
    matching = programme.settings["matching"]
    assert (matching["floor"], matching["max_mentees"]) == (50, 1)
    assert {criterion["weight"] for criterion in matching["criteria"]} == {1}
    assert {item.data["weight"] for item in programme.item_set.filter(group="criteria")} == {1}
    with pytest.raises(RuleBroken):
        change_rules(programme, floor=50, most=1, weights=dict.fromkeys(weights, 0), by=user)


def test_a_rule_is_turned_off_on_the_page_and_those_that_protect_people_stay(client, programme, user):
    client.force_login(user)
    url = reverse("office_rules", args=[programme.slug])
    form = client.get(url).context["form"]
    assert "rule_same_unit" in form.fields
    assert not {"rule_ties", "rule_chain_of_command"} & set(form.fields)
    typed = {name: form[name].value() for name in form.fields} | {"rule_same_unit": "warning", "rule_language": "off"}
    assert client.post(url, typed).status_code == 302
    programme.refresh_from_db()
    forces = {rule["key"]: rule["force"] for rule in programme.settings["matching"]["rules"]}
    assert (forces["same_unit"], forces["language"], forces["must_have"]) == ("warning", "off", "rule")
    assert client.post(url, typed | {"rule_language": "warning"}).status_code == 200
    weights = {criterion["kind"]: 1 for criterion in programme.settings["matching"]["criteria"]}
    change_rules(programme, floor=50, most=1, weights=weights, by=user, forces={"ties": "off"})
    assert next(r["force"] for r in programme.settings["matching"]["rules"] if r["key"] == "ties") == "rule"


def test_dates_can_be_left_to_the_pair_and_what_was_promised_is_not_taken_back(client, programme, user):
    client.force_login(user)
    url = reverse("office_relation", args=[programme.slug])
    assert client.post(url, {"private": "on"}).status_code == 302
    programme.refresh_from_db()
    assert programme.has("private_relation")
    assert client.post(url, {}).status_code == 302
    programme.refresh_from_db()
    assert not programme.has("private_relation")
    client.post(url, {"private": "on"})
    make_application(make_cohort(programme))
    refused = client.post(url, {})
    assert refused.context["form"].errors["private"]
    programme.refresh_from_db()
    assert programme.has("private_relation")


def test_a_text_is_changed_in_its_languages(client, programme, user):
    client.force_login(user)
    url = reverse("office_text", args=[programme.slug, "promise"])
    assert client.post(url, {"text_da": "", "text_sv": "Ny", "text_en": "New"}).status_code == 200
    assert client.post(url, {"text_da": "Ny", "text_sv": "", "text_en": "New"}).status_code == 302
    page = client.get(reverse("office_texts", args=[programme.slug])).context["groups"][0]
    assert [len(text.missing) for text in page.texts if text.key == "promise"] == [1]


@pytest.mark.parametrize("key", ["nonsense", "settings", "unit", "id"])
def test_only_texts_are_texts(client, programme, user, key):
    client.force_login(user)
    assert client.get(reverse("office_text", args=[programme.slug, key])).status_code == 404


# Mail ---------------------------------------------------------------------------------------------------------------


def test_a_letter_is_read_by_receivers_and_coordinators_only(programme, user):
    person, stranger = make_person(), make_person()
    letter = write_to(programme, [person], subject="Hello", text="See you", by=user, key="k")
    write_to(programme, [person], subject="Hello", text="See you", by=user, key="k")
    mail = Mail.objects.get()
    assert (Letter.objects.count(), Undo.objects.count(), mail.not_before) == (1, 1, mail.undo.until)
    assert "See you" in render(mail).text
    for reader in (stranger, make_superuser()):
        with pytest.raises(NotAReader):
            Letter.objects.get(pk=letter.pk).open_for(reader)


def test_a_letter_is_shown_before_it_goes(client, programme, user):
    cohort = make_cohort(programme)
    make_application(cohort)
    client.force_login(user)
    url = f"{reverse('office_write')}?group=mentees"
    typed = {"subject": "Hello", "text": "See you {mentor}", "once": ""}
    page = client.post(url, {**typed, "stage": "look"})
    assert "See you {mentor}" in page.context["previews"][0].mail.text
    client.post(url, {**typed, "stage": "sure"})
    assert Mail.objects.count() == 1


def test_nobody_outside_is_written_to(client, programme, user):
    stranger = make_person(unit=make_unit("Elsewhere"))
    client.force_login(user)
    assert client.get(f"{reverse('office_write')}?person={stranger.pk}").status_code == 302


def test_a_mail_is_held_back_and_released(programme, user):
    mail = queue_mail("programmes/letter", to=make_person(), programme=programme)
    hold(mail, by=user)
    assert mail.status == MailStatus.HELD
    release(mail, by=user)
    assert mail.status == MailStatus.PLANNED


def test_an_address_is_corrected_and_what_did_not_arrive_goes_again(programme, user):
    """Somebody who was never heard from, and to whom nobody has written: nothing is closed."""
    person = make_application(make_cohort(programme)).person
    mail = queue_mail("programmes/letter", to=person, programme=programme)
    Mail.objects.update(status=MailStatus.FAILED)
    move_login(person, email="Right@fjordby.test", by=user, programme=programme)
    assert do_moves(timezone.now() + timedelta(minutes=11)) == 1
    mail.refresh_from_db()
    person.refresh_from_db()
    assert (person.email, mail.status, person.is_proven) == ("Right@fjordby.test", MailStatus.PLANNED, True)
    assert list(person.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("right@fjordby.test", True, True)
    ]


def test_nobody_of_another_programme_gets_another_address(programme, user):
    elsewhere = make_application(make_cohort()).person
    colleague = make_coordinator(programme)
    for person in (elsewhere, colleague, make_superuser()):
        with pytest.raises(RuleBroken):
            move_login(person, email="mine@fjordby.test", by=user, programme=programme)
    assert not Mail.objects.exists()


def test_who_has_only_begun_a_form_is_not_seen(programme, user):
    stranger = make_person(unit=make_unit("Elsewhere"))
    draft = make_application(make_cohort(programme), person=stranger, status="draft")
    assert stranger not in Person.objects.visible_to(user)
    Application.objects.filter(pk=draft.pk).update(status="submitted", number="2026-AAAAAA")
    assert stranger in Person.objects.visible_to(user)


def test_somebody_elses_address_is_not_taken(programme, user):
    person = make_application(make_cohort(programme)).person
    with pytest.raises(RuleBroken):
        move_login(person, email=user.email.upper(), by=user, programme=programme)


# Notes and lists ----------------------------------------------------------------------------------------------------


def test_a_note_is_kept_once_and_not_read_by_whom_it_is_about(programme, user):
    colleague = make_coordinator(programme)
    for _twice in range(2):
        note = write_note(programme, about=colleague, text="Call", by=user, key="k")
    assert Note.objects.count() == 1
    assert note.open_for(user).read(Note.objects.get().text) == "Call"
    with pytest.raises(NotAReader):
        note.open_for(colleague)
    finish_follow_up(note, by=user)
    assert Note.objects.get().done_at is not None


def test_the_spreadsheet_holds_no_formula_and_is_logged(client, programme, user):
    cohort = make_cohort(programme)
    make_application(cohort, person=make_person("=cmd|' /C calc'!A0"))
    client.force_login(user)
    answer = client.post(reverse("office_applications_export", args=[cohort.pk]))
    sheet = load_workbook(BytesIO(answer.content)).active
    assert [cell.value for cell in sheet["B"]][1] == "'=cmd|' /C calc'!A0"
    assert AccessLogEntry.objects.get().what == "applications.exported"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1", "'=1"), (" +1", "' +1"), ("-1", "'-1"), ("@x", "'@x"), ("Ida", "Ida"), (2, 2), ("", ""), ("a\x0bb", "a b")],
)
def test_cells_are_harmless(value, shown):
    assert harmless(value) == shown


def test_programme_is_created_from_a_preset(client):
    root, unit = make_superuser(), make_unit("Org")
    client.force_login(root)
    typed = {"preset": "A", "language": "sv", "unit": unit.pk, "slug": "mentor", "contact_email": "m@org.test"}
    assert client.post(reverse("office_new_programme"), typed).status_code == 302
    again = client.post(reverse("office_new_programme"), typed)
    assert (again.status_code, list(again.context["form"].errors)) == (200, ["slug"])
    assert client.get("/admin/system/").context["programmes"][0][0].status == ProgrammeStatus.PREPARING
