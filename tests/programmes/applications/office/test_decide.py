"""Accept, wait, decline, agree a talk: what becomes of the application, the mail, and Undo."""

from datetime import timedelta
from itertools import permutations

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from mentorforum.errors import RuleBroken
from programmes.applications.office.actions import set_places
from programmes.applications.office.decide.actions import accept, agree_talk, decline, preview, wait
from programmes.applications.office.sheet import history
from programmes.enums import ApplicationStatus, CohortStatus, MailStatus, Side
from programmes.mail.outbox import drain, render
from programmes.models import History, Mail, Undo
from programmes.setup.actions import change_item
from programmes.undo.actions import take_back
from programmes.undo.words import say_undo
from tests.factories import make_application, make_cohort, make_coordinator, make_match, make_person

pytestmark = pytest.mark.django_db
SUBMITTED = ApplicationStatus.SUBMITTED


@pytest.fixture
def cohort():
    return make_cohort()


@pytest.fixture
def user(cohort):
    return make_coordinator(cohort.programme, "Mette Lund")


@pytest.fixture
def application(cohort):
    return make_application(cohort, status=SUBMITTED, person=make_person("Sara Bang"))


def later(cohort, days=30):
    return cohort.programme.today() + timedelta(days=days)


def test_accepting_rests_ten_minutes(cohort, user, application):
    now = timezone.now()
    undo = accept([application], by=user, now=now)
    mail = Mail.objects.get()
    assert (application.status, undo.until - now, mail.not_before) == ("accepted", timedelta(minutes=10), undo.until)
    assert drain(now + timedelta(minutes=9)) == 0
    assert History.objects.get().by == user


def test_undo_takes_back_mail_and_status(cohort, user, application):
    take_back(accept([application], by=user), by=user)
    application.refresh_from_db()
    assert (application.status, Mail.objects.get().status) == (SUBMITTED, MailStatus.UNDONE)


def test_an_accepted_mentor_has_seats_until_undone(cohort, user):
    mentor = make_application(cohort, Side.MENTOR, status=SUBMITTED, places=2)
    undo = accept([mentor], by=user)
    assert mentor.seats_held.count() == 2
    take_back(undo, by=user)
    assert mentor.seats_held.count() == 0


def test_places_stop_at_the_ceiling_over_all_rounds(cohort, user):
    mentor = make_person(ceiling=3)
    make_application(make_cohort(cohort.programme), Side.MENTOR, person=mentor, places=2)
    here = make_application(cohort, Side.MENTOR, person=mentor, status=SUBMITTED, places=3)
    accept([here], by=user)
    assert (here.places, here.seats_held.count()) == (1, 1)
    with pytest.raises(RuleBroken):
        set_places(here, 2, by=user)


def test_places_are_never_fewer_than_held(cohort, user):
    match = make_match(cohort)
    mentor = match.mentor_application
    set_places(mentor, 3, by=user)
    assert mentor.seats_held.count() == 3
    set_places(mentor, 1, by=user)
    assert [seat.pk for seat in mentor.seats_held.all()] == [match.seat_id]
    with pytest.raises(RuleBroken):
        set_places(mentor, 0, by=user)


def test_waiting_tells_the_true_reason(cohort, user, application):
    wait([application], reason="Nobody knows mergers", next_try=later(cohort), by=user)
    application.refresh_from_db()
    assert application.open_for(application.person).read(application.waiting_for) == "Nobody knows mergers"
    assert (application.status, application.next_try) == ("waiting", later(cohort))
    assert "Nobody knows mergers" in render(Mail.objects.get()).text


def test_waiting_again_changes_reason_and_day(cohort, user, application):
    wait([application], reason="First", next_try=later(cohort), by=user)
    wait([application], reason="Second", next_try=later(cohort, 60), by=user)
    application.refresh_from_db()
    assert application.open_for(user).read(application.waiting_for) == "Second"
    assert (application.next_try, Mail.objects.count()) == (later(cohort, 60), 2)


