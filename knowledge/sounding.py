"""A text by its sound, letter by letter, with where names may begin and the way back to the characters."""

from collections.abc import Iterator

from triage.fold import Folded, folded


class Sound:
    """A text by its sound: the letters without spaces, where names may begin, and the way back to the words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = folded(text)
        self.letters, self._places = _letters(self._folded)
        index = {place: number for number, place in enumerate(self._places)}
        self.begins = frozenset(index[begin] for begin in self._folded.begins if begin in index)

    @property
    def openings(self) -> Iterator[int]:
        """Where a name may begin: at every letter but within a character that stands for several."""
        starts, ends, before = self._folded.starts, self._folded.ends, -1
        for number, place in enumerate(self._places):
            if starts[place] != before or ends[place] - starts[place] > 1:
                yield number
            before = starts[place]

    def span(self, at: int, length: int) -> tuple[int, int] | None:
        """The characters of these letters; None where they end within a character, as "Bokor" would in 보고를.

        A sound may be the end of one character and the beginning of the next: 힐로 is four letters, and 로 no part of the name.
        """
        starts, ends = self._folded.starts, self._folded.ends
        first, last = self._places[at], self._places[at + length - 1]
        start, end = starts[first], ends[last]
        if at and starts[self._places[at - 1]] == start:
            start = ends[first] - 1
        if at + length < len(self._places) and starts[self._places[at + length]] < end:
            end = starts[last] + 1
            if starts[self._places[at + length]] < end:
                return None
        return (start, end) if start < end else None


def _letters(sound: Folded) -> tuple[str, list[int]]:
    places = [index for index, letter in enumerate(sound.text) if letter != " "]
    return sound.text.replace(" ", ""), places
