"""A picture by way of the child process: what the camera wrote, a fresh copy, and grey pictures for reading."""

import json
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.files.kinds import FileKind
from bot.files.walls import Died, run
from triage.message import Pin

CHILD = (sys.executable, "-I", str(Path(__file__).with_name("child.py")))
#: Seconds by the clock, on a machine that has other things to do; of its processor the child may use two.
PATIENCE = 10.0
MOST_SAID = 48 * 1024 * 1024
#: Before this no phone knew where it was.
EARLIEST = 2000


@dataclass(frozen=True, slots=True)
class Picture:
    """What became of a picture. `why` is "" where it could be opened, else: too-big, broken, slow, crashed."""

    why: str = ""
    width: int = 0
    height: int = 0
    pin: Pin | None = None
    taken: str = ""  #: as the camera wrote it, without an offset where the camera knew none
    at: datetime | None = None  #: the same as a moment, where the offset is known
    shown: bytes = b""  #: JPEG without anything but its dots
    greys: tuple[bytes, ...] = ()  #: PGM


async def look(kind: FileKind, body: bytes, now: datetime) -> Picture:
    """The picture, opened in a process of its own. Raises nothing for what is in the file."""
    try:
        return believed(await run((*CHILD, "look", kind.name), body, PATIENCE, MOST_SAID), now)
    except Died as died:
        return Picture(why=str(died))


def believed(said: bytes, now: datetime) -> Picture:
    """What the child wrote, as far as it can be what it is to write; else as if it had crashed."""
    try:
        return _read(said, now)
    except Exception:  # boundary: it may have been taken over and write anything
        return Picture(why="crashed")


def _read(said: bytes, now: datetime) -> Picture:
    """What the child wrote; it may have been taken over, so nothing of it is believed that does not fit."""
    line, _, rest = said.partition(b"\n")
    found = json.loads(line)
    copies = []
    for length in found["lengths"]:
        copies.append(rest[: int(length)])
        rest = rest[int(length) :]
    shown = copies[0] if copies and copies[0].startswith(b"\xff\xd8\xff") else b""
    return Picture(
        why=str(found["why"])[:16],
        width=int(found.get("width", 0)),
        height=int(found.get("height", 0)),
        pin=_pin(found.get("pin")),
        taken=_plain(str(found.get("taken", ""))),
        at=_moment(str(found.get("at", "")), now),
        shown=shown,
        greys=tuple(copies[1:]) if shown else (),
    )


def _pin(given: Any) -> Pin | None:
    if not isinstance(given, list) or len(given) != 3:
        return None
    lat, lon, accuracy = given
    if not (-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180):
        return None
    return Pin(float(lat), float(lon), float(accuracy) if accuracy is not None and 0 < accuracy < 100_000 else None)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and (sign.isalnum() or sign in " :+-."))[:32]


def _moment(text: str, now: datetime) -> datetime | None:
    """The time, None where it is none or lies where no picture of anybody's can: a camera's clock may stand anywhere."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.tzinfo is None or at.year < EARLIEST or at > now + timedelta(days=1):
        return None
    return at
