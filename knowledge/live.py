"""A matcher that takes what officers confirm while it is being asked."""

from collections.abc import Callable, Mapping

from knowledge.alike import Alike
from knowledge.match import Matcher
from knowledge.own_compounds import Own
from triage.assessment import Candidate
from triage.extraction import Place


class LiveMatcher:
    """A matcher that takes other facts from officers while it is being asked; questions under way end with the old ones."""

    def __init__(self, make: Callable[[Own, bool], Matcher], own: Own) -> None:
        """`make(own, alone)` builds the matcher; `alone` where no other one reads the same store yet."""
        self._make = make
        self._matcher = make(own, True)
        self.own = own

    def __call__(self, text: str, place: Place | None = None) -> tuple[Candidate, ...]:
        """Candidates, most likely first; empty where nothing known fits."""
        return self._matcher(text, place)

    def again(self, text: str, place: Place | None, alike: Mapping[str, Alike]) -> tuple[Candidate, ...]:
        """The same candidates, lifted by likeness in meaning."""
        return self._matcher.again(text, place, alike)

    def learn(self, own: Own) -> bool:
        """Matches by these facts from now on; whether they are others than before."""
        if own == self.own:
            return False
        self._matcher = self._make(own, False)
        self.own = own
        return True
