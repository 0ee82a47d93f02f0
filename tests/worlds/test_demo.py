"""The demo world: five programmes of five organisations, a pair in every status, built through actions only."""

from collections import Counter, defaultdict

import pytest

from matching.enums import MatchStatus
from matching.models import Match, MatchAnswer, Tie
from meetings.evaluation.forms import choices_of
from meetings.models import Contract, EvaluationAnswer, OwnAnswer
from meetings.room.actions import suggested_terms
from programmes.enums import ApplicationStatus, GatheringStatus, MailStatus, NominationStatus
from programmes.models import Application, Gathering, LeaderPart, Mail, Nomination, Person, Programme
from worlds.demo import everybody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_to_look_at")]
EVERYWHERE = {"proposed", "offered", "active", "paused", "ended", "declined", "completed"}


def statuses(model):
    """slug -> the statuses its rows have."""
    found = defaultdict(set)
    for slug, status in model.objects.order_by().values_list("programme__slug", "status").distinct():
        found[slug].add(status)
    return found


def test_about_two_hundred_people_in_five_organisations():
    assert 170 <= Person.objects.count() <= 230
    assert Programme.objects.values("unit__root").distinct().count() == 5
    assert set(Programme.objects.values_list("status", flat=True)) == {"open"}


def test_a_pair_in_every_status_of_each_programme():
    found = statuses(Match)
    lacking = {slug: EVERYWHERE - found[slug] for slug in Programme.objects.values_list("slug", flat=True)}
    assert {slug: sorted(names) for slug, names in lacking.items() if names} == {}
    assert set.union(*found.values()) == set(MatchStatus.values)
    goes_on = {one.slug for one in Programme.objects.all() if one.has("continuing")}
    assert {slug for slug in goes_on if not found[slug] & {"continuing", "closed"}} == set()


def test_applications_and_nominations_in_every_status():
    assert set.union(*statuses(Application).values()) == set(ApplicationStatus.values)
    assert set.union(*statuses(Nomination).values()) == set(NominationStatus.values)


def test_talks_with_sealed_answers_wait():
    waiting = Match.objects.filter(status=MatchStatus.OFFERED, talk_at__isnull=False)
    assert MatchAnswer.objects.filter(match__in=waiting).exists()
    assert Match.objects.filter(stage=2).exists()


def test_what_only_some_programmes_have_is_there():
    newcomers = Application.objects.filter(starts_on__isnull=False, entered_by__isnull=False)
    today = Programme.objects.first().today()
    assert newcomers.filter(starts_on__gt=today).exists() and newcomers.filter(starts_on__lt=today).exists()
    assert Gathering.objects.filter(preliminary=True).exists()
    assert Gathering.objects.filter(preliminary=False, status=GatheringStatus.HELD).exists()
    assert {part.answered_at is None for part in LeaderPart.objects.all()} == {True, False}
    assert Tie.objects.exists() and OwnAnswer.objects.exists()


def test_answers_of_evaluations_are_kept_as_the_form_keeps_them():
    given = EvaluationAnswer.objects.filter(question__kind__in=["yes_no", "one_choice", "many_choices", "scale"])
    odd = {
        (answer.question.key, str(one))
        for answer in given.select_related("question__programme")
        for one in (answer.value if isinstance(answer.value, list) else [answer.value])
        if str(one) not in dict(choices_of(answer.question))
    }
    assert given.filter(question__kind="yes_no").exists()
    assert odd == set()


def test_contracts_keep_to_the_rhythm_of_their_programme():
    odd = set()
    for contract in Contract.objects.exclude(status="not_begun").select_related("programme"):
        own = suggested_terms(contract.programme)
        odd |= {(contract.programme.slug, name) for name, value in own.items() if getattr(contract, name) != value}
    assert odd == set()


@pytest.mark.parametrize(
    ("mentee", "mentor"),
    [("mentee", "mentor"), ("other.mentee", "other.mentor"), ("adept", "mentor.sv")],
)
def test_the_logins_are_active_pairs(mentee, mentor):
    match = Match.objects.get(mentee__email=f"{mentee}@demo.test", status=MatchStatus.ACTIVE)
    assert match.mentor.email == f"{mentor}@demo.test"
    assert match.room.meetings.count() >= 4
    assert match.mentee.language == match.programme.words_first()


def test_the_logins_have_the_try_outs_password(settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    ]  # the world was built with the real one
    people = list(Person.objects.filter(email__in=everybody()))
    assert len(people) == len(everybody())
    assert len({one.password for one in people}) == 1, "one public password, hashed once"
    assert people[0].check_password("mentorforum")


def test_all_mails_come_from_the_outbox_and_none_failed():
    seen = Counter(Mail.objects.values_list("status", flat=True))
    assert seen[MailStatus.FAILED] == 0, Mail.objects.filter(status=MailStatus.FAILED).values_list("name", "trouble")
    assert seen[MailStatus.SENT] > 500
