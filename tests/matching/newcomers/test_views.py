"""New employees are entered by the coordinator: rows, check page, start, undo (H2)."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook
from tablib import Dataset

from matching.enums import MatchStatus
from matching.models import Match
from matching.newcomers.actions import NewcomerStart, start_newcomers
from matching.newcomers.spreadsheet import COLUMNS, Unreadable, read_day, read_file, read_text
from mentorforum.errors import RuleBroken
from programmes.enums import ApplicationStatus, MailStatus, Side
from programmes.models import Application, LeaderPart, Mail, Person, Undo
from programmes.newcomers.enrolment import Contact, Newcomer
from programmes.newcomers.first_day import ask_work_addresses
from programmes.undo.actions import take_back
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return factories.make_cohort(factories.make_programme("H"))


@pytest.fixture
def coordinator(cohort):
    return factories.make_coordinator(cohort.programme, "Mette Lund")


@pytest.fixture
def mentor(cohort):
    ward = factories.make_unit("Afsnit 4", cohort.programme.unit)
    person = factories.make_person("Karen Holm", unit=ward, email="karen@fjordby.test")
    return factories.make_application(cohort, Side.MENTOR, person=person)


def day(cohort, days=30):
    return cohort.programme.today() + timedelta(days=days)


def newcomer(cohort, name="Anna Vest", email="anna@privat.test", **more):
    return Newcomer(name=name, email=email, starts_on=day(cohort), **more)


def enter(cohort, coordinator, *rows, key="k", **more):
    return start_newcomers(cohort, [row if isinstance(row, NewcomerStart) else NewcomerStart(row) for row in rows], by=coordinator, key=key, **more)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["1.2.2027", "01.02.2027", "2027-02-01", "1/2-27", "1/2 2027", "1-2-2027", " 1. 2. 2027 ", "2027-02-01 00:00:00"],
)
def test_a_day_is_read_in_many_ways(text):
    assert read_day(text) == date(2027, 2, 1)


@pytest.mark.parametrize("text", ["", "soon", "31.2.2027", "2027", "1.13.2027", "99999"])
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_rows_are_read_whatever_separates_them(mark):
    [row] = read_text(mark.join(["Anna Vest", "anna@privat.test", "1.2.2027", "Afsnit 4"]) + "\n\n")

    assert (row["name"], row["email"], row["starts_on"], row["unit"]) == (
        "Anna Vest", "anna@privat.test", "1.2.2027", "Afsnit 4",
    )  # fmt: skip
    assert set(row) == set(COLUMNS)


def test_headings_in_any_order_are_understood():
    head = "Første arbejdsdag;Navn;Arbejdsmail;Privat mail;Introduktionsansvarlig;Introduktionsansvarliges mail"
    [row] = read_text(f"{head}\n1.2.2027;Anna Vest;avest@fjordby.test;anna@privat.test;Bo Lind;bo@fjordby.test")

    assert row["name"] == "Anna Vest" and row["email"] == "anna@privat.test"
    assert row["work_email"] == "avest@fjordby.test" and row["introducer"] == "Bo Lind bo@fjordby.test"


def test_the_mark_that_some_programs_put_first_is_no_part_of_a_heading():
    [row] = read_text("\ufeffNavn;Privat mail;Startdato\nAnna Vest;anna@privat.test;1.2.2027")
    assert row["name"] == "Anna Vest"


def test_a_spreadsheet_file_is_read():
    content = Dataset(["Anna Vest", "anna@privat.test", date(2027, 2, 1)]).export("xlsx")
    [row] = read_file("nye.xlsx", content)

    assert (row["name"], read_day(row["starts_on"])) == ("Anna Vest", date(2027, 2, 1))


def test_a_newcomer_is_accepted_and_told_with_a_private_address(cohort, coordinator):
    enter(cohort, coordinator, newcomer(cohort, work_email="avest@fjordby.test", title="Sygeplejerske"))

    application = Application.objects.get()
    assert application.status == ApplicationStatus.ACCEPTED and application.entered_by == coordinator
    assert application.person.email == "anna@privat.test" and application.work_email == "avest@fjordby.test"
    assert application.starts_on == day(cohort)
    mail = Mail.objects.get()
    assert (mail.name, mail.person) == ("programmes/expected", application.person)
    assert mail.not_before == mail.undo.until


@pytest.mark.parametrize("content", [b'\xe6;"' + b"a" * 140_000, b'"' + b"a" * 140_000])
def test_a_file_that_is_no_table_is_said_to_be_none(client, cohort, coordinator, content):
    client.force_login(coordinator)
    sent = {"stage": "read", "text": "", "file": io.BytesIO(content)}
    page = client.post(reverse("office_enrol", args=[cohort.pk]), sent)
    assert page.status_code == 200 and "file" in page.context["form"].errors


@pytest.mark.parametrize(
    "content", ["Æ;a@b.dk\rØ;c@d.dk\r".encode("cp1252"), "Æ\ta@b.dk\r\nØ\tc@d.dk".encode("utf-16")]
)
def test_files_of_other_machines_are_read(content):
    assert [(row["name"], row["email"]) for row in read_file("nye.csv", content)] == [("Æ", "a@b.dk"), ("Ø", "c@d.dk")]


def test_a_small_file_that_unpacks_to_more_than_there_is_room_for(monkeypatch):
    content = Dataset(["Anna Vest", "anna@privat.test", date(2027, 2, 1)]).export("xlsx")
    monkeypatch.setattr("matching.newcomers.spreadsheet.LARGEST_UNPACKED", 100)
    with pytest.raises(Unreadable):
        read_file("nye.xlsx", content)


@pytest.mark.parametrize("rows", ["²", "9" * 5000, "-1", "٣", ""])
def test_a_number_of_rows_that_is_none_is_no_error(client, cohort, coordinator, rows):
    client.force_login(coordinator)
    page = client.post(reverse("office_enrol", args=[cohort.pk]), {"stage": "check", "rows": rows})
    assert page.status_code == 200


def test_one_stray_cell_at_the_end_of_a_sheet_is_passed_over():
    """Otherwise a file of five kilobytes keeps the server busy for hours."""
    book, packed = Workbook(), io.BytesIO()
    book.active.append(["Anna Vest", "anna@privat.test", "1.2.2027"])
    book.active["XFD1048576"] = "x"
    book.save(packed)
    assert [row["name"] for row in read_file("nye.xlsx", packed.getvalue())] == ["Anna Vest"]


def test_nobody_who_is_here_already_gets_another_login_by_being_entered(cohort, coordinator):
    """Otherwise any coordinator could come in as anybody whose address they know: only their own press moves a login."""
    logged_in = factories.make_person("Sara Bang", email="sara@elsewhere.test", last_login=timezone.now())
    elsewhere = factories.make_application(factories.make_cohort()).person
    office = factories.make_coordinator(factories.make_programme())
    for number, person in enumerate((logged_in, elsewhere, office)):
        entered = newcomer(cohort, email=person.email, work_email=f"mine{number}@evil.test")
        enter(cohort, coordinator, entered, key=f"k{number}")
        Application.objects.filter(person=person, cohort=cohort).update(starts_on=cohort.programme.today())
        assert ask_work_addresses() == 1
        before = person.email
        person.refresh_from_db()
        assert person.email == before and Mail.objects.get(name="programmes/work_address", person=person)


def test_a_named_mentor_is_asked_first_at_once(cohort, coordinator, mentor):
    enter(cohort, coordinator, NewcomerStart(newcomer(cohort), mentor))

    match = Match.objects.get()
    assert match.status == MatchStatus.OFFERED and match.seat is not None
    assert sorted(Mail.objects.values_list("name", "person__name")) == [
        ("matching/offer", "Karen Holm"),
        ("programmes/expected", "Anna Vest"),
    ]


def test_a_mentor_who_is_not_accepted_any_more_is_a_sentence(cohort, coordinator, mentor):
    Application.objects.filter(pk=mentor.pk).update(status=ApplicationStatus.WITHDRAWN)
    with pytest.raises(RuleBroken, match="Karen Holm"):
        enter(cohort, coordinator, NewcomerStart(newcomer(cohort), mentor))
    assert Application.objects.mentees().count() == 0


def test_introducer_and_leader_are_asked(cohort, coordinator):
    around = {"introducer": Contact("Bo Lind", "bo@fjordby.test"), "leader": Contact("Eva Dam", "eva@fjordby.test")}
    enter(cohort, coordinator, newcomer(cohort, **around))

    application = Application.objects.get()
    assert application.introducer.name == "Bo Lind" and not application.introducer_allowed
    assert LeaderPart.objects.get().leader_email == "eva@fjordby.test"
    assert set(Mail.objects.values_list("name", flat=True)) == {
        "programmes/expected", "programmes/introducer_named", "programmes/leader",
    }  # fmt: skip


def test_undo_takes_everything_back(cohort, coordinator, mentor):
    undo = enter(
        cohort, coordinator, NewcomerStart(newcomer(cohort), mentor), newcomer(cohort, "Ib Bo", "ib@privat.test")
    )
    take_back(undo, by=coordinator)

    assert set(Application.objects.mentees().values_list("status", flat=True)) == {ApplicationStatus.WITHDRAWN}
    assert Match.objects.get().status == MatchStatus.DROPPED
    assert set(Mail.objects.values_list("status", flat=True)) == {MailStatus.UNDONE}
    enter(cohort, coordinator, NewcomerStart(newcomer(cohort), mentor), key="again")
    assert Application.objects.mentees().filter(status=ApplicationStatus.ACCEPTED).count() == 1


def test_sent_twice_it_is_started_once(cohort, coordinator):
    first = enter(cohort, coordinator, newcomer(cohort))

    assert enter(cohort, coordinator, newcomer(cohort)) == first
    assert Application.objects.count() == 1


def test_one_that_cannot_be_started_stops_all(cohort, coordinator):
    rows = [newcomer(cohort, "Ib Bo", "ib@privat.test"), newcomer(cohort), newcomer(cohort, "Anna To")]
    with pytest.raises(Exception, match="Anna To"):
        enter(cohort, coordinator, *rows)

    assert Application.objects.count() == Mail.objects.count() == Undo.objects.count() == 0


# The page -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def office(client, cohort, coordinator):
    client.force_login(coordinator)
    url = reverse("office_enrol", args=[cohort.pk])
    return lambda **data: client.post(url, data) if data else client.get(url)


def rows_of(response):
    """The page's rows as they would be sent back."""
    sent = {"rows": len(response.context["rows"]), "checked": response.context["checked"]}
    for row in response.context["rows"]:
        sent |= {row.form.add_prefix(name): row.form[name].value() or "" for name in row.form.fields}
    return {**sent, "once": response.context["once"]}


