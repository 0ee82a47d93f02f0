"""Every text of a preset with the place where it stands."""

from dataclasses import fields, is_dataclass

from programmes.presets.forms import PresetTerms
from programmes.presets.words import PresetWords


def texts(part, where=""):
    """(where, Words) of everything below `part`, but not the inflected terms, which are words and no sentences."""
    if isinstance(part, PresetWords):
        yield where, part
    elif isinstance(part, tuple):
        for i, below in enumerate(part):
            yield from texts(below, f"{where}[{getattr(below, 'key', i)}]")
    elif is_dataclass(part) and not isinstance(part, PresetTerms):
        for spec in fields(part):
            yield from texts(getattr(part, spec.name), f"{where}.{spec.name}".lstrip("."))
