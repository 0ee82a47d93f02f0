"""What each half answers alone, what the mentee's leader wrote, and what of it is shown to the other half."""

from typing import Any

from django.utils import timezone

from meetings.models import SharedOwnAnswer
from meetings.own.actions import save_own, show_own
from meetings.own.answers import EXERCISE, LEADER, PREPARATION, leader_page, leader_part_of, own_page
from programmes.enums import LinkPurpose
from programmes.mail.links import token_of
from programmes.models import Application, Item, LeaderPart, Link, Person, Programme, Question
from programmes.newcomers.leaders.actions import ask_leader, write_to_mentee
from tests.access.things import Ground, Pair

TEXT = "Det tænker jeg over alene"
ASKED = ((PREPARATION, "both", "only_me"), (EXERCISE, "mentor", "only_me"), (LEADER, "leader", "mentee"))


def ask_alone(programme: Programme) -> None:
    """The steps of other presets whose pages are tried here too, with a question each."""
    programme.steps = [*programme.steps, "leader_part", "role_model_exercise", "printed_cards", "phases"]
    programme.save(update_fields=["steps"])
    for group in ("roles", "differences"):
        Item.objects.create(
            programme=programme,
            group=group,
            key="tried",
            position=1,
            text={"da": "Prøvet her", "sv": "Prövad här", "en": "Tried here"},
        )
    for position, (use, side, readers) in enumerate(ASKED, 910):
        Question.objects.create(
            programme=programme,
            key=f"alone_{use}",
            use=use,
            side=side,
            kind="long_text",
            position=position,
            label={"da": f"Tænk over {use}", "sv": f"Tänk på {use}", "en": f"Think of {use}"},
            readers=readers,
            shareable=True,
        )


def answer_alone(pair: Pair) -> None:
    """Both have answered and show it; the leader has written, and the mentee brings it along."""
    mine, theirs = pair.match.mentee_application, pair.match.mentor_application
    _save(mine, pair.mentee, PREPARATION)
    _save(theirs, pair.mentor, PREPARATION)
    _save(theirs, pair.mentor, EXERCISE)
    if not mine.leader_parts.exists():
        part = ask_leader(mine, email="leder@fjordby.test", name="Lone Leder", by=pair.mentee)
        write_to_mentee(link_of(part), part, words={"alone_leader": TEXT})
    page = leader_page(mine, pair.mentee, leader_part_of(mine, pair.mentee))
    show_own(page, by=pair.mentee, texts=dict.fromkeys(page.questions, TEXT), shown=_all(page))
    pair.shown = SharedOwnAnswer.objects.filter(room=pair.room, by=pair.mentee)[0]


def _save(application: Application, person: Person, use: str) -> None:
    page = own_page(application, person, use)
    save_own(page, by=person, texts=dict.fromkeys(page.questions, TEXT), shown=_all(page))


def _all(page: Any) -> set[tuple[Any, Any]]:
    return {(room.pk, question.pk) for room in page.rooms for question in page.questions}


def link_of(part: LeaderPart) -> Link:
    return Link.objects.get(purpose=LinkPurpose.LEADER, thing=part.pk)


def ask_one_leader(ground: Ground) -> None:
    """A leader who holds a link that is not used yet."""
    one = ground.mentees[0]
    ground.leader_token = token_of(link_of(ask_leader(one, email="chef@fjordby.test", by=one.person)))
    assert LeaderPart.objects.filter(application=one, asked_at__lte=timezone.now()).exists()
