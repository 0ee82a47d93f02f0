"""Each old fault of `tests/mutants/`, put back, makes its test fail: so the test would have told of it."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy2

import pytest

ROOT = Path(__file__).parents[2]
PATCHES = sorted((ROOT / "tests" / "mutants").glob("*.patch"))
FAILED = 1  # pytest's exit code; others say that it could not run the test

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """A copy of what git knows, so that nobody's work is touched."""
    copy = tmp_path_factory.mktemp("tree")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.splitlines():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / name, copy / name)
    return copy


def patch(tree: Path, file: Path, *more: str) -> None:
    subprocess.run(["git", "apply", *more, str(file)], cwd=tree, check=True, capture_output=True)


@pytest.mark.parametrize("file", PATCHES, ids=lambda file: file.stem)
def test_an_old_fault_is_told(tree, file):
    first, test = file.read_text(encoding="utf-8").partition("\n")[0].split(": ")
    assert first == "Test", "the first line names the test"
    patch(tree, file)
    try:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("MENTORFORUM_TEST")}
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
        run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False, env=environment)
    finally:
        patch(tree, file, "--reverse")
    assert run.returncode == FAILED, run.stdout[-2000:]
    assert "failed" in run.stdout.splitlines()[-1]