def test_pasted_rows_are_shown_with_their_dates_and_then_started(office, cohort, mentor):
    first = day(cohort)
    text = f"Anna Vest\tanna@privat.test\t{first.day}.{first.month}.{first.year}\t\t\t\tkaren@fjordby.test"
    shown = office(stage="read", text=text)

    assert Application.objects.mentees().count() == 0
    assert shown.context["is_right"]
    assert len(shown.context["rows"][0].follows) >= 7  # four phases, three letters
    answer = office(stage="start", **rows_of(shown))
    assert answer.status_code == 302
    assert Match.objects.get().status == MatchStatus.OFFERED


def test_wrong_cells_get_a_sentence_and_keep_what_was_typed(office, cohort, coordinator):
    factories.make_application(cohort, person=factories.make_person("Gammel", email="inde@privat.test"))
    text = "\n".join(
        [
            "Anna Vest;anna@;en dag i maj;Intet afsnit;;;ukendt@fjordby.test;uden mail",
            f"Ib Bo;inde@privat.test;{day(cohort)}",
            f"Eva Ny;eva@privat.test;{day(cohort)}",
            f"Eva To;EVA@privat.test;{day(cohort)}",
        ]
    )
    shown = office(stage="read", text=text)

    wrong = [set(row.form.errors) for row in shown.context["rows"]]
    assert wrong == [{"email", "starts_on", "unit", "mentor", "introducer"}, {"email"}, set(), {"email"}]
    assert "en dag i maj" in shown.content.decode() and not shown.context["is_right"]
    assert office(stage="start", **rows_of(shown)).status_code == 200
    assert Application.objects.mentees().count() == 1


