"""A city with two departments, its programme from the preset, one open cohort; and its words."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from playwright.sync_api import Page

from programmes.enums import CohortStatus, ProgrammeStatus
from programmes.models import Programme
from programmes.people.register import register_person
from programmes.people.units import create_unit
from programmes.setup.actions import change_contact
from programmes.setup.cohorts.create import create_cohort
from programmes.setup.coordinators.actions import appoint
from programmes.setup.from_preset import create_programme
from tests.helpers.mailbox import Mailbox, links
from tests.helpers.waiting import wait_until
from tests.journeys.travel import SENDING, Journey, press
from worlds.people import Someone

ADEPT = Someone("Sanna Lind", "sanna.lind@staden.test", "enhetschef", "Förskola", "031-11 22 33")
MENTOR = Someone("Johan Berg", "johan.berg@staden.test", "områdeschef", "Park och natur", "031-11 22 44")
DECLINES = Someone("Eva Ståhl", "eva.stahl@staden.test", "områdeschef", "Vägar", "031-11 22 55")
MANAGER = Someone("Berit Holm", "berit.holm@staden.test", "avdelningschef", "Park och natur", "031-11 22 66")
LENA = Someone("Lena Ek", "lena.ek@staden.test", "utvecklingsledare", "", "031-11 22 77")
SANNA, JOHAN = "Sanna", "Johan"


def found_city() -> Programme:
    """Everything a coordinator has set up before the first day: organisation, programme, a cohort that is open."""
    root = register_person(email="root@staden.test", name="Rut Root", is_superuser=True)
    city = create_unit(name="Västra staden", parent=None, by=root)
    for department, part in (("Utbildning", ADEPT.unit), ("Stadsmiljö", MENTOR.unit)):
        create_unit(name=part, parent=create_unit(name=department, parent=city, by=root), by=root)
    register_person(email=LENA.email, name=LENA.name, title=LENA.title, unit=city, language="sv")
    programme = create_programme("G", unit=city, slug="chefer", language="sv", contact_email=LENA.email, by=root)
    change_contact(programme, email=LENA.email, phone=LENA.phone, by=root)
    appoint(programme, email=LENA.email, by=root)
    Programme.objects.filter(pk=programme.pk).update(status=ProgrammeStatus.OPEN)
    today = programme.today()
    create_cohort(
        programme,
        slug="omgang-1",
        name=dict.fromkeys(programme.languages, "Omgång 1"),
        status=CohortStatus.OPEN,
        opens_on=today - timedelta(days=5),
        closes_on=today + timedelta(days=14),
        match_on=today + timedelta(days=21),
        starts_on=today + timedelta(days=28),
        ends_on=today + timedelta(days=393),
    )
    return programme


class City(Journey):
    """Everybody's browser is Swedish."""

    def __init__(self, new_page: Callable[..., Page], mailbox: Mailbox) -> None:
        super().__init__(new_page, mailbox, options={"locale": "sv-SE", "timezone_id": "Europe/Stockholm"})

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

    def follow_reminder(self, who: str, someone: Someone, place: str) -> Page:
        """Opens the newest address in somebody's reminders that leads to such a place, as soon as there is one."""
        subjects = {t("A reminder"), t("What is coming up")}

        def found() -> str:
            mails = [mail for mail in self.mailbox.all(someone.email) if mail.subject in subjects]
            return next((link for mail in reversed(mails) for link in links(mail) if place in link), "")

        address = wait_until(found, seconds=SENDING, what=f"a reminder of {place} to {someone.email}")
        page = self.browser(who)
        page.goto("about:blank")  # else a place on the page one is on would not load it again
        page.goto(address)
        return page


def t(text: str, **more: Any) -> str:
    """A text of ours as the reader has it, whether it is translated yet or not."""
    with translation.override("sv"):
        return _filled(gettext(text), more)


def tn(one: str, many: str, number: int) -> str:
    """The same for a text with a number in it."""
    with translation.override("sv"):
        return _filled(ngettext(one, many, number), {"number": number})


def _filled(words: str, more: dict[str, Any]) -> str:
    return (
        words % more if re.search(r"%\(\w+\)", words) else Programme.objects.get(slug="chefer").terms.say(words, **more)
    )


def in_days(days: int) -> str:
    return str((timezone.now() + timedelta(days=days)).date().isoformat())
