"""Fits the verdict to labelled texts, as a part of `python -m bench.phrasing`.

What the words of a text lean to is told by readers fitted to other texts alone, as it is with a text nobody has seen.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.corpus import URGENT, Sample
from knowledge.verdict import Trees, depth_of
from triage.assessment import Category
from triage.verdict import rises

_TREES, _LEAVES, _RATE, _HELD_BACK, _FEWEST = 400, 16, 0.05, 2.0, 25
#: How much a text counts: a whole tip is what the line is for, and idle talk is far more frequent than our texts let it seem.
_WHOLE, _TEXT, _IDLE = 3.0, 1.0, 4.0

Signs = Mapping[str, float]


def fit_verdict(every: Sequence[Sample], signs: Sequence[Signs]) -> Trees:
    """The trees under which the levels of these samples are likeliest. More of what `rises` never speaks against danger."""
    names = sorted({name for one in signs for name in one})
    told = np.array([one.level in URGENT for one in every])
    weights = [_weight(one) for one in every]
    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        max_leaf_nodes=_LEAVES,
        learning_rate=_RATE,
        l2_regularization=_HELD_BACK,
        min_samples_leaf=_FEWEST,
        early_stopping=False,
        monotonic_cst=[int(rises(name)) for name in names],
        random_state=0,
    ).fit(_table(names, signs), told, sample_weight=weights)
    return _trees(names, model)


def _weight(sample: Sample) -> float:
    """How much a text counts."""
    if sample.whole:
        return _WHOLE
    return _IDLE if sample.level == "low" and sample.category in (None, Category.OTHER.value) else _TEXT


def _table(names: Sequence[str], signs: Sequence[Signs]) -> NDArray[np.float32]:
    """Samples by signs."""
    column = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(signs), len(names)), dtype=np.float32)
    for row, one in enumerate(signs):
        for name, value in one.items():
            table[row, column[name]] = value
    return table


def _trees(names: Sequence[str], model: HistGradientBoostingClassifier) -> Trees:
    """The fitted trees as arrays. scikit-learn names no public way to them; a test holds both against each other."""
    nodes = [predictors[0].nodes for predictors in model._predictors]
    most = max(len(tree) for tree in nodes)
    count = len(nodes)
    itself = np.tile(np.arange(most, dtype=np.int16), (count, 1))
    sign, left, right = np.zeros((count, most), dtype=np.int16), itself.copy(), itself.copy()
    at_most, value = np.zeros((count, most), dtype=np.float32), np.zeros((count, most), dtype=np.float32)
    for row, tree in enumerate(nodes):
        inner = np.flatnonzero(tree["is_leaf"] == 0)
        sign[row, inner] = tree["feature_idx"][inner]
        at_most[row, inner] = tree["num_threshold"][inner]
        left[row, inner], right[row, inner] = tree["left"][inner], tree["right"][inner]
        ends = np.flatnonzero(tree["is_leaf"])
        value[row, ends] = tree["value"][ends]
    base = float(np.ravel(model._baseline_prediction)[0])
    return Trees(tuple(names), sign, at_most, left, right, value, base, depth_of(left, right))
