"""Dependencies stand once, in pyproject.toml; requirements/*.txt are made from it, hashed, without addresses."""

import re
import tomllib

import pytest

from tests.house.sources import BASE

FILES = sorted((BASE / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((BASE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
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
