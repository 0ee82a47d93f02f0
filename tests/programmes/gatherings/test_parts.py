"""Parts of a gathering, preliminary dates, whom a date fits, and dilemma cards (G1, G4, L6)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from matching.problem.material import _Reading
from mentorforum import dates
from programmes.applications.apply.forms import step_form
from programmes.applications.apply.sending import write_answer
from programmes.applications.form import form_steps
from programmes.enums import ApplicationStatus, Attendance, Side
from programmes.gatherings import actions
from programmes.gatherings.fits import fits
from programmes.gatherings.parts import timed_parts, total_minutes
from programmes.mail import outbox
from programmes.mail.reminders import engine
from programmes.models import Gathering, Invitation, Sending
from programmes.office.people.pages import describe
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort() -> Any:
    programme = make_programme("G", language="sv")
    make_coordinator(programme, "Lena Ansvarig")
    return make_cohort(programme)


@pytest.fixture
def lena(cohort: Any) -> Client:
    return logged_in(cohort.programme.coordinators()[0])


def logged_in(person: Any) -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(person)
    return client


def fixed(cohort: Any, key: str = "start", days: int = 20) -> Gathering:
    """The gathering with a day, at 13.00."""
    day = dates.next_working_day(cohort.programme.today() + timedelta(days=days), "SE")
    starts = dates.at(day, 13, zone=cohort.programme.zone)
    gathering = Gathering.objects.select_related("programme", "cohort").get(cohort=cohort, key=key)
    length = gathering.ends_at - gathering.starts_at
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=starts, ends_at=starts + length, preliminary=False)
    gathering.refresh_from_db()
    return gathering


def invited(cohort: Any, gathering: Gathering, *sides: str) -> list[Any]:
    people = [make_application(cohort, side, person=make_person(language="sv")).person for side in sides]
    actions.invite(gathering, by=cohort.programme.coordinators()[0], now=timezone.now() - timedelta(minutes=11))
    return people


def clocks(gathering: Gathering, *sides: str) -> list[tuple[str, str, bool | None]]:
    zone = gathering.programme.zone
    return [
        (f"{dates.local(part.begins, zone):%H.%M}", f"{dates.local(part.ends, zone):%H.%M}", part.mine)
        for part in timed_parts(gathering, sides)
    ]


def test_a_cohort_gets_the_parts_of_the_preset(cohort: Any) -> None:
    start = cohort.gatherings.get(key="start")
    assert [part["key"] for part in start.parts] == ["frame", "mentees", "mentors", "pairs"]
    assert total_minutes(start.parts) == 240 == (start.ends_at - start.starts_at).seconds // 60


def test_parts_for_one_side_each_run_at_the_same_time(cohort: Any) -> None:
    start = fixed(cohort)
    assert clocks(start, Side.MENTEE) == [
        ("13.00", "14.00", None),
        ("14.00", "15.15", True),
        ("14.00", "15.15", False),
        ("15.15", "17.00", None),
    ]
    assert [mine for _begins, _ends, mine in clocks(start)] == [None] * 4


@pytest.mark.parametrize(("side", "own"), [(Side.MENTEE, "Bara adepter"), (Side.MENTOR, "Bara mentorer")])
def test_each_side_reads_which_part_is_theirs(cohort: Any, side: str, own: str) -> None:
    start = fixed(cohort)
    (person,) = invited(cohort, start, side)
    page = logged_in(person).get(reverse("gathering", args=[start.pk]))
    assert [part.title for part in page.context["parts"] if part.mine] == [own]
    outbox.drain(timezone.now() + timedelta(minutes=11))
    body = str(django_mail.outbox[-1].body)
    assert f"kl.\N{NO-BREAK SPACE}14.00–15.15 {own}" in body


def test_a_coordinator_changes_the_parts_and_with_them_the_end(lena: Client, cohort: Any) -> None:
    start = fixed(cohort)
    url = reverse("office_gathering_parts", args=[start.pk])
    form = lena.get(url).context["form"]
    data = {name: value for name, value in form.initial.items() if value is not None}
    lena.post(url, {**data, "minutes_3": "60", "title_4_sv": "Kaffe", "audience_4": "both", "minutes_4": "15"})
    start.refresh_from_db()
    assert [(part["key"], part["minutes"]) for part in start.parts][3:] == [("pairs", 60), ("part-5", 15)]
    assert start.ends_at - start.starts_at == timedelta(minutes=60 + 75 + 60 + 15)


def test_a_part_without_minutes_is_refused_and_without_a_title_taken_out(lena: Client, cohort: Any) -> None:
    start = fixed(cohort)
    url = reverse("office_gathering_parts", args=[start.pk])
    data = lena.get(url).context["form"].initial
    refused = lena.post(url, {**data, "minutes_0": ""})
    assert (refused.status_code, list(refused.context["form"].errors)) == (200, ["minutes_0"])
    gone = {f"title_0_{language}": "" for language in ("sv", "da", "en")}
    lena.post(url, {**data, **gone})
    start.refresh_from_db()
    assert [part["key"] for part in start.parts] == ["mentees", "mentors", "pairs"]


def test_another_start_keeps_the_length_of_the_parts(lena: Client, cohort: Any) -> None:
    start = fixed(cohort)
    url = reverse("office_gathering_change", args=[start.pk])
    form = lena.get(url).context["form"]
    assert "ends" not in form.fields
    lena.post(url, {**form.initial, "starts": "09:00", "preliminary": "", "place": "Rådhuset", "seats": ""})
    start.refresh_from_db()
    assert start.ends_at - start.starts_at == timedelta(minutes=240)
    assert dates.local(start.starts_at, "Europe/Stockholm").hour == 9


# Preliminary --------------------------------------------------------------------------------------------------------


def test_a_preliminary_date_is_a_month_on_every_page(lena: Client, cohort: Any) -> None:
    start = cohort.gatherings.get(key="start")
    starts = datetime(2031, 3, 12, 12, tzinfo=UTC)
    cohort.gatherings.update(starts_at=starts, ends_at=starts + timedelta(hours=4), preliminary=True)
    person = make_application(cohort, Side.MENTEE).person
    Invitation.objects.create(gathering=start, person=person, created_at=timezone.now() - timedelta(minutes=11))
    Gathering.objects.filter(pk=start.pk).update(status="invited")
    mentee, slug = logged_in(person), cohort.programme.slug
    number = person.applications.get().number
    pages = ["/start/", f"/p/{slug}/", f"/application/{number}/", reverse("gathering", args=[start.pk])]
    office = [reverse("office_gathering", args=[start.pk]), reverse("office_gatherings", args=[cohort.pk]), "/admin/"]
    read = [mentee.get(url).content.decode() for url in pages] + [lena.get(url).content.decode() for url in office]
    assert ["12 mar" in page for page in read] == [False] * len(read)
    assert sum("mars 2031" in page for page in read) >= 6
    assert mentee.get(reverse("gathering_calendar", args=[start.pk])).status_code == 404


def test_the_forms_dates_say_the_month_while_preliminary_and_only_ones_own_gatherings(cohort: Any) -> None:
    starts = datetime(2031, 3, 12, 12, tzinfo=UTC)
    cohort.gatherings.update(starts_at=starts, ends_at=starts + timedelta(hours=4))
    cohort.gatherings.filter(key="inspiration").update(preliminary=False)
    draft = {"fits": {}, "about": {}, "answers": {}, "done": []}
    with translation.override("sv"):
        found = {}
        for side, key in (("mentee", "q-gatherings"), ("mentor", "q-mentor_gatherings")):
            step = next(one for one in form_steps(cohort.programme, side) if one.key == "practical")
            found[side] = dict(step_form(step, draft=draft, side=side, cohort=cohort).fields[key].choices)
    assert set(found["mentor"]) - set(found["mentee"]) == {"mentor_course"}
    assert found["mentee"]["start"].endswith("mars 2031")
    assert ("12" in found["mentee"]["start"], "12\N{NO-BREAK SPACE}mars 2031" in found["mentee"]["inspiration"]) == (
        False,
        True,
    )


def test_no_reminder_leaves_for_a_date_that_is_open_again(cohort: Any) -> None:
    start = fixed(cohort, days=20)
    invited(cohort, start, Side.MENTEE)
    actions.change_gathering(start, by=cohort.programme.coordinators()[0], version=start.version, preliminary=True)
    assert actions.do_rested(timezone.now() + timedelta(minutes=11)) == 1
    for days in range(22):
        now = timezone.now() + timedelta(days=days)
        engine.plan(now)
        engine.merge(now)
    assert not Sending.objects.filter(reminder__startswith="gathering").exists()


def test_a_date_that_opens_again_is_taken_out_of_the_calendar(cohort: Any) -> None:
    start = fixed(cohort)
    invited(cohort, start, Side.MENTEE)
    outbox.drain(timezone.now() + timedelta(minutes=11))
    actions.change_gathering(start, by=cohort.programme.coordinators()[0], version=start.version, preliminary=True)
    assert actions.do_rested(timezone.now() + timedelta(minutes=11)) == 1
    outbox.drain(timezone.now() + timedelta(minutes=11))
    files = [str(mail.message()) for mail in django_mail.outbox]
    print([f[-1500:] for f in files])
    assert ['method="CANCEL"' in file for file in files] == [False, True]


# Whom it fits -------------------------------------------------------------------------------------------------------


def test_the_coordinator_sees_whom_a_date_fits(lena: Client, cohort: Any) -> None:
    start = cohort.gatherings.get(key="start")
    question = cohort.programme.questions.get(key="gatherings")
    for name, keys in (("Ada", ["start", "closing"]), ("Bo", ["closing"]), ("Cia", ["start"])):
        application = make_application(cohort, person=make_person(name), status=ApplicationStatus.SUBMITTED)
        write_answer(application, question, keys)
    make_application(cohort, status=ApplicationStatus.WITHDRAWN)
    found = fits(Gathering.objects.get(pk=start.pk), cohort.programme.coordinators()[0])
    assert [(one.side, one.names, one.total) for one in found] == [("mentee", ["Ada", "Cia"], 3)]
    page = lena.get(reverse("office_gathering", args=[start.pk])).content.decode()
    assert "2 of 3" in page or "2 av 3" in page


# The mentors' course ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "trained"), [(Attendance.THERE, True), (Attendance.MATERIAL, True), (Attendance.AWAY, False)]
)
def test_who_was_there_or_has_the_material_is_trained(cohort: Any, was: str, trained: bool) -> None:
    course = fixed(cohort, "mentor_course")
    mentor = make_application(cohort, Side.MENTOR)
    invitation = Invitation.objects.create(gathering=course, person=mentor.person, attendance=was)
    assert invitation.attendance == was
    cohort.programme.settings["matching"]["rules"] = [{"key": "mentor_course", "force": "warning"}]
    reading = _Reading(cohort, cohort.programme.coordinators()[0], None)
    assert (mentor.person_id in reading._trained([mentor])) is trained
    (listed,) = describe(cohort.programme, [mentor.person], cohort.programme.today())
    assert listed.trained_words == (str(course.starts_at.year) if trained else "")


# Dilemma cards ------------------------------------------------------------------------------------------------------


@pytest.fixture
def starter() -> Any:
    programme = make_programme("L")
    make_coordinator(programme, "Rikke Tovholder")
    cohort = make_cohort(programme)
    return cohort


def meet(cohort: Any) -> Gathering:
    starts = timezone.now() + timedelta(days=9)
    return actions.add_gathering(
        cohort,
        by=cohort.programme.coordinators()[0],
        kind="network",
        audience="both",
        title={"da": "Netværk"},
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        preliminary=False,
    )


def test_chosen_cards_are_read_by_those_invited_and_nobody_else(starter: Any) -> None:
    gathering = meet(starter)
    (person,) = invited(starter, gathering, Side.MENTOR)
    url, rikke = reverse("gathering_cards", args=[gathering.pk]), logged_in(starter.programme.coordinators()[0])
    assert logged_in(person).get(url).status_code == 404  # none chosen yet
    rikke.post(reverse("office_gathering_cards", args=[gathering.pk]), {"cards": ["the_friend", "the_spouse"]})
    gathering.refresh_from_db()
    assert gathering.dilemmas == ["the_spouse", "the_friend"]
    pages = [logged_in(one).get(url) for one in (person, make_person(), starter.programme.coordinators()[0])]
    assert [page.status_code for page in pages] == [200, 404, 200]
    assert [len(card.questions) > 0 for card in pages[0].context["cards"]] == [True, True]


def test_a_programme_without_the_step_has_no_cards(lena: Client, cohort: Any) -> None:
    start = cohort.gatherings.get(key="start")
    assert lena.get(reverse("office_gathering_cards", args=[start.pk])).status_code == 404
    Gathering.objects.filter(pk=start.pk).update(dilemmas=["the_spouse"])
    assert lena.get(reverse("gathering_cards", args=[start.pk])).status_code == 404
