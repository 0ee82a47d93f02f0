"""The colours: each pair of text and ground is dark or light enough, by the formula of WCAG 2, in both looks."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = (Path(settings.BASE_DIR) / "static" / "mentorforum.css").read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"--([a-z0-9-]+): light-dark\((#\w{6}, #\w{6})\)", CSS))
LIGHT, DARK = 0, 1
TEXT, GRAPHIC = 4.5, 3.0
PAIRS = [
    *[(text, ground, TEXT) for text in ("ink", "muted") for ground in ("paper", "surface", "sunken")],
    *[("fjord", ground, TEXT) for ground in ("paper", "surface", "fjord-tint")],
    ("on-fjord", "fjord", TEXT),
    ("on-fjord", "fjord-hover", TEXT),
    *[("edge", ground, GRAPHIC) for ground in ("surface", "paper", "sunken")],
    *[(tone, f"{tone}-tint", TEXT) for tone in ("done", "wait", "stop", "now", "rest", "seal")],
    *[(tone, "surface", TEXT) for tone in ("done", "wait", "stop", "now", "rest", "seal")],
    *[(f"figure-{number}", "surface", GRAPHIC) for number in (1, 2, 3, 4)],
]


def light(colour):
    """Relative luminance of "#rrggbb"."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def token(name, look):
    return TOKENS[name].split(", ")[look]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_every_pair_is_readable(look):
    low = {(a, b): contrast(token(a, look), token(b, look)) for a, b, _least in PAIRS}
    assert {
        pair: ratio for (pair, ratio), (_a, _b, least) in zip(low.items(), PAIRS, strict=True) if ratio < least
    } == {}


def test_the_ratios_are_those_we_decided_on():
    assert round(contrast(token("ink", LIGHT), token("paper", LIGHT)), 2) == 13.60
    assert round(contrast(token("muted", DARK), token("sunken", DARK)), 2) == 8.92
    assert round(contrast(token("seal", LIGHT), token("seal-tint", LIGHT)), 2) == 6.96


def test_every_tint_of_a_person_is_readable_both_ways():
    pairs = re.findall(r"\.tint-\d \{ color: light-dark\((#\w{6}), (#\w{6})\)", CSS)
    assert len(pairs) == 6
    assert [pair for pair in pairs if contrast(*pair) < 7.4] == []


def test_colours_stand_only_among_the_tokens():
    rest = CSS[CSS.index("/* 2. ") :]
    loose = [line for line in rest.splitlines() if "#" in line and re.search(r"#[0-9A-Fa-f]{6}\b", line)]
    assert [
        line for line in loose if not line.startswith((".tint-", ".qr")) and "color-scheme: light" not in line
    ] == []


def test_every_token_that_is_used_is_there():
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", CSS))
    assert sorted(used - set(re.findall(r"--([a-z0-9-]+):", CSS))) == []
