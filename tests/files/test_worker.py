"""Files are fetched and looked at in the background: retried, given up, and never twice to the same effect."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.contract import Refused, SendError, Throttled, Unavailable
from bot.files.looking import Looker
from bot.files.worker import FileWorker
from bot.waking import Bell
from storage import file_lines, files
from storage import tables as t
from storage.casework import load
from storage.engine import open_engine
from storage.file_lines import FileLine
from storage.files import State
from storage.inbox import keep
from storage.keys import MasterKey
from storage.store import Store
from tests.channels.fake_channel import FakeChannel
from tests.files.made import SIHANOUKVILLE, photo
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.message import Attachment, Kind, Message


class Desk:
    """A store, a channel that hands out files, and a worker between them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock, self.channel = store, clock, FakeChannel()
        self.channel.name = "telegram"
        self.worker = self.another("w")

    def another(self, name: str, roomy: bool = True) -> FileWorker:
        """One more worker on the same store."""
        by = {("telegram", "family"): self.channel}
        bell = Bell(asyncio.get_running_loop())
        return FileWorker(self.store, by, Looker(self.clock), name, bell, lambda: roomy)

    def send(self, *remotes: str, external_id: str = "1", size: int | None = None) -> None:
        """Somebody sends files."""
        attachments = tuple(Attachment("document", remote=remote, size=size) for remote in remotes)
        with self.store.write() as tx:
            keep(tx, [arrival(external_id, message=Message(kind=Kind.MEDIA, files=attachments))])

    async def work(self, worker: FileWorker | None = None) -> None:
        """Everything that may be done now is done."""
        worker = worker or self.worker
        while await worker.begin():
            await worker.settle()

    def lines(self) -> list[FileLine]:
        with self.store.read() as tx:
            return list(file_lines.of_case(tx, tx.case_key(1), 1))

    def told(self) -> list[Message]:
        """What files told the rules."""
        with self.store.read() as tx:
            work = load(tx, 1)
        return [one for one in (work.tip.messages if work else ()) if one.kind is Kind.FILE]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(store_url: str, clock: Clock) -> "Iterator[Desk]":  # type: ignore[misc]
    store = Store(open_engine(store_url), MasterKey(b"k" * 32), clock)
    store.check_key()
    yield Desk(store, clock)
    store.engine.dispose()


async def test_a_file_is_fetched_kept_and_looked_at(desk: Desk) -> None:
    body = photo(taken="2026:01:09 21:30:00", offset="+07:00") + b"x" * 9_000_000
    desk.channel.files["r1"] = body
    desk.send("r1")
    await desk.work()
    (line,) = desk.lines()
    assert (line.state, line.reason, line.size, line.shown) == (State.LOOKED, "", len(body), "image/jpeg")
    with desk.store.read() as tx:
        assert file_lines.original(tx, line) == body
        assert file_lines.seen(tx, line).body.startswith(b"\xff\xd8\xff")
    (told,) = desk.told()
    assert told.pin is not None
    assert told.pin.lat == pytest.approx(SIHANOUKVILLE[0], abs=1e-4)
    assert told.at is not None
    assert told.at.isoformat() == "2026-01-09T21:30:00+07:00"


async def test_a_fetch_that_fails_is_tried_again_ever_later_and_at_last_given_up(desk: Desk) -> None:
    desk.send("r1")
    for _ in range(200):
        desk.channel.lost = [Unavailable("away")]
        await desk.work()
        if desk.lines()[0].state is not State.DUE:
            break
        assert desk.lines()[0].reason == "not-yet"
        desk.clock.forward(minutes=10)
    (line,) = desk.lines()
    assert (line.state, line.reason) == (State.MISSING, "not-fetched")
    assert 40 < line.tries < 90
    asked = len(desk.channel.fetched)
    desk.clock.forward(hours=48)
    await desk.work()
    assert len(desk.channel.fetched) == asked


async def test_where_a_files_address_holds_ten_minutes_it_is_given_up_soon(desk: Desk) -> None:
    desk.channel.capabilities = replace(FakeChannel.capabilities, file_patience=600.0)  # type: ignore[misc]
    desk.send("r1")
    for _ in range(30):
        desk.channel.lost = [Unavailable("away")]
        await desk.work()
        desk.clock.forward(minutes=1)
    assert desk.lines()[0].state is State.MISSING
    assert len(desk.channel.fetched) < 12


async def test_a_fetch_that_works_on_the_third_try_is_there(desk: Desk) -> None:
    desk.channel.files["r1"] = b"late"
    desk.channel.lost = [Unavailable("away"), Throttled(300)]
    desk.send("r1")
    for pause in (0, 10, 60, 300):
        desk.clock.forward(seconds=pause)
        await desk.work()
    assert len(desk.channel.fetched) == 3
    assert (desk.lines()[0].state, desk.lines()[0].size) == (State.LOOKED, 4)


@pytest.mark.parametrize("error", [Refused("gone"), ValueError("a bug of the channel")])
async def test_one_files_fault_holds_up_no_other(desk: Desk, error: Exception) -> None:
    desk.channel.files = {"r2": b"two"}
    desk.channel.lost = [error]  # type: ignore[list-item]
    desk.send("r1", "r2")
    await desk.work()
    states = [line.state for line in desk.lines()]
    assert states == [State.REFUSED if isinstance(error, SendError) else State.DUE, State.LOOKED]


