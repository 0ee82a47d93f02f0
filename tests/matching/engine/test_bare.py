"""`python -m matching.engine`: numbers in, numbers out."""

import json
import subprocess
import sys

import pytest

from matching.engine import ProblemError
from matching.engine.bare import answer


def run(text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "matching.engine"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def ask(**problem: object) -> dict[str, object]:
    return json.loads(answer(json.dumps(problem)))


def test_a_problem_gives_an_answer_on_stdout_and_zero() -> None:
    problem = {
        "scores": [[9000, None], [7000, 3000], [8000, None], [None, None]],
        "capacity": [1, 1],
        "pinned": [],
        "excluded": [],
        "floor": 0,
    }
    done = run(json.dumps(problem))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "pairs": [[0, 0], [1, 1]],
        "served": 2,
        "points": 12_000,
        "unserved": [
            {"mentee": 2, "kind": "competition", "mentors": [0]},
            {"mentee": 3, "kind": "nobody", "mentors": []},
        ],
    }


def test_pins_exclusions_and_the_floor_count() -> None:
    scores = [[10, 9], [9, 1]]
    assert ask(scores=scores, capacity=[1, 1])["pairs"] == [[0, 1], [1, 0]]
    assert ask(scores=scores, capacity=[1, 1], pinned=[[0, 0]])["pairs"] == [[0, 0], [1, 1]]
    assert ask(scores=scores, capacity=[1, 1], excluded=[[1, 0]])["pairs"] == [[0, 0], [1, 1]]


def test_fewest_under_the_floor_comes_before_points() -> None:
    scores = [[100, 50], [50, 49]]
    assert ask(scores=scores, capacity=[1, 1])["points"] == 149
    assert ask(scores=scores, capacity=[1, 1], floor=50) == {
        "pairs": [[0, 1], [1, 0]],
        "served": 2,
        "points": 100,
        "unserved": [],
    }


def test_among_equals_the_lower_index_comes_first() -> None:
    assert ask(scores=[[5, 5], [5, 5], [5, 5]], capacity=[1, 1])["pairs"] == [[0, 0], [1, 1]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "this is not JSON"),
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ('{"scores": [[' + "9" * 5_000 + ']], "capacity": [1]}', "this is not JSON"),
        ("[]", "must be an object"),
        ('{"capacity": []}', "scores is missing"),
        ('{"scores": []}', "capacity is missing"),
        ('{"scores": 3, "capacity": []}', "scores must be a list"),
        ('{"scores": [3], "capacity": [1]}', "scores[0] must be a list"),
        ('{"scores": [[1, 2]], "capacity": [1]}', "scores[0] has 2 entries, but capacity has 1"),
        ('{"scores": [[1.5]], "capacity": [1]}', "scores[0][0] must be a whole number or null, not 1.5"),
        ('{"scores": [[true]], "capacity": [1]}', "not true"),
        ('{"scores": [[NaN]], "capacity": [1]}', "not NaN"),
        ('{"scores": [["9"]], "capacity": [1]}', 'not "9"'),
        ('{"scores": [[1]], "capacity": [-1]}', "capacity[0] must be a whole number from 0"),
        ('{"scores": [[1]], "capacity": [null]}', "capacity[0]"),
        ('{"scores": [[1]], "capacity": [1], "floor": "x"}', "floor must be a whole number"),
        ('{"scores": [[1]], "capacity": [1], "pinned": [[0]]}', "pinned[0] must be [mentee, mentor]"),
        ('{"scores": [[1]], "capacity": [1], "pinned": [[0, -1]]}', "pinned[0] must be two indices from 0"),
        ('{"scores": [[1]], "capacity": [1], "excluded": [[1, 0]]}', "there are 1 mentees and 1 mentors"),
        ('{"scores": [[1]], "capacity": [1], "pined": []}', "'pined' is not known"),
        ('{"scores": [[null]], "capacity": [1], "pinned": [[0, 0]]}', "refused: blocked"),
        ('{"scores": [[1]], "capacity": [0], "pinned": [[0, 0]]}', "refused: capacity"),
        ('{"scores": [[1], [1]], "capacity": [1], "pinned": [[0, 0], [1, 0]]}', "[1, 0] is refused: capacity"),
        ('{"scores": [[1]], "capacity": [1], "pinned": [[0, 0]], "excluded": [[0, 0]]}', "refused: excluded"),
        ('{"scores": [[1, 1]], "capacity": [1, 1], "pinned": [[0, 0], [0, 1]]}', "mentee 0 is pinned twice"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, line: str) -> None:
    with pytest.raises(ProblemError) as error:
        answer(text)
    assert line in str(error.value)


@pytest.mark.parametrize("text", ["", "[]", '{"scores": [[1, 2]], "capacity": [1]}'])
def test_a_malformed_problem_ends_with_two_and_one_line(text: str) -> None:
    done = run(text)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("matching.engine: ")


def test_help_is_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "matching.engine", "--help"], capture_output=True, text=True, check=True
    )
    assert done.stderr == "usage: python -m matching.engine < problem.json > answer.json\n"
