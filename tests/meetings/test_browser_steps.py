"""The pages of the steps that only some programmes have, in Chromium: axe finds nothing, nothing is too wide."""

from datetime import timedelta

import pytest

from programmes.mail.links import token_of
from programmes.models import Application
from programmes.newcomers.leaders.actions import ask_leader, write_to_mentee
from tests.access.own_things import link_of
from tests.factories import make_programme
from tests.meetings.contract.test_agreed import save
from tests.meetings.own.test_views import answer, application_of
from tests.meetings.test_browser import check, log_in
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[(320, "dark")], ids=["narrow"])
def browser_page(request, new_page):
    size, scheme = request.param
    return new_page(viewport={"width": size, "height": 900}, color_scheme=scheme), size


def newcomers_pair():
    world = make_pair(make_programme("H"))
    first = world.programme.today() + timedelta(days=6)
    Application.objects.filter(pk=world.room.match.mentee_application_id).update(starts_on=first)
    answer(world, world.mentee, show=[world.room])
    answer(world, world.mentor, show=[world.room])
    return world


def test_the_newcomers_pages(browser_page, site, axe):
    page, size = browser_page
    world = newcomers_pair()
    mine, room = application_of(world, world.mentee), f"/room/{world.room.pk}/"
    part = ask_leader(mine, email="leder@fjordby.test", by=world.mentee)
    leader, own = f"/leader/{token_of(link_of(part))}/", f"/from-leader/{mine.pk}/"
    log_in(page, world.mentee, site)
    before = [("start", "/start/"), ("prepare", f"/preparation/{mine.pk}/"), ("leader", leader), ("ask", own)]
    check(page, axe, before, size)
    write_to_mentee(link_of(part), part, words={"leader_goals": "Stuegang"})
    cards = [(f"card-{which}", f"/p/{world.programme.slug}/print/{which}/") for which in ("contract", "agenda")]
    later = [("used", leader), ("read", own), ("shown", f"{room}shown/"), ("plan", f"{room}plan/"), ("room", room)]
    check(page, axe, [*later, *cards], size)


def test_what_two_agree_and_what_a_mentor_passes_on(browser_page, site, axe):
    page, size = browser_page
    agreed, starter = make_pair(make_programme("E")), make_pair(make_programme("L"))
    log_in(page, agreed.mentee, site)
    contract = f"/room/{agreed.room.pk}/contract/"
    check(page, axe, [("contract-0", contract), ("contract-write", f"{contract}write/")], size)
    save(agreed)
    check(page, axe, [("contract", contract), ("contract-print", f"{contract}print/")], size)
    log_in(page, starter.mentor, site)
    exercise = f"/exercise/{application_of(starter, starter.mentor).pk}/"
    differences = f"/room/{starter.room.pk}/differences/"
    public = f"/p/{starter.programme.slug}/mentoring/"
    check(page, axe, [("exercise", exercise), ("differences", differences), ("mentoring", public)], size)
