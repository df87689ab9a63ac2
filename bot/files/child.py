"""Runs alone, in a process with little memory, little time and nothing to write to: opens one picture and makes a fresh one.

`child.py look KIND` reads a file from standard input and writes one line of JSON, the working copy and grey pictures for
reading, once as it is and once at twice its size where it is small; their lengths stand in the line, in this order.
`child.py bound PROGRAM …` becomes that program under the same kind of limits.
It imports nothing of ours, so that it starts quickly and holds nothing worth stealing.
"""

import contextlib
import io
import json
import math
import os
import resource
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

MOST_MEMORY = 270 * 1024 * 1024  #: of addresses; what is really used stays below 256 MiB
MOST_SECONDS = 2  #: of processor time, for opening a picture
MOST_DOTS = 40_000_000
#: Bytes a decoded picture may take, with the second copy that pictures with transparency need.
MOST_DECODED = 168_000_000
SHOWN = 2048  #: dots of the longer side of the working copy
READ = 2560  #: dots of the longer side of the picture that is read for words
FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}
#: Processor seconds and memory of a program that reads words.
MOST_SECONDS_READING = 30
MOST_MEMORY_READING = 1536 * 1024 * 1024
MOST_EXIF = 1024 * 1024
EXIF_MARK = b"Exif\x00\x00"

Found = dict[str, Any]


class TooBig(Exception):
    """The picture has more dots than are ever decoded."""


