"""The learned reader: a linear model over hashed character n-grams of a tip and over what the rules found in it.

Its weights are data, fitted to labelled tips by `python -m bench.phrasing` and refitted by `tipline learn`.
"""

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import read_arrays, write_arrays
from knowledge.compounds import BadKnowledge
from triage.assessment import Category
from triage.extraction import Indicator
from triage.leaning import Leaning, least_shown
from triage.verdict import CRITICAL, SHOWN_URGENT

FILE = Path(__file__).parent / "data" / "phrasing.npz"

#: What is told of a tip, in the order of the columns of the weights.
LEVELS = ("urgent", "critical", "useful")
OUTPUTS = (*LEVELS, *(category.value for category in Category), *(indicator.value for indicator in Indicator))
GRAMS = (1, 2, 3, 4)  #: characters
SLOTS = 1 << 18  #: into which n-grams are hashed
MARK = 0.1  #: how much a mark weighs beside n-grams, which together have length 1
LONGEST = 4000  #: characters of a form that are read
_BASE = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - SLOTS.bit_length() + 1)  # the highest bits are mixed best
_TOLD = 3  # of the words that weigh most
_WORD = re.compile(r"\S+")
_END = re.compile(r"\n|(?<=[.!?。！？។~…])\s+|(?<=[요다까죠네여유어])\s+|\s{2,}")
_BRIEF = 14  # characters below which a sentence is not read alone
_SENTENCES = 60  # the newest, of a very long form
_URGENT = 0  # the column
_PIECE = 8  # characters of a run without spaces

#: Log-odds above which the words behind an output are looked for: where they may be shown; danger may lie in other signs.
_TOLD_FROM = {
    "urgent": SHOWN_URGENT - 3,
    "critical": CRITICAL,
    **{indicator.value: least_shown(indicator) for indicator in Indicator},
}

Span = tuple[int, int]
Ids = NDArray[np.int64]
Floats = NDArray[np.float32]


def grams(form: str) -> tuple[Ids, Ids, Ids]:
    """Slot, first character and length in characters of every n-gram; figures are read as 0, white space as one space."""
    codes, at = _codes(form)
    slots, starts, sizes = [], [], []
    running = np.zeros(len(codes), dtype=np.uint64)
    for size in range(1, max(GRAMS) + 1):
        if len(codes) < size:
            break
        running = running[: len(codes) - size + 1] * _BASE + codes[size - 1 :]
        if size in GRAMS:
            mixed = (running + np.uint64(size)) * _BASE
            slots.append(((mixed ^ (mixed >> np.uint64(29))) * _BASE >> _SHIFT).astype(np.int64))
            starts.append(at[: len(running)])
            sizes.append(np.full(len(running), size, dtype=np.int64))
    nothing = np.zeros(0, dtype=np.int64)
    if not slots:
        return nothing, nothing, nothing
    return np.concatenate(slots), np.concatenate(starts), np.concatenate(sizes)


def _codes(form: str) -> tuple[NDArray[np.uint64], Ids]:
    """The characters of a form as numbers, framed by spaces, and where each stands in the form."""
    out, at, last = [32], [0], 32
    for place, char in enumerate(form[:LONGEST]):
        code = 48 if char.isdecimal() else 32 if char.isspace() or char == "\ufffc" else ord(char)
        if code != 32 or last != 32:
            out.append(code)
            at.append(place)
        last = code
    if last != 32:
        out.append(32)
        at.append(max(len(form[:LONGEST]) - 1, 0))
    return np.array(out, dtype=np.uint64), np.array(at, dtype=np.int64)