def test_waiting_needs_a_day_to_come(cohort, user, application):
    with pytest.raises(RuleBroken):
        wait([application], reason="x", next_try=cohort.programme.today(), by=user)
    assert (Mail.objects.count(), Undo.objects.count()) == (0, 0)


def test_declining_tells_the_reason_and_undo_keeps_the_waiting_list(cohort, user, application):
    wait([application], reason="Wait", next_try=later(cohort), by=user)
    undo = decline([application], reason="No leader", by=user)
    assert "No leader" in render(Mail.objects.get(name="programmes/declined")).text
    take_back(undo, by=user)
    application.refresh_from_db()
    assert (application.status, application.open_for(user).read(application.waiting_for)) == ("waiting", "Wait")


def test_a_talk_has_a_time(cohort, user, application):
    at = timezone.now() + timedelta(days=3)
    undo = agree_talk([application], at=at, by=user)
    assert (application.status, application.talk_at) == ("talk", at)
    take_back(undo, by=user)
    application.refresh_from_db()
    assert (application.status, application.talk_at) == (SUBMITTED, None)


def test_nobody_decides_about_oneself(cohort, user):
    own = make_application(cohort, person=user, status=SUBMITTED)
    with pytest.raises(RuleBroken):
        accept([own], by=user)


def test_nothing_is_decided_in_a_round_that_has_ended(user, cohort):
    ended = make_cohort(cohort.programme, status=CohortStatus.ENDED)
    with pytest.raises(RuleBroken):
        accept([make_application(ended, status=SUBMITTED)], by=user)


def test_a_match_under_way_stops_a_decline(cohort, user):
    match = make_match(cohort)
    with pytest.raises(RuleBroken):
        decline([match.mentee_application], reason="x", by=user)
    assert Mail.objects.count() == 0


def test_several_at_once_or_none(cohort, user, application):
    gone = make_application(cohort, status=ApplicationStatus.WITHDRAWN)
    with pytest.raises(RuleBroken):
        accept([application, gone], by=user)
    application.refresh_from_db()
    assert (application.status, Mail.objects.count(), Undo.objects.count()) == (SUBMITTED, 0, 0)


def test_preview_shows_what_is_typed_and_saves_nothing(cohort, user, application):
    mail = preview(application, "waiting", by=user, reason="Typed", next_try=later(cohort))
    assert "Typed" in render(mail).text
    assert Mail.objects.count() == 0


def test_a_mail_is_dropped_when_the_decision_is_changed(cohort, user, application):
    accept([application], by=user)
    first = Mail.objects.get()
    decline([application], reason="x", by=user)
    assert render(first) is None


@pytest.mark.parametrize("language", ["da", "sv", "en"])
@pytest.mark.parametrize("decision", ["accepted", "waiting", "declined", "talk"])
def test_every_mail_is_filled_in(cohort, user, decision, language):
    person = make_person("Sara Bang", language=language)
    application = make_application(cohort, status=SUBMITTED, person=person)
    text = render(preview(application, decision, by=user)).text
    assert "Sara" in text
    assert "Mette Lund" in text
    assert "{" not in text


def decide_url(application, decision):
    return f"{reverse('office_decide', args=[application.cohort_id])}?decision={decision}&id={application.pk}"


def test_page_shows_the_mail_before_it_goes(client, cohort, user, application):
    client.force_login(user)
    url = decide_url(application, "waiting")
    typed = {"reason": "Line one\nline two", "next_try": later(cohort).isoformat()}
    page = client.post(url, {**typed, "stage": "look"})
    assert "Line one" in page.context["previews"][0].mail.text
    assert Mail.objects.count() == 0
    answer = client.post(url, {**typed, "stage": "sure"})
    assert (answer.status_code, Mail.objects.count()) == (302, 1)


