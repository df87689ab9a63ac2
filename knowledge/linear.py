"""A linear model over what tells of a case: strings, hashed into slots, each with a weight for every output."""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import read_arrays, write_arrays
from knowledge.compounds import BadKnowledge

SLOTS = 1 << 16  #: into which what tells is hashed
_KEPT = ("outputs", "slots", "unit", "base")

#: The slots of what tells of one case, each once, and how much each counts.
Row = tuple[NDArray[np.int64], NDArray[np.float32]]


def row_of(telling: Sequence[str]) -> Row:
    """The row of what tells of a case, each counted once."""
    slots = np.unique(np.fromiter((_slot(one) for one in telling), dtype=np.int64, count=len(telling)))
    return slots, np.full(len(slots), 1 / np.sqrt(max(len(slots), 1)), dtype=np.float32)


def signed_row(telling: Sequence[tuple[str, int]]) -> Row:
    """The row of what speaks for (1) or against (-1) something; what is said twice counts twice, both ways cancel out."""
    counted: Counter[int] = Counter()
    for one, sign in telling:
        counted[_slot(one)] += sign
    slots = np.array(sorted(counted), dtype=np.int64)
    times = np.array([counted[slot] for slot in slots.tolist()], dtype=np.float32)
    return slots, times / np.float32(np.sqrt(max(len(slots), 1)))


def _slot(one: str) -> int:
    return checksum(one) % SLOTS


def checksum(word: str) -> int:
    """A number of 32 bits for a word, which may hold half a character (a lone surrogate, as a broken phone sends them)."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True)
class Linear:
    """A fitted model: a weight of each slot, and a constant, for every output."""

    slots: NDArray[np.int8]  #: (SLOTS, outputs), in units of `unit`
    unit: NDArray[np.float32]  #: (outputs,)
    base: NDArray[np.float32]  #: (outputs,)

    def scores(self, row: Row) -> NDArray[np.float32]:
        """What speaks for each output."""
        slots, times = row
        scores: NDArray[np.float32] = self.base + (self.slots[slots] * times[:, None]).sum(axis=0, dtype=np.float32) * self.unit
        return scores

    def chances(self, row: Row) -> NDArray[np.float32]:
        """The natural logarithm of the chance of each output, one of which is right."""
        score = self.scores(row)
        score -= score.max()
        chances: NDArray[np.float32] = score - np.log(np.exp(score).sum())
        return chances


def read_linear(path: Path, outputs: Sequence[str], more: Sequence[str] = ()) -> tuple[Linear, Mapping[str, NDArray[Any]]]:
    """The model of a file and `more` arrays beside it. Raises `BadKnowledge`: missing, damaged, or made for other outputs."""
    held = read_arrays(path, (*_KEPT, *more))
    if held["outputs"].tolist() != list(outputs) or held["slots"].shape != (SLOTS, len(outputs)):
        raise BadKnowledge(f"{path.name} was made for another version; fit it again")
    return Linear(held["slots"], held["unit"], held["base"]), {name: held[name] for name in more}


def write_linear(path: Path, model: Linear, outputs: Sequence[str], more: Mapping[str, NDArray[Any]] | None = None) -> None:
    """Writes the model where `read_linear` finds it. Raises `OSError`."""
    told = {"outputs": np.array(list(outputs)), "slots": model.slots, "unit": model.unit, "base": model.base}
    write_arrays(path, {**told, **(more or {})})
