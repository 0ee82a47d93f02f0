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
    "match.moved": ["meetings.actions.rooms.follow_match", "matching.actions.listing.follow_match"],
    # (application, old, new, by, now): an application changed status.
    "application.moved": ["matching.actions.follow.follow_application"],
    # (application): what somebody wrote in it has been kept for its time and is erased.
    "application.erased": ["matching.actions.erasing.follow_erased"],
    # (application, by, now): another start is agreed with a mentee (E1).
    "application.starts": ["meetings.actions.starts.follow_start"],
    # (person, text): a form asked whom somebody is close to; the answer is theirs alone.
    "ties.named": ["matching.actions.ties.name_from_form"],
    # (person): somebody's unit or workplace is another now.
    "person.changed": ["matching.actions.findings.follow_person"],
    # (person): everything about somebody is erased now; RuleBroken while something goes on.
    "person.erased": ["matching.actions.erasing.follow_person_erased", "meetings.actions.erasing.follow_person_erased"],
    # (unit): a unit has another leader or place.
    "unit.changed": ["matching.actions.findings.follow_unit"],
    # (application, old, new, by, undo, now): the first working day of a newcomer has moved.
    "first_day.moved": ["matching.actions.first_day.follow_first_day", "meetings.actions.first_day.follow_first_day"],
    # (person, language): somebody with a login chose the language of pages and mails.
    "language.chosen": ["programmes.actions.profile.choose_language"],
}

COLLECT: dict[str, list[str]] = {
    # lists of programmes.reminders.Reminder
    "reminders": [
        "programmes.reminders_gatherings.REMINDERS",
        "programmes.reminders_applications.REMINDERS",
        "programmes.reminders_material.REMINDERS",
        "matching.reminders.REMINDERS",
        "matching.waiting.REMINDERS",
        "matching.reminders_material.REMINDERS",
        "meetings.reminders.REMINDERS",
    ],
    # dicts of name -> programmes.mails.MailKind
    "mails": [
        "programmes.mails.MAILS",
        "programmes.mails_applications.MAILS",
        "programmes.mails_gatherings.MAILS",
        "programmes.mails_nominations.MAILS",
        "programmes.mails_leaders.MAILS",
        "programmes.mails_newcomers.MAILS",
        "programmes.mails_office.MAILS",
        "programmes.mails_reminders.MAILS",
        "matching.mails.MAILS",
        "matching.mails_findings.MAILS",
        "meetings.mails.MAILS",
    ],
    # functions (person, now) -> list[programmes.start.Step]: what a person could do next, most urgent first
    "start": [
        "programmes.start.steps",
        "programmes.start_applications.steps",
        "matching.start.steps",
        "meetings.start.steps",
        "meetings.introduced.steps",
        "meetings.start_own.steps",
    ],
    # functions (programme, person, now) -> list[programmes.today.Line]: what waits for a coordinator
    "today": [
        "programmes.today.lines",
        "programmes.today_newcomers.lines",
        "programmes.today_nominations.lines",
        "matching.today.lines",
        "matching.findings.lines",
        "matching.waiting.lines",
        "meetings.today.lines",
    ],
    # functions (cohort, person, now) -> list[programmes.today.Glance]: the cohort in one line
    "glance": ["programmes.figures.glance", "matching.figures.glance", "meetings.cohort_figures.glance"],
    # functions (cohort, person, now) -> list[programmes.figures.Figure]: sentence, picture, table, definition
    "figures": ["programmes.figures.figures", "matching.figures.figures", "meetings.cohort_figures.figures"],
    # functions (programme, people's ids) -> {id: years}: in which years a mentor had a match
    "mentor_years": ["matching.figures.mentor_years"],
    # functions (now): what happens by itself because time has passed, in this order
    "tick": [
        "matching.actions.outcomes.tell_outcomes",
        "matching.actions.settled.begin_settled",
        "meetings.actions.resting.do_rested",
        "meetings.actions.endings.complete_matches",
        "meetings.actions.evaluations.turn_evaluations",
        "meetings.actions.erasing.erase_kept",
        "matching.actions.erasing.erase_kept",
        "programmes.actions.erasing.erase_kept",
        "programmes.actions.gatherings.do_rested",
        "programmes.actions.gatherings.close_gatherings",
        "programmes.actions.coordinators.end_due",
        "programmes.actions.first_day.turn_addresses",
        "programmes.actions.drafts.forget_drafts",
        "programmes.actions.nominees.expire_nominations",
        "programmes.actions.nominees.remind_nominees",
        "matching.actions.waiting.look_at_waiting",
        "programmes.actions.reminders.plan",
        "programmes.actions.reminders.merge",
        "matching.actions.background.take_up_runs",
    ],
    # functions (application, person) -> list of (label, address, whether it is the next step): what to do besides deciding
    "application_actions": ["matching.find.actions"],
    # functions (application) -> sentence: what happens now with one that has a match, nothing without
    "application_now": ["matching.start.now_of"],
    # functions (application, person) -> bool: who else may open an application, from the offer on
    "application_readers": ["matching.rules.reads_application"],
    # functions (person) -> pairs of file name and text: the person's own copy of their data
    "copies": ["programmes.copies.files", "matching.copies.files", "meetings.copy_files.files"],
    # lists of programmes.privacy.Declared: every model that points at a person
    "privacy": ["programmes.privacy.DECLARED", "matching.privacy.DECLARED", "meetings.privacy.DECLARED"],
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
