"""A position that is shared live, ready to be drawn: a line on the map and a few words about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desk.drawing import clock
from storage.tracks import Track


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A track in words. `state` is live, silent, stopped or run_out; `speed` is in km/h, None where it cannot be told."""

    track: Track
    state: str
    speed: int | None
    lat: float
    lon: float


def track_lines(tracks: Sequence[Track]) -> list[TrackLine]:
    """The tracks in words, the one last heard of first."""
    return [_line(track) for track in tracks if track.drawn]


def _line(track: Track) -> TrackLine:
    newest = track.drawn[-1].pin
    state = track.ended_how or ("silent" if track.silent else "live")
    speed = None if track.speed is None or state != "live" else round(track.speed)
    return TrackLine(track, state, speed, newest.lat, newest.lon)


def track_drawings(tracks: Sequence[Track]) -> list[dict[str, Any]]:
    """What the map draws: each track's points with their time of day in Seoul, and whether it goes on."""
    return [
        {
            "live": not track.ended_how and not track.silent,
            "points": [[round(one.pin.lat, 6), round(one.pin.lon, 6), clock(one.at)] for one in track.drawn],
            "accuracy": track.drawn[-1].pin.accuracy_m or 0,
        }
        for track in tracks
        if track.drawn
    ]
