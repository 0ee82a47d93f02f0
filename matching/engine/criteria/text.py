"""Free text against free text, by character 3-5-grams inside words.

Danish compounds and inflects: whole words find nothing that ticks have not found already, pieces of words do
(docs/matching.md has the figures). TF-IDF of our own: grams once per distinct word, and weights rounded to whole
numbers, so that a product of two texts is exact whichever way it is summed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import Any

import numpy as np
from scipy import sparse

from matching.engine.criteria.base import Column
from matching.engine.criteria.small_words import SMALL_WORDS
from matching.engine.sides import Sides
from matching.engine.types import Criterion
from matching.engine.words import text

SCALE = 2048  # a whole text has length 2048: cosines are exact to about a thousandth, and sums stay below 2²⁴
STEP = 2048  # a cosine of 1 is SCALE² / STEP steps
FULL = 0.5  # a cosine that gives all the points
COMMON = 0.3  # grams in more than this share of all texts say nothing
LONGEST = 20_000  # characters read of one text
SHOWN = 4
SIZES = (3, 4, 5)
_WORD = re.compile(r"[^\W\d_]{3,40}")


class TextCriterion(Column):
    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        texts = [text(m.answers, spec.asks) for m in table.mentees]
        texts += [text(m.answers, spec.offers) for m in table.mentors]
        languages = spec.options.get("languages", SMALL_WORDS)
        small = frozenset[str]().union(*(SMALL_WORDS.get(language, ()) for language in languages))
        self.counts, self.words = _counts(texts, small)
        grams, names = _grams(self.words)
        self.names, weights = _weighed(self.counts, grams, names)
        self.length = np.array([len(name) for name in self.names], np.float32)
        self.mentees, self.mentors = weights[: len(table.mentees)], weights[len(table.mentees) :]
        self.of = int(SCALE * SCALE * FULL) // STEP
        self.known = np.diff(weights.indptr) > 0
        self.other = np.zeros(len(self.names), np.float32)  # one mentor's weights at a time, see `_shared`
        self.last: tuple[tuple[int, int], tuple[np.ndarray, np.ndarray]] | None = None

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        met = np.minimum(_product(self.mentees, self.mentors) // STEP, self.of)
        known = self.known
        split = len(self.table.mentees)
        return met, (known[:split, None] & known[None, split:]) * np.int32(self.of)

    def share(self, row: int, column: int) -> tuple[int, int]:
        if not self.known[row] or not self.known[len(self.table.mentees) + column]:
            return 0, 0
        return min(int(self._shared(row, column)[1].sum()) // STEP, self.of), self.of

    def facts(self, row: int, column: int) -> dict[str, Any]:
        """Words of both around the heaviest pieces they share, heaviest first."""
        grams, products = self._shared(row, column)
        heavy = products * self.length[grams]
        ours, theirs = self._words(row), self._words(len(self.table.mentees) + column)
        words: list[dict[str, str]] = []
        shown = ""
        for place in np.argsort(-heavy, kind="stable").tolist():
            if len(words) == SHOWN or not heavy[place]:
                break
            piece = self.names[grams[place]]
            if piece not in shown:
                words.append({"mentee": _with(piece, ours), "mentor": _with(piece, theirs)})
                shown += f" ^{words[-1]['mentee']}"
        return {"words": words}

    def _shared(self, row: int, column: int) -> tuple[np.ndarray, np.ndarray]:
        """The mentee's grams, and the product of both weights of each; share and facts ask one after the other."""
        if self.last is None or self.last[0] != (row, column):
            ours, weights = _row(self.mentees, row)
            theirs, others = _row(self.mentors, column)
            self.other[theirs] = others
            self.last = (row, column), (ours, weights * self.other[ours])
            self.other[theirs] = 0
        return self.last[1]

    def _words(self, place: int) -> str:
        """All words of a text, each with the mark of its beginning, the shortest first."""
        words = [self.words[token] for token in _row(self.counts, place)[0].tolist()]
        return " ".join(sorted(words, key=len)) + " "


def _row(table: sparse.csr_matrix, place: int) -> tuple[np.ndarray, np.ndarray]:
    part = slice(table.indptr[place], table.indptr[place + 1])
    return table.indices[part], table.data[part]


def _with(piece: str, words: str) -> str:
    """The shortest word with this piece: nearest to what the two have in common."""
    at = words.index(piece)
    return words[words.rindex("^", 0, at + 1) + 1 : words.index(" ", at)]


def _counts(texts: list[str], small: frozenset[str]) -> tuple[sparse.csr_matrix, list[str]]:
    """Texts × distinct tokens, and the words of each token, every word with a mark before it.

    A token is what stands between blanks; its words are looked for once, however often it is used. Those of `small`
    are none: they give no points and are never shown.
    """
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    tokens = [[numbers[token] for token in text[:LONGEST].casefold().split()] for text in texts]
    columns = np.fromiter(chain.from_iterable(tokens), np.int32)
    ends = np.cumsum([0, *map(len, tokens)])
    counts = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(texts), len(numbers)))
    counts.sum_duplicates()
    return counts, [_words_of(token, small) for token in numbers]


def _words_of(token: str, small: frozenset[str]) -> str:
    return " ".join(f"^{word}" for word in _WORD.findall(token) if word not in small)


def _grams(tokens: list[str]) -> tuple[sparse.csr_matrix, list[str]]:
    """Distinct tokens × grams, and the grams; the mark lets the beginning of a word count more."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    ends, columns = [0], []
    for token in tokens:
        grams = (w[at : at + size] for w in token.split() for size in SIZES for at in range(len(w) - size + 1))
        columns.extend([numbers[gram] for gram in dict.fromkeys(grams)])
        ends.append(len(columns))
    shape = (len(tokens), len(numbers))
    return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape), list(numbers)


def _weighed(
    counts: sparse.csr_matrix, grams: sparse.csr_matrix, names: list[str]
) -> tuple[list[str], sparse.csr_matrix]:
    """The grams that say something, and TF-IDF rows of length SCALE in whole numbers.

    Grams in one text only, or in too many, are dropped. All grams of a token that is in too many texts are in too many
    themselves: they need not even be counted, and that is most of the work.
    """
    texts = counts.shape[0]
    often = max(COMMON * texts, 2)
    common = np.bincount(counts.indices, minlength=counts.shape[1]) > often
    rare = np.flatnonzero(~common)
    left = np.flatnonzero(np.bincount(grams[common].indices, minlength=grams.shape[1]) == 0)
    uses = counts[:, rare] @ grams[rare][:, left]
    seen = np.bincount(uses.indices, minlength=len(left))
    kept = np.flatnonzero((seen >= 2) & (seen <= often))
    return [names[place] for place in left[kept].tolist()], _scaled(uses[:, kept], seen[kept])


def _scaled(uses: sparse.csr_matrix, seen: np.ndarray) -> sparse.csr_matrix:
    texts = uses.shape[0]
    inverse = np.log((1 + texts) / (1 + seen)) + 1
    data = (1 + np.log(uses.data)) * inverse[uses.indices]
    rows = np.repeat(np.arange(texts), np.diff(uses.indptr))
    length = np.sqrt(np.bincount(rows, data * data, minlength=texts))
    data = np.rint(SCALE * data / np.maximum(length, 1e-9)[rows])
    return sparse.csr_matrix((data.astype(np.float32), uses.indices, uses.indptr), uses.shape)


def _product(left: sparse.csr_matrix, right: sparse.csr_matrix) -> np.ndarray:
    return (left @ right.T).toarray().astype(np.int32)
