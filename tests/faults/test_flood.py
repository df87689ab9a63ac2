"""A flood of calm messages around planted critical tips: each rings in time, nobody is refused, and the junk rings nobody."""

from pathlib import Path

import pytest

from bench.flood import measure, report
from bench.web import quantile

pytestmark = [pytest.mark.slow, pytest.mark.alone, pytest.mark.timeout(1200)]


async def test_planted_tips_ring_in_time_and_junk_rings_nobody(tmp_path: Path, long: bool) -> None:
    flood = await (measure(10_000, 100, 600, tmp_path) if long else measure(1_000, 10, 20, tmp_path))
    report(flood)
    assert (flood.refused, flood.lost, flood.without_alarm, flood.alarms_by_junk) == (0, 0, 0, 0)
    assert quantile(flood.to_desk, 0.99) <= 5.0
    assert flood.most_replies <= 1
    assert flood.room_named_no_planted == 0
    assert flood.room_messages <= 20 + 18 * flood.took / 60
    assert flood.memory <= 600
