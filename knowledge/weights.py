"""The matcher's weights: the ones the code comes with, and those learned from officers, in a file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from knowledge.compounds import BadKnowledge
from knowledge.weighing import Weights


def read_weights(path: Path) -> Weights | None:
    """The weights of a file; None where there is no file. A weight it does not tell stays. Raises `BadKnowledge`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as problem:
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
