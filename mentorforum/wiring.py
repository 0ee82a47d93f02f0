"""What a lower app needs from a higher one, as dotted strings. The only place where it may be said.

`FOLLOW`: called by name, in order, inside the action's transaction; an error undoes the action.
`COLLECT`: lists (or functions) that several apps contribute to.
A house test resolves every string.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils.module_loading import import_string

FOLLOW: dict[str, list[str]] = {
    # (match, old, new, by, now): a match changed status.
    "match.moved": ["meetings.room.actions.follow_match", "matching.listing.actions.follow_match"],
    # (application, old, new, by, now): an application changed status.
    "application.moved": ["matching.offers.follow.follow_application"],
    # (application): what somebody wrote in it has been kept for its time and is erased.
    "application.erased": ["matching.privacy.erasing.follow_erased"],
    # (application, by, now): another start is agreed with a mentee (E1).
    "application.starts": ["meetings.room.starts.follow_start"],
    # (person, text): a form asked whom somebody is close to; the answer is theirs alone.
    "ties.named": ["matching.ties.actions.name_from_form"],
    # (person): somebody's unit or workplace is another now.
    "person.changed": ["matching.findings.actions.follow_person"],
    # (person): everything about somebody is erased now; RuleBroken while something goes on.
    "person.erased": [
        "matching.privacy.erase_person.follow_person_erased",
        "meetings.privacy.erase_person.follow_person_erased",
    ],
    # (unit): a unit has another leader or place.
    "unit.changed": ["matching.findings.actions.follow_unit"],
    # (application, old, new, by, undo, now): the first working day of a newcomer has moved.
    "first_day.moved": [
        "matching.newcomers.first_day.follow_first_day",
        "meetings.newcomers.first_day.follow_first_day",
    ],
    # (person, language): somebody with a login chose the language of pages and mails.
    "language.chosen": ["programmes.people.profile.choose_language"],
}

COLLECT: dict[str, list[str]] = {
    # lists of programmes.mail.reminders.declaration.Reminder
    "reminders": [
        "programmes.gatherings.reminders.REMINDERS",
        "programmes.applications.apply.reminders.REMINDERS",
        "programmes.newcomers.reminders.REMINDERS",
        "matching.offers.reminders.REMINDERS",
        "matching.waiting.reminders.REMINDERS",
        "matching.newcomers.reminders.REMINDERS",
        "meetings.meetings.reminders.REMINDERS",
        "meetings.contract.reminders.REMINDERS",
        "meetings.pair.reminders.REMINDERS",
        "meetings.evaluation.reminders.REMINDERS",
    ],
    # dicts of name -> programmes.mail.kinds.MailKind
    "mails": [
        "programmes.applications.apply.mails.MAILS",
        "programmes.gatherings.mails.MAILS",
        "programmes.nominations.mails.MAILS",
        "programmes.newcomers.leaders.mails.MAILS",
        "programmes.newcomers.mails.MAILS",
        "programmes.applications.office.decide.mails.MAILS",
        "programmes.mail.mails.MAILS",
        "programmes.setup.coordinators.mails.MAILS",
        "programmes.privacy.mails.MAILS",
        "programmes.logins.mails.MAILS",
        "programmes.mail.reminders.mails.MAILS",
        "matching.offers.mails.MAILS",
        "matching.findings.mails.MAILS",
        "meetings.meetings.mails.MAILS",
        "meetings.contract.mails.MAILS",
        "meetings.concerns.mails.MAILS",
        "meetings.ending.mails.MAILS",
        "meetings.addresses.mails.MAILS",
    ],
    # lists of addresses: the office's own pages, under /admin/
    "office_urls": [
        "programmes.urls.office.urlpatterns",
        "programmes.gatherings.office_urls.urlpatterns",
        "matching.urls.office.urlpatterns",
        "meetings.urls.office.urlpatterns",
    ],
    # functions (person, now) -> list[programmes.steps.Step]: what a person could do next, most urgent first
    "start": [
        "programmes.logins.start.steps",
        "programmes.newcomers.start.steps",
        "programmes.gatherings.start.steps",
        "programmes.applications.apply.start.steps",
        "matching.offers.start.steps",
        "meetings.start.steps.steps",
        "meetings.newcomers.introduced.steps",
        "meetings.own.start.steps",
    ],
    # functions (programme, person, now) -> list[programmes.steps.Line]: what waits for a coordinator
    "today": [
        "programmes.office.today.lines.lines",
        "programmes.newcomers.today.lines",
        "programmes.nominations.today.lines",
        "matching.offers.today.lines",
        "matching.findings.pages.lines",
        "matching.waiting.today.lines",
        "meetings.pair.today.lines",
    ],
    # functions (cohort, person, now) -> list[programmes.steps.Glance]: the cohort in one line
    "glance": [
        "programmes.office.figures.pages.glance",
        "matching.board.figures.glance",
        "meetings.pair.figures.glance",
    ],
    # functions (cohort, person, now) -> list[programmes.steps.Figure]: sentence, picture, table, definition
    "figures": [
        "programmes.office.figures.pages.figures",
        "matching.board.figures.figures",
        "meetings.pair.figures.figures",
    ],
    # functions (programme, people's ids) -> {id: years}: in which years a mentor had a match
    "mentor_years": ["matching.board.figures.mentor_years"],
    # functions (now): what happens by itself because time has passed, in this order
    "tick": [
        "matching.offers.outcomes.tell_outcomes",
        "matching.offers.agreed.begin_settled",
        "meetings.ending.resting.do_rested",
        "meetings.ending.actions.complete_matches",
        "meetings.evaluation.actions.turn_evaluations",
        "meetings.privacy.erasing.erase_kept",
        "matching.privacy.erasing.erase_kept",
        "programmes.privacy.erasing.erase_kept",
        "programmes.gatherings.actions.do_rested",
        "programmes.gatherings.actions.close_gatherings",
        "programmes.setup.coordinators.actions.end_due",
        "programmes.logins.actions.do_moves",
        "programmes.newcomers.first_day.ask_work_addresses",
        "programmes.applications.apply.drafts.forget_drafts",
        "programmes.nominations.deadline.expire_nominations",
        "programmes.nominations.deadline.remind_nominees",
        "matching.waiting.actions.look_at_waiting",
        "programmes.mail.reminders.engine.plan",
        "programmes.mail.reminders.engine.merge",
        "matching.runs.background.take_up_runs",
    ],
    # functions (application, person) -> list of (label, address, whether it is the next step): what to do besides deciding
    "application_actions": ["matching.board.find.pages.actions"],
    # functions (application) -> sentence: what happens now with one that has a match, nothing without
    "application_now": ["matching.offers.start.now_of"],
    # functions (application, person) -> bool: who else may open an application, from the offer on
    "application_readers": ["matching.offers.rules.reads_application"],
    # functions (person) -> bool: whether this login opens what others wrote, so that moving it needs its owner's proof
    "sealed_for": ["programmes.newcomers.rules.has_leader_words", "meetings.frame.rules.has_room"],
    # functions (person) -> pairs of file name and text: the person's own copy of their data
    "copies": ["programmes.privacy.copies.files", "matching.privacy.copies.files", "meetings.privacy.copies.files"],
    # lists of programmes.privacy.declared.Declared: every model that points at a person
    "privacy": [
        "programmes.privacy.declared.DECLARED",
        "matching.privacy.declared.DECLARED",
        "meetings.privacy.declared.DECLARED",
    ],
}


def follow(event: str, *args: Any, **kwargs: Any) -> None:
    """Call what follows from `event`, in order, in the caller's transaction."""
    for dotted in FOLLOW.get(event, ()):
        _load(dotted)(*args, **kwargs)


def collect(name: str) -> Iterator[Any]:
    """The contributions to `name`, lowest app first."""
    for dotted in COLLECT[name]:
        yield _load(dotted)


@cache
def _load(dotted: str) -> Any:
    return import_string(dotted)
