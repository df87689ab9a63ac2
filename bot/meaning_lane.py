"""The embedding model's own lane: finds known compounds that are told in other words, after the rules have read."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from bot.model_lane import LaneSettings, QuestionLane, outcome_of
from bot.reading import Reader
from knowledge.alike import Alike
from knowledge.compounds import Compound
from knowledge.own_compounds import Own
from storage.model_answers import save_candidates
from storage.model_runs import MEANING, Question, finish
from storage.store import Store, Tx
from triage.extraction import Extraction
from triage.understanding import Understanding

log = logging.getLogger("tipline.meaning")

#: How words are made into vectors and weighed, by version; kept with each question.
VERSIONS = {MEANING: "meaning.v1"}


class Meaning(Protocol):
    """What compares words with compounds, see `knowledge.meaning`, which a line without an embedding model does not load."""

    def knows(self, compounds: Sequence[Compound]) -> bool: ...

    async def learn(self, compounds: Sequence[Compound]) -> int: ...

    async def alike(self, texts: Sequence[str], known: Extraction) -> Mapping[str, Alike]: ...


class MeaningLane(QuestionLane):
    """Matches every case that the rules have read once more, with likeness in meaning. Levels and fields stay the rules'."""

    def __init__(
        self,
        store: Store,
        reader: Reader,
        meaning: Meaning,
        settings: LaneSettings,
        own: Own,
        compounds: Callable[[Own], Sequence[Compound]],
    ) -> None:
        """`compounds(own)` are all that are known with what officers say of them."""
        super().__init__(store, reader.understand, settings)
        self._reader = reader
        self._meaning = meaning
        self._own = own
        self._with = compounds
        self._compounds = compounds(own)

    def heard(self, own: Own) -> None:
        """Compares with these facts of officers too, from the next question on. Raises `BadKnowledge`."""
        if own != self._own:
            self._compounds, self._own = self._with(own), own

    async def begin(self) -> int:
        """Begins as many questions as may run now, once the compounds as they are now have vectors; how many."""
        return await super().begin() if await self._is_ready() else 0

    async def _is_ready(self) -> bool:
        compounds = self._compounds
        if self._meaning.knows(compounds):
            return True
        if not self.breaker.room(1, len(self._running)):
            return False
        try:
            made = await self._meaning.learn(compounds)
        except Exception as problem:  # boundary: whatever a model or the store of vectors does, the rules' result stands
            self.breaker.broke()
            log.warning("action=meaning_learn outcome=%s problem=%s", outcome_of(problem), type(problem).__name__)
            return False
        self.breaker.worked()
        log.info("action=meaning_learn compounds=%d embedded=%d", len(compounds), made)
        return True

    async def _asked(self, question: Question, made: Understanding) -> Callable[[Tx], None]:
        alike = await self._meaning.alike([message.text for message in question.tip.messages], made.extraction)
        lifted = await asyncio.to_thread(self._reader.match_again, question.tip, alike) if alike else made.candidates
        log.info("action=meaning_asked case=%d alike=%d", question.case_id, len(alike))
        if lifted == made.candidates:
            return lambda tx: finish(tx, question.run_id, "done", "same")
        return lambda tx: save_candidates(tx, question, lifted)
