"""The fixed words of a preset explain themselves."""

from pathlib import Path

import pytest

from programmes.presets import vocabulary

DOCS = Path(__file__).parents[3] / "docs" / "presets.md"
KINDS = [kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, vocabulary.Term)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not vocabulary.Term])
def test_every_word_has_a_meaning(kind):
    assert [word for word in kind if not word.meaning] == []


def test_docs_list_every_step_with_its_meaning():
    listed = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    steps = [f"| `{step}` | {step.meaning} |" for step in vocabulary.ProgrammeStep]
    assert [line for line in listed if line in steps] == steps
