"""The matcher's weights: the ones the code comes with, and those learned from officers, in a file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from knowledge.compounds import BadKnowledge


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds for each kind of evidence, set by hand on the texts of `bench/data`; `bench.matching --fit` shows a fit."""

    base: float = -5.0
    name: float = 7.5  #: a name of its own, said exactly
    short: float = 5.0  #: the same with three or four letters of sound
    common: float = 2.2  #: a name that is an ordinary word
    common_here: float = 2.8  #: the same where its own town is named
    facility: float = 2.6  #: a word for such a place stands with an ordinary word
    shared: float = -1.6  #: for each doubling of the compounds that share the name
    besides: float = -2.5  #: an ordinary word, where another compound is called by a name of its own
    near: float = 30.0  #: for each whole point of likeness above `NEARLY`
    near_base: float = 2.5
    near_short: float = 3.4  #: a short name said nearly, beside its own town
    town: float = 1.8  #: its town or province is named
    shared_town: float = 2.6  #: and that tells it from others of the name
    elsewhere: float = -3.5  #: only other towns are named
    close: float = 3.0  #: a position within 500 m of it
    nearby: float = 1.5  #: a position within 1.5 km
    looks: float = 0.9  #: for each unit of rarity of what is described alike
    looks_here: float = 0.55  #: the same again where the town is right too
    differs: float = -1.8  #: another number of floors than it has
    alike: float = 2.0  #: the description as a whole, above 0.5


def read_weights(path: Path) -> Weights | None:
    """The weights of a file; None where there is no file. A weight it does not tell stays. Raises `BadKnowledge`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise BadKnowledge(f"{path}: {type(problem).__name__}") from None
    if not isinstance(told, dict) or not all(_is_weight(value) for value in told.values()):
        raise BadKnowledge(f"{path} holds no weights")
    known = {field.name for field in fields(Weights)}
    return replace(Weights(), **{name: float(value) for name, value in told.items() if name in known})


def _is_weight(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1000


def write_weights(path: Path, weights: Weights) -> None:
    """Writes the weights so that a reader finds the old file or the new one, never half of it. Raises `OSError`."""
    told: Mapping[str, float] = asdict(weights)
    half = path.with_suffix(".new")
    half.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    half.replace(path)
