"""The line on top of the page after an action: what happened, who was told, what comes next, and Undo."""

from django.contrib import messages

UNDO = "undo:"


def notice(request, text, *, undo="", level=messages.SUCCESS):
    """Show `text` on the next page; `undo` is the address that takes a POST to take it back."""
    messages.add_message(request, level, text, extra_tags=f"{UNDO}{undo}" if undo else "")


def undo_address(message):
    """The address a message carries, or an empty string."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
