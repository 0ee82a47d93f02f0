"""Sentences of the seeds as hashes, so that a preset can be held against them where the seeds are not.

`python -m tests.programmes.presets.anew` writes the hashes again; it needs the seeds beside the repository.
"""

import hashlib
import re
from pathlib import Path

HERE = Path(__file__).parent
HASHES = HERE / "seed_sentences.txt"
SEEDS = HERE.parents[3] / "shared" / "seeds"
NO_WORD = re.compile(r"[^\w]+")
MARKUP = re.compile(r"<[^>]*>|\[|\]\([^)]*\)")


def normalised(text):
    """Letters and digits in lower case, one space between words."""
    return NO_WORD.sub(" ", text.casefold()).strip()


def sentences(text):
    """Every line, every sentence and every paragraph of a text, normalised."""
    text = MARKUP.sub("\n", text)
    paragraphs = re.split(r"\n\s*\n|\n\s*[-•*#§•]", text)
    pieces = text.splitlines() + paragraphs + re.split(r"[.?!:•]", text)
    for paragraph in [*paragraphs, *text.splitlines()]:
        pieces += re.split(r"[.?!:;•\t]", paragraph)
    return {normalised(piece) for piece in pieces} - {""}


def hashed(sentence):
    return hashlib.sha256(sentence.encode()).hexdigest()[:16]


def runs(text, length):
    """Every run of `length` words."""
    words = normalised(text).split()
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


def seed_texts():
    """The seeds themselves, where they are there; else nothing."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def known_hashes():
    return set(HASHES.read_text(encoding="ascii").split())


if __name__ == "__main__":
    found = {hashed(sentence) for text in seed_texts() for sentence in sentences(text)}
    HASHES.write_text("\n".join(sorted(found)) + "\n", encoding="ascii")
