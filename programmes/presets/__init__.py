"""Ready-made programmes as data: one YAML file each, read into frozen dataclasses (docs/presets.md).

>>> from programmes.presets import load
>>> load("A").name.da
"""

from functools import cache
from pathlib import Path

from .problems import FileProblem, PresetError
from .read import read_file, read_text
from .schema import Preset

FOLDER = Path(__file__).parent

__all__ = [
    "FileProblem",
    "Preset",
    "PresetError",
    "available",
    "load",
    "read_file",
    "read_text",
]


def available():
    """The codes of the presets that come with the product, in order: ("A", …). A file is named `<code>_<word>.yaml`."""
    return tuple(sorted(path.name.partition("_")[0].upper() for path in FOLDER.glob("*_*.yaml")))


@cache
def load(code):
    """The preset with this code; KeyError when there is none, PresetError when its file is wrong."""
    for path in FOLDER.glob("*_*.yaml"):
        if path.name.partition("_")[0].upper() == code.upper():
            return read_file(path)
    raise KeyError(code)
