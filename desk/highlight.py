"""Marks the words that fields and reasons came from in the sender's own text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from triage.extraction import Quote


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) that `name` came from."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the names of all that came from it, space-separated; "" where nothing did."""

    text: str
    names: str


def mark_of(text: str, quote: Quote, name: str) -> Mark | None:
    """Where the quote stands in the text; where its place does not fit, the first place with its words, else None."""
    if quote.text and text[quote.start : quote.end] == quote.text:
        return Mark(quote.start, quote.end, name)
    start = text.find(quote.text) if quote.text else -1
    return Mark(start, start + len(quote.text), name) if start >= 0 else None


def pieces(text: str, marks: Iterable[Mark]) -> Sequence[Piece]:
    """The text cut where marks begin and end; marks may overlap."""
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    return [
        Piece(text[start:end], " ".join(mark.name for mark in kept if mark.start <= start and end <= mark.end))
        for start, end in zip(cuts, cuts[1:], strict=False)
    ]
