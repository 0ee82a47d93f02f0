"""What a proposal costs, in CPU seconds and as ratios of one run: medians of five."""

import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from statistics import median

import pytest
from scipy.optimize import linear_sum_assignment

from matching.engine import Problem, matcher, propose
from tests.bench.matching.planted import plant

pytestmark = pytest.mark.bench
FORM = "graded and text"


def seconds(work: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


def measured(size: int) -> tuple[Problem, float, float]:
    """The problem, the seconds of the whole proposal and of the bare assignment on the ready matrix."""
    problem = plant(1, size).problems[FORM]
    propose(plant(2, 10).problems[FORM])
    grid = matcher(problem).bare.points.astype(float)
    whole = seconds(lambda: propose(problem))
    raw = seconds(lambda: linear_sum_assignment(grid, maximize=True))
    print(f"\nn = {size}: whole proposal {whole:.3f} s, bare assignment {raw:.4f} s, {whole / raw:.1f} ×")
    return problem, whole, raw


@pytest.mark.parametrize(("size", "limit"), [(50, None), (200, None), (500, 25), (2000, 6)])
def test_a_whole_proposal_costs_few_bare_assignments(size: int, limit: int | None) -> None:
    _, whole, raw = measured(size)
    if limit:
        assert whole <= limit * raw


def test_a_whole_proposal_is_forty_times_cheaper_than_munkres_alone() -> None:
    munkres = pytest.importorskip("munkres")
    if version("munkres") != "1.1.4":
        pytest.skip(f"compares with munkres 1.1.4, here is {version('munkres')}")
    problem, whole, _ = measured(200)
    cost = (10_000 - matcher(problem).bare.points).tolist()
    other = seconds(lambda: munkres.Munkres().compute([*map(list, cost)]))
    print(f"munkres 1.1.4 on the ready matrix {other:.2f} s, {other / whole:.0f} × the whole proposal")
    assert other >= 40 * whole


def test_two_thousand_fit_in_450_megabytes() -> None:
    """In a process of its own; the cohort's own weight counts in.

    Its peak stands in /proc: `ru_maxrss` begins with that of whoever started the process.
    """
    code = (
        "import re; from tests.bench.matching.planted import plant; from matching.engine import propose;"
        f"problem = plant(1, 2000).problems[{FORM!r}]; propose(problem);"
        r"print(int(re.search(r'VmHWM:\s+(\d+) kB', open('/proc/self/status').read())[1]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    print(f"\npeak memory at 2000: {done.stdout.strip()} MB")
    assert int(done.stdout) <= 450


@pytest.mark.parametrize("size", [200, 500])
def test_the_price_of_one_pin(size: int) -> None:
    work = matcher(plant(1, size).problems[FORM])
    mentee, mentor = work.propose().pairs[0].mentee, work.propose().pairs[-1].mentor
    one = seconds(lambda: work.price(mentee, mentor))
    print(f"\nprice of one pin with its moves at n = {size}: {one:.3f} s")
