"""The cue files: which words show what, in which language, with an example that must match and one that must not."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from triage.cues import Cue, Lexicon, cue_pattern

HERE = Path(__file__).parent / "data"


@lru_cache(maxsize=1)
def load_cues() -> Lexicon:
    """The lexicon of all files `data/cues*.toml`. Raises `ValueError` where a row cannot be read."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("cues*.toml"))]
    same = {ord(one): ord(other) for file in files for one, other in _pairs(file)}
    plain = Lexicon((), same)
    return Lexicon(tuple(cue for file in files for cue in _cues(file, plain)), same)


def _pairs(file: dict[str, Any]) -> Iterator[tuple[str, str]]:
    variants = file.get("variants", {})
    for left, right in variants.items():
        yield from zip(left, right, strict=True)


def _cues(file: dict[str, Any], plain: Lexicon) -> Iterator[Cue]:
    for name, table in file.items():
        if name in ("source", "date", "variants"):
            continue
        for language, rows in table.items():
            for number, (written, example, counterexample) in enumerate(rows, 1):
                yield Cue(
                    f"{name}.{language}.{number}",
                    name,
                    language,
                    written,
                    *cue_pattern(written, language, plain),
                    example,
                    counterexample,
                    file["source"],
                    file["date"],
                )
