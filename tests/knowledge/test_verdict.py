"""The trees of the verdict: they are read as they were fitted, and a damaged file is refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.compounds import BadKnowledge
from knowledge.verdict import Trees, read_verdict, write_verdict
from triage.verdict import rises


def _trees() -> Trees:
    """Two trees: one asks for "urgent" and then for "news", the other says the same of everything."""
    return Trees(
        names=("news", "urgent"),
        sign=np.array([[1, 0, 0, 0, 0], [0] * 5], dtype=np.int16),
        most=np.array([[0.5, 0.5, 0, 0, 0], [0] * 5], dtype=np.float32),
        left=np.array([[2, 3, 2, 3, 4], [0, 1, 2, 3, 4]], dtype=np.int16),
        right=np.array([[1, 4, 2, 3, 4], [0, 1, 2, 3, 4]], dtype=np.int16),
        value=np.array([[0, 0, -2, 3, 1], [0.25, 0, 0, 0, 0]], dtype=np.float32),
        base=-0.5,
        depth=2,
    )


@pytest.mark.parametrize(
    ("signs", "odds"),
    [({}, -2.25), ({"urgent": 2.0}, 2.75), ({"urgent": 2.0, "news": 1.0}, 0.75), ({"unheard of": 9.0}, -2.25)],
)
def test_each_tree_is_walked_to_its_end(signs: dict[str, float], odds: float) -> None:
    assert _trees()(signs) == pytest.approx(odds)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_verdict(tmp_path / "v.npz", _trees())
    found = read_verdict(tmp_path / "v.npz")
    assert (found.names, found.depth) == (_trees().names, 2)
    assert found({"urgent": 2.0}) == _trees()({"urgent": 2.0})


@pytest.mark.parametrize(
    "broken",
    [
        {"sign": np.full((2, 5), 7, dtype=np.int16)},
        {"left": np.full((2, 5), 9, dtype=np.int16)},
        {"value": np.zeros((1, 5), dtype=np.float32)},
        {"left": np.array([[1, 0, 2, 3, 4], [0, 1, 2, 3, 4]], dtype=np.int16)},
        {"left": np.full((2, 5), -1, dtype=np.int16)},
    ],
    ids=["a sign that is not there", "a node that is not there", "half of it", "a circle", "a node before the first"],
)
def test_trees_that_cannot_be_walked_are_refused(tmp_path: Path, broken: dict[str, np.ndarray]) -> None:
    write_verdict(tmp_path / "v.npz", replace(_trees(), **broken))
    with pytest.raises(BadKnowledge):
        read_verdict(tmp_path / "v.npz")


def test_half_a_file_is_refused(tmp_path: Path) -> None:
    write_verdict(tmp_path / "v.npz", _trees())
    (tmp_path / "v.npz").write_bytes((tmp_path / "v.npz").read_bytes()[:300])
    with pytest.raises(BadKnowledge):
        read_verdict(tmp_path / "v.npz")


def test_in_the_shipped_trees_more_of_what_rises_never_speaks_against_danger() -> None:
    trees = read_verdict()
    rng = np.random.default_rng(3)
    rising = [name for name in trees.names if rises(name)]
    assert len(rising) > 20
    for _ in range(300):
        given = {name: float(rng.choice([0, 1])) if ":" in name else float(rng.normal(0, 3)) for name in trees.names}
        name = str(rng.choice(rising))
        assert trees({**given, name: given[name] + 1}) >= trees(given) - 1e-9
