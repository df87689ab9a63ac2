"""The embedding model's own lane: finds known compounds that are told in other words, after the rules have read."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from bot.model_lane import LaneSettings, QuestionLane, outcome_of
from knowledge.meaning import Meaning
from knowledge.own_compounds import LiveMatcher
from storage.model_runs import MEANING, Question, finish, save_candidates
from storage.store import Store, Tx
from triage.assessment import Candidate
from triage.extraction import Place
from triage.understanding import Understanding, World, understand

log = logging.getLogger("tipline.meaning")

#: How words are made into vectors and weighed, by version; kept with each question.
VERSIONS = {MEANING: "meaning.v1"}


class MeaningLane(QuestionLane):
    """Matches every case that the rules have read once more, with likeness in meaning. Levels and fields stay the rules'."""

    def __init__(self, store: Store, world: World, match: LiveMatcher, meaning: Meaning, settings: LaneSettings) -> None:
        super().__init__(store, lambda tip: understand(tip, world), settings)
        self._world = world
        self._match = match
        self._meaning = meaning

    async def begin(self) -> int:
        """Begins as many questions as may run now, once the compounds as they are now have vectors; how many."""
        return await super().begin() if await self._is_ready() else 0

    async def _is_ready(self) -> bool:
        compounds = self._match.compounds
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

        def again(text: str, place: Place | None) -> tuple[Candidate, ...]:
            return self._match.again(text, place, alike)

        lifted = await asyncio.to_thread(understand, question.tip, replace(self._world, match=again)) if alike else made
        log.info("action=meaning_asked case=%d alike=%d", question.case_id, len(alike))
        if lifted.candidates == made.candidates:
            return lambda tx: finish(tx, question.run_id, "done", "same")
        return lambda tx: save_candidates(tx, question, lifted.candidates)
