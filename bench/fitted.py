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
    ends = np.cumsum([0, *(len(one.row[0]) for one in every)])
    columns = np.concatenate([one.row[0] for one in every])
    values = np.concatenate([one.row[1] for one in every])
    table = csr_matrix((values, columns, ends), shape=(len(every), SLOTS))
    found = LogisticRegression(C=freedom, max_iter=800).fit(table, [one.output for one in every])
    return Linear(*packed(found.coef_.T.astype(np.float32)), found.intercept_.astype(np.float32))
