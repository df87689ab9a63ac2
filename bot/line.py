"""The line itself: reads what waits, judges it, answers, raises the alarm, and commits all of it together."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot import wiping
from bot.answering import Answer, Answering, meaning
from bot.reading import NotRead
from bot.waking import Bell
from storage.casework import Work, load, waiting
from storage.ladder import Climbed, Ladder, raise_alarm
from storage.readings import give_up, save
from storage.sightings import keep as keep_sighting
from storage.store import Store, StoreError, Tx
from storage.talk import say, set_dialogue
from storage.wiping import order as order_wiping
from triage.assessment import Level
from triage.message import Tip
from triage.sighting import Sighting, sighting_of
from triage.understanding import Understanding
from triage.wordings import with_old_wordings

log = logging.getLogger("tipline.line")

#: Writes the next rung of a ladder into the transaction that climbed the one before.
Arm = Callable[[Tx, Climbed], None]

#: Failed readings of one case after which it goes to a person unread.
MOST_FAILURES = 3
#: Calm cases read and committed together; an alarming one, and a message that comes in, may have to wait for so many.
AT_ONCE = 6
#: Seconds after which no further calm case is read before those that were are committed: a long one holds up no alarm.
LONG = 0.5
#: While messages come in by the crowd, the reading of calm ones pauses so many times as long as it took.
BREATH = 4.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A case read once: what it says, what the newest words say by themselves where that matters, and the answer.

    `sighting` is what it says of a site nobody knows yet.
    """

    work: Work
    made: Understanding
    fresh: Understanding | None
    answer: Answer
    sighting: Sighting | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A case of which the rules made nothing, and why: it goes to a person at once."""

    work: Work
    why: str


class Line:
    """Reads cases as messages come in, the most alarming first look first."""

    def __init__(
        self,
        store: Store,
        understand: Callable[[Tip], Understanding],
        ladders: Mapping[Level, Ladder],
        arm: Arm,
        answering: Answering,
        bell: Bell,
        busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """`understand` reads a tip or raises `NotRead`; `busy` tells whether messages come in faster than they are written."""
        self._store = store
        self._understand = understand
        self._ladders = ladders
        self._arm = arm
        self._answering = answering
        self._bell = bell
        self._busy = busy
        self._failures: dict[int, int] = {}

    async def run(self) -> None:
        """Reads until cancelled; a failing database is waited for."""
        while True:
            try:
                busy = await self.read_waiting()
            except StoreError as problem:
                log.error("action=read_waiting problem=%s", problem)
                busy = False
                await asyncio.sleep(1)
            if not busy:
                await self._bell.wait("case", 1.0)

    async def read_waiting(self) -> bool:
        """Reads cases that wait now: the alarming ones one by one, others in one go; whether there were any."""
        cases = await self._store.look(lambda tx: waiting(tx, AT_ONCE))
        alarming = [case_id for case_id, glance in cases if glance > 0]
        for case_id in alarming:
            await self._read_safely(case_id)
        if not alarming and cases:
            await self._read_together([case_id for case_id, _ in cases])
        return bool(cases)

    async def _read_together(self, cases: Sequence[int]) -> None:
        """Reads calm cases and commits them at once; where one of them fails, each is read by itself."""
        begun = time.monotonic()
        try:
            readings = await asyncio.to_thread(self._load_and_think, cases)
            await self._store.run(lambda tx: self._commit_all(tx, readings))
        except StoreError:
            raise
        except Exception:  # boundary: one unreadable case must not hold up the others
            for case_id in cases:
                await self._read_safely(case_id)
        if self._busy():
            # Messages that are not on disk yet go before those that are and do not look alarming.
            await asyncio.sleep(min(BREATH * (time.monotonic() - begun), 1.0))

    def _commit_all(self, tx: Tx, readings: "Sequence[Reading | Unread]") -> None:
        for reading in readings:
            self._commit(tx, reading)

    def _load_and_think(self, cases: Sequence[int]) -> "list[Reading | Unread]":
        with self._store.read() as tx:
            works = [work for case_id in cases if (work := load(tx, case_id)) is not None]
        begun, readings = time.monotonic(), list[Reading | Unread]()
        for work in works:
            readings.append(self._think(work))
            if time.monotonic() - begun > LONG:
                break
        return readings

    async def _read_safely(self, case_id: int) -> None:
        try:
            await self.read_case(case_id)
            self._failures.pop(case_id, None)
        except StoreError:
            raise
        except Exception as problem:  # boundary: one unreadable case must not stop the line; it goes to a person
            failed = self._failures[case_id] = self._failures.get(case_id, 0) + 1
            log.error("action=read_failed case=%d try=%d problem=%s", case_id, failed, type(problem).__name__)
            if failed >= MOST_FAILURES:
                await self._store.run(lambda tx: self._give_up(tx, case_id))
                self._failures.pop(case_id, None)

    def _give_up(self, tx: Tx, case_id: int) -> None:
        give_up(tx, case_id, "could not be read: a person must look")
        self._ring(tx, case_id, Level.HIGH, again=False)

    async def read_case(self, case_id: int) -> None:
        """Reads one case and commits what came of it; nothing happens where somebody else was faster."""
        work = await self._store.look(lambda tx: load(tx, case_id))
        if work is None:
            return
        reading = await asyncio.to_thread(self._think, work)
        await self._store.run(lambda tx: self._commit(tx, reading))

    def _think(self, work: Work) -> "Reading | Unread":
        if answered := meaning(work):
            work = work.with_answer(answered)
        try:
            made = with_old_wordings(self._understand(work.tip), work.tip, work.old, self._understand)
            judged_anew = work.stood_down or work.level_by == "officer"
            fresh = self._understand(_only_fresh(work)) if judged_anew else None
        except NotRead as problem:
            return Unread(work, str(problem))
        return Reading(work, made, fresh, self._answering.answer(work, made), _sighting(work.tip, made))

    def _commit(self, tx: Tx, reading: "Reading | Unread") -> None:
        if isinstance(reading, Unread):
            log.error("action=unread case=%d problem=%s", reading.work.case_id, reading.why)
            self._give_up(tx, reading.work.case_id)
            return
        work, answer = reading.work, reading.answer
        level = level_of(reading)
        if not save(tx, work, reading.made, level):
            return
        set_dialogue(tx, work.conversation_id, answer.state, answer.language)
        keep_sighting(tx, work.case_id, reading.sighting)
        if (word := wiping.asked(work)) is not None:
            order_wiping(tx, work.case_id, work.conversation_id, word)
            answer = replace(answer, said=None)
        if answer.said is not None and not work.unreachable:
            key = f"reply:{work.conversation_id}:{work.last_message_id}"
            say(tx, work.conversation_id, answer.said, key, priority=10 + level.rank)
        if level.urgent:
            again = work.stood_down and reading.fresh is not None and reading.fresh.assessment.level.urgent
            self._ring(tx, work.case_id, level, again)
        log.info("action=read case=%d level=%s", work.case_id, level.value)

    def _ring(self, tx: Tx, case_id: int, level: Level, again: bool) -> None:
        climbed = raise_alarm(tx, case_id, level, self._ladders[level], again)
        if climbed is not None:
            self._arm(tx, climbed)


def level_of(reading: Reading) -> Level:
    """The level the case gets: an officer's word stands until newer words are more urgent; urgent never sinks by itself."""
    work, found = reading.work, reading.made.assessment.level
    if work.level is None:
        return found
    if reading.fresh is not None:
        return work.level.or_higher(reading.fresh.assessment.level)
    return work.level.or_higher(found) if work.level.urgent else found


def _sighting(tip: Tip, made: Understanding) -> Sighting | None:
    try:
        return sighting_of(tip, made)
    except Exception as problem:  # boundary: what is only kept for later must not hold up the tip
        log.error("action=sighting_failed problem=%s", type(problem).__name__)
        return None


def _only_fresh(work: Work) -> Tip:
    changed = work.old[len(work.old) - work.old_fresh :]
    return replace(work.tip, messages=(*changed, *work.tip.messages[len(work.tip.messages) - work.fresh :]))
