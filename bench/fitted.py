"""Fits a linear model to examples: what `knowledge.linear` reads."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from knowledge.arrays import packed
from knowledge.linear import SLOTS, Linear, Row
from triage.understanding import World, understand
from triage.wire import result_to_json, tip_from_json

T = TypeVar("T")
_FOLDS = 4


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


def asked_to_cross(name: str, about: str | None, given: Sequence[str] | None) -> bool:
    """Whether `python -m bench.NAME` is asked to measure and not to write. Ends the program where it is asked anything else."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=about)
    parser.add_argument("--cross", action="store_true", help="print how good it is on tips it was not fitted to; writes nothing")
    return bool(parser.parse_args(given).cross)


def crossed(
    rows: Sequence[dict[str, Any]], every: Sequence[Sequence[T]], without: Callable[[Sequence[T]], World]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Label and result of each tip, which is understood in a world that was fitted to what `every` holds of the others alone."""
    pairs = []
    for fold in range(_FOLDS):
        apart = without([one for place, found in enumerate(every) if place % _FOLDS != fold for one in found])
        pairs += [(row["label"], result_to_json(row["id"], understand(tip_from_json(row), apart))) for row in rows[fold::_FOLDS]]
    return pairs


def table_of(rows: Sequence[Row]) -> csr_matrix:
    """Rows by slots."""
    ends = np.cumsum([0, *(len(slots) for slots, _ in rows)])
    columns, values = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    return csr_matrix((values, columns, ends), shape=(len(rows), SLOTS))
