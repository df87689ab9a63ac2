"""Fits the learned reader to labelled texts: `python -m bench.phrasing` writes its weights; `--cross` only says how good it is.

With `--cross` the whole understanding of each labelled tip is scored with weights fitted to other texts alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.corpus import WHOLE, Sample, corpus
from bench.fitted import asked_to_cross
from bench.quality import print_measures, read_rows
from knowledge.arrays import packed
from knowledge.phrasing import FILE, MARK, OUTPUTS, SLOTS, Phrasing, grams, read_phrasing, write_phrasing
from knowledge.world import load_world
from triage.extraction import Indicator
from triage.leaning import marks
from triage.understanding import World, understand, viewed
from triage.wire import result_to_json

_FREEDOM = 50.0  #: how little the weights are held back; scikit-learn's C
_NEVER = 9.0  #: log-odds against what no sample shows
_FOLDS = 4
_URGENT = {"urgent", "critical", "high"}
_LEVELS = {"urgent": _URGENT, "critical": {"critical"}, "useful": {*_URGENT, "medium"}}
_INDICATORS = frozenset(indicator.value for indicator in Indicator)


@dataclass(frozen=True, slots=True)
class Read:
    """A sample as the model sees it: the slots of its n-grams, each once, and its marks."""

    sample: Sample
    slots: NDArray[np.int64]
    marks: frozenset[str]


def read(every: Sequence[Sample], world: World) -> list[Read]:
    """The samples as the rules of this world see them."""
    seen = ((one, viewed(one.tip, world)) for one in every)
    return [Read(one, np.unique(grams(view.form)[0]), marks(view)) for one, view in seen]


def fit(every: Sequence[Read]) -> Phrasing:
    """The model under which the labels of these samples are most likely.

    Levels and categories are the mean of two fits, one by n-grams alone: together they miss less than either. Indicators
    lean on the words that the cues know, and are fitted once.
    """
    names = sorted({mark for one in every for mark in one.marks})
    rows = {name: row for row, name in enumerate(names)}
    whole, bare = _table(every, rows), _table(every, {})
    columns = []
    for output in OUTPUTS:
        labels = [_label(one.sample, output) for one in every]
        known = np.array([label is not None for label in labels])
        told = np.array([label is True for label in labels])[known]
        weights = _fitted(whole[known], told)
        if output not in _INDICATORS:
            alone = _fitted(bare[known], told)
            weights = (weights + np.concatenate([alone[:-1], np.zeros(len(rows)), alone[-1:]])) / 2
        columns.append(weights)
    table = np.stack(columns, axis=1).astype(np.float32)
    return Phrasing(*packed(table[:SLOTS]), rows, table[SLOTS:-1], table[-1])


def _label(sample: Sample, output: str) -> bool | None:
    """Whether an output is right for a sample; None where nobody labelled that."""
    if output in _LEVELS:
        unknown = sample.level == "urgent" and output == "critical"
        return None if unknown else sample.level in _LEVELS[output]
    if output in _INDICATORS:
        return None if sample.indicators is None else output in sample.indicators
    return None if sample.category is None else output == sample.category


def _table(every: Sequence[Read], marks: Mapping[str, int]) -> csr_matrix:
    """Samples by features: n-grams together of length 1, each mark of its own weight."""
    values, columns, ends = [], [], [0]
    for one in every:
        known = [SLOTS + marks[mark] for mark in one.marks if mark in marks]
        columns += [*one.slots.tolist(), *known]
        values += [1 / math.sqrt(max(len(one.slots), 1))] * len(one.slots) + [MARK] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(every), SLOTS + len(marks)))


def _fitted(table: csr_matrix, told: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The weights of each feature, the constant last; an output that is always or never right has the constant alone."""
    if told.all() or not told.any():
        return np.append(np.zeros(table.shape[1]), _NEVER if told.all() else -_NEVER)
    found = LogisticRegression(C=_FREEDOM, solver="liblinear").fit(table, told)
    return np.append(found.coef_[0], found.intercept_[0])


def cross(world: World) -> None:
    """Prints the measures of the understanding of labelled tips, each read with weights fitted without it, padded or not."""
    every = read(corpus(), world)
    rows = {row["id"]: row for row in read_rows(WHOLE)}
    pairs = []
    for fold in range(_FOLDS):
        out = [one for one in every[fold::_FOLDS] if one.sample.whole]
        held = {one.sample.tip.id for one in out}
        apart = replace(world, lean=fit([one for one in every if one.sample.tip.id not in held]))
        pairs += [
            (rows[one.sample.tip.id]["label"], result_to_json(one.sample.tip.id, understand(one.sample.tip, apart)))
            for one in out
        ]
    print_measures(f"{WHOLE.name}, by weights fitted without each", pairs)


def main(given: Sequence[str] | None = None) -> None:
    """Fits and writes, or with `--cross` measures."""
    world = load_world(phrasing=None)
    if asked_to_cross("phrasing", __doc__, given):
        cross(world)
        return
    every = read(corpus(), world)
    write_phrasing(FILE, fit(every))
    print(f"fitted to {len(every)} texts; {FILE.stat().st_size / 2**20:.1f} MB; {len(read_phrasing().marks)} marks")


if __name__ == "__main__":
    main()
