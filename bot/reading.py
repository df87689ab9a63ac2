"""Where tips are read: in a process of its own, so that no rule that hangs or crashes can hold up the line; or here.

Values go in and values come out. The process is a child of the line, started with it and started again when it dies; what it was
reading then is read once more.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from bot.child import LIMIT, READER, Child, head_start
from knowledge.alike import Alike
from knowledge.own_compounds import Own
from knowledge.weighing import Weights
from triage.assessment import Candidate
from triage.extraction import Finding, Place
from triage.message import Tip
from triage.understanding import Understanding

log = logging.getLogger("tipline.reading")

#: Seconds a new process may take until it reads; once none has read for so long, tips go to people unread.
PATIENCE = 60.0
#: Seconds between two looks whether the process lives.
LOOK_EVERY = 1.0
#: Seconds until a process that died while it was loading is started anew, doubled each time, up to the second figure.
AGAIN_AFTER, AGAIN_AT_MOST = 1.0, 30.0


class NotRead(Exception):
    """The rules made nothing of a tip: it took too long, or nothing is there that reads. A person must look."""


class Reader(Protocol):
    """What reads for the line. Its questions block: ask them off the event loop."""

    def understand(self, tip: Tip) -> Understanding:
        """What the rules make of the tip. Raises `NotRead`."""

    def match_again(self, tip: Tip, alike: Mapping[str, Alike]) -> tuple[Candidate, ...]:
        """The candidates the rules find, lifted by likeness in meaning. Raises `NotRead`."""

    def find_places(self, text: str) -> tuple[Finding[Place], ...]:
        """Every place named in the text. Raises `NotRead`."""

    def learn(self, own: Own) -> bool:
        """Reads with these facts of officers from now on; whether they are others than before. Raises `NotRead`."""

    def start(self) -> None:
        """Begins to get ready; returns at once."""

    async def run(self) -> None:
        """Keeps it ready until cancelled."""

    def close(self) -> None:
        """Ends it; a question under way raises `NotRead`."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a reading process finds what is known, see `knowledge.world.load_world`."""

    index_path: Path | None = None
    chroma_url: str | None = None
    compounds_file: Path | None = None
    places_file: Path | None = None
    weights: Weights | None = None
    own: Own = field(default_factory=dict)
    phrasing: Path | None = None  #: the learned reader's weights, None for those that are shipped


class ReadingProcess:
    """A process that reads, one question at a time. `module` is what runs in it (`python -m`)."""

    def __init__(
        self, sources: Sources | None = None, limit: float = LIMIT, patience: float = PATIENCE, module: str = READER
    ) -> None:
        """Without `sources` it may be started, and waits for `load` then."""
        self._sources = sources
        self._limit = limit
        self._patience = patience
        self._module = module
        self._asking = threading.Lock()
        self._child: Child | None = None
        self._stillborn = 0
        self._missing_since = time.monotonic()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The number of the process, where there is one."""
        return self._child.process.pid if self._child else None

    def start(self) -> None:
        """Begins to get ready, if it has not begun; returns at once."""
        with self._asking:
            if self._child is None:
                # One that has a head start knows the usual limit and waits to be told what to load.
                usual = self._module == READER and self._limit == LIMIT
                self._child = head_start.taken() if usual else None
                if self._child is None:
                    self._renew()
                elif self._sources is not None:
                    self._child.tell(self._sources)

    def load(self, sources: Sources) -> None:
        """Has it load what is known from there; returns at once."""
        with self._asking:
            self._sources = sources
            if self._child is not None:
                self._child.tell(sources)

    def understand(self, tip: Tip) -> Understanding:
        """What the rules make of the tip. Raises `NotRead`."""
        made: Understanding = self._asked("understand", tip)
        return made

    def match_again(self, tip: Tip, alike: Mapping[str, Alike]) -> tuple[Candidate, ...]:
        """The candidates the rules find, lifted by likeness in meaning. Raises `NotRead`."""
        found: tuple[Candidate, ...] = self._asked("match_again", (tip, alike))
        return found

    def find_places(self, text: str) -> tuple[Finding[Place], ...]:
        """Every place named in the text. Raises `NotRead`."""
        found: tuple[Finding[Place], ...] = self._asked("find_places", text)
        return found

    def learn(self, own: Own) -> bool:
        """Reads with these facts from now on, after a restart too; whether they are others than before. Raises `NotRead`."""
        known = self._sources or Sources()
        changed = own != known.own
        self._sources = replace(known, own=own)
        self._asked("learn", own)
        return changed

    async def run(self) -> None:
        """Starts the process again when it has died, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await asyncio.to_thread(self._look)

    def close(self) -> None:
        """Ends the process; a question under way raises `NotRead`, as does every later one."""
        self._closed = True
        if self._child is not None:
            self._child.end()

    def _asked(self, what: str, value: Any) -> Any:
        with self._asking:
            for _ in range(2):
                child = self._readied()
                try:
                    done, answer = child.ask((what, value), self._limit)
                except TimeoutError:
                    log.error("action=reading_killed what=%s seconds=%g", what, self._limit)
                    self._renew()
                    raise NotRead("reading: took too long") from None
                except (EOFError, OSError):
                    log.error("action=reading_died what=%s", what)
                    self._renew()
                    continue
                if not done:
                    raise NotRead(f"reading: {answer}")
                return answer
        raise NotRead("reading: died twice")

    def _readied(self) -> Child:
        """A child that can be asked. Raises `NotRead` where there has been none for as long as our patience."""
        while not self._closed:
            child = self._child or self._renew()
            left = self._missing_since + self._patience - time.monotonic()
            try:
                if child.is_ready(max(0.0, left)):
                    self._stillborn = 0
                    return child
            except (EOFError, OSError):
                self._replace_stillborn(child)
                time.sleep(min(0.1, max(0.0, left)))
            if left <= 0:
                break
        raise NotRead("reading: not there")

    def _look(self) -> None:
        """Replaces a child that died; leaves it to whoever is asking, if somebody is."""
        if not self._asking.acquire(blocking=False):
            return
        try:
            child = self._child
            if child is None or child.process.poll() is None:
                return
            try:
                ready = child.is_ready(0.0)
            except (EOFError, OSError):
                ready = False
            if ready:
                log.error("action=reading_died what=nothing")
                self._renew()
            else:
                self._replace_stillborn(child)
        finally:
            self._asking.release()

    def _replace_stillborn(self, child: Child) -> None:
        """Starts another child in place of one that died while loading, once it is time."""
        wait = min(AGAIN_AFTER * 2**self._stillborn, AGAIN_AT_MOST)
        if time.monotonic() - child.born >= wait and not self._closed:
            self._stillborn += 1
            log.error("action=reading_not_loaded times=%d", self._stillborn)
            self._renew()

    def _renew(self) -> Child:
        """Another child, in place of the one there may be; only for who holds the lock."""
        if self._child is not None:
            if self._child.was_ready:
                self._missing_since = time.monotonic()
            self._child.drop()
        self._child = Child(self._module, self._sources, self._limit)
        if self._closed:
            self._child.end()
        return self._child
