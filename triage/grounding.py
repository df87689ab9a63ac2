"""Whether words that somebody claims to have read really stand in the messages, and where."""

import unicodedata
from collections.abc import Sequence

from triage.extraction import Quote

_LEAST = 2


class Ground:
    """The texts of a tip, ready to look words up in: case, width, spaces and unseen characters do not count."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._plain = [_plain(text) for text in texts]

    def find(self, words: str | None) -> Quote | None:
        """Where the words first stand in one message; None where they do not, or are fewer than two letters or digits."""
        return next(iter(self.all(words)), None)

    def all(self, words: str | None) -> list[Quote]:
        """Every place where the words stand, not overlapping."""
        wanted, _ = _plain(words or "")
        if sum(char.isalnum() for char in wanted) < _LEAST:
            return []
        found = []
        for number, (plain, places) in enumerate(self._plain):
            at = plain.find(wanted)
            while at >= 0:
                start, end = places[at], places[at + len(wanted) - 1] + 1
                found.append(Quote(number, start, end, self._texts[number][start:end]))
                at = plain.find(wanted, at + len(wanted))
        return found


def _plain(text: str) -> tuple[str, list[int]]:
    """The letters that count, and beside each the place it has in the text."""
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char.isspace() or unicodedata.category(char) == "Cf":
            continue
        for form in unicodedata.normalize("NFKC", char).casefold():
            if not form.isspace():
                out.append(form)
                places.append(place)
    return "".join(out), places


def digits_of(text: str) -> str:
    """The digits of a text in any script, as 0 to 9."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
