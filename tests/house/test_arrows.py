"""Imports go one way: app by app, wing by wing, and inside a wing from the pages inwards (`floor_plan.py`)."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.floor_plan import APPS, NOUNS, PLAIN, WINGS, floor_of, layer_of, wing_of
from tests.house.sources import Source, made, sources


def names_of(node: ast.AST, source: Source) -> Iterator[str]:
    """The dotted names an import statement brings in."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        package = source.name.split("/")[: -node.level] if node.level else []
        module = ".".join([*package, *([node.module] if node.module else [])])
        yield from (f"{module}.{alias.name}" for alias in node.names)


def imported(source: Source) -> Iterator[tuple[str, ast.AST]]:
    """Every import of a file, those inside functions too."""
    for node in ast.walk(source.tree):
        yield from ((name, node) for name in names_of(node, source))


def homes() -> dict[str, Source]:
    """All modules by dotted name."""
    return {source.module: source for source in sources()}


def target_of(name: str, known: dict[str, Source]) -> str:
    """The module that a dotted name stands in."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def wrong(source: Source, target: str) -> bool:
    """Whether an import runs back up."""
    app, other = source.app, target.partition(".")[0]
    if other not in APPS or source.module == target:
        return False
    if app != other:
        return APPS.index(other) > APPS.index(app)
    if app not in WINGS:
        return False
    here, there = wing_of(source.module), wing_of(target)
    if here != there:
        return floor_of(target) > floor_of(source.module)
    if here.partition(".")[2] in PLAIN:
        return False
    inner, outer = layer_of(source.module), layer_of(target)
    return inner is not None and outer is not None and outer > inner


def wrong_imports(source: Source) -> list[str]:
    return [f"{source.at(node)} imports {target}" for target, node in imported(source) if wrong(source, target)]


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Modules that import each other in a ring: what is left when all that depend on nothing left are taken away."""
    left = {module: set(targets) for module, targets in arrows.items()}
    while free := [module for module, targets in left.items() if not targets & left.keys()]:
        for module in free:
            del left[module]
    while outer := [module for module in left if not any(module in targets for targets in left.values())]:
        for module in outer:
            del left[module]
    return [sorted(left)] if left else []


def arrows() -> dict[str, set[str]]:
    """Module -> the modules it imports; a package's face that only hands names on stands for those it hands on."""
    known = homes()
    found = {}
    for module, source in known.items():
        targets = {target_of(name, known) for name, _node in imported(source)} - {"", module}
        found[module] = {target for target in targets if not module.startswith(f"{target}.")}
    return found


def test_imports_go_one_way() -> None:
    assert [line for source in sources() for line in wrong_imports(source)] == []


def test_no_module_is_imported_in_a_circle() -> None:
    assert circles(arrows()) == []


def test_every_module_has_a_wing_and_a_layer() -> None:
    faces = [s for s in sources() if s.app in WINGS and not s.name.endswith("__init__.py")]
    homeless = [source.name for source in faces if not wing_of(source.module)]
    assert homeless == [], "a module belongs in a wing (tests/house/floor_plan.py)"
    inside = [source for source in faces if wing_of(source.module).partition(".")[2] not in PLAIN]
    assert [source.name for source in inside if layer_of(source.module) is None] == []


def test_the_plan_names_nothing_that_is_gone() -> None:
    known = set(homes())
    wings = [f"{app}.{wing}" for app, names in WINGS.items() for wing in names.split()]
    nouns = [f"{room}.{name}" for room, layers in NOUNS.items() for names in layers.values() for name in names.split()]
    assert [name for name in [*wings, *nouns] if name not in known] == []


@pytest.mark.parametrize(
    ("text", "name", "wrongs"),
    [
        ("from meetings.models import Room", "programmes/people/x.py", 1),
        ("def f():\n    import programmes.models", "mentorforum/x.py", 1),
        ("from programmes.people.register import y", "programmes/models/z.py", 1),
        ("from programmes.setup import texts", "programmes/gatherings/forms/x.py", 1),
        ("from programmes.gatherings import forms", "programmes/gatherings/actions.py", 1),
        ("from programmes.gatherings import views", "programmes/gatherings/forms/x.py", 1),
        ("from programmes.gatherings.actions import invite", "programmes/gatherings/views/office.py", 0),
        ("from programmes.models import Person", "meetings/room/actions.py", 0),
    ],
)
def test_a_wrong_import_is_found(text: str, name: str, wrongs: int) -> None:
    assert len(wrong_imports(made(text, name))) == wrongs


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("name", ["programmes.loose", "programmes.gatherings.oddity"])
def test_a_module_without_a_place_is_found(name: str) -> None:
    assert not wing_of(name) or layer_of(name) is None


def from_tags(source: Source) -> list[str]:
    """What a template says may be said in code too; then it stands in a module both take it from."""
    return [f"{source.at(node)} imports {target}" for target, node in imported(source) if ".templatetags." in target]


def test_nobody_takes_from_a_tag_library() -> None:
    assert [line for source in sources() for line in from_tags(source)] == []


def test_taking_from_a_tag_library_is_found() -> None:
    assert from_tags(made("from mentorforum.templatetags.ui import names")) == [
        "meetings/example.py:1 imports mentorforum.templatetags.ui.names"
    ]
