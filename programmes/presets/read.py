"""Reads a preset file into the dataclasses of schema.py, or raises PresetError with everything that is wrong.

Pure: no Django. YAML is only composed (to nodes with lines), never constructed: no tag of a file runs anything.
"""

from pathlib import Path

import yaml

from .build import Builder
from .checks import check
from .problems import FileProblem, PresetError
from .schema import Preset

LARGEST = 1_000_000
DEEPEST = 20
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_file(path):
    """The preset in the file at `path`. Raises PresetError."""
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise PresetError([FileProblem(path.name, 1, "", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PresetError([FileProblem(path.name, line, "", "is not UTF-8")]) from error
    return read_text(text, path.name)


def read_text(text, name="preset"):
    """The preset in `text`; `name` stands in the errors. Raises PresetError."""
    builder = Builder(name)
    preset = builder.build(Preset, _compose(text, name))
    problems = builder.problems or check(preset, name)
    if problems:
        raise PresetError(problems)
    return preset


def _compose(text, name):
    if len(text) > LARGEST:
        raise PresetError([FileProblem(name, 1, "", f"is longer than {LARGEST} characters")])
    try:
        _look_at_events(text, name)
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PresetError(
            [FileProblem(name, mark.line + 1 if mark else 1, "", f"is not YAML: {error.problem}")]
        ) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PresetError(
            [FileProblem(name, line, "", f"has a character that is not allowed: {error.reason}")]
        ) from error
    if node is None:
        raise PresetError([FileProblem(name, 1, "", "is empty")])
    return node


def _look_at_events(text, name):
    """Refuses what composing must not meet: aliases (a preset says everything where it stands) and endless nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise PresetError([FileProblem(name, line, "", "is used again by an alias; write it out")])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise PresetError([FileProblem(name, line, "", "is nested too deeply")])
