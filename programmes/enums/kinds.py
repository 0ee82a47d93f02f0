"""Kinds of gatherings, the lists of a programme's texts, and what a link is for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GatheringKind(TextChoices):
    KICK_OFF = "kick_off", _("Kick-off")
    COURSE = "course", _("Course")
    INSPIRATION = "inspiration", _("Inspiration meeting")
    NETWORK = "network", _("Network meeting")
    CLOSING = "closing", _("Closing")


class ItemGroup(TextChoices):
    """A list of a programme's texts; `texts` are those that stand alone, by their key."""

    MENTEE_GETS = "mentee_gets"
    MENTOR_GETS = "mentor_gets"
    MENTEE_DUTIES = "mentee_duties"
    MENTOR_DUTIES = "mentor_duties"
    GROUND_RULES = "ground_rules"
    FITS_YOU = "fits_you"
    STATEMENTS = "statements"
    SELF_QUESTIONS = "self_questions"
    RULES = "rules"
    FAILURES = "failures"
    AIMS = "aims"
    READINESS = "readiness"
    ELIGIBILITY = "eligibility"
    SECTIONS = "sections"
    AGENDA = "agenda"
    LEARNING_LANGUAGES = "learning_languages"
    PHASES = "phases"
    MATERIAL = "material"
    ROLES = "roles"
    GATHERINGS = "gatherings"
    EVALUATION = "evaluation"
    MAILS = "mails"
    GOOD_NOW = "good_now"
    DILEMMAS = "dilemmas"
    DIFFERENCES = "differences"
    FIRST_TALK = "first_talk"
    STEPS_MENTEE = "steps_mentee"
    STEPS_MENTOR = "steps_mentor"
    STEPS_NOMINATOR = "steps_nominator"
    STEPS_LEADER = "steps_leader"
    THEMES = "themes"
    THEME_GROUPS = "theme_groups"
    CRITERIA = "criteria"
    TEXTS = "texts"


class LinkPurpose(TextChoices):
    DRAFT = "draft"
    STATUS = "status"
    NOMINATION = "nomination"
    LEADER = "leader"
    ADDRESS = "address"
    WORK = "work"


class MoveEnd(TextChoices):
    """Why a move of a login by others is over."""

    PROVEN = "proven", "its owner says that the new address is theirs"
    REFUSED = "refused", "its owner said no before it happened"
    PUT_BACK = "back", "its owner put it back"
    REPLACED = "replaced", "another move took its place"
    TAKEN = "taken", "somebody else has the address by now"
