"""Who runs a programme, and who sets up the system."""

from typing import Any

from programmes.models import Programme


def can_run_programme(user: Any, programme: Programme) -> bool:
    """Its coordinators; a superuser only after becoming one, which is logged."""
    return bool(user.coordinates(programme.pk))


def can_set_up_system(user: Any) -> bool:
    """Organisations, units, programmes and who coordinates them."""
    return bool(user.is_superuser)
