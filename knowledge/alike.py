"""What an embedding model says of one compound: how far it stands out for some words."""

from dataclasses import dataclass

#: Likeness from which on it speaks for a compound, and how much above that counts at most. Below lies what any hotel is like.
STANDS_OUT, COUNTS_AT_MOST = 0.4, 0.5
_SHOWN = 40


class BadVectors(ValueError):
    """What came back are no vectors of these texts; the text says why and holds nothing anybody wrote."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How far a compound stands out: 0 as near to the words as the usual compound, 1 the same words."""

    likeness: float
    words: str  #: of the tip
    row: str  #: the name or description they are like
    model: str

    @property
    def counts(self) -> float:
        """What of the likeness counts, 0 to `COUNTS_AT_MOST`."""
        return min(max(self.likeness - STANDS_OUT, 0.0), COUNTS_AT_MOST)

    @property
    def evidence(self) -> str:
        """The words for an officer, with the model they come from."""
        return f"뜻이 비슷한 설명: '{self.words[:_SHOWN]}' ~ '{self.row[:_SHOWN]}' (임베딩 {self.model})"
