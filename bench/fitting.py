"""Fits the matcher's weights to labelled texts: `python -m bench.matching --fit`."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, replace

import numpy as np

from bench.queries import Query
from knowledge.gazetteer import load_gazetteer
from knowledge.match import Matcher
from knowledge.weights import Weights
from knowledge.world import load_matcher

NAMES = tuple(field.name for field in fields(Weights) if field.name != "near")
"""The weights that are fitted; `near` goes with `near_base` and stays."""

_FOLDS = 5
_NEWTON = 12  # steps; more change nothing


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted weights, and the log-loss per candidate of texts left out of the fit, before and after."""

    weights: Weights
    loss_before: float
    loss_after: float
    candidates: int


@dataclass(frozen=True, slots=True)
class _Table:
    """One row for each candidate of each text: what each weight is multiplied by, the score, whether it is meant, which text."""

    features: np.ndarray
    scores: np.ndarray
    meant: np.ndarray
    text: np.ndarray


def fit(queries: Sequence[Query], start: Weights, hold: float = 3.0, make: Callable[[Weights], Matcher] | None = None) -> Fit:
    """Weights near `start` under which the meant candidates are most likely; the larger `hold`, the nearer.

    `make` builds the matcher that is fitted; without it, the one over the project's own compounds.
    """
    table = _table(queries, start, make or _own_matcher())
    before, after = [], []
    for fold in range(_FOLDS):
        out = table.text % _FOLDS == fold
        change = _fitted(table, ~out, hold)
        before.append(_loss(table.scores[out], table.meant[out]) * out.sum())
        after.append(_loss(table.scores[out] + table.features[out] @ change, table.meant[out]) * out.sum())
    change = _fitted(table, np.ones(len(table.text), dtype=bool), hold)
    old = asdict(start)
    new = {name: round(old[name] + float(step), 2) for name, step in zip(NAMES, change, strict=True)}
    rows = len(table.text)
    return Fit(replace(start, **new), sum(before) / rows, sum(after) / rows, rows)


def _own_matcher() -> Callable[[Weights], Matcher]:
    gazetteer = load_gazetteer()
    return lambda weights: load_matcher(gazetteer, weights=weights)


def _table(queries: Sequence[Query], start: Weights, make: Callable[[Weights], Matcher]) -> _Table:
    """What each weight counts for: scores are linear in the weights, so one more of a weight adds just that."""
    plain = make(start)
    raised = [make(replace(start, **{name: asdict(start)[name] + 1.0})) for name in NAMES]
    features, scores, meant, text = [], [], [], []
    for number, query in enumerate(queries):
        found = plain.scores(query.text, query.place)
        more = [matcher.scores(query.text, query.place) for matcher in raised]
        for compound, score in found.items():
            if query.judged is not None and compound not in query.judged:
                continue
            features.append([other.get(compound, score) - score for other in more])
            scores.append(score)
            meant.append(float(compound == query.meant))
            text.append(number)
    return _Table(np.array(features), np.array(scores), np.array(meant), np.array(text))


def _fitted(table: _Table, rows: np.ndarray, hold: float) -> np.ndarray:
    """The change of the weights that makes the log-loss least, held near nothing; by Newton's method."""
    features, scores, meant = table.features[rows], table.scores[rows], table.meant[rows]
    change = np.zeros(features.shape[1])
    for _ in range(_NEWTON):
        chance = _chance(scores + features @ change)
        slope = features.T @ (chance - meant) + hold * change
        bend = (features.T * (chance * (1 - chance))) @ features + hold * np.eye(len(change))
        change = change - np.linalg.solve(bend, slope)
    return change


def _chance(scores: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))))


def _loss(scores: np.ndarray, meant: np.ndarray) -> float:
    chance = np.clip(_chance(scores), 1e-6, 1 - 1e-6)
    return float(-np.mean(meant * np.log(chance) + (1 - meant) * np.log(1 - chance)))
