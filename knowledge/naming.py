"""The learned reader of names: a linear model over what tells of a candidate, see `triage.extract.naming`.

Its weights are data, fitted to labelled tips by `python -m bench.naming`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.linear import Linear, checksum, read_linear, row_of, write_linear
from triage.extract.naming import Parts
from triage.extraction import Role

FILE = Path(__file__).parent / "data" / "naming.npz"

#: What a candidate may be, in the order of the outputs: nobody first.
PARTS: tuple[Role | None, ...] = (None, *Role)
_NAMES = ["nobody", *(role.value for role in Role)]

#: From how many texts on a word counts as seen more often: 0 never, 1 once, 2, 3 and 4 for these.
_OFTEN = (1, 2, 4, 10)


@dataclass(frozen=True)
class Vocabulary:
    """In how many of the texts that were learned from words occur. Words are kept as their checksums, in order."""

    words: NDArray[np.uint32]
    counts: NDArray[np.uint8]  #: 255 at most

    def seen(self, word: str, less: int = 0) -> int:
        """How often, in steps from 0 to 4; `less` texts are not counted."""
        key = checksum(word)
        at = int(self.words.searchsorted(np.uint32(key)))  # a plain int would have all words copied
        known = at < len(self.words) and int(self.words[at]) == key
        times = int(self.counts[at]) - less if known else 0
        return sum(times >= least for least in _OFTEN)


def vocabulary(texts: Iterable[Iterable[str]]) -> Vocabulary:
    """The vocabulary of texts, each given as its words."""
    counted = Counter(key for words in texts for key in {checksum(word) for word in words})
    keys = sorted(counted)
    return Vocabulary(np.array(keys, dtype=np.uint32), np.array([min(counted[key], 255) for key in keys], dtype=np.uint8))


@dataclass(frozen=True)
class Naming:
    """A fitted model, and the words it has seen."""

    vocabulary: Vocabulary
    model: Linear

    def seen(self, word: str) -> int:
        """How often a word was seen, in steps from 0 to 4."""
        return self.vocabulary.seen(word)

    def __call__(self, candidates: Sequence[Sequence[str]]) -> list[Parts]:
        """The log-odds of each part, and of nobody, of each candidate."""
        return [self._weighed(one) for one in candidates]

    def _weighed(self, telling: Sequence[str]) -> Parts:
        chance = np.exp(self.model.chances(row_of(telling)))
        odds = np.log(chance + 1e-9) - np.log(1 - chance + 1e-9)
        return dict(zip(PARTS, (float(value) for value in odds), strict=True))


def read_naming(path: Path = FILE) -> Naming:
    """The model of a file. Raises `BadKnowledge` where it is missing, damaged or made for other parts."""
    model, held = read_linear(path, _NAMES, ("words", "counts"))
    return Naming(Vocabulary(held["words"], held["counts"]), model)


def write_naming(path: Path, model: Naming) -> None:
    """Writes the model where `read_naming` finds it. Raises `OSError`."""
    write_linear(path, model.model, _NAMES, {"words": model.vocabulary.words, "counts": model.vocabulary.counts})
