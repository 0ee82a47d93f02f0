"""`manage.py create_programme`: a programme from a preset, or a clear refusal with nothing created."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from programmes import presets
from programmes.enums import AnswerReader, ItemGroup, QuestionKind, QuestionUse, Respondent
from programmes.models import Coordinatorship, Item, Programme, Question, Unit
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def create(*args: str, **more: Any) -> None:
    call_command("create_programme", *args, **{"unit": "Fjordby Kommune", "contact": "mentor@fjordby.test", **more})


def test_a_programme_is_made_with_its_first_language_and_its_organisation(capsys: pytest.CaptureFixture[str]) -> None:
    create("A", language="sv", slug="ledare")
    programme = Programme.objects.get()
    assert (programme.slug, programme.languages[0], programme.unit.name, programme.status) == (
        "ledare",
        "sv",
        "Fjordby Kommune",
        "preparing",
    )
    assert (Item.objects.exists(), Question.objects.exists()) == (True, True)
    assert capsys.readouterr().out.startswith("Mentorprogram för ledare: /p/ledare/")


def test_the_organisation_is_found_again_and_coordinators_are_named() -> None:
    person = make_person(email="mette@fjordby.test")
    create("A", slug="one")
    create("A", slug="two", coordinator=["METTE@fjordby.test"])
    assert Unit.objects.count() == 1
    assert [row.person for row in Coordinatorship.objects.all()] == [person]


@pytest.mark.parametrize(
    ("args", "more", "said"),
    [
        (["Z"], {}, "There is no preset Z"),
        (["A"], {"contact": "nobody"}, "nobody is no mail address"),
        (["A"], {"coordinator": ["x@y.test"]}, "nobody has a login with x@y.test"),
        (["/nowhere/x.yaml"], {}, "x.yaml:1: cannot be read"),
    ],
)
def test_refusals_create_nothing(args: list[str], more: dict[str, Any], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        create(*args, **more)
    assert (Programme.objects.count(), Unit.objects.count()) == (0, 0)


def test_the_same_address_twice_is_refused() -> None:
    create("A", slug="one")
    with pytest.raises(CommandError, match="/p/one/"):
        create("A", slug="one")
    assert Programme.objects.count() == 1


def test_a_broken_preset_tells_file_and_line_and_loads_nothing(tmp_path: Path) -> None:
    whole = next(Path(presets.FOLDER).glob("a_*.yaml")).read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(whole.replace("  - application\n", "  - aplication\n", 1), encoding="utf-8")
    line = 1 + whole[: whole.index("  - application\n")].count("\n")
    with pytest.raises(CommandError, match=rf"broken\.yaml:{line}: "):
        create(str(broken))
    assert (Programme.objects.count(), Item.objects.count(), Question.objects.count(), Unit.objects.count()) == (
        0,
        0,
        0,
        0,
    )


def test_a_preset_of_ones_own(tmp_path: Path) -> None:
    whole = next(Path(presets.FOLDER).glob("a_*.yaml")).read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(whole, encoding="utf-8")
    create(str(own), slug="own")
    assert Programme.objects.get().slug == "own"


def test_the_presets_keep_to_the_words_of_the_database() -> None:
    for code in presets.available():
        create(code, slug=f"preset-{code.lower()}")
    assert set(Item.objects.values_list("group", flat=True)) == set(ItemGroup)
    for name, words in {"kind": QuestionKind, "use": QuestionUse, "side": Respondent, "readers": AnswerReader}.items():
        assert set(Question.objects.values_list(name, flat=True)) <= set(words)
