"""The few icons, drawn as inline SVG in the colour of the text: the same on every machine, printed too.

Always beside a word and hidden from screen readers. 16 × 16, strokes of 1.75.
"""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

LINES = {
    "check": '<path d="M3 8.5l3.5 3.5L13 4.5"/>',
    "dot": '<circle cx="8" cy="8" r="4" fill="currentColor"/>',
    "clock": '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>',
    "ring": '<circle cx="8" cy="8" r="4"/>',
    "bang": '<circle cx="8" cy="8" r="6"/><path d="M8 4.8v3.6M8 11v.2"/>',
    "lock": '<rect x="3.5" y="7" width="9" height="6.5" rx="1"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
    "house": '<path d="M2 7.5L8 2.5l6 5M4 6.5v7h8v-7"/>',
    "plus": '<path d="M8 3.5v9M3.5 8h9"/>',
    "minus": '<path d="M4 8h8"/>',
    "arrow": '<path d="M2.5 8h11M9.5 4l4 4-4 4"/>',
    "back": '<path d="M10 3L5 8l5 5"/>',
    "down": '<path d="M4 6l4 4 4-4"/>',
    "question": '<circle cx="8" cy="8" r="6"/><path d="M6.3 6.4a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M8 11.2v.1"/>',
}


def icon(name):
    """The SVG of the icon called `name`; KeyError for a name that is not drawn."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" fill="none"'
        ' stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{}</svg>',
        mark_safe(LINES[name]),  # noqa: S308 - our own drawings
    )
