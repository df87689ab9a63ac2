"""Cues: what words show something, one row each, and the text form in which they are looked for."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from triage.patterns import Anchored, Pattern, compile_pattern

UNSPACED = frozenset({"ko", "zh", "km", "th"})
"""Languages written without reliable spaces between words."""

_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_MOST_HITS = 12  # of one cue in one tip: more say nothing new


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show something: an `Indicator` value or a helper as "plea" or "film"."""

    id: str
    shows: str
    language: str
    written: str  #: the pattern in the language of `triage/patterns.py`
    pattern: Pattern
    bare: Pattern  #: the same without marks, for Vietnamese typed without them
    example: str  #: must match
    counterexample: str  #: must not match
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, and which characters are read as which others (traditional Chinese as simplified)."""

    cues: tuple[Cue, ...] = ()
    same: Mapping[int, int] = field(default_factory=dict)
    _marked: Anchored = field(init=False, compare=False, repr=False)
    _bare: Anchored = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_marked", Anchored(cue.pattern for cue in self.cues))
        object.__setattr__(self, "_bare", Anchored(cue.bare for cue in self.cues))

    def form(self, text: str) -> str:
        """The text as cues read it: lower case, quotes straight, characters that are the same made one. Its length stays."""
        return "".join(map(_letter, text.translate(self.same)))

    def found(self, form: str, language: str) -> Iterator[tuple[Cue, int, int]]:
        """Every cue in a text in cue form, with its characters [start, end).

        All languages are looked for, since people mix them, but for Vietnamese: without its marks it looks like others.
        """
        marked = bool(_MARKED.search(form))
        vietnamese = language == "vi" or bool(_VIETNAMESE.search(form))
        for number in (self._marked if marked else self._bare).worth_trying(form):
            cue = self.cues[number]
            if cue.language == "vi" and not vietnamese:
                continue
            pattern = cue.pattern if marked else cue.bare
            for count, match in enumerate(pattern.regex.finditer(form)):
                if count == _MOST_HITS:
                    break
                yield cue, match.start(), match.end()


def cue_pattern(written: str, language: str, lexicon: Lexicon) -> tuple[Pattern, Pattern]:
    """The pattern of a cue in the form in which texts are read, with marks and without. Raises `PatternError`."""
    form = lexicon.form(written)
    pattern = compile_pattern(form, spaced=language not in UNSPACED)
    plain = bare(form)
    return pattern, pattern if plain == form else compile_pattern(plain, spaced=True)


def bare(form: str) -> str:
    """The same text with Latin letters without their marks; its length stays."""
    return "".join(map(_unmarked, form)) if _MARKED.search(form) else form


def _unmarked(char: str) -> str:
    if char == "đ":
        return "d"
    return unicodedata.normalize("NFD", char)[0] if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" else char


@lru_cache(maxsize=8192)
def _letter(char: str) -> str:
    if char in "’‘`´":
        return "'"
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
