"""A broken preset file: file, line and what is wrong, all of it, and nothing half-loaded."""

from pathlib import Path

import pytest

from programmes.presets import FOLDER, PresetError, available, load, read_file, read_text

SIXTH = Path(__file__).parent / "sixth.yaml"
GOOD = (FOLDER / "a_leaders.yaml").read_text(encoding="utf-8")


def problems(text):
    with pytest.raises(PresetError) as caught:
        read_text(text, "x.yaml")
    return [str(problem) for problem in caught.value.problems]


def broken(old, new, count=1):
    """The good file with `old` replaced, and the line where it stood."""
    assert old in GOOD
    return GOOD.replace(old, new, count), GOOD[: GOOD.index(old)].count("\n") + 1


def test_every_preset_reads():
    assert [load(code).code for code in available()] == list(available())


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        load("Z")


def test_a_missing_language_is_told_with_its_line():
    text, line = broken("  sv: Mentorprogram för ledare\n", "")
    assert problems(text) == [f"x.yaml:{line - 1}: name: the language “sv” is missing"]


def test_an_unknown_key_is_told_with_its_line():
    text, line = broken("minutes: 180", "hours: 3")
    assert problems(text) == [
        f"x.yaml:{line - 5}: gatherings[1]: “minutes” is missing",
        f"x.yaml:{line}: gatherings[1]: “hours” is not known here",
    ]


def test_a_doubled_name_is_told():
    text, line = broken("code: A\n", "code: A\ncode: A\n")
    assert problems(text) == [f"x.yaml:{line + 1}: “code” is there twice"]


def test_a_doubled_key_in_a_list_is_told():
    text, _ = broken("- key: challenged", "- key: heard")
    assert [p.split(": ", 1)[1] for p in problems(text)] == ["lists.mentee_gets[2]: “heard” is there twice"]


def test_a_doubled_step_is_told():
    text, line = broken("  - goals\n", "  - goals\n  - goals\n")
    assert problems(text) == [f"x.yaml:{line + 1}: steps[7]: “goals” is there twice"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("minutes: 180", "minutes: three", "gatherings[1].minutes: “three” must be a whole number"),
        ("minutes: 180", "minutes: [3]", "gatherings[1].minutes: must be a text, not a list"),
        ("lift_weakest: true", "lift_weakest: yes", "matching.lift_weakest: “yes” must be true or false"),
        ("languages: [da, sv, en]", "languages: da", "languages: must be a list, not a text"),
        ("languages: [da, sv, en]", "languages: [da, no]", "languages: “no” is not one of da, sv, en"),
        ("code: A", "code:", "code: is empty"),
        ("- key: challenged", "- key: Challenged You", "the key “Challenged You” may only have a-z, 0-9 and _"),
        ("step: practical", "step: practice", "the step “practice” is not a step of the mentee's form"),
        ("step: about_you", "step: fits", "the step “fits” holds the conditions, not questions"),
        ("Hej {their_name}", "Hej {her_name}", "the placeholder {her_name} in “da” is not known here"),
        ("Hej {their_name}", "Hej {their_name", "a brace in “da” has no partner"),
        ("Hej {their_name}", "Hej", "offer.first_message: the languages do not have the same placeholders"),
        ("da: Om dig", "da: Om {dig}", "the placeholder {dig} in “da” is not known here"),
        ("group: self", "group: me", "the group of “role” is not one of: self, task, team"),
        (
            "    together: true\n    label",
            "    together: true\n    shareable: true\n    label",
            "“shareable” belongs to what only_me",
        ),
        (
            "side: mentee\n    kind: long_text\n    readers: only_me",
            "side: mentee\n    kind: long_text\n    readers: coordinators",
            "“coordinators” may not read what is asked at “before_meeting”",
        ),
        ("fills: ties\n    readers: only_me", "fills: ties\n    readers: coordinators", "close to is only one's own"),
        ("\nlanguages:", "\nto_write: [purpose, about]\nlanguages:", "“about” is not one of: purpose, privacy.law"),
        ("weight: 25", "weight: 60", "text may weigh at most 30 % of all"),
        ("weight: 15", "weight: 0", "the weight of “unit_distance” must be 1 to 100"),
        ("  - accept\n", "", "exactly one of accept and chemistry must be there"),
        ("  - agenda\n", "", "“agenda” is not there, but the file has what belongs to it"),
        ("  - meetings\n", "", "“agenda” needs “meetings”"),
        ("  - goals\n", "  - goals\n  - dilemmas\n", "“dilemmas” is there, but nothing in the file belongs to it"),
        (
            "pairs_with: themes",
            "pairs_with: on_my_mind",
            "“on_my_mind” is no question of the application with the same",
        ),
        ("weeks_from: 5", "weeks_from: 7", "“later” must go from fewer to more weeks"),
        ("must_have: true\n", "must_have: true\n    max_mentees: 1\n", "“max_mentees” is not known here"),
    ],
)
def test_what_is_wrong_is_said(old, new, sentence):
    text, _ = broken(old, new)
    assert [p for p in problems(text) if sentence in p] != []


def test_an_unknown_audience_names_the_known_ones():
    text, line = broken("audience: mentors", "audience: alle")
    assert problems(text) == [
        f"x.yaml:{line}: gatherings[1].parts[3].audience: “alle” is not known; one of: mentees, mentors, both"
    ]


def test_all_problems_are_told_at_once_in_the_order_of_the_file():
    text, _ = broken("minutes: 180", "minutes: many")
    text = text.replace("lift_weakest: true", "lift_weakest: maybe").replace("code: A", "kode: A")
    told = problems(text)
    assert len(told) == 4
    assert [int(p.split(":")[1]) for p in told] == sorted(int(p.split(":")[1]) for p in told)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "x.yaml:1: is empty"),
        ("code: [A\n", "x.yaml:2: is not YAML"),
        ("code: A\n\tname: B\n", "x.yaml:2: is not YAML"),
        ("code: A\n---\ncode: B\n", "is not YAML"),
        ("- A\n", "x.yaml:1: must be a mapping, not a list"),
        ("code: &a [*a]\n", "x.yaml:1:"),
        ("code: &a A\nname: *a\n", "is used again by an alias"),
        ("code: A\x00\n", "x.yaml:1: has a character that is not allowed"),
        ("[" * 50_000, "x.yaml:1: "),
        ("x" * 1_000_001, "x.yaml:1: is longer than 1000000 characters"),
        ("code: !!python/object/apply:os.system [id]\n", "code: must be a text, not a list"),
    ],
)
def test_what_is_no_preset_at_all(text, sentence):
    assert [p for p in problems(text) if sentence in p] != []


def test_a_file_that_is_not_there_or_not_utf_8(tmp_path):
    with pytest.raises(PresetError, match=r"x\.yaml:1: cannot be read"):
        read_file(tmp_path / "x.yaml")
    (tmp_path / "y.yaml").write_bytes(b"code: A\nname: \xff\n")
    with pytest.raises(PresetError, match=r"y\.yaml:2: is not UTF-8"):
        read_file(tmp_path / "y.yaml")


def test_a_preset_cannot_be_changed():
    with pytest.raises(AttributeError):
        load("A").code = "B"


def test_a_sixth_preset_from_scratch_is_read():
    preset = read_file(SIXTH)
    assert (preset.code, preset.terms.mentee.en.plural, preset.gatherings) == ("X", "apprentices", ())
    assert preset.weight_of("themes") == 100
