"""What each kind of mail is about, in a few words, for the coordinator's list. Mails are not rendered for a list."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "programmes/continue": _("Go on with the application"),
    "programmes/confirm": _("Confirm the address"),
    "programmes/receipt": _("Receipt of the application"),
    "programmes/withdrawn": _("The application is withdrawn"),
    "programmes/accepted": _("Accepted"),
    "programmes/waiting": _("On the waiting list"),
    "programmes/declined": _("No place this time"),
    "programmes/talk": _("A talk is agreed"),
    "programmes/letter": _("A mail written here"),
    "programmes/coordinator_added": _("Somebody new coordinates"),
    "programmes/coordinator_reads": _("Somebody new reads applications"),
    "programmes/coordinator_welcome": _("Welcome to somebody who coordinates"),
    "programmes/gathering_invited": _("Invitation to a gathering"),
    "programmes/gathering_changed": _("A gathering is changed"),
    "programmes/gathering_cancelled": _("A gathering is cancelled"),
    "programmes/reply_entered": _("A reply is entered"),
    "programmes/nominated": _("Somebody is nominated"),
    "programmes/nominee_reminded": _("Reminder to somebody nominated"),
    "programmes/nomination_receipt": _("Receipt of a nomination"),
    "programmes/address_asked": _("Asked about a new mail address"),
    "programmes/address_new": _("The mail address is changed"),
    "programmes/address_moved": _("The mail address is changed"),
    "programmes/address_refused": _("A mail address is not changed"),
    "programmes/something_waits": _("Something waits"),
    "programmes/work_address": _("The work address can be used"),
    "programmes/reminders": _("Reminder"),
}
BY_APP = {
    "programmes": _("Something about the programme"),
    "matching": _("Something about an offer"),
    "meetings": _("Something about the pair's meetings"),
}


def what(name: str) -> str:
    """`programmes/accepted` in words; other apps' mails only say what they are about in general."""
    return str(WORDS.get(name) or BY_APP.get(name.partition("/")[0]) or name)