def bind(seconds: int, memory: int) -> None:
    """This process may use so much, write no file and leave no core; what breaks the limits dies."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    os.nice(10)  # tips and alarms go first


def look(kind: str, body: bytes) -> tuple[Found, tuple[bytes, ...]]:
    """What the camera wrote, and for what can be opened its size, a working copy in JPEG and grey pictures in PGM.

    Where it cannot be opened `why` says so in a word: too-big or broken.
    """
    found: Found = {"why": ""}
    if kind not in FORMATS:
        found |= camera(_exif_within(body))
        return found, ()
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(body), formats=[FORMATS[kind]]) as picture:
            found |= {"width": picture.width, "height": picture.height}
            _check(picture)
            found |= _camera_of(picture)
            return found, _copies(picture)
    except (TooBig, MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return found | {"why": "too-big"}, ()
    except UnidentifiedImageError:
        return found | {"why": "broken"}, ()
    except Exception:  # boundary: a decoder breaks on bad data in ways of its own
        return found | {"why": "broken"}, ()


def _check(picture: Image.Image) -> None:
    dots = picture.width * picture.height
    each = {"1": 1, "L": 1, "P": 5}.get(picture.mode, 8 if "A" in picture.mode else 4)
    if picture.format in ("JPEG", "MPO") and max(picture.size) > 2 * READ:
        picture.draft(None, (READ, READ))  # decoded at a half, a quarter or an eighth of its size
        dots = picture.width * picture.height
    if dots > MOST_DOTS or dots * each > MOST_DECODED:
        raise TooBig


def _copies(picture: Image.Image) -> tuple[bytes, ...]:
    """The working copy and the grey ones, upright, without anything but their dots."""
    orientation = picture.getexif().get(ExifTags.Base.Orientation)
    picture.load()
    small = picture if picture.mode != "P" else picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if max(small.size) > READ:
        scale = READ / max(small.size)
        size = (max(1, round(small.width * scale)), max(1, round(small.height * scale)))
        small = small.resize(size, _gently(small.mode), reducing_gap=1.1)
        picture.close()  # its dots are the most of what this process holds
    plain = _opaque(small)
    if isinstance(orientation, int):
        plain.getexif()[ExifTags.Base.Orientation] = orientation
        plain = ImageOps.exif_transpose(plain)
    grey = plain.convert("L")
    twice = (grey.width * 2, grey.height * 2)
    greys = [grey, grey.resize(twice, Image.Resampling.LANCZOS)] if max(twice) <= READ else [grey]
    plain.thumbnail((SHOWN, SHOWN))
    shown = Image.frombytes("RGB", plain.size, plain.tobytes())  # of the old picture nothing is left but dots
    return _saved(shown, "JPEG", quality=85), *(_saved(one, "PPM") for one in greys)


def _saved(picture: Image.Image, form: str, **how: int) -> bytes:
    made = io.BytesIO()
    picture.save(made, form, **how)
    return made.getvalue()


def _gently(mode: str) -> Image.Resampling:
    return Image.Resampling.NEAREST if mode == "1" or mode.startswith(("I", "F")) else Image.Resampling.LANCZOS


def _opaque(picture: Image.Image) -> Image.Image:
    """The picture in plain colours, what is transparent on white: black words on nothing must stay readable."""
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        coloured = picture.convert("RGBA")
        ground = Image.new("RGB", coloured.size, "white")
        ground.paste(coloured, mask=coloured.getchannel("A"))
        return ground
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    return picture.convert("RGB")


# ---- what the camera wrote -----------------------------------------------------------------------------------------------


def _camera_of(picture: Image.Image) -> Found:
    try:
        return camera(picture.getexif())
    except Exception:  # boundary: what a camera wrote may be anything, and the picture is worth more
        return {}


def _exif_within(body: bytes) -> Image.Exif:
    """The camera's data of a file whose picture is not opened, such as an iPhone's HEIC."""
    exif = Image.Exif()
    start = body.find(EXIF_MARK)
    if start >= 0:
        with contextlib.suppress(Exception):  # boundary: as above
            exif.load(body[start : start + MOST_EXIF])
    return exif


def camera(exif: Image.Exif) -> Found:
    """Where and when, as far as told: `pin` in degrees, `taken` as written, `at` in ISO 8601 where an offset is known."""
    found: Found = {}
    for read in (_where, _when):
        with contextlib.suppress(Exception):  # boundary: as above, and the one must not hide the other
            found |= read(exif)
    return found


def _where(exif: Image.Exif) -> Found:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    lat = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S")
    lon = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W")
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
        return {}
    off = gps.get(ExifTags.GPS.GPSHPositioningError)
    accuracy = float(off) if off is not None else math.nan
    return {"pin": [lat, lon, accuracy if 0 < accuracy < 100_000 else None]}


def _degrees(parts: Any, side: Any, negative: str) -> float | None:
    if parts is None or len(parts) != 3:
        return None
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value):
        return None
    return -value if str(side).strip().upper().startswith(negative) else value


def _when(exif: Image.Exif) -> Found:
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    written = str(inner.get(ExifTags.Base.DateTimeOriginal) or inner.get(ExifTags.Base.DateTimeDigitized) or "")[:19]
    offset = str(inner.get(ExifTags.Base.OffsetTimeOriginal) or inner.get(ExifTags.Base.OffsetTime) or "")[:6]
    found: Found = {"taken": f"{written} {offset}".strip()} if written.strip(" :\0") else {}
    by_satellite = _utc(exif.get_ifd(ExifTags.IFD.GPSInfo))
    if by_satellite:
        found["at"] = by_satellite
    elif written and offset:
        found["at"] = f"{written[:10].replace(':', '-')}T{written[11:]}{offset}"
    return found


def _utc(gps: Any) -> str:
    day, clock = str(gps.get(ExifTags.GPS.GPSDateStamp) or ""), gps.get(ExifTags.GPS.GPSTimeStamp)
    if len(day) != 10 or clock is None or len(clock) != 3:
        return ""
    hours, minutes, seconds = (int(float(part)) for part in clock)
    return f"{day.replace(':', '-')}T{hours:02}:{minutes:02}:{seconds:02}+00:00"


# ---- running it ----------------------------------------------------------------------------------------------------------


def _parts(found: Found, copies: tuple[bytes, ...]) -> Iterator[bytes]:
    yield json.dumps({**found, "lengths": [len(copy) for copy in copies]}).encode() + b"\n"
    yield from copies


def main(arguments: list[str]) -> None:
    """Does one of the two things this file is for."""
    if arguments[0] == "bound":
        bind(MOST_SECONDS_READING, MOST_MEMORY_READING)
        os.execvp(arguments[1], arguments[1:])  # noqa: S606  # a program named by us, with no shell between
    bind(MOST_SECONDS, MOST_MEMORY)
    for part in _parts(*look(arguments[1], sys.stdin.buffer.read())):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
