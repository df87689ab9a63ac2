"""Files that are meant to hurt whoever opens them: each ends with a reason, in time, in little memory, and hurts nobody."""

import asyncio
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import psutil
import pytest

from bot.files import pictures
from bot.files.kinds import Use, kind_of
from bot.files.looking import Looker
from bot.texts import catalogue
from storage.files import Facts
from tests.files.made import hostile
from triage.message import Attachment

NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
HOSTILE = hostile()
#: Those that are opened, by their names, so that collecting the tests makes none of them.
OPENED = [name for name in HOSTILE if name.startswith(("png", "jpeg", "gif", "webp", "exif", "heic"))]
#: Seconds of processor time and of memory that a hostile file may cost.
MOST_SECONDS, MOST_MEMORY = 2.0, 256 * 1024 * 1024
SAFE = {"", "image/jpeg", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/wav", "audio/flac", "video/mp4", "video/webm"}


@cache
def made(name: str) -> bytes:
    """The file, made once."""
    return HOSTILE[name]()


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 30


def test_all_that_are_opened_are_known_by_their_names() -> None:
    assert [name for name in HOSTILE if kind_of(made(name)).use in (Use.PICTURE, Use.CAMERA)] == OPENED


@pytest.mark.parametrize("name", HOSTILE)
async def test_it_is_kept_or_shown_afresh_and_says_why(name: str) -> None:
    body = made(name)
    look = await Looker(lambda: NOW).look(Facts(Attachment("document", f"{name}\u202egpj.exe")), body)
    assert look.facts.shown in SAFE
    if look.facts.shown == "image/jpeg":
        assert look.working.startswith(b"\xff\xd8\xff")
        assert body not in look.working
        for planted in (b"<script>", b"PK\x03\x04", b"Evil.class", b"MARKER", b"Exif"):
            assert planted not in look.working
    elif not look.facts.shown:
        assert f"desk-file-why-{look.reason}" in catalogue("ko", "desk.ftl")
        assert not look.working
    assert look.tells is None


@dataclass
class Cost:
    """What a child process used at most."""

    seconds: float = 0.0
    memory: int = 0


async def _watched(name: str) -> Cost:
    """Looks at a file as the line does and measures the process that opens it."""
    body, cost, me = made(name), Cost(), psutil.Process()
    looking = asyncio.create_task(pictures.look(kind_of(body), body, NOW))
    while not looking.done():
        for child in me.children():
            try:
                times = child.cpu_times()
                if child.name().startswith("python") and child.cmdline()[:1] == [sys.executable]:
                    cost.seconds = max(cost.seconds, times.user + times.system)
                    cost.memory = max(cost.memory, child.memory_info().rss)
            except psutil.Error:
                continue
        await asyncio.sleep(0.003)
    await looking
    return cost


@pytest.mark.slow
@pytest.mark.parametrize("name", OPENED)
async def test_it_costs_little(name: str) -> None:
    cost = await _watched(name)
    assert cost.seconds <= MOST_SECONDS + 0.2  # the system looks at its clock only now and then
    assert cost.memory <= MOST_MEMORY


@pytest.mark.alone
@pytest.mark.slow
async def test_looking_does_not_hold_up_anything_else() -> None:
    body = made("jpeg-many-scans")
    latest, worst = time.perf_counter(), 0.0
    looking = asyncio.create_task(pictures.look(kind_of(body), body, NOW))
    while not looking.done():
        await asyncio.sleep(0.01)
        now = time.perf_counter()
        worst, latest = max(worst, now - latest), now
    assert (await looking).why == "slow"
    assert worst < 0.5
