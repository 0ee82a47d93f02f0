"""6: half a year, a year. Both answer; the programme ends, and the two go on by themselves."""

from django.utils import timezone
from playwright.sync_api import expect

from matching.enums import MatchStatus
from matching.models import Match
from meetings.models import Evaluation
from tests.journeys.city.place import ADEPT, MENTOR, SANNA, City, t
from tests.journeys.city.rooming import enter
from tests.journeys.travel import every, follow, headed, press, shows, told

OVER = "Året i"
ANSWERS = {"adept": ADEPT, "mentor": MENTOR}


def both_answer(city: City, point: str) -> None:
    """On the day it is due a mail says so, and both answer."""
    due = Evaluation.objects.filter(point=point).values_list("due_on", flat=True)[0]
    city.days_pass((due - timezone.now().date()).days)
    for who, someone in ANSWERS.items():
        page = city.follow_reminder(who, someone, f"/evaluation/{evaluation_of(point, someone.email)}")
        for scale in every(page.get_by_role("radio", name="4", exact=True)):
            scale.check()
        for yes in page.get_by_role("radio", name=t("Yes"), exact=True).all():
            yes.check()
        press(page, t("Send your answers"))
        told(page, t("Thank you. Your answers are in."))


def evaluation_of(point: str, email: str) -> str:
    return str(Evaluation.objects.get(point=point, person__email=email).pk)


def year_passes(city: City) -> None:
    ends_on = Match.objects.get(status=MatchStatus.ACTIVE).ends_on
    assert ends_on
    city.days_pass((ends_on - timezone.now().date()).days + 1)
    for someone in ANSWERS.values():
        city.mail(someone.email, OVER)


def pair_goes_on(city: City) -> None:
    page = city.follow_mail("adept", ADEPT.email, OVER)
    headed(page, t("Your time in the programme has ended"))
    expect(page.locator("main")).not_to_contain_text(t("Signed"))
    press(page, t("We go on by ourselves"))
    shows(page, t("On your own"))
    shows(enter(city, "mentor", SANNA), t("On your own"))
    office = city.browser("coordinator")
    follow(office, t("Pairs"))
    shows(office, t("On their own"))
