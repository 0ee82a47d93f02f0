"""Who may handle a mail."""

from typing import Any

from programmes.models import Mail


def can_handle_mail(user: Any, mail: Mail) -> bool:
    """The programme's coordinators, but not a mail to themselves."""
    return user.coordinates(mail.programme_id) and mail.person_id != user.pk
