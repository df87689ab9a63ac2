"""A live position as a track: what no road allows, and how fast it moves."""

from datetime import UTC, datetime, timedelta

import pytest

from triage.message import Pin
from triage.track import TrackPoint, jump_km, speed_kmh

START = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def point(seconds: float, lat: float, lon: float = 104.0, accuracy: float | None = None) -> TrackPoint:
    return TrackPoint(START + timedelta(seconds=seconds), Pin(lat, lon, accuracy))


@pytest.mark.parametrize(
    ("after", "jumps"),
    [
        (point(4, 11.001), False),  # 111 m in 4 s
        (point(60, 11.02), False),  # 2.2 km in a minute, as a car on a highway does
        (point(4, 11.5), True),  # 55 km in 4 s
        (point(3600, 12.0), False),  # 111 km in an hour
        (point(600, 12.0), True),  # 111 km in ten minutes
        (point(4, 11.5, accuracy=60_000), False),  # known to 60 km only
        (point(0, 11.0), False),
    ],
)
def test_a_jump_is_what_no_road_allows(after: TrackPoint, jumps: bool) -> None:
    assert bool(jump_km(point(0, 11.0), after)) is jumps


def test_the_speed_is_that_of_the_last_minutes() -> None:
    stood = [point(n * 60, 11.0) for n in range(10)]
    drove = [point(540 + n * 30, 11.0 + n * 0.0045) for n in range(1, 7)]  # 500 m in 30 s
    assert speed_kmh(stood) == 0.0
    assert speed_kmh([*stood, *drove]) == pytest.approx(60, abs=3)


@pytest.mark.parametrize("points", [[], [point(0, 11.0)], [point(0, 11.0), point(10, 11.1)]])
def test_too_few_points_tell_no_speed(points: list[TrackPoint]) -> None:
    assert speed_kmh(points) is None


def test_a_jump_is_no_speed() -> None:
    assert speed_kmh([point(0, 11.0), point(60, 11.5)]) is None


def test_a_position_known_only_roughly_does_not_move() -> None:
    assert speed_kmh([point(0, 11.0, accuracy=1500), point(60, 11.01, accuracy=1500)]) == 0.0
