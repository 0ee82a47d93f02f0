"""Which half of a pair, and whom a thing is for."""

from django.db.models import TextChoices


class Side(TextChoices):
    """Which half of a pair."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Audience(TextChoices):
    """Whom a gathering, a text or a question is for."""

    MENTEES = "mentees"
    MENTORS = "mentors"
    BOTH = "both"
