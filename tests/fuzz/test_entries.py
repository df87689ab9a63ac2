"""Every entry with made-up input: the short form in seconds and always the same, the long one by `FAULTS=long`."""

import os

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.entries import ENTRIES
from tests.fuzz.shapes import SHAPES, seeds

LONG = os.environ.get("FAULTS") == "long"
#: Examples of each; reading whole tips costs some hundredths of a second.
EXAMPLES, OF_SLOW_ONES = (5_000, 1_500) if LONG else (150, 60)
SLOW = {"text", "triage_lines", "labelled_file", "dates", "picture"}

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3_600 if LONG else 120)]


def test_every_entry_has_a_shape_and_seeds() -> None:
    assert set(SHAPES) == set(ENTRIES)
    assert all(seeds(name) for name in ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_nothing_but_what_is_promised(name: str) -> None:
    check = ENTRIES[name]

    @settings(
        max_examples=OF_SLOW_ONES if name in SLOW else EXAMPLES,
        derandomize=not LONG,
        database=None,
        deadline=None,  # a busy machine is no finding
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(SHAPES[name])
    def tried(data: bytes) -> None:
        check(data)

    tried()


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_good_is_taken(name: str) -> None:
    for data in seeds(name)[:12]:
        ENTRIES[name](data)