def test_a_row_that_is_left_out_has_nothing_wrong(office, cohort):
    shown = office(stage="read", text=f"Anna Vest;anna@;aldrig\nIb Bo;ib@privat.test;{day(cohort)}")
    office(stage="start", **rows_of(shown) | {"row-0-skip": "on"})  # changed: the dates are shown first
    again = office(stage="check", **rows_of(shown) | {"row-0-skip": "on"})
    office(stage="start", **rows_of(again) | {"row-0-skip": "on"})

    assert list(Application.objects.values_list("name", flat=True)) == ["Ib Bo"]


def test_a_row_that_was_changed_is_shown_once_more(office, cohort):
    shown = office(stage="read", text=f"Ib Bo;ib@privat.test;{day(cohort)}")
    answer = office(stage="start", **rows_of(shown) | {"row-0-starts_on": str(day(cohort, 40))})

    assert answer.status_code == 200 and answer.context["warning"]
    assert Application.objects.count() == 0


def test_a_mentor_is_not_named_more_often_than_there_are_places(office, cohort, mentor):
    text = "\n".join(f"Ny {n};ny{n}@privat.test;{day(cohort)};;;;karen holm" for n in range(2))
    shown = office(stage="read", text=text)

    assert [list(row.form.errors) for row in shown.context["rows"]] == [[], ["mentor"]]


