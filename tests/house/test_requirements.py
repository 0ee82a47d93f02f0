"""Dependencies stand once, in pyproject.toml; requirements/*.txt are made from it, hashed, without addresses."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from django.conf import settings

from tests.house.sources import APPS, BASE, Source, made, read, sources
from tests.house.test_arrows import imported

FILES = sorted((BASE / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((BASE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DISTRIBUTIONS = packages_distributions()
OURS = {*APPS, "tests"}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name.strip())[0]).lower()


def pinned(name: str) -> set[str]:
    return {
        plain(found) for found in PINNED.findall((BASE / "requirements" / f"{name}.txt").read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_address_and_every_line_hashed(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"https?://|file:|--index-url|--find-links|--extra-index-url| @ ", text) == []
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_each_extra_is_compiled_with_all_it_names(extra: str) -> None:
    wanted = {plain(name) for name in [*PROJECT["dependencies"], *EXTRAS[extra]]} - {plain(PROJECT["name"])}
    assert sorted(wanted - pinned(extra)) == []


def test_a_package_has_one_version_everywhere() -> None:
    versions: dict[str, set[str]] = {}
    for path in FILES:
        for name, version in re.findall(
            r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            versions.setdefault(plain(name), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_the_other_solver_is_for_measuring_only() -> None:
    assert [path.stem for path in FILES if "munkres" in pinned(path.stem)] == ["bench"]


def test_no_lock_file_with_addresses() -> None:
    assert [name for name in ("uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock") if (BASE / name).exists()] == []


def undeclared(source: Source, declared: set[str]) -> list[str]:
    """What is imported and not declared; a package that only comes with another may stay away some day."""
    tops = {(target.partition(".")[0], source.at(node)) for target, node in imported(source)}
    return [
        f"{where} imports {top}"
        for top, where in sorted(tops)
        if top not in OURS | sys.stdlib_module_names and not come_from(top) & declared
    ]


def come_from(top: str) -> set[str]:
    return {plain(name) for name in DISTRIBUTIONS.get(top, ())}


def declared_by(*extras: str) -> set[str]:
    return {plain(name) for names in (PROJECT["dependencies"], *map(EXTRAS.get, extras)) for name in names}


def test_what_the_source_imports_is_declared() -> None:
    files = [*sources(), read(BASE / "manage.py")]
    assert [line for source in files for line in undeclared(source, declared_by())] == []


def test_what_the_tests_import_is_declared() -> None:
    files = [read(path) for path in sorted((BASE / "tests").rglob("*.py"))]
    assert [line for source in files for line in undeclared(source, declared_by(*EXTRAS))] == []


def test_apps_and_middleware_are_declared() -> None:
    tops = {name.partition(".")[0] for name in (*settings.INSTALLED_APPS, *settings.MIDDLEWARE)} - OURS
    assert sorted(top for top in tops if not come_from(top) & declared_by()) == []


def test_an_undeclared_import_is_found() -> None:
    source = made(
        "import numpy as np\nfrom yaml import load\ndef f():\n    import six.moves\nimport re, matching.enums"
    )
    assert undeclared(source, {"numpy"}) == [
        "meetings/example.py:4 imports six",
        "meetings/example.py:2 imports yaml",
    ]
