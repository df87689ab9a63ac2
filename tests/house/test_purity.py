"""The thinking depends on its arguments alone, the clock is handed in, a channel only translates, and nothing is mocked."""

from pathlib import Path

import pytest

from tests.house.purity import channels_that_do_more, clock_reads, mocks, worldly_imports
from tests.house.rules import PROJECT
from tests.house.sources import write


def test_the_thinking_touches_nothing() -> None:
    assert not worldly_imports(PROJECT)


def test_the_clock_is_handed_in() -> None:
    assert not clock_reads(PROJECT)


def test_a_channel_only_translates() -> None:
    assert not channels_that_do_more(PROJECT)


def test_no_test_mocks() -> None:
    assert not mocks(PROJECT)


@pytest.mark.parametrize("line", ["import random", "from time import monotonic", "import http.client", "from uuid import uuid4"])
def test_a_worldly_import_is_found_in_triage_alone(tmp_path: Path, line: str) -> None:
    found = worldly_imports(write(tmp_path, {"triage/a.py": line, "bot/a.py": line, "triage/extract/model.py": line}))
    assert len(found) == 1


@pytest.mark.parametrize(
    "call", ["datetime.now(UTC)", "datetime.datetime.now()", "date.today()", "time.time()", "datetime.utcnow()"]
)
def test_a_read_of_the_clock_is_found(tmp_path: Path, call: str) -> None:
    assert len(clock_reads(write(tmp_path, {"desk/a.py": f"x = {call}", "bot/app.py": f"x = {call}"}))) == 1


@pytest.mark.parametrize("call", ["clock()", "self.clock.now()", "store.now()", "time.monotonic()"])
def test_a_clock_that_was_handed_in_may_be_read(tmp_path: Path, call: str) -> None:
    assert not clock_reads(write(tmp_path, {"bot/a.py": f"x = {call}"}))


@pytest.mark.parametrize("line", ["import unittest.mock", "from unittest import mock", "from unittest.mock import patch"])
def test_a_mock_is_found(tmp_path: Path, line: str) -> None:
    assert mocks(write(tmp_path, {"tests/bot/test_a.py": line})) == ["tests/bot/test_a.py imports mock"]


@pytest.mark.parametrize(
    "line",
    [
        "import storage.store",
        "from knowledge import world",
        "from bot.channels.b.parse import x",
        "import bot.line",
        "import bot.config",
    ],
)
def test_a_channel_that_does_more_is_found(tmp_path: Path, line: str) -> None:
    files = {"bot/channels/a/__init__.py": line, "bot/channels/b/__init__.py": "", "bot/channels/contract.py": line}
    assert len(channels_that_do_more(write(tmp_path, files))) == 1


def test_a_channel_may_speak_and_share(tmp_path: Path) -> None:
    lines = "import triage.message\nfrom bot.texts import say\nfrom bot.channels import parts\nfrom bot.channels.a.parse import x"
    assert not channels_that_do_more(write(tmp_path, {"bot/channels/a/__init__.py": lines}))
