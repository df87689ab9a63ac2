"""Lives through the demo's invented cases: each message is kept, read and answered by the line itself, at the case's own time."""

import asyncio
import heapq
import itertools
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.answering import Answering
from bot.channels.contract import Incoming
from bot.demo import deeds
from bot.demo.seeds import Deed, Does, Seed
from bot.files.looking import Looker
from bot.files.words import find_reader
from bot.files.worker import FileWorker
from bot.intake import arrival
from bot.line import Line
from bot.waking import Bell
from knowledge.contacts import consular_phone
from storage import ladder, outbox
from storage.inbox import keep
from storage.ladder import Climbed, Ladder
from storage.seeds import mark_unread_as_seeded
from storage.store import Store, Tx
from triage.assessment import Level
from triage.dialogue import Voice
from triage.message import Tip
from triage.understanding import Understanding

#: Accounts of the invented conversations that nobody sits behind, with the voice the line has there.
VOICES = {("telegram", "family"): Voice.PLAIN, ("telegram", "quiet"): Voice.QUIET}
#: How long an alarm of the past rang before the demo's officer answered it.
ANSWERED_AFTER = timedelta(seconds=90)

Happening = Callable[[], Awaitable[None]]


class Past:
    """A clock that shows the moment being lived through."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


@dataclass(frozen=True, slots=True)
class Ladders:
    """How alarms climb: those of the past as on a real day, those that ring now fast enough to be watched."""

    past: Mapping[Level, Ladder]
    ringing: Mapping[Level, Ladder]


class Sower:
    """Plays what happened, in the order it happened. `store` reads its time from `past`; `officers` are ids by role."""

    def __init__(
        self,
        store: Store,
        past: Past,
        understand: Callable[[Tip], Understanding],
        ladders: Ladders,
        officers: Mapping[str, int],
    ) -> None:
        self._store = store
        self._past = past
        self._understand = understand
        self._ladders = ladders
        self._officers = officers
        self._answering = Answering(VOICES, consular_phone())
        self._bell = Bell(asyncio.get_running_loop())
        self._files = FileWorker(store, {}, Looker(past, find_reader()), "demo", self._bell)
        self._ahead: list[tuple[datetime, int, Happening]] = []
        self._order = itertools.count()
        self._cases: dict[str, int] = {}

    async def sow(self, seeds: Sequence[Seed], now: datetime) -> int:
        """Plays everything that lies before `now`; how many cases there are then."""
        for seed in seeds:
            self._plan(seed, now - seed.ago)
        while self._ahead and self._ahead[0][0] <= now:
            self._past.now, _, happens = heapq.heappop(self._ahead)
            await happens()
            if await self._store.look(outbox.lanes_due):
                await self._store.run(_settle)
        return len(self._cases)

    def _at(self, when: datetime, happens: Happening) -> None:
        heapq.heappush(self._ahead, (when, next(self._order), happens))

    def _plan(self, seed: Seed, begun: datetime) -> None:
        line = self._line(seed, begun)
        for number, said in enumerate(seed.said):
            self._at(begun + said.after, lambda number=number: self._hear(seed, number, line))  # type: ignore[misc]
        for deed in seed.done:
            self._at(begun + deed.after, lambda deed=deed: self._do(seed, deed))  # type: ignore[misc]

    def _line(self, seed: Seed, begun: datetime) -> Line:
        takes = [begun + deed.after for deed in seed.done if deed.does is Does.TAKE]
        answered = max(takes, default=begun)

        def arm(tx: Tx, climbed: Climbed) -> None:
            self._at(climbed.due_at, lambda: self._climb(climbed, arm))
            if climbed.step == 0 and not seed.rings:
                self._at(max(tx.now + ANSWERED_AFTER, answered), lambda: self._answer(seed, climbed.escalation_id))

        ladders = self._ladders.ringing if seed.rings else self._ladders.past
        return Line(self._store, self._understand, ladders, arm, self._answering, self._bell)

    async def _hear(self, seed: Seed, number: int, line: Line) -> None:
        incoming = _incoming(seed, number, self._past.now)
        (case_id,) = await self._store.run(lambda tx: _kept(tx, incoming))
        self._cases[seed.chat] = case_id
        await line.read_case(case_id)
        if seed.said[number].file:
            await self._files.begin()
            await self._files.settle()
            await line.read_case(case_id)

    async def _do(self, seed: Seed, deed: Deed) -> None:
        officer, case_id = self._officers[deed.by], self._cases[seed.chat]
        key = f"{seed.chat}-{deed.after.total_seconds():g}"
        await self._store.run(lambda tx: deeds.do(tx, case_id, officer, deed, key))

    async def _climb(self, last: Climbed, arm: Callable[[Tx, Climbed], None]) -> None:
        def climb(tx: Tx) -> None:
            if climbed := ladder.climb(tx, last.escalation_id, last.step + 1):
                arm(tx, climbed)

        await self._store.run(climb)

    async def _answer(self, seed: Seed, escalation_id: int) -> None:
        case_id, officer = self._cases[seed.chat], self._officers["officer"]
        await self._store.run(lambda tx: deeds.answer(tx, case_id, officer, escalation_id))


def _incoming(seed: Seed, number: int, now: datetime) -> Incoming:
    said = seed.said[number]
    name = f"{seed.chat}-{number}"
    raw = json.dumps({"invented": True, **said.model_dump(mode="json", exclude_defaults=True)}, ensure_ascii=False)
    return Incoming(
        channel=seed.channel,
        account=seed.account,
        external_id=name,
        chat=seed.chat,
        message=said.message_at(now),
        raw=raw.encode(),
        message_id=name,
        language=seed.language,
        bodies=(said.body(),) if said.file else (),
    )


def _kept(tx: Tx, incoming: Incoming) -> list[int]:
    keep(tx, [arrival(incoming)])
    return mark_unread_as_seeded(tx)


def _settle(tx: Tx) -> None:
    """Counts what the line said as sent: nobody sits behind an invented conversation."""
    for lane in outbox.lanes_due(tx):
        for row in outbox.claim(tx, lane, "demo", timedelta(seconds=1), 100):
            outbox.sent(tx, row.id, f"invented:{row.key}")
