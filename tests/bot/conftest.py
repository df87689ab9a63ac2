"""A house for the models' lanes, on both stores."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from storage.engine import open_engine
from storage.keys import MasterKey
from storage.store import Store
from tests.bot.lanes import House
from triage.understanding import World


@pytest.fixture
def house(store_url: str, world: World) -> Iterator[House]:
    """A store whose clock is moved by hand, with the rules' line over it."""
    engine = open_engine(store_url)
    made = House(Store(engine, MasterKey(b"k" * 32), lambda: made.now), world, datetime(2026, 1, 10, 3, 0, tzinfo=UTC), [])
    made.store.check_key()
    yield made
    engine.dispose()
