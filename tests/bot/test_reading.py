"""Reading in a process of its own: the same as reading here, and a rule that hangs or crashes costs one tip and no more."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.reader import ReadingHere
from bot.reading import NotRead, Reader, ReadingProcess, Sources
from knowledge.world import load_world
from tests.bot.odd_reader import DIE, NEVER, SLEEP
from tests.knowledge.test_own_compounds import GARDEN, SAID
from triage.assessment import Level
from triage.message import Message, Tip

pytestmark = [pytest.mark.slow, pytest.mark.timeout(60)]

CALM = "오늘 날씨가 좋네요"
URGENT = "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요"


def tip(text: str) -> Tip:
    return Tip("1", datetime(2026, 1, 10, tzinfo=UTC), (Message(text),))


@pytest.fixture
def odd() -> Iterator[Callable[..., ReadingProcess]]:
    """Makes reading processes that obey what they read; they end with the test."""
    made: list[ReadingProcess] = []

    def make(limit: float = 1.0, **given: Any) -> ReadingProcess:
        made.append(ReadingProcess(given.pop("sources", Sources()), limit, module="tests.bot.odd_reader", **given))
        made[-1].start()
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="module", params=["here", "process"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    made: Reader = ReadingHere(load_world()) if request.param == "here" else ReadingProcess(Sources())
    made.start()
    yield made
    made.close()


def test_here_and_in_a_process_the_same_is_read(reader: Reader) -> None:
    made = reader.understand(tip(URGENT + " 시아누크빌입니다"))
    assert made.assessment.level is Level.CRITICAL
    assert made.failures == ()
    assert [found.value.name for found in reader.find_places("프놈펜")] == ["Phnom Penh"]
    assert reader.learn({"rainbow": GARDEN})
    assert not reader.learn({"rainbow": GARDEN})
    assert reader.understand(tip(SAID)).candidates[0].compound_id == "rainbow"


@pytest.mark.alone
def test_a_rule_that_hangs_costs_its_tip_and_no_other(odd: Callable[..., ReadingProcess]) -> None:
    reader = odd()
    assert reader.understand(tip(CALM)).assessment.level is Level.LOW
    begun = time.monotonic()
    with pytest.raises(NotRead, match="too long"):
        reader.understand(tip(SLEEP))
    assert time.monotonic() - begun < 2.0
    assert reader.understand(tip(URGENT)).assessment.level is Level.CRITICAL


@pytest.mark.alone
def test_a_tip_that_kills_the_process_is_tried_twice_and_costs_no_other(odd: Callable[..., ReadingProcess]) -> None:
    reader = odd()
    with pytest.raises(NotRead, match="died twice"):
        reader.understand(tip(DIE))
    assert reader.understand(tip(URGENT)).assessment.level is Level.CRITICAL


@pytest.mark.alone
def test_what_was_being_read_when_the_process_was_killed_is_read_again(odd: Callable[..., ReadingProcess]) -> None:
    reader = odd(limit=3.0)
    reader.understand(tip(CALM))
    first = reader.pid
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(reader.understand, tip(SLEEP))
        time.sleep(0.3)
        os.kill(first or 0, signal.SIGKILL)
        with pytest.raises(NotRead, match="too long"):  # it was asked again: the second process hung on it too
            reading.result()
    assert reader.pid != first


def test_who_dies_idle_is_started_again_unasked(odd: Callable[..., ReadingProcess]) -> None:
    async def watched() -> None:
        watching = asyncio.create_task(reader.run())
        async with asyncio.timeout(10):
            while reader.pid == first:
                await asyncio.sleep(0.1)
        watching.cancel()

    reader = odd()
    reader.understand(tip(CALM))
    first = reader.pid
    os.kill(first or 0, signal.SIGKILL)
    asyncio.run(watched())
    assert reader.understand(tip(CALM)).assessment.level is Level.LOW


def test_what_was_learned_outlives_the_process(odd: Callable[..., ReadingProcess]) -> None:
    reader = odd()
    reader.learn({"harbour": {}})
    os.kill(reader.pid or 0, signal.SIGKILL)
    assert [found.value.name for found in reader.find_places("x")] == ["harbour"]


@pytest.mark.alone
def test_where_nothing_can_read_nobody_waits_longer_than_the_patience(odd: Callable[..., ReadingProcess]) -> None:
    reader = odd(sources=Sources(own={NEVER: {}}), patience=3.0)
    begun = time.monotonic()
    with pytest.raises(NotRead, match="not there"):
        reader.understand(tip(CALM))
    assert 2.5 < time.monotonic() - begun < 6.0
    begun = time.monotonic()
    with pytest.raises(NotRead, match="not there"):
        reader.understand(tip(CALM))
    assert time.monotonic() - begun < 1.0


@pytest.mark.alone
def test_closing_ends_a_question_under_way(odd: Callable[..., ReadingProcess]) -> None:
    reader = odd(limit=20.0)
    reader.understand(tip(CALM))
    closing = threading.Timer(0.3, reader.close)
    closing.start()
    begun = time.monotonic()
    with pytest.raises(NotRead):
        reader.understand(tip(SLEEP))
    assert time.monotonic() - begun < 5.0


def test_the_process_ends_when_the_line_is_killed() -> None:
    source = (
        "import time; from bot.reading import ReadingProcess, Sources;"
        "r = ReadingProcess(Sources(), module='tests.bot.odd_reader'); r.start(); print(r.pid, flush=True); time.sleep(60)"
    )
    line = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    assert line.stdout is not None
    reading = int(line.stdout.readline())
    line.kill()
    line.wait()
    for _ in range(100):
        if not _alive(reading):
            return
        time.sleep(0.1)
    pytest.fail("the reading process outlived its line")


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_line_that_serves_loads_nothing_that_thinks() -> None:
    source = "import sys, bot.cli; print(sorted({'chromadb', 'numpy', 'langchain', 'knowledge.gazetteer'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
