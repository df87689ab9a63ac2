"""The store on each database with a clock the test moves, and whether this is the long form."""

import os

import pytest

from tests.storage.conftest import clock, store

__all__ = ["clock", "store"]


@pytest.fixture
def long() -> bool:
    """Whether this is the long form (`make faults`)."""
    return os.environ.get("FAULTS") == "long"


@pytest.fixture
def examples(long: bool) -> int:
    """How many stories a stateful test tries."""
    return 400 if long else 12
