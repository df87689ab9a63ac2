"""The learned reader of days: a linear model over what tells of each day a tip names, see `triage.extract.dating`.

Its weights are data, fitted to labelled tips by `python -m bench.dating`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.linear import Linear, read_linear, row_of, write_linear

FILE = Path(__file__).parent / "data" / "dating.npz"

OUTPUTS = ("day",)


@dataclass(frozen=True)
class Dating:
    """A fitted model, which scores the candidates of a tip beside each other."""

    model: Linear

    def __call__(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """How likely each candidate of one tip is; together 1."""
        scores = np.array([float(self.model.scores(row_of(one))[0]) for one in candidates])
        chances = np.exp(scores - scores.max())
        return [float(value) for value in chances / chances.sum()]


def read_dating(path: Path = FILE) -> Dating:
    """The model of a file. Raises `BadKnowledge` where it is missing, damaged or made for another version."""
    model, _ = read_linear(path, OUTPUTS)
    return Dating(model)


def write_dating(path: Path, model: Dating) -> None:
    """Writes the model where `read_dating` finds it. Raises `OSError`."""
    write_linear(path, model.model, OUTPUTS)
