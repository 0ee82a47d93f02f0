"""The errors that a person may read."""

from django.core.exceptions import PermissionDenied


class RuleBroken(Exception):
    """An action refused. The message is a translated sentence that is shown as it is."""


class NotAReader(PermissionDenied):
    """Somebody who is not among a key holder's readers tried to open its text."""


class Unproven(NotAReader):
    """The login of a reader was moved by somebody else, and its owner has not been heard since (ADR 21)."""


class SealedError(TypeError):
    """Sealed text was printed, compared as text, pickled or written without its row."""