def test_rows_can_be_typed_in(office, cohort):
    blank = office(stage="type")
    assert len(blank.context["rows"]) == 3
    typed = {"row-1-name": "Ib Bo", "row-1-email": "ib@privat.test", "row-1-starts_on": str(day(cohort))}
    shown = office(stage="check", **rows_of(blank) | typed)
    assert shown.context["is_right"]
    assert office(stage="start", **rows_of(shown)).status_code == 302


@pytest.mark.parametrize("nonsense", ["\x00;a@b;1", "a" * 60000, '"', ";;;\n,,,", "=1+1;x;y"])
def test_nonsense_is_answered_with_a_sentence(office, nonsense):
    assert office(stage="read", text=nonsense).status_code == 200
    assert office(stage="start", rows="-1", checked=nonsense).status_code == 200


def test_a_file_that_is_no_spreadsheet_is_answered_with_a_sentence(office):
    broken = io.BytesIO(b"no spreadsheet")
    broken.name = "nye.xlsx"

    assert "file" in office(stage="read", file=broken).context["form"].errors


def test_without_the_step_there_is_no_such_page(client):
    cohort = factories.make_cohort()
    client.force_login(factories.make_coordinator(cohort.programme))

    assert client.get(reverse("office_enrol", args=[cohort.pk])).status_code == 404


def test_a_ward_below_the_top_runs_its_own(client):
    """H3: the programme belongs to a ward, and who introduces there may coordinate it."""
    hospital = factories.make_unit("Sygehuset")
    ward = factories.make_unit("Afsnit 4", hospital)
    other = factories.make_unit("Afsnit 5", hospital)
    cohort = factories.make_cohort(factories.make_programme("H", unit=ward))
    coordinator = factories.make_coordinator(cohort.programme, "Bo Lind", email="bo@fjordby.test")
    mentor = factories.make_application(cohort, Side.MENTOR, person=factories.make_person(unit=other))
    client.force_login(coordinator)
    first = day(cohort)
    text = f"Anna;a@privat.test;{first};afsnit 5;;;{mentor.person.email};bo@fjordby.test"
    shown = client.post(reverse("office_enrol", args=[cohort.pk]), {"stage": "read", "text": text})
    client.post(reverse("office_enrol", args=[cohort.pk]), {"stage": "start", **rows_of(shown)})

    application = Application.objects.mentees().get()
    assert application.introducer == coordinator and application.person.unit == other
    assert Person.objects.visible_to(coordinator).filter(pk=application.person_id).exists()
    assert Match.objects.get().status == MatchStatus.OFFERED and timezone.now() < Undo.objects.get().until
