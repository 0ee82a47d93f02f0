"""A workplace of three units, its programme from the starter and one cohort, both in preparation; and its words."""

import re
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from playwright.sync_api import Page

from programmes.enums import Side
from programmes.models import Cohort, Person, Programme, Unit
from programmes.people.register import register_person
from programmes.people.units import create_unit
from programmes.setup.actions import change_contact
from programmes.setup.cohorts.create import create_cohort
from programmes.setup.coordinators.actions import appoint
from programmes.setup.from_preset import create_programme
from tests.factories import make_cohort, make_match, make_programme
from tests.helpers.mailbox import Mailbox, links
from tests.helpers.waiting import wait_until
from tests.journeys.travel import SENDING, Journey, press
from worlds import applying
from worlds.people import Someone

MENTEE = Someone("Nina Dam", "nina.dam@vaerket.test", "laborant", "Laboratoriet", "98 11 20 71")
MENTOR = Someone("Bo Sandager", "bo.sandager@vaerket.test", "driftschef", "Driften", "98 11 20 72")
#: a mentor too, and already one: of the secretary whose boss the mentee is married to
KARL = Someone("Karl Krag", "karl.krag@vaerket.test", "kundechef", "Kundeservice", "98 11 20 73")
METTE = Someone("Mette Lund", "mette.lund@vaerket.test", "udviklingskonsulent", "", "98 11 20 70")
SECRETARY = Someone("Sara Berg", "sara.berg@vaerket.test", "sekretær", "Direktionen", "")
DIRECTOR = Someone("Dan Dam", "dan.dam@vaerket.test", "direktør", "Direktionen", "")
LEADER = Someone("Lis Toft", "lis.toft@vaerket.test", "laboratoriechef", "Laboratoriet", "")
NINA, BO = "Nina", "Bo"
FIRST_COHORT, SLUG = "Første hold", "vaerket"


def found_workplace() -> None:
    """Organisation, coordinator, programme and cohort; nothing is published."""
    root = register_person(email="root@vaerket.test", name="Rut Root", is_superuser=True)
    works = create_unit(name="Havbyens Værk", parent=None, by=root)
    for unit in (MENTEE.unit, MENTOR.unit, KARL.unit):
        create_unit(name=unit, parent=works, by=root)
    director = register_person(email=DIRECTOR.email, name=DIRECTOR.name, unit=works)
    create_unit(name=DIRECTOR.unit, parent=works, leader=director, by=root)
    register_person(email=METTE.email, name=METTE.name, title=METTE.title, unit=works, language="da")
    programme = create_programme("L", unit=works, slug=SLUG, language="da", contact_email=METTE.email, by=root)
    change_contact(programme, email=METTE.email, phone=METTE.phone, by=root)
    appoint(programme, email=METTE.email, by=root)
    today = programme.today()
    create_cohort(
        programme,
        slug="hold-1",
        name=dict.fromkeys(programme.languages, FIRST_COHORT),
        opens_on=today,
        closes_on=today + timedelta(days=14),
        match_on=today + timedelta(days=21),
        starts_on=today + timedelta(days=28),
        ends_on=today + timedelta(days=393),
    )


def karl_offers_to_be_mentor() -> None:
    """By the same actions as on the pages. In another programme of the house he is the secretary's mentor."""
    cohort = Cohort.objects.select_related("programme__unit").get(programme__slug=SLUG)
    applying.apply(cohort, Side.MENTOR, KARL, Random(4), places=2)
    unit = Unit.objects.get(name=SECRETARY.unit)
    secretary = register_person(email=SECRETARY.email, name=SECRETARY.name, unit=unit)
    other = make_cohort(make_programme("A", unit=cohort.programme.unit))
    make_match(other, mentee=secretary, mentor=Person.objects.get(email=KARL.email))


class Workplace(Journey):
    """Everybody's browser is Danish."""

    def __init__(self, new_page: Callable[..., Page], mailbox: Mailbox) -> None:
        super().__init__(new_page, mailbox)

    def enter_by_code(self, who: str, someone: Someone) -> Page:
        """From the login page one is on: address, code by mail, in."""
        page, before = self.browser(who), self.code(someone.email)
        page.get_by_role("region", name=t("With a code by mail")).get_by_label(t("Mail")).fill(someone.email)
        press(page, t("Send me a code"))
        code = wait_until(
            lambda: self.code(someone.email) if self.code(someone.email) != before else "",
            seconds=SENDING,
            what=f"a code to {someone.email}",
        )
        page.get_by_label(t("Code"), exact=True).fill(code)
        press(page, t("Go on"))
        return page

    def reminded(self, someone: Someone, place: str) -> str:
        """The newest address in somebody's reminders that leads to such a place, as soon as there is one."""
        subjects = {t("A reminder"), t("What is coming up")}

        def found() -> str:
            mails = [mail for mail in self.mailbox.all(someone.email) if mail.subject in subjects]
            return next((link for mail in reversed(mails) for link in links(mail) if place in link), "")

        return wait_until(found, seconds=SENDING, what=f"a reminder of {place} to {someone.email}")


def t(text: str, **more: Any) -> str:
    """A text of ours as the reader has it, whether it is translated yet or not."""
    with translation.override("da"):
        return _filled(gettext(text), more)


def tn(one: str, many: str, count: int, **more: Any) -> str:
    with translation.override("da"):
        return _filled(ngettext(one, many, count), more)


def _filled(words: str, more: dict[str, Any]) -> str:
    if re.search(r"%\(\w+\)", words):
        return words % more
    return Programme.objects.get(slug=SLUG).terms.say(words, **more)


def in_days(days: int) -> str:
    return str((timezone.now() + timedelta(days=days)).date().isoformat())
