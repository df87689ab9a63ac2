"""Fits the learned reader of names to whole labelled tips: `python -m bench.naming` writes its weights; `--cross` measures it.

With `--cross` people are scored with weights fitted to other tips alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from bench.corpus import WHOLE, samples
from bench.fitted import Example, asked_to_cross, crossed, fitted
from bench.quality import print_measures, read_rows
from knowledge.linear import checksum, row_of
from knowledge.naming import FILE, PARTS, Naming, Vocabulary, vocabulary, write_naming
from knowledge.world import load_world
from triage.extract.candidates import candidates_of
from triage.extract.korean_names import full_names
from triage.extract.learned import Learned
from triage.extract.naming import words_of
from triage.extract.passages import passages
from triage.extract.rules import stance_in
from triage.message import Tip
from triage.understanding import World, viewed
from triage.wire import tip_from_json

_FREEDOM = 100.0  #: how little the weights are held back; scikit-learn's C


@dataclass(frozen=True, slots=True)
class Known:
    """The words of every labelled text, and in how many whole tips each full name is somebody's: it is a name however common."""

    words: Vocabulary
    names: Counter[str]

    def seen(self, word: str, own: Set[str], wanted: Set[str]) -> int:
        """How often a word was seen by whoever knows all texts but one: `own` are its words, `wanted` the names in it."""
        if self.names[word] > (word in wanted):
            return 0
        return self.words.seen(word, less=word in own)

    def vocabulary(self) -> Vocabulary:
        """What is shipped: all words but these names."""
        names = [checksum(name) for name in self.names]
        kept = ~np.isin(self.words.words, np.array(names, dtype=np.uint32))
        return Vocabulary(self.words.words[kept], self.words.counts[kept])


def known_from(rows: Sequence[Mapping[str, Any]]) -> Known:
    """What is known by these whole tips and every other labelled text."""
    named = ({_key(one["name"]) for one in row["label"]["people"] if one["name"]} for row in rows)
    names = Counter(name for found in named for name in found if len(name) > 2 and len(name) in full_names(name))
    return Known(vocabulary(_words(one.tip) for one in samples()), names)


def _words(tip: Tip) -> set[str]:
    return {word for passage in passages(tip) for word in words_of(passage.text)}


def shown(row: Mapping[str, Any], world: World, known: Known) -> list[Example]:
    """The candidates of a labelled tip; a part of a name that is written in full elsewhere is left out.

    Its own words count as seen only where other texts hold them too, as it is with a tip nobody has seen.
    """
    tip = tip_from_json(row)
    about = frozenset(viewed(tip, world).hits)
    wanted = {_key(one["name"]): one["role"] for one in row["label"]["people"] if one["name"]}
    found = []
    own = _words(tip)

    def seen(word: str) -> int:
        return known.seen(word, own, wanted.keys())

    for _, candidate, telling in candidates_of(passages(tip), stance_in(tip), about, seen):
        key = _key(candidate.named.name)
        if key not in wanted and any(name.endswith(key) for name in wanted):
            continue
        role = wanted.get(key)
        part = next(place for place, one in enumerate(PARTS) if (one.value if one else None) == role)
        found.append(Example(row_of(telling), part))
    return found


def _key(name: str) -> str:
    return "".join(name.split()).casefold()


def fit(every: Sequence[Example], known: Vocabulary) -> Naming:
    """The model under which the labels of these candidates are most likely."""
    return Naming(known, fitted(every, _FREEDOM))


def cross(rows: Sequence[dict[str, Any]], world: World) -> None:
    """Prints the measures of the whole understanding, people being read with weights fitted without each tip."""
    known = known_from(rows)
    every, words = [shown(row, world, known) for row in rows], known.vocabulary()

    def without(others: Sequence[Example]) -> World:
        return replace(world, learned=replace(world.learned, names=fit(others, words)))

    print_measures(f"{WHOLE.name}, people by weights fitted without each", crossed(rows, every, without))


def main(given: Sequence[str] | None = None) -> None:
    """Fits and writes, or with `--cross` measures."""
    world = replace(load_world(), learned=Learned())
    rows = read_rows(WHOLE)
    if asked_to_cross("naming", __doc__, given):
        cross(rows, world)
        return
    known = known_from(rows)
    every = [one for row in rows for one in shown(row, world, known)]
    write_naming(FILE, fit(every, known.vocabulary()))
    print(f"fitted to {len(every)} candidates of {len(rows)} tips; {FILE.stat().st_size / 2**20:.1f} MB")


if __name__ == "__main__":
    main()
