"""Files of numbers that were learned: how they are packed, written and read again."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.compounds import BadKnowledge


def packed(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The weights, a column for each output, as whole numbers of -127 to 127, and the unit of each column."""
    unit = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return np.round(weights / unit).astype(np.int8), unit


def read_arrays(path: Path, names: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """The arrays of these names. Raises `BadKnowledge` where the file or one of them is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return {name: held[name] for name in names}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as problem:
        raise BadKnowledge(f"{path.name}: {type(problem).__name__}") from None


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Writes the arrays so that a reader finds the old file or the new one, never half of it. Raises `OSError`."""
    half = path.with_suffix(".new.npz")
    np.savez_compressed(half, allow_pickle=False, **arrays)
    half.replace(path)
