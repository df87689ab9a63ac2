"""The thinking depends on its arguments alone, the clock is handed in, and tests fake nothing with mocks."""

from pathlib import Path

import pytest

from tests.house.purity import clock_reads, mocks, worldly_imports
from tests.house.rules import PROJECT
from tests.house.sources import write


def test_the_thinking_touches_nothing() -> None:
    assert not worldly_imports(PROJECT)


def test_the_clock_is_handed_in() -> None:
    assert not clock_reads(PROJECT)


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
