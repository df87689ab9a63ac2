"""The demo: invented cases that the line itself has read, on a store that is gone afterwards."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from bot.app import open_store, read_here
from bot.config import Settings
from bot.demo.run import LOGINS, demo_settings, free_port, furnish
from bot.demo.seeds import Does, Seed, read_seeds, read_span
from storage import health, officers
from storage import tables as t
from storage.store import Store
from triage.assessment import Level

NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
#: What marks a number, a name or an address as nobody's.
INVENTED_PHONE = re.compile(r"010-0000-\d{4}")


class Clock:
    """A clock that stands."""

    def __call__(self) -> datetime:
        """The time it shows."""
        return NOW


# what is written in the file


def test_the_seeds_are_of_all_levels_languages_channels_and_ages() -> None:
    seeds = read_seeds()
    assert 40 <= len(seeds) <= 50
    assert len({seed.chat for seed in seeds}) == len(seeds)
    assert {seed.meant for seed in seeds} == set(Level)
    assert {seed.language for seed in seeds} == {"ko", "en", "zh", "km", "vi", "th"}
    assert {(seed.channel, seed.account) for seed in seeds} == {
        ("webchat", "family"),
        ("telegram", "family"),
        ("telegram", "quiet"),
    }
    assert min(seed.ago for seed in seeds) < timedelta(minutes=1)
    assert max(seed.ago for seed in seeds) > timedelta(days=9)
    assert any(said.pin for seed in seeds for said in seed.said)
    assert {deed.does for seed in seeds for deed in seed.done} == set(Does)


@pytest.mark.parametrize("seed", read_seeds(), ids=lambda seed: seed.chat)
def test_everybody_in_the_seeds_is_nobody(seed: Seed) -> None:
    words = " ".join([said.text for said in seed.said] + [deed.text for deed in seed.done])
    for phone in re.findall(r"\d{2,3}-\d{3,4}-\d{4}", words):
        assert INVENTED_PHONE.fullmatch(phone) or not phone.strip("0-123456")
    for handle in re.findall(r"@(\w+)", words):
        assert handle.startswith("demo_")
    for host in re.findall(r"https?://([^/\s]+)", words):
        assert host.endswith(".example")


@pytest.mark.parametrize("seed", read_seeds(), ids=lambda seed: seed.chat)
def test_what_is_told_lies_in_the_past(seed: Seed) -> None:
    assert all(line.after <= seed.ago for line in seed.said)
    assert all(deed.after <= seed.ago for deed in seed.done)
    assert [line.after for line in seed.said] == sorted(line.after for line in seed.said)


def test_spans_are_read_and_nonsense_is_refused() -> None:
    assert read_span("9d 4h") == timedelta(days=9, hours=4)
    assert read_span("1m 30s") == timedelta(seconds=90)
    with pytest.raises(ValueError, match="not a span"):
        read_span("soon")


# what the line makes of it


@pytest.fixture(scope="module")
def furnished() -> Iterator[tuple[Store, Settings, float]]:
    """A demo's store, furnished once, with the seconds that took."""
    with tempfile.TemporaryDirectory() as folder:
        settings = demo_settings(Path(folder), 0, 0)
        store, _ = open_store(settings, Clock())
        reader = read_here(settings)
        begun = time.monotonic()
        asyncio.run(furnish(store, reader, settings, NOW))
        yield store, settings, time.monotonic() - begun
        store.engine.dispose()


def counted(store: Store, column: "sa.Column[str]") -> dict[str, int]:
    """How often each value stands in a column."""
    with store.read() as tx:
        rows = tx.all(sa.select(column.label("value"), sa.func.count().label("rows")).group_by(column))
    return {row["value"]: row["rows"] for row in rows}


def test_every_seed_is_a_case_marked_as_invented_and_read_by_the_line(furnished: tuple[Store, Settings, float]) -> None:
    store, *_ = furnished
    with store.read() as tx:
        cases = tx.all(sa.select(t.cases))
        assert health.unread(tx).count == 0
    assert len(cases) == len(read_seeds())
    assert all(case["seeded"] and case["level"] and not case["failures"] for case in cases)
    assert {case["level"] for case in cases} == {level.value for level in Level}
    assert {case["language"] for case in cases} == {"ko", "en", "zh", "km", "vi", "th"}


