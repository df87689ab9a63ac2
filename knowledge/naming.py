"""The learned reader of names: a linear model over what tells of a candidate, see `triage.extract.naming`.

Its weights are data, fitted to labelled tips by `python -m bench.naming`.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import read_arrays, write_arrays
from knowledge.compounds import BadKnowledge
from triage.extract.naming import Parts
from triage.extraction import Role

FILE = Path(__file__).parent / "data" / "naming.npz"

SLOTS = 1 << 16  #: into which what tells of a candidate is hashed
#: What a candidate may be, in the order of the columns of the weights: nobody first.
PARTS: tuple[Role | None, ...] = (None, *Role)
_NAMES = ["nobody", *(role.value for role in Role)]

Ids = NDArray[np.int64]


def slots_of(telling: Sequence[str]) -> Ids:
    """The slots of what tells of a candidate, each once."""
    return np.unique(np.fromiter((zlib.crc32(one.encode()) % SLOTS for one in telling), dtype=np.int64, count=len(telling)))


#: From how many texts on a word counts as seen more often: 0 never, 1 once, 2, 3 and 4 for these.
_OFTEN = (1, 2, 4, 10)


@dataclass(frozen=True)
class Vocabulary:
    """In how many of the texts that were learned from words occur. Words are kept as their checksums, in order."""

    words: NDArray[np.uint32]
    counts: NDArray[np.uint8]  #: 255 at most

    def seen(self, word: str, less: int = 0) -> int:
        """How often, in steps from 0 to 4; `less` texts are not counted."""
        key = zlib.crc32(word.encode())
        at = int(np.searchsorted(self.words, key))
        known = at < len(self.words) and int(self.words[at]) == key
        times = int(self.counts[at]) - less if known else 0
        return sum(times >= least for least in _OFTEN)


def vocabulary(texts: Iterable[Iterable[str]]) -> Vocabulary:
    """The vocabulary of texts, each given as its words."""
    counted = Counter(key for words in texts for key in {zlib.crc32(word.encode()) for word in words})
    keys = sorted(counted)
    return Vocabulary(np.array(keys, dtype=np.uint32), np.array([min(counted[key], 255) for key in keys], dtype=np.uint8))


@dataclass(frozen=True)
class Naming:
    """A fitted model: a weight for each slot, and a constant, of every part; and the words it has seen."""

    vocabulary: Vocabulary

    slots: NDArray[np.int8]  #: (SLOTS, parts), in units of `unit`
    unit: NDArray[np.float32]  #: (parts,)
    base: NDArray[np.float32]  #: (parts,)

    def seen(self, word: str) -> int:
        """How often a word was seen, in steps from 0 to 4."""
        return self.vocabulary.seen(word)

    def __call__(self, candidates: Sequence[Sequence[str]]) -> list[Parts]:
        """The log-odds of each part, and of nobody, of each candidate."""
        return [self._weighed(slots_of(one)) for one in candidates]

    def _weighed(self, slots: Ids) -> Parts:
        score = self.base + self.slots[slots].sum(axis=0, dtype=np.float32) * self.unit / np.sqrt(len(slots))
        score -= score.max()
        chance = np.exp(score) / np.exp(score).sum()
        odds = np.log(chance + 1e-9) - np.log(1 - chance + 1e-9)
        return dict(zip(PARTS, (float(value) for value in odds), strict=True))


def read_naming(path: Path = FILE) -> Naming:
    """The model of a file. Raises `BadKnowledge` where it is missing, damaged or made for other parts."""
    held = read_arrays(path, ("parts", "words", "counts", "slots", "unit", "base"))
    if held["parts"].tolist() != _NAMES or held["slots"].shape != (SLOTS, len(PARTS)):
        raise BadKnowledge(f"{path.name} was made for another version; run `python -m bench.naming`")
    return Naming(Vocabulary(held["words"], held["counts"]), held["slots"], held["unit"], held["base"])


def write_naming(path: Path, model: Naming) -> None:
    """Writes the model where `read_naming` finds it. Raises `OSError`."""
    known = model.vocabulary
    told = {"parts": np.array(_NAMES), "words": known.words, "counts": known.counts}
    write_arrays(path, {**told, "slots": model.slots, "unit": model.unit, "base": model.base})