@dataclass(frozen=True)
class Phrasing:
    """A fitted model: a weight for each slot and each mark, and a constant, of every output."""

    slots: NDArray[np.int8]  #: (SLOTS, outputs), in units of `unit`
    unit: Floats  #: (outputs,)
    marks: dict[str, int]  #: row of `weights` of each mark that is known
    weights: Floats  #: (marks, outputs)
    base: Floats  #: (outputs,)

    def __call__(self, form: str, marks: frozenset[str]) -> Leaning:
        """What a tip in cue form with these marks leans to."""
        slots, starts, sizes = grams(form)
        once = np.unique(slots)
        known = [self.marks[mark] for mark in marks if mark in self.marks]
        score = self.base + MARK * self.weights[known].sum(axis=0)
        if len(once):
            score = score + self.slots[once].sum(axis=0, dtype=np.float32) * self.unit / np.sqrt(len(once))
        told = dict(zip(OUTPUTS, (float(value) for value in score), strict=True))
        peak, sentence = self._peak(form, slots, starts, sizes)
        shown = [name for name, least in _TOLD_FROM.items() if told[name] > least]
        return Leaning(
            urgent=told["urgent"],
            peak=peak,
            critical=told["critical"],
            useful=told["useful"],
            categories={category: told[category.value] for category in Category},
            indicators={indicator: told[indicator.value] for indicator in Indicator},
            telling={
                **{name: self._telling(form, OUTPUTS.index(name), slots, starts, sizes) for name in shown},
                "peak": (sentence,),
            },
        )

    def _peak(self, form: str, slots: Ids, starts: Ids, sizes: Ids) -> tuple[float, Span]:
        """How much the most urgent sentence, or two in a row, lean to urgent by their n-grams alone, and where they stand."""
        weights = self.slots[slots, _URGENT].astype(np.float32) * self.unit[_URGENT]
        best = -math.inf, (0, 0)
        for start, end in _stretches(form[:LONGEST]):
            inside = (starts >= start) & (starts + sizes <= end)
            _, once = np.unique(slots[inside], return_index=True)
            if len(once):
                alone = float(self.base[_URGENT] + weights[inside][once].sum() / math.sqrt(len(once)))
                best = max(best, (alone, (start, end)))
        return best

    def _telling(self, form: str, output: int, slots: Ids, starts: Ids, sizes: Ids) -> tuple[tuple[int, int], ...]:
        """The words whose n-grams weigh most for an output, heaviest first."""
        heavy = np.zeros(min(len(form), LONGEST) + 1, dtype=np.float32)
        share = self.slots[slots, output] / sizes
        for offset in range(max(GRAMS)):
            inside = sizes > offset
            np.add.at(heavy, np.minimum(starts[inside] + offset, len(heavy) - 1), share[inside])
        pieces = [piece for word in _WORD.finditer(form[:LONGEST]) for piece in _pieces(*word.span())]
        weighed = sorted(((float(heavy[start:end].sum()), start, end) for start, end in pieces), reverse=True)
        return tuple((start, end) for weight, start, end in weighed[:_TOLD] if weight > 0)


def _stretches(form: str) -> list[Span]:
    """The sentences of a form and every two in a row; none where it is but one. Very short ones go with the next."""
    sentences: list[Span] = []
    start = 0
    for mark in (*_END.finditer(form), None):
        end = mark.start() if mark else len(form)
        if sentences and sentences[-1][1] - sentences[-1][0] < _BRIEF:
            sentences[-1] = sentences[-1][0], end
        elif end > start:
            sentences.append((start, end))
        start = mark.end() if mark else end
    sentences = sentences[-_SENTENCES:]
    return [*sentences, *((one[0], two[1]) for one, two in pairwise(sentences))] if len(sentences) > 1 else []


def _pieces(start: int, end: int) -> list[tuple[int, int]]:
    """A word, or a long run without spaces in pieces."""
    if end - start <= 2 * _PIECE:
        return [(start, end)]
    return [(at, min(at + _PIECE, end)) for at in range(start, end, _PIECE)]


def read_phrasing(path: Path = FILE) -> Phrasing:
    """The model of a file. Raises `BadKnowledge` where it is missing, damaged or made for other outputs."""
    held = read_arrays(path, ("outputs", "slots", "unit", "marks", "weights", "base"))
    if tuple(held["outputs"].tolist()) != OUTPUTS or held["slots"].shape != (SLOTS, len(OUTPUTS)):
        raise BadKnowledge(f"{path.name} was made for another version; run `tipline learn`")
    rows = {name: row for row, name in enumerate(held["marks"].tolist())}
    return Phrasing(held["slots"], held["unit"], rows, held["weights"], held["base"])


def write_phrasing(path: Path, model: Phrasing) -> None:
    """Writes the model where `read_phrasing` finds it. Raises `OSError`."""
    told = {"outputs": np.array(OUTPUTS), "marks": np.array(list(model.marks))}
    write_arrays(path, {**told, "slots": model.slots, "unit": model.unit, "weights": model.weights, "base": model.base})