@pytest.mark.slow
@pytest.mark.alone
def test_a_demo_is_furnished_within_seconds(furnished: tuple[Store, Settings, float]) -> None:
    *_, seconds = furnished
    assert seconds < 15  # about 2 s on an idle machine


def test_the_line_judges_most_seeds_as_their_writer_meant_them(furnished: tuple[Store, Settings, float]) -> None:
    store, *_ = furnished
    meant = {seed.ago: seed.meant.value for seed in read_seeds()}
    with store.read() as tx:
        found = {NOW - row["opened_at"]: row["level"] for row in tx.all(sa.select(t.cases))}
    missed = {str(ago): (level, found[ago]) for ago, level in meant.items() if found[ago] != level}
    assert len(missed) <= len(meant) // 5, missed


def test_a_few_alarms_ring_and_all_others_were_answered(furnished: tuple[Store, Settings, float]) -> None:
    store, *_ = furnished
    with store.read() as tx:
        ringing = tx.all(sa.select(t.escalations).where(t.escalations.c.state == "open"))
    assert 2 <= len(ringing) <= 3
    assert all(NOW - row["opened_at"] < timedelta(minutes=10) and row["due_at"] > NOW for row in ringing)
    assert counted(store, t.escalations.c.state)["acked"] >= 10


def test_nothing_waits_to_be_sent_and_officers_have_answered_and_closed(furnished: tuple[Store, Settings, float]) -> None:
    store, *_ = furnished
    with store.read() as tx:
        assert health.unsent(tx).count == 0
        replies = tx.value(sa.select(sa.func.count()).select_from(t.messages).where(t.messages.c.officer_id.is_not(None)))
        notes = tx.value(sa.select(sa.func.count()).select_from(t.notes))
    assert replies >= 10
    assert notes >= 10
    assert counted(store, t.cases.c.status)["closed"] >= 8


def test_the_printed_logins_open_the_desk(furnished: tuple[Store, Settings, float]) -> None:
    store, *_ = furnished
    with store.read() as tx:
        for given in LOGINS:
            found = officers.by_login(tx, given.login)
            assert found is not None
            assert found.role is given.role
            assert not found.must_change
            assert officers.matches(officers.stored_password(tx, found.id), given.password)


# how it starts and ends


def test_the_environment_has_no_part_in_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nowhere.example/line")
    monkeypatch.setenv("TIPLINE_TELEGRAM", "not even JSON")
    settings = demo_settings(tmp_path, 1, 2)
    assert settings.database == f"sqlite:///{tmp_path / 'tipline.db'}"
    assert settings.key_file.parent == tmp_path
    assert settings.telegram == ()
    assert (settings.public_host, settings.desk_host) == ("127.0.0.1", "127.0.0.1")


def test_a_taken_port_makes_room_for_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free_port(taken.getsockname()[1]) == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert free_port(free) == free


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_demo_starts_shows_itself_and_leaves_nothing_behind(tmp_path: Path, end: signal.Signals) -> None:
    with started(tmp_path) as demo:
        said = until_ready(demo)
        line, desk = re.findall(r"http://127\.0\.0\.1:\d+", said)[:2]
        assert httpx.get(f"{line}/", timeout=10).status_code == 200
        assert httpx.get(f"{desk}/", timeout=10, follow_redirects=True).status_code == 200
        assert all(given.password in said for given in LOGINS)
        assert list(tmp_path.iterdir())
        demo.send_signal(end)
        assert demo.wait(20) == 0
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_the_demo_can_be_stopped_while_it_starts(tmp_path: Path) -> None:
    with started(tmp_path) as demo:
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)
        demo.terminate()
        assert demo.wait(20) == 0
    assert not list(tmp_path.iterdir())


class started:
    """A demo in a process of its own, its temporary folder in ours."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "bot", "demo", "--public-port", "0", "--desk-port", "0"]
        env = {**os.environ, "TMPDIR": str(self._folder)}
        self._demo = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
        return self._demo

    def __exit__(self, *_: object) -> None:
        self._demo.kill()
        self._demo.communicate()


def until_ready(demo: "subprocess.Popen[str]") -> str:
    """What the demo has printed once its walk-through ends."""
    said = ""
    assert demo.stdout is not None
    for line in demo.stdout:
        said += line
        if "the case and the alarm go on" in line:
            return said
    raise AssertionError(f"the demo ended: {said}")
