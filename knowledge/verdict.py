"""The learned verdict: boosted trees over the signs of a tip, see `triage.verdict`.

The trees are data, fitted to labelled tips by `python -m bench.phrasing`. Reading them needs numpy alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import read_arrays, write_arrays
from knowledge.compounds import BadKnowledge

FILE = Path(__file__).parent / "data" / "verdict.npz"

_KEPT = ("names", "sign", "most", "left", "right", "value", "base")


@dataclass(frozen=True)
class Trees:
    """Trees of equal size, one a row; a node at which a tree ends has itself as both branches."""

    names: tuple[str, ...]  #: of the signs
    sign: NDArray[np.int16]  #: (trees, nodes), the sign that a node asks for
    most: NDArray[np.float32]  #: the value up to which it goes left
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]  #: what the end of a tree adds
    base: float
    depth: int  #: nodes on the longest way

    def __call__(self, signs: Mapping[str, float]) -> float:
        """The log-odds of a tip with these signs; those it does not name are 0, and others are not known."""
        given = np.array([signs.get(name, 0.0) for name in self.names], dtype=np.float32)
        trees = np.arange(len(self.sign))
        at = np.zeros(len(self.sign), dtype=np.int16)
        for _ in range(self.depth):
            goes_left = given[self.sign[trees, at]] <= self.most[trees, at]
            at = np.where(goes_left, self.left[trees, at], self.right[trees, at])
        return self.base + float(self.value[trees, at].sum(dtype=np.float64))


def read_verdict(path: Path = FILE) -> Trees:
    """The trees of a file. Raises `BadKnowledge` where it is missing or damaged."""
    held = read_arrays(path, _KEPT)
    sign, left, right = held["sign"], held["left"], held["right"]
    shapes = {held[name].shape for name in ("sign", "most", "left", "right", "value")}
    whole = len(shapes) == 1 and sign.ndim == 2 and sign.size > 0 and held["base"].shape == ()
    if not whole or max(sign.max() - len(held["names"]) + 1, (np.stack([left, right]) - sign.shape[1] + 1).max()) > 0:
        raise BadKnowledge(f"{path.name}: the trees do not fit together")
    return Trees(
        tuple(held["names"].tolist()), sign, held["most"], left, right, held["value"], float(held["base"]), depth_of(left, right)
    )


def depth_of(left: NDArray[np.int16], right: NDArray[np.int16]) -> int:
    """How many steps it takes at most until every tree has ended. Raises `BadKnowledge` where one never does."""
    at = [(tree, 0) for tree in range(len(left))]
    for steps in range(left.shape[1]):
        at = [(tree, int(side[tree, node])) for tree, node in at if left[tree, node] != node for side in (left, right)]
        if not at:
            return steps
    raise BadKnowledge("a tree runs in a circle")


def write_verdict(path: Path, trees: Trees) -> None:
    """Writes the trees where `read_verdict` finds them. Raises `OSError`."""
    parts = {name: getattr(trees, name) for name in ("sign", "most", "left", "right", "value")}
    write_arrays(path, {"names": np.array(list(trees.names)), "base": np.array(trees.base), **parts})
