"""`python -m matching.engine < problem.json > answer.json`: 0 and an answer, or 2 and one line on stderr."""

from __future__ import annotations

import sys

from matching.engine.types import ProblemError

USAGE = "usage: python -m matching.engine < problem.json > answer.json"


def main() -> int:
    if len(sys.argv) > 1:
        sys.stderr.write(USAGE + "\n")
        return 0 if sys.argv[1] in {"-h", "--help"} else 2
    from matching.engine.bare import answer

    try:
        told = answer(sys.stdin.buffer.read())
    except ProblemError as error:
        sys.stderr.write(f"matching.engine: {' '.join(str(error).split())}\n")
        return 2
    sys.stdout.write(told + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
