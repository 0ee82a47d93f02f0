"""The picture of the table: `python -m tests.bench.matching.picture > docs/matching-quality.svg`."""

from __future__ import annotations

import sys

from tests.bench.matching.quality import SEEDS, table

LINE, LEFT, WIDE = 30, 330, 420


def bar(number: int, name: str, mean: float, least: float) -> str:
    y = 56 + number * LINE
    ours = name.startswith("engine")
    x = LEFT + least * WIDE
    return (
        f'<text x="{LEFT - 12}" y="{y + 15}" text-anchor="end">{name}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{mean * WIDE:.1f}" height="20" fill="{"#1F5C66" if ours else "#6B7280"}"/>'
        f'<path d="M{x:.1f} {y}v20" stroke="#FFFFFF" stroke-width="2"/>'
        f'<text x="{LEFT + mean * WIDE + 8:.1f}" y="{y + 15}">{mean:.2f}</text>'
    )


def picture() -> str:
    rows = table()
    high = 56 + len(rows) * LINE + 16
    title = "Share of the best possible usefulness"
    note = f"mean of {len(SEEDS)} planted cohorts of 100 mentees and 100 mentors; white line: the worst of them"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {high}" role="img" aria-label="{title}" '
        'font-family="system-ui, sans-serif" font-size="14" fill="#1E2A2F">'
        f'<rect width="820" height="{high}" fill="#FFFFFF"/>'
        f'<text x="16" y="26" font-size="18" font-weight="600">{title}</text><text x="16" y="46" fill="#55646B">{note}</text>'
        + "".join(bar(i, name, *figures) for i, (name, figures) in enumerate(rows.items()))
        + "</svg>\n"
    )


if __name__ == "__main__":
    sys.stdout.write(picture())
