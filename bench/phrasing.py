"""Fits the learned reader and the verdict to labelled texts: `python -m bench.phrasing` writes both; half an hour on two cores.

With `--cross` it writes nothing and scores the understanding of each whole tip with what was fitted to other texts alone.
"""

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.corpus import URGENT, WHOLE, Sample, corpus
from bench.fitted import asked_to_cross
from bench.quality import print_measures, read_rows
from bench.verdict import fit_verdict
from knowledge.arrays import packed
from knowledge.phrasing import FILE, MARK, OUTPUTS, SLOTS, Phrasing, grams, read_phrasing, write_phrasing
from knowledge.verdict import FILE as VERDICT
from knowledge.verdict import read_verdict, write_verdict
from knowledge.world import load_world
from triage.assess import fired
from triage.extraction import Indicator
from triage.leaning import marks
from triage.understanding import World, understand, viewed
from triage.verdict import leanings, signs
from triage.view import View
from triage.wire import result_to_json

_FREEDOM = 50.0  #: how little the weights are held back; scikit-learn's C
_NEVER = 9.0  #: log-odds against what no sample shows
_FOLDS = 4
_LEVELS = {"urgent": URGENT, "critical": {"critical"}, "useful": {*URGENT, "medium"}}
_INDICATORS = frozenset(indicator.value for indicator in Indicator)


@dataclass(frozen=True, slots=True)
class Read:
    """A sample as the models see it: its cue form, the slots of its n-grams, each once, its marks, and the rules' signs."""

    sample: Sample
    form: str
    slots: NDArray[np.int64]
    marks: frozenset[str]
    signs: Mapping[str, float]


def read(every: Sequence[Sample], world: World) -> list[Read]:
    """The samples as the rules of this world see them."""
    return [_read(one, viewed(one.tip, world)) for one in every]


def _read(sample: Sample, view: View) -> Read:
    return Read(sample, view.form, np.unique(grams(view.form)[0]), marks(view), signs(view, fired(view)))


def read_corpus() -> list[Read]:
    """The corpus as the rules see it, read by as many processes as there are cores."""
    cores = os.cpu_count() or 1
    with get_context("spawn").Pool(cores) as pool:
        parts = pool.starmap(_share, [(number, cores) for number in range(cores)])
    return [one for row in zip_longest(*parts) for one in row if one is not None]  # in the order of the corpus on any machine


def _share(number: int, of: int) -> list[Read]:
    return read(corpus()[number::of], load_world(phrasing=None))


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


def folds(every: Sequence[Read]) -> list[int]:
    """The fold of each sample; a text and its padded copies are in the same."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(one.sample.tip.id, len(numbers)) % _FOLDS for one in every]


def readers(every: Sequence[Read]) -> list[Phrasing]:
    """For each fold a reader that was fitted without it."""
    places = folds(every)
    parts = [[one for one, place in zip(every, places, strict=True) if place != out] for out in range(_FOLDS)]
    with get_context("spawn").Pool(min(_FOLDS, os.cpu_count() or 1)) as pool:
        return pool.map(fit, parts, chunksize=1)


def leant(every: Sequence[Read], by: Sequence[Phrasing]) -> list[dict[str, float]]:
    """The signs of each sample with what its words lean to by a reader that was fitted without it."""
    return [{**one.signs, **leanings(by[place](one.form, one.marks))} for one, place in zip(every, folds(every), strict=True)]


def cross(every: Sequence[Read]) -> None:
    """Prints the measures of the understanding of whole tips, each by a reader and a verdict that were fitted without it."""
    by, rows = readers(every), {row["id"]: row for row in read_rows(WHOLE)}
    shown, places, pairs = leant(every, by), folds(every), []
    world = load_world(phrasing=None)
    for fold, reader in enumerate(by):
        kept = [number for number, place in enumerate(places) if place != fold]
        verdict = fit_verdict([every[number].sample for number in kept], [shown[number] for number in kept])
        apart = replace(world, lean=reader, verdict=verdict)
        out = [one.sample for one, place in zip(every, places, strict=True) if place == fold and one.sample.whole]
        pairs += [(rows[one.tip.id]["label"], result_to_json(one.tip.id, understand(one.tip, apart))) for one in out]
    print_measures(f"{WHOLE.name}, by what was fitted without each", pairs)


def main(given: Sequence[str] | None = None) -> None:
    """Fits and writes, or with `--cross` measures."""
    measures_only = asked_to_cross("phrasing", __doc__, given)
    every = read_corpus()
    if measures_only:
        cross(every)
        return
    verdict = fit_verdict([one.sample for one in every], leant(every, readers(every)))
    write_phrasing(FILE, fit(every))
    write_verdict(VERDICT, verdict)
    print(f"fitted to {len(every)} texts; {FILE.stat().st_size / 2**20:.1f} MB; {len(read_phrasing().marks)} marks")
    print(f"the verdict: {len(read_verdict().names)} signs, {VERDICT.stat().st_size / 2**20:.1f} MB")


if __name__ == "__main__":
    main()
