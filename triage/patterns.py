"""The small pattern language of the cue files: words with gaps and alternatives, turned into expressions that run in linear time.

| written | means |
|---|---|
| a space | white space or none where words are not parted (Korean, Chinese, Khmer, Thai); at least one in Latin script |
| `(a\\|b)` | either; `(a\\|b)?` may be missing |
| `~`, `~30` | up to 12, or up to 30, characters of the same sentence |
| a space and `?` | white space or none in any language |
| `#` | a number in figures |
| `[1-7]` | one of these characters |
| `@` | no figure stands before |
| `^`, `$` | the beginning, the end of a message |
| `word*` | in Latin script: any ending; otherwise a word must end there |

Everything else stands for itself. Patterns are read in lower case.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

_GAP = 12
_LATIN = r"a-z0-9\u00df-\u024f\u1e00-\u1eff"
_STACKS = "\u17d2"  # Khmer: what follows is a part of the letter before, as in ឈ្លោះ, which holds no លោះ
_SENTENCE_END = r"\n.!?。！？"
_SPECIAL = " ~#^$*[@"
_SHORTHAND = {"#": r"\d[\d,.]*", "@": r"(?<!\d)", "^": "^", "$": r"[\s.!?~ㅠㅜ]*$"}
_END_OF_WORD = ("", *_SPECIAL, "(", ")", "|")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression, and words of which at least one stands in every text it matches (none known: empty)."""

    regex: re.Pattern[str]
    anchors: frozenset[str]


class Anchored:
    """Patterns by their anchors: which of very many are worth trying on a text, told in about the time of one."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._always: list[int] = []
        self._by_head: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            if not pattern.anchors:
                self._always.append(number)
            for anchor in pattern.anchors:
                self._by_head[anchor[:2]].append((anchor, number))

    def worth_trying(self, text: str) -> list[int]:
        """The numbers, in order, of the patterns that have an anchor in the text or none at all: no other can match it."""
        heads = self._by_head.keys() & {*text, *map(add, text, text[1:])}
        found = {number for head in heads for anchor, number in self._by_head[head] if anchor in text}
        return sorted(found.union(self._always))


def compile_pattern(written: str, spaced: bool) -> Pattern:
    """The pattern as an expression; `spaced` where the language parts its words. Raises `PatternError`."""
    reader = _Reader(written.lower(), spaced)
    source, anchors = reader.alternatives()
    if reader.at < len(reader.written):
        raise PatternError(f"{written!r}: unexpected ')' at {reader.at}")
    if spaced:
        source = rf"(?<![{_LATIN}])(?:{source})" + ("" if written.endswith("*") else rf"(?![{_LATIN}])")
    else:
        source = rf"(?<!{_STACKS})(?:{source})"
    return Pattern(re.compile(source, re.MULTILINE), anchors)


@dataclass(slots=True)
class _Reader:
    """Reads a pattern from left to right; `at` is the next character."""

    written: str
    spaced: bool
    at: int = 0

    def alternatives(self) -> tuple[str, frozenset[str]]:
        """Everything up to the closing bracket or the end: its expression and its anchors."""
        branches = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            branches.append(self._sequence())
        source = "|".join(branch[0] for branch in branches)
        known = all(branch[1] for branch in branches)
        return source, frozenset().union(*(branch[1] for branch in branches)) if known else frozenset()

    def _sequence(self) -> tuple[str, frozenset[str]]:
        parts: list[str] = []
        candidates: list[frozenset[str]] = []
        while (char := self._next()) not in ("", ")", "|"):
            if char == "(":
                source, anchors = self._group()
                parts.append(source)
                candidates.append(anchors)
            elif char in _SPECIAL:
                parts.append(self._special(char))
            else:
                word = self._word()
                parts.append(self._literal(word))
                candidates.append(frozenset((word,)))
        return "".join(parts), _best(candidates)

    def _group(self) -> tuple[str, frozenset[str]]:
        self.at += 1
        source, anchors = self.alternatives()
        if self._next() != ")":
            raise PatternError(f"{self.written!r}: a bracket is not closed")
        self.at += 1
        if self._next() == "?":
            self.at += 1
            return f"(?:{source})?", frozenset()
        return f"(?:{source})", anchors

    def _special(self, char: str) -> str:
        self.at += 1
        if char == "~":
            start = self.at
            while self._next().isdigit():
                self.at += 1
            return rf"[^{_SENTENCE_END}]{{0,{self.written[start : self.at] or _GAP}}}?"
        if char == " " and self._next() == "?":
            self.at += 1
            return r"\s*"
        if char == "[":
            start, self.at = self.at, self.written.find("]", self.at) + 1
            if not self.at:
                raise PatternError(f"{self.written!r}: a square bracket is not closed")
            source = "[" + self.written[start : self.at]
            self.at += (optional := self._next() == "?")
            return source + "?" * optional
        if char == "*":
            return f"[{_LATIN}]*" if self.spaced else ""
        return {" ": r"\s+" if self.spaced else r"\s*", "#": r"\d[\d,.]*", "@": r"(?<!\d)", "^": "^", "$": r"[\s.!?~ㅠㅜ]*$"}[
            char
        ]

    def _literal(self, word: str) -> str:
        """The word itself; Latin letters amid unspaced writing still stand alone ("tm", not "atm")."""
        before = "(?<![a-z])" if not self.spaced and word[0].isascii() and word[0].isalpha() else ""
        after = "(?![a-z])" if not self.spaced and word[-1].isascii() and word[-1].isalpha() else ""
        return before + re.escape(word) + after

    def _word(self) -> str:
        start = self.at
        while self._next() not in _END_OF_WORD:
            self.at += 1
        return self.written[start : self.at]

    def _next(self) -> str:
        return self.written[self.at : self.at + 1]


def _best(candidates: list[frozenset[str]]) -> frozenset[str]:
    """The anchors that say most: the longest of their shortest words."""
    known = [anchors for anchors in candidates if anchors]
    return max(known, key=lambda anchors: (min(map(len, anchors)), -len(anchors)), default=frozenset())
