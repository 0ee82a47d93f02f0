"""One exact assignment by scipy, with a column for every place."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from matching.engine.solve.table import NOBODY


def assign(
    value: npt.NDArray[np.int64], places: npt.NDArray[np.int64], rows: npt.NDArray[np.intp]
) -> npt.NDArray[np.intp]:
    """The column of each row, or NOBODY; only `rows` take part.

    `value` is that of `worth`. Closed cells weigh nothing, so picking one is being left over; those picks are dropped.
    """
    at = np.full(len(value), NOBODY, np.intp)
    columns = np.repeat(np.arange(len(places)), np.minimum(places, len(rows)))
    if not len(rows) or not len(columns):
        return at
    whole = len(rows) == len(value) and (places == 1).all()
    part = value[:, :-1] if whole else value[rows][:, columns]
    weights = np.maximum(part, 0).astype(np.float64)
    chosen, seats = linear_sum_assignment(weights, maximize=True)
    real = weights[chosen, seats] > 0
    at[rows[chosen[real]]] = columns[seats[real]]
    return at
