"""The pages of the steps that only some programmes have, in Chromium: axe finds nothing."""

from datetime import timedelta

import pytest

from programmes.mail.links import token_of
from programmes.models import Application
from programmes.newcomers.leaders.actions import ask_leader, write_to_mentee
from tests.access.own_things import link_of
from tests.axe.looking import look, nothing_wrong
from tests.factories import make_programme
from tests.helpers.browsing import log_in
from tests.meetings.contract.test_agreed import save
from tests.meetings.own.test_views import answer, application_of
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db(transaction=True)


def newcomers_pair():
    world = make_pair(make_programme("H"))
    first = world.programme.today() + timedelta(days=6)
    Application.objects.filter(pk=world.room.match.mentee_application_id).update(starts_on=first)
    answer(world, world.mentee, show=[world.room])
    answer(world, world.mentor, show=[world.room])
    return world


def look_at(page, pages):
    return [line for name, address in pages for line in look(page, address, name)]


def test_the_newcomers_pages(page, site):
    world = newcomers_pair()
    mine, room = application_of(world, world.mentee), f"/room/{world.room.pk}/"
    part = ask_leader(mine, email="leder@fjordby.test", by=world.mentee)
    leader, own = f"/leader/{token_of(link_of(part))}/", f"/from-leader/{mine.pk}/"
    log_in(page, world.mentee, site)
    found = look_at(page, [("prepare", f"/preparation/{mine.pk}/"), ("leader", leader), ("ask", own)])
    write_to_mentee(link_of(part), part, words={"leader_goals": "Stuegang"})
    cards = [(f"card-{which}", f"/p/{world.programme.slug}/print/{which}/") for which in ("contract", "agenda")]
    later = [("used", leader), ("read", own), ("plan", f"{room}plan/"), ("room", room)]
    nothing_wrong(found + look_at(page, [*later, *cards]))


def test_what_two_agree_and_what_a_mentor_passes_on(page, site):
    agreed, starter = make_pair(make_programme("E")), make_pair(make_programme("L"))
    log_in(page, agreed.mentee, site)
    found = look_at(page, [("contract-0", f"/room/{agreed.room.pk}/contract/")])
    save(agreed)
    found += look_at(page, [("contract", f"/room/{agreed.room.pk}/contract/")])
    log_in(page, starter.mentor, site)
    exercise = f"/exercise/{application_of(starter, starter.mentor).pk}/"
    public = f"/p/{starter.programme.slug}/mentoring/"
    nothing_wrong(found + look_at(page, [("exercise", exercise), ("mentoring", public)]))
