"""The store on each database with a clock the test moves, and what the line knows of the world."""

import os

import pytest

from knowledge.world import load_world
from tests.storage.conftest import clock, store
from triage.understanding import World

__all__ = ["clock", "store", "world"]


@pytest.fixture(scope="package")
def world() -> World:
    """The world as the line knows it."""
    return load_world()


@pytest.fixture
def long() -> bool:
    """Whether this is the long form (`make faults`)."""
    return os.environ.get("FAULTS") == "long"


@pytest.fixture
def examples(long: bool) -> int:
    """How many stories a stateful test tries."""
    return 400 if long else 12
