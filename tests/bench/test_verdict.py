"""Fitting the verdict: the trees say what scikit-learn's do."""

import math

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from bench import verdict
from bench.corpus import Sample
from bench.verdict import fit_verdict
from tests.triage.cases import tip


def _every() -> tuple[list[Sample], list[dict[str, float]]]:
    rng = np.random.default_rng(5)
    signs = [
        {"urgent": float(rng.normal()), "news": float(rng.integers(0, 2)), "length": float(rng.normal())} for _ in range(400)
    ]
    samples = [
        Sample(tip("x"), "high" if one["urgent"] - 2 * one["news"] + 0.3 * rng.normal() > 0 else "low", whole=number % 2 == 0)
        for number, one in enumerate(signs)
    ]
    return samples, signs


def test_the_trees_say_what_they_were_fitted_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[HistGradientBoostingClassifier] = []

    class Kept(HistGradientBoostingClassifier):
        def __init__(self, **settings: object) -> None:
            super().__init__(**settings)
            made.append(self)

    monkeypatch.setattr(verdict, "HistGradientBoostingClassifier", Kept)
    samples, signs = _every()
    trees = fit_verdict(samples, signs)
    table = np.array([[one.get(name, 0.0) for name in trees.names] for one in signs], dtype=np.float32)
    theirs = made[0].decision_function(table)
    assert np.allclose([trees(one) for one in signs], theirs, atol=1e-4)
    right = sum((trees(one) > 0) == (sample.level == "high") for sample, one in zip(samples, signs, strict=True))
    assert right > 0.95 * len(samples)
    assert math.isfinite(trees({}))