async def test_what_is_too_large_is_not_even_asked_for(desk: Desk) -> None:
    desk.send("r1", size=21 * 1024 * 1024)
    await desk.work()
    assert (desk.lines()[0].state, desk.lines()[0].reason) == (State.REFUSED, "too-large")
    assert desk.channel.fetched == []


async def test_what_turns_out_too_large_is_refused(desk: Desk) -> None:
    desk.channel.files["r1"] = bytes(20 * 1024 * 1024 + 1)
    desk.send("r1", size=5)
    await desk.work()
    assert (desk.lines()[0].state, desk.lines()[0].reason) == (State.REFUSED, "too-large")


async def test_two_processes_fetch_and_tell_once(desk: Desk) -> None:
    for number in range(8):
        desk.channel.files[f"r{number}"] = photo((10.0 + number / 100, 103.5))
    desk.send(*desk.channel.files)
    other = desk.another("v")
    await asyncio.gather(desk.work(), desk.work(other), desk.work(), desk.work(other))
    await desk.work()
    assert sorted(desk.channel.fetched) == sorted(desk.channel.files)
    assert len(desk.told()) == 8


async def test_a_process_leaves_the_files_of_channels_it_does_not_have_to_others(desk: Desk) -> None:
    desk.channel.files["r1"] = b"one"
    desk.send("r1")
    looker, bell = Looker(desk.clock), Bell(asyncio.get_running_loop())
    stranger = FileWorker(desk.store, {("kakao", "family"): FakeChannel()}, looker, "v", bell)
    await desk.work(stranger)
    assert (desk.lines()[0].state, desk.lines()[0].tries) == (State.DUE, 0)
    await desk.work()
    assert desk.lines()[0].state is State.LOOKED
    desk.send("r2", external_id="2")
    desk.clock.forward(days=3)
    await desk.work(stranger)
    assert (desk.lines()[1].state, desk.lines()[1].reason) == (State.MISSING, "not-fetched")


async def test_a_worker_that_dies_between_parts_leaves_nothing_behind(desk: Desk) -> None:
    body = bytes(range(256)) * 40_000
    desk.channel.files["r1"] = body
    desk.send("r1")
    with desk.store.write() as tx:
        (task,) = files.claim(tx, State.DUE, "dead", files.LONGEST, 1)
    dead = desk.another("dead")
    await desk.store.run(lambda tx: dead._write(tx, task, b"half of something else" * 100_000, 0))
    reborn = desk.another("dead")
    running = asyncio.create_task(reborn.run())
    async with asyncio.timeout(20):
        while desk.lines()[0].state is not State.LOOKED:
            await asyncio.sleep(0.02)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    with desk.store.read() as tx:
        assert file_lines.original(tx, desk.lines()[0]) == body


async def test_a_file_that_was_looked_at_before_the_crash_tells_nothing_twice(desk: Desk) -> None:
    desk.channel.files["r1"] = photo()
    desk.send("r1")
    await desk.work()
    with desk.store.write() as tx:
        tx.do(t.files.update().values(state="kept"))  # as if the last commit had been undone and the message not
    desk.clock.forward(hours=2)
    await desk.work()
    assert len(desk.told()) == 1


async def test_where_the_disk_is_full_files_wait_and_tips_do_not(desk: Desk) -> None:
    desk.channel.files["r1"] = b"one"
    desk.send("r1")
    full = desk.another("w", roomy=False)
    await desk.work(full)
    assert desk.channel.fetched == []
    desk.send(external_id="2")
    await desk.work()
    assert desk.lines()[0].state is State.LOOKED


async def test_a_damaged_file_is_said_to_be_damaged(desk: Desk) -> None:
    desk.channel.files["r1"] = b"one"
    desk.send("r1")
    await desk.worker.begin()
    await desk.worker.settle()
    with desk.store.write() as tx:
        tx.do(t.file_parts.update().values(sealed=b"x" * 50))
    await desk.work()
    assert (desk.lines()[0].state, desk.lines()[0].reason) == (State.LOOKED, "damaged")


async def test_a_transcriber_writes_down_what_is_said(desk: Desk, tmp_path: Path) -> None:
    program = tmp_path / "hear"
    program.write_text("#!/bin/sh\ncat > /dev/null\nprintf '살려 주세요\\n\\n지금  여기 900101-1234567'\n")
    program.chmod(0o755)
    desk.channel.files["r1"] = b"OggS" + bytes(500)
    desk.send("r1")
    desk.worker._looker = Looker(desk.clock, transcriber=(str(program),))
    await desk.work()
    (told,) = desk.told()
    assert (told.label, told.text.splitlines()[0]) == ("sound", "살려 주세요")
    assert "1234567" not in told.text
    assert desk.lines()[0].shown == "audio/ogg"


@pytest.mark.parametrize("transcriber", [("/nowhere/at-all",), ("/bin/false",), ("/bin/cat", "/dev/zero")])
async def test_a_transcriber_that_fails_leaves_the_recording_to_be_heard(desk: Desk, transcriber: tuple[str, ...]) -> None:
    desk.channel.files["r1"] = b"OggS" + bytes(500)
    desk.send("r1")
    desk.worker._looker = Looker(desk.clock, transcriber=transcriber)
    await desk.work()
    assert (desk.told(), desk.lines()[0].shown) == ([], "audio/ogg")
