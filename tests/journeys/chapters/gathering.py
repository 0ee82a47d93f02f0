"""6: the kick-off. Its date is fixed, everybody is invited, and the mentee says she comes."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.travel import MENTEE, Journey, follow, headed, press, shows, told

KICK_OFF, PLACE = "Kick-off for mentorpar", "Rådhuset, byrådssalen"


def fixes_date_and_invites(journey: Journey, *, in_days: int) -> None:
    """Before, nobody can be invited. Its parts say when it ends. The invitations rest ten minutes like every click of a coordinator."""
    page = journey.browser("coordinator")
    follow(page, "Fællesmøder")
    follow(page, KICK_OFF)
    shows(page, "Sæt datoen, før du inviterer.")
    follow(page, "Ret")
    page.get_by_label("Dag", exact=True).fill((timezone.now() + timedelta(days=in_days)).date().isoformat())
    page.get_by_label("Begynder").fill("13:00")
    page.get_by_label("Sted (kan udelades)").fill(PLACE)
    page.get_by_label("Datoen er ikke sat endnu").uncheck()
    press(page, "Gem")
    told(page, "Gemt")
    press(page, "Inviter 7 personer")
    told(page, "7 invitationer går om ti minutter.")
    journey.ten_minutes_pass()


def answers(journey: Journey) -> None:
    """The calendar file comes with the invitation; its link leads to the answer."""
    mail = journey.mail(MENTEE.email, f"Invitation: {KICK_OFF}")
    assert [file.kind for file in mail.attachments] == ["text/calendar"]
    assert b"METHOD:REQUEST" in mail.attachments[0].content
    page = journey.follow_mail("mentee", MENTEE.email, f"Invitation: {KICK_OFF}")
    headed(page, KICK_OFF)
    page.get_by_label("Jeg kommer").check()
    press(page, "Send mit svar")
    expect(page.get_by_role("status").first).to_be_visible()
    office = journey.browser("coordinator")
    office.reload()
    expect(office.get_by_role("row").filter(has_text=MENTEE.name)).to_contain_text("Kommer")
