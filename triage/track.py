"""A position that is shared live, as a track: how fast it moves, and where it jumps faster than any road allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.extract.distances import kilometres
from triage.message import Pin

#: Nothing on a road of the region is faster, in kilometres an hour; a boat or a train is slower.
_FASTEST = 180.0
#: A phone that has just woken is off by as much, in kilometres, whatever accuracy it tells.
_NOISE_KM = 2.0
#: Over this time the speed is told, and below this speed somebody stays where they are.
_LATELY = timedelta(minutes=3)
_STAYS = 4.0


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """Where a phone was at a moment."""

    at: datetime
    pin: Pin


def jump_km(before: TrackPoint, after: TrackPoint) -> float:
    """How far it is to the next point where no road allows that in the time between; 0 where one does."""
    km = kilometres(before.pin, after.pin)
    unsure = _NOISE_KM + sum((point.pin.accuracy_m or 0) / 1000 for point in (before, after))
    hours = abs((after.at - before.at).total_seconds()) / 3600
    return km if km - unsure > hours * _FASTEST else 0.0


def speed_kmh(points: Sequence[TrackPoint]) -> float | None:
    """How fast the newest points move, oldest first given; 0 where they stay, None where there are too few to tell."""
    if not points:
        return None
    newest = points[-1]
    lately = [point for point in points if newest.at - point.at <= _LATELY]
    hours = (newest.at - lately[0].at).total_seconds() / 3600
    if hours < 20 / 3600:
        return None
    unsure = max((point.pin.accuracy_m or 0) / 1000 for point in (lately[0], newest))
    speed = max(0.0, kilometres(lately[0].pin, newest.pin) - unsure) / hours
    if speed > _FASTEST:
        return None  # a jump is no speed
    return speed if speed > _STAYS else 0.0
