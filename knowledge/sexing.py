"""The learned reader of sexes: a linear model over what tells of a victim's sex, see `triage.extract.sexing`.

Its weights are data, fitted to labelled tips by `python -m bench.sexing`.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.linear import Linear, read_linear, signed_row, write_linear
from triage.extract.sexing import SexOdds, Telling

FILE = Path(__file__).parent / "data" / "sexing.npz"

OUTPUTS = ("untold", "f", "m")


@dataclass(frozen=True)
class Sexing:
    """A fitted model."""

    model: Linear

    def __call__(self, telling: Telling) -> SexOdds:
        """The odds of a person's sex by what tells of it."""
        untold, woman, man = (float(value) for value in self.model.chances(signed_row(telling)))
        return SexOdds(man=man - woman, told=float(np.logaddexp(woman, man)) - untold)


def read_sexing(path: Path = FILE) -> Sexing:
    """The model of a file. Raises `BadKnowledge` where it is missing, damaged or made for other outputs."""
    model, _ = read_linear(path, OUTPUTS)
    return Sexing(model)


def write_sexing(path: Path, model: Sexing) -> None:
    """Writes the model where `read_sexing` finds it. Raises `OSError`."""
    write_linear(path, model.model, OUTPUTS)
