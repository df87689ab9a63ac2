"""A store on each database, with a clock the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from storage.engine import open_engine
from storage.keys import MasterKey
from storage.store import Store


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now

    def forward(self, **by: float) -> None:
        """Moves it."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """A standing clock."""
    return Clock()


@pytest.fixture
def store(store_url: str, clock: Clock) -> Iterator[Store]:
    """An empty store with its tables and keys."""
    engine = open_engine(store_url)
    opened = Store(engine, MasterKey(b"k" * 32), clock)
    opened.check_key()
    yield opened
    engine.dispose()
