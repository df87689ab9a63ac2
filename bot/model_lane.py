"""The models' own lanes: ask after the rules have read, urgent cases first, few at a time, and never in the way of an alarm."""

import asyncio
import ipaddress
import logging
import socket
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from bot.line import Arm
from storage.ladder import Ladder, raise_alarm
from storage.model_answers import save_reading, save_translations
from storage.model_runs import READ, TRANSLATE, Allowance, Question, begin, failed
from storage.store import Clock, Store, StoreError, Tx
from triage.assessment import Level
from triage.extraction import Extraction
from triage.merge import Added, with_added
from triage.message import Tip
from triage.understanding import Understanding

log = logging.getLogger("tipline.model")

_PAUSE = 0.5
#: Messages translated by one question.
_TRANSLATED_AT_ONCE = 10
_LONGEST_TRANSLATED = 4_000


class Model(Protocol):
    """What the lane asks; raises where there is no answer to use."""

    async def read(self, tip: Tip, made: Understanding) -> Added: ...

    async def translate(self, texts: Sequence[str], known: Extraction) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class LaneSettings:
    """How the model is asked. `prompts` names the prompt file of each kind of question."""

    model: str
    prompts: dict[str, str]
    allowance: Allowance
    concurrency: int = 2
    timeout: float = 8.0


class Breaker:
    """Stops asking a model that fails five times running; after a minute one question tries whether it is back."""

    def __init__(self, clock: Clock, failures: int = 5, rest: timedelta = timedelta(seconds=60)) -> None:
        self._clock = clock
        self._most = failures
        self._rest = rest
        self._failed = 0
        self._opened_at: datetime | None = None

    def room(self, wanted: int, running: int) -> int:
        """How many questions may be asked now, of as many as are wanted."""
        if self._opened_at is None:
            return wanted
        rested = self._clock() - self._opened_at >= self._rest
        return min(wanted, 1) if rested and not running else 0

    def worked(self) -> None:
        """Notes an answer; everything may be asked again."""
        self._failed, self._opened_at = 0, None

    def broke(self) -> None:
        """Notes a failure; the fifth running, or one while trying, opens the breaker."""
        self._failed += 1
        if self._failed >= self._most:
            self._opened_at = self._clock()


class QuestionLane(ABC):
    """Asks about every case that the rules have read, few at a time, and writes what comes of it; a failure changes nothing."""

    def __init__(self, store: Store, understand: Callable[[Tip], Understanding], settings: LaneSettings) -> None:
        self._store = store
        self._understand = understand
        self._settings = settings
        self._running: set[asyncio.Task[None]] = set()
        self.breaker = Breaker(store.clock)

    async def run(self) -> None:
        """Asks until cancelled; what was begun then is asked again later."""
        try:
            while True:
                try:
                    await self.begin()
                except StoreError as problem:
                    log.error("action=model_begin problem=%s", problem)
                await asyncio.sleep(_PAUSE)
        finally:
            for task in self._running:
                task.cancel()

    async def begin(self) -> int:
        """Begins as many questions as may run now; how many."""
        free = self._settings.concurrency - len(self._running)
        room = self.breaker.room(free, len(self._running))
        if room <= 0:
            return 0
        asked = self._settings
        questions = await self._store.run(lambda tx: begin(tx, room, asked.allowance, asked.model, asked.prompts))
        for question in questions:
            task = asyncio.create_task(self._answer(question))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return len(questions)

    async def settle(self) -> None:
        """Returns once every question under way is answered or has failed."""
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)

    async def _answer(self, question: Question) -> None:
        try:
            made = await asyncio.to_thread(self._understand, question.tip)
            async with asyncio.timeout(self._settings.timeout):
                write = await self._asked(question, made)
            self.breaker.worked()
            await self._store.run(write)
        except StoreError as problem:
            log.error("action=model_save problem=%s", problem)
        except Exception as problem:  # boundary: whatever a model does, the rules' result stands and says so
            await self._fail(question, problem)

    @abstractmethod
    async def _asked(self, question: Question, made: Understanding) -> Callable[[Tx], None]:
        """Asks; what is to be written of the answer. Cut off once the time for one question is over."""

    async def _fail(self, question: Question, problem: Exception) -> None:
        outcome = outcome_of(problem)
        if outcome != "refused":
            self.breaker.broke()
        log.warning("action=model_failed case=%d kind=%s outcome=%s", question.case_id, question.kind, outcome)
        try:
            await self._store.run(lambda tx: failed(tx, question, outcome))
        except StoreError as lost:
            log.error("action=model_failed problem=%s", lost)


class ModelLane(QuestionLane):
    """Asks the language model about every case that the rules have read, and writes what it adds."""

    def __init__(
        self,
        store: Store,
        understand: Callable[[Tip], Understanding],
        model: Model,
        settings: LaneSettings,
        ladders: dict[Level, Ladder],
        arm: Arm,
    ) -> None:
        super().__init__(store, understand, settings)
        self._model = model
        self._ladders = ladders
        self._arm = arm

    async def _asked(self, question: Question, made: Understanding) -> Callable[[Tx], None]:
        if question.kind == TRANSLATE:
            numbers = question.untranslated[:_TRANSLATED_AT_ONCE]
            texts = [question.tip.messages[number].text[:_LONGEST_TRANSLATED] for number in numbers]
            translated = await self._model.translate(texts, made.extraction)
            prompt = self._settings.prompts[TRANSLATE]
            return lambda tx: save_translations(tx, question, numbers, translated, self._settings.model, prompt)
        added = await self._model.read(question.tip, made)
        return lambda tx: self._save(tx, question, added)

    def _save(self, tx: Tx, question: Question, added: Added) -> None:
        level = save_reading(tx, question, added)
        if level is not None and level.urgent:
            climbed = raise_alarm(tx, question.case_id, level, self._ladders[level])
            if climbed is not None:
                self._arm(tx, climbed)
        log.info("action=model_read case=%d raised=%s dropped=%d", question.case_id, level is not None, added.dropped)


async def enriched(model: Model, tip: Tip, made: Understanding, seconds: float) -> Understanding:
    """The rules' understanding with what the model adds; where it fails, as it was, with the failure named."""
    try:
        async with asyncio.timeout(seconds):
            return with_added(made, await model.read(tip, made))
    except Exception as problem:  # boundary: whatever a model does, the rules' result stands and says so
        return replace(made, failures=(*made.failures, f"model: {outcome_of(problem)}"))


def outcome_of(problem: Exception) -> str:
    """What went wrong with a question, in a word."""
    failure = getattr(problem, "failure", None)
    return "timeout" if isinstance(problem, TimeoutError) else str(getattr(failure, "value", "fault"))


def is_near(url: str) -> bool:
    """Whether an address is this machine or a private network, by every address its name has now, with no proxy on the way."""
    parts = urlsplit(url)
    host = parts.hostname
    proxies = getproxies()
    if not host or ((parts.scheme in proxies or "all" in proxies) and not proxy_bypass(host)):
        return False
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
        addresses = [ipaddress.ip_address(address.partition("%")[0]) for address in found]
    except (OSError, ValueError):
        return False
    return bool(addresses) and all(one.is_loopback or one.is_private for one in addresses)


#: Every kind of question, in the order of asking for cases that are equally urgent.
KINDS = (READ, TRANSLATE)
