"""Cues: what words show something, one row each, and the text form in which they are looked for."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from triage.patterns import Pattern, compile_pattern

UNSPACED = frozenset({"ko", "zh", "km", "th"})
"""Languages written without reliable spaces between words."""

_MOST_HITS = 12  # of one cue in one tip: more say nothing new


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show something: an `Indicator` value or a helper as "plea" or "film"."""

    id: str
    shows: str
    language: str
    written: str  #: the pattern in the language of `triage/patterns.py`
    pattern: Pattern
    example: str  #: must match
    counterexample: str  #: must not match
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, and which characters are read as which others (traditional Chinese as simplified)."""

    cues: tuple[Cue, ...] = ()
    same: Mapping[int, int] = field(default_factory=dict)

    def form(self, text: str) -> str:
        """The text as cues read it: lower case, Latin letters without marks, quotes straight. Its length stays."""
        return "".join(map(_letter, text.translate(self.same)))

    def found(self, form: str) -> Iterator[tuple[Cue, int, int]]:
        """Every cue in a text in cue form, with its characters [start, end)."""
        for cue in self.cues:
            if not cue.pattern.may_match(form):
                continue
            for count, match in enumerate(cue.pattern.regex.finditer(form)):
                if count == _MOST_HITS:
                    break
                yield cue, match.start(), match.end()


def cue_pattern(written: str, language: str, lexicon: Lexicon) -> Pattern:
    """The pattern of a cue, in the form in which texts are read. Raises `PatternError`."""
    return compile_pattern(lexicon.form(written), spaced=language not in UNSPACED)


@lru_cache(maxsize=8192)
def _letter(char: str) -> str:
    if char in "’‘`´":
        return "'"
    if char == "đ" or char == "Đ":
        return "d"
    if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff":
        return unicodedata.normalize("NFD", char)[0].lower()
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
