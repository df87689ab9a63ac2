"""What the models' lanes are tried on: a real store, the rules' line over it, and a model that says what it is told to."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.answering import Answering
from bot.line import Line
from bot.model_lane import LaneSettings, ModelLane
from bot.reader import ReadingHere
from bot.waking import Bell
from storage.casefile import CaseFile, case_file
from storage.inbox import keep
from storage.ladder import Ladder, Rung
from storage.model_runs import READ, TRANSLATE, Allowance
from storage.store import Store
from tests.storage.arrivals import arrival
from triage.assessment import Level
from triage.extraction import Extraction
from triage.merge import Added
from triage.message import Tip
from triage.understanding import Understanding, World

LADDERS = {level: Ladder((Rung("duty", ("desk",), 60.0),)) for level in (Level.CRITICAL, Level.HIGH)}


class Scripted:
    """A model that answers what it is told to; `seen` keeps the tips it was asked about."""

    def __init__(self, answer: Callable[[Tip, Understanding], Added] | None = None, fault: Exception | None = None) -> None:
        self.answer = answer or (lambda tip, made: Added())
        self.fault = fault
        self.stall = False
        self.seen: list[Tip] = []
        self.running = 0
        self.most_running = 0

    async def read(self, tip: Tip, made: Understanding) -> Added:
        self.seen.append(tip)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await asyncio.sleep(30 if self.stall else 0.01)
            if self.fault:
                raise self.fault
            return self.answer(tip, made)
        finally:
            self.running -= 1

    async def translate(self, texts: Sequence[str], known: Extraction) -> list[str]:
        return [f"번역 {text}" for text in texts]


@dataclass
class House:
    """A store, a rules' line and a lane over it, with a clock that is moved by hand."""

    store: Store
    world: World
    now: datetime
    armed: list[int]

    def lane(self, model: Any, **given: Any) -> ModelLane:
        settings = LaneSettings(
            "fake:x", {READ: "read.v1", TRANSLATE: "translate.v1"}, given.pop("allowance", Allowance(100, 1000)), **given
        )
        return ModelLane(
            self.store,
            ReadingHere(self.world).understand,
            model,
            settings,
            LADDERS,
            lambda tx, climbed: self.armed.append(climbed.step),
        )

    async def hear(self, text: str, chat: str = "a", number: str = "1") -> None:
        """A message comes in and the rules read it."""
        with self.store.write() as tx:
            keep(tx, [arrival(number, chat, text)])
        await self.read()

    async def read(self) -> None:
        line = Line(
            self.store,
            ReadingHere(self.world).understand,
            LADDERS,
            lambda tx, climbed: None,
            Answering({}, ""),
            Bell(asyncio.get_running_loop()),
        )
        while await line.read_waiting():
            pass

    async def ask(self, lane: ModelLane, times: int = 1) -> None:
        for _ in range(times):
            await lane.begin()
            await lane.settle()

    def case(self, number: int = 1) -> CaseFile:
        with self.store.read() as tx:
            found = case_file(tx, number)
        assert found is not None
        return found

    def count(self, table: sa.Table) -> int:
        with self.store.read() as tx:
            return int(tx.value(sa.select(sa.func.count()).select_from(table)))
