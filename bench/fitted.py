"""Fits a linear model to examples: what `knowledge.linear` reads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from knowledge.arrays import packed
from knowledge.linear import SLOTS, Linear, Row


@dataclass(frozen=True, slots=True)
class Example:
    """A case as the model sees it, and the number of the output that is right for it."""

    row: Row
    output: int


def fitted(every: Sequence[Example], freedom: float) -> Linear:
    """The model under which the outputs of these examples are most likely; each output must occur.

    `freedom` says how little the weights are held back: scikit-learn's C.
    """
    table = table_of([one.row for one in every])
    found = LogisticRegression(C=freedom, max_iter=800).fit(table, [one.output for one in every])
    return Linear(*packed(found.coef_.T.astype(np.float32)), found.intercept_.astype(np.float32))


def table_of(rows: Sequence[Row]) -> csr_matrix:
    """Rows by slots."""
    ends = np.cumsum([0, *(len(slots) for slots, _ in rows)])
    columns, values = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    return csr_matrix((values, columns, ends), shape=(len(rows), SLOTS))
