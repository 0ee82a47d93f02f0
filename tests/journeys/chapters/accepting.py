"""4: the offer, by mail. Both say yes, and are a pair."""

from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows, told
from worlds.people import Someone

OFFER = "Vi har fundet en"


def mentee_says_yes(journey: Journey) -> None:
    """The mail leads to the login, and from there to the offer; nothing is decided yet."""
    reads_offer(journey, "mentee", MENTEE)
    page = journey.browser("mentee")
    headed(page, f"Vi foreslår {MENTOR.name} som din mentor")
    shows(page, "Derfor jer to")
    press(page, "Ja, gerne")
    told(page, "Dit ja er noteret")
    assert not journey.mailbox.all(MENTOR.email, PAIR)


def mentor_says_yes(journey: Journey) -> None:
    """The second yes makes the pair; both get a mail."""
    reads_offer(journey, "mentor", MENTOR)
    page = journey.browser("mentor")
    headed(page, f"Vi foreslår {MENTEE.name} som din mentee")
    shows(page, "Det har Nina skrevet")
    press(page, "Ja, gerne")
    told(page, "I har begge sagt ja. Nu er I et par.")
    headed(page, f"Din mentee er {MENTEE.name}")


def reads_offer(journey: Journey, who: str, someone: Someone) -> None:
    mail = journey.mail(someone.email, OFFER)
    assert MENTEE.name not in mail.subject and MENTOR.name not in mail.subject
    journey.follow_mail(who, someone.email, OFFER)
    journey.log_in_by_code(who, someone.email)


def pair_is_told(journey: Journey) -> None:
    """And the coordinator finds them among the pairs."""
    for someone in (MENTEE, MENTOR):
        assert journey.mail(someone.email, PAIR).text
    page = journey.browser("coordinator")
    follow(page, "Par")
    shows(page, MENTEE.name)
    shows(page, "I gang")


PAIR = "I er nu et par"