@pytest.mark.parametrize("written", list(permutations(range(3))))
def test_what_happened_in_one_moment_is_told_in_its_order(user, application, written):
    log = {"programme": application.programme, "thing": application.pk, "by": user, "kind": "application"}
    when = timezone.now()
    moves = [("draft", "submitted"), ("submitted", "accepted"), ("accepted", "withdrawn")]
    for old, new in (moves[number] for number in written):
        History.objects.create(**log, old=old, new=new, at=when, created_at=when)
    assert [row.new for row in History.objects.newest_first()] == ["withdrawn", "accepted", "submitted"]
    assert [entry.when for entry in history(application)] == [when] * 3


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        (lambda rows, user: accept(rows, by=user), ("Sara Bang is accepted.", "2 applications are accepted.")),
        (
            lambda rows, user: decline(rows, reason="full", by=user),
            ("Sara Bang gets no place this time.", "2 applications are declined."),
        ),
        (
            lambda rows, user: agree_talk(rows, at=timezone.now() + timedelta(days=2), by=user),
            ("A talk with Sara Bang is agreed.", "2 talks are agreed."),
        ),
    ],
)
def test_the_line_with_undo_names_one_and_counts_several(cohort, user, application, decide, said):
    others = [make_application(cohort, status=SUBMITTED) for _n in range(2)]
    with translation.override("en"):
        assert [say_undo(decide(rows, user)).split(" The mails")[0] for rows in ([application], others)] == list(said)


def test_page_keeps_what_was_typed(client, user, application):
    client.force_login(user)
    page = client.post(decide_url(application, "waiting"), {"reason": "Kept", "next_try": "", "stage": "look"})
    assert (page.status_code, page.context["form"]["reason"].value()) == (200, "Kept")


@pytest.mark.parametrize("change", [{"decision": "nonsense"}, {"id": "abc"}, {"id": "\0"}, {}])
def test_page_asked_wrongly(client, cohort, user, application, change):
    client.force_login(user)
    asked = {"decision": "accepted", "id": str(application.pk), **change}
    status = client.get(reverse("office_decide", args=[cohort.pk]), asked).status_code
    assert status == {"nonsense": 404}.get(asked["decision"], 302 if "id" in change else 200)


def test_page_decides_in_bulk(client, cohort, user):
    client.force_login(user)
    rows = [make_application(cohort, status=SUBMITTED) for _n in range(3)]
    url = f"{reverse('office_decide', args=[cohort.pk])}?decision=accepted&" + "&".join(f"id={row.pk}" for row in rows)
    assert client.get(url).context["previews"][0].to == [row.name for row in rows]
    client.post(url, {"stage": "sure"})
    assert (Undo.objects.count(), Mail.objects.count()) == (1, 3)


def test_somebody_withdrawn_among_those_ticked_is_named(client, cohort, user, application):
    gone = make_application(cohort, status=ApplicationStatus.WITHDRAWN, person=make_person("Bo Lind"))
    client.force_login(user)
    decide = f"{reverse('office_decide', args=[cohort.pk])}?decision=waiting"
    page = client.get(f"{decide}&id={application.pk}&id={gone.pk}", follow=True)
    assert page.redirect_chain[0][0] == reverse("office_applications", args=[cohort.pk])
    assert "Bo Lind. " in page.content.decode()
    assert client.get(f"{decide}&id={gone.pk}").status_code == 403


def test_too_long_a_reason_is_a_sentence(client, user, application):
    client.force_login(user)
    page = client.post(decide_url(application, "declined"), {"reason": "x" * 200_000, "stage": "look"})
    assert (page.status_code, len(page.context["form"].error_summary)) == (200, 1)


def test_a_brace_in_the_programmes_own_mail_is_no_error(client, cohort, user, application):
    item = cohort.programme.item("mails", "accepted")
    change_item(item, {"da": "Plads {nope}"}, {"body": {"da": "Hej {first_name} {"}}, by=user)
    client.force_login(user)
    page = client.get(reverse("office_decide", args=[cohort.pk]), {"decision": "accepted", "id": application.pk})
    assert page.status_code == 200 and "Hej Sara {" in page.content.decode()
