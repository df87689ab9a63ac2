"""Fits the learned reader of days to whole labelled tips: `python -m bench.dating` writes its weights; `--cross` measures it.

With `--cross` days of a last contact are scored with weights fitted to other tips alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.corpus import WHOLE
from bench.fitted import asked_to_cross, crossed, table_of
from bench.quality import print_measures, read_rows
from knowledge.arrays import packed
from knowledge.dating import FILE, Dating, write_dating
from knowledge.linear import SLOTS, Linear, Row, row_of
from knowledge.world import load_world
from triage.extract.dating import candidates_of
from triage.understanding import World, day_marks, is_awaited, understand
from triage.wire import tip_from_json

_FREEDOM = 20.0  #: how little the weights are held back: the weight of a tip beside that of the squared weights
_STEPS = 150


@dataclass(frozen=True, slots=True)
class Shown:
    """The candidates of one tip as the model sees them, and which of them are right: every place that tells the day."""

    rows: tuple[Row, ...]
    right: tuple[bool, ...]


def shown(row: Mapping[str, Any], world: World) -> Shown | None:
    """The candidates of a labelled tip; None where no day is claimed of such a tip, or none of them is right."""
    tip = tip_from_json(row)
    made = understand(tip, world)
    if not is_awaited(made.extraction, made.assessment):
        return None
    candidates = candidates_of(tip, day_marks(tip, made.extraction, made.assessment))
    right = tuple((one.day.isoformat() if one.day else None) == row["label"]["last_contact"] for one in candidates)
    return Shown(tuple(row_of(one.telling) for one in candidates), right) if any(right) else None


def fit(every: Sequence[Shown]) -> Dating:
    """The model under which the right days of these tips are most likely, one of their candidates being right in each."""
    table, tips = _table(every)
    turned = table.T.tocsr()
    right = np.concatenate([one.right for one in every])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        whole, chances = _softmax(scores, tips)
        good, among = _softmax(np.where(right, scores, -np.inf), tips)
        value = _FREEDOM * float((whole - good).sum()) + 0.5 * float(weights @ weights)
        return value, _FREEDOM * (turned @ (chances - among)) + weights

    found = minimize(loss, np.zeros(SLOTS), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS, "ftol": 1e-6})
    return Dating(Linear(*packed(found.x.astype(np.float32)[:, None]), np.zeros(1, dtype=np.float32)))


def _table(every: Sequence[Shown]) -> tuple[csr_matrix, NDArray[np.int64]]:
    """Candidates by slots, each of length 1, and the number of the tip of each candidate."""
    table = table_of([row for one in every for row in one.rows])
    return table, np.repeat(np.arange(len(every)), [len(one.rows) for one in every])


def _softmax(scores: NDArray[np.float64], tips: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The logarithm of each tip's sum, and each candidate's share of it."""
    starts = np.flatnonzero(np.diff(tips, prepend=-1))
    most = np.maximum.reduceat(scores, starts)
    raised = np.exp(scores - most[tips])
    sums = np.add.reduceat(raised, starts)
    return most + np.log(sums), raised / sums[tips]


def cross(rows: Sequence[dict[str, Any]], world: World) -> None:
    """Prints the measures of the whole understanding, days being read with weights fitted without each tip."""

    def without(others: Sequence[Shown]) -> World:
        return replace(world, learned=replace(world.learned, days=fit(others)))

    seen = (shown(row, world) for row in rows)
    pairs = crossed(rows, [[one] if one else [] for one in seen], without)
    print_measures(f"{WHOLE.name}, days by weights fitted without each", pairs)
    claimed = [bool(got["last_contact"]) for want, got in pairs if not want["last_contact"]]
    print(f"  days claimed where none is labelled: {sum(claimed)} of {len(claimed)}")


def main(given: Sequence[str] | None = None) -> None:
    """Fits and writes, or with `--cross` measures."""
    world = load_world(dating=None)
    rows = read_rows(WHOLE)
    if asked_to_cross("dating", __doc__, given):
        cross(rows, world)
        return
    every = [one for row in rows if (one := shown(row, world))]
    write_dating(FILE, fit(every))
    print(f"fitted to {len(every)} tips; {FILE.stat().st_size / 2**20:.2f} MB")


if __name__ == "__main__":
    main()
