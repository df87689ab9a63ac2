"""Pictures and other files made for tests: honest ones, and those that are meant to hurt whoever opens them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import ExifTags, Image

#: "살려주세요 감금됐어요", "help me locked", "텔레그램 @demo_ocr_boss", "연락처 +855 96 000 1234", drawn.
PLEA = (Path(__file__).parent / "plea.png").read_bytes()
SIHANOUKVILLE = (10.6253, 103.5234)
SEOUL = (37.5665, 126.9780)


def saved(picture: Image.Image, form: str, **how: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def plain(size: tuple[int, int] = (64, 48), form: str = "JPEG", mode: str = "RGB", **how: object) -> bytes:
    """A picture with nothing on it."""
    return saved(Image.new(mode, size, 1 if mode in ("1", "P") else "teal" if mode == "RGB" else 7), form, **how)


def _dms(degrees: float) -> tuple[float, float, float]:
    whole = int(abs(degrees))
    minutes = (abs(degrees) - whole) * 60
    return float(whole), float(int(minutes)), round((minutes - int(minutes)) * 60, 4)


def exif(
    place: tuple[float, float] | None = None, taken: str = "", offset: str = "", utc: str = "", orientation: int = 0
) -> Image.Exif:
    """What a camera writes; `utc` is "2026:01:09 23:30:00" by satellite."""
    made = Image.Exif()
    if orientation:
        made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.Make] = "MARKER-CAMERA"
    inner = made.get_ifd(ExifTags.IFD.Exif)
    if taken:
        inner[ExifTags.Base.DateTimeOriginal] = taken
    if offset:
        inner[ExifTags.Base.OffsetTimeOriginal] = offset
    gps = made.get_ifd(ExifTags.IFD.GPSInfo)
    if place:
        gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N" if place[0] >= 0 else "S", _dms(place[0])
        gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E" if place[1] >= 0 else "W", _dms(place[1])
    if utc:
        gps[ExifTags.GPS.GPSDateStamp] = utc[:10]
        gps[ExifTags.GPS.GPSTimeStamp] = tuple(float(part) for part in utc[11:].split(":"))
    return made


def photo(place: tuple[float, float] | None = SIHANOUKVILLE, form: str = "JPEG", **data: object) -> bytes:
    """A picture as a phone makes it, with where it was taken."""
    return plain((120, 80), form, exif=exif(place, **data))  # type: ignore[arg-type]


def heic(data: Image.Exif) -> bytes:
    """A file that begins as an iPhone's picture does and holds its camera's data; of the picture itself nothing."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200) + b"Exif\x00\x00" + data.tobytes()[6:] + bytes(100)


def png_claiming(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG whose header says so, whatever follows."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", body), (b"IEND", b""))
    )


def zipped(name: str = "a.txt", body: bytes = b"MARKER") -> bytes:
    """A ZIP with one file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


def exif_bomb() -> bytes:
    """A JPEG whose camera data point round in circles and claim four thousand million entries."""
    tiff = b"II*\x00\x08\x00\x00\x00" + b"\xff\xff" + struct.pack("<HHII", 0x8825, 4, 0xFFFFFFFF, 8) * 4000 + b"\x08\x00\x00\x00"
    body = b"Exif\x00\x00" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain()[2:]


def hostile() -> dict[str, Callable[[], bytes]]:
    """What makes files that break viewers, by what they are; some take a while to make."""
    jpeg, png, gif, webp = plain(), plain(form="PNG"), plain(form="GIF", mode="P"), plain(form="WEBP")
    script = b"<script>alert(1)</script>"
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="http://evil.example/x"/></svg>'
    noise = bytes((i * 7919 + (i >> 3) * 31) & 255 for i in range(60_000))
    return {
        "nothing": lambda: b"",
        "one-byte": lambda: b"\xff",
        "zeros": lambda: bytes(1_000_000),
        "png-13000-squared": lambda: plain((13000, 13000), "PNG", "1"),
        "png-claims-4-thousand-million": lambda: png_claiming(65535, 65535),
        "png-claims-2-to-the-31": lambda: png_claiming(2**31 - 1, 2**31 - 1),
        "png-40-megapixels-of-one-colour": lambda: plain((6300, 6300), "PNG"),
        "png-endless-data": lambda: png_claiming(100, 100, zlib.compress(bytes(50_000_000), 9)),
        "png-claims-no-width": lambda: png_claiming(0, 100),
        "png-text-bomb": lambda: png[:33] + _chunk(b"zTXt", b"k\x00\x00" + zlib.compress(bytes(60_000_000), 9)) + png[33:],
        "png-cut": lambda: png[: len(png) // 2],
        "jpeg-cut": lambda: jpeg[: len(jpeg) // 2],
        "jpeg-head-alone": lambda: b"\xff\xd8\xff\xe0",
        "jpeg-claims-65535-squared": lambda: _jpeg_claiming(jpeg, 65535, 65535),
        "jpeg-of-noise": lambda: b"\xff\xd8\xff\xe0" + noise,
        "jpeg-many-scans": lambda: _many_scans(),
        "gif-cut": lambda: gif[:20],
        "gif-claims-65535-squared": lambda: gif[:6] + b"\xff\xff\xff\xff" + gif[10:],
        "webp-cut": lambda: webp[:30],
        "webp-claims-16383-squared": lambda: (
            b"RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\xfe\x3f\x00\xfe\x3f\x00"
        ),
        "webp-of-noise": lambda: b"RIFF\x00\xea\x00\x00WEBPVP8 " + noise,
        "exif-in-circles": lambda: exif_bomb(),
        "exif-of-noise": lambda: b"\xff\xd8\xff\xe1\xea\x00Exif\x00\x00" + noise[: 0xEA00 - 8] + jpeg[2:],
        "gifar": lambda: gif + zipped("Evil.class"),
        "jpeg-and-zip": lambda: jpeg + zipped(),
        "jpeg-and-page": lambda: jpeg + b"<html>" + script,
        "gif-and-script": lambda: b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//",
        "pdf-and-zip": lambda: b"%PDF-1.7\n" + zipped(),
        "png-and-page": lambda: png + script,
        "svg": lambda: svg,
        "svg-behind-a-bom": lambda: b"\xef\xbb\xbf<?xml version='1.0'?>" + svg,
        "page": lambda: b"<!doctype html>" + script,
        "executable": lambda: b"MZ\x90\x00" + noise,
        "elf": lambda: b"\x7fELF\x02\x01\x01" + noise,
        "postscript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file\n",
        "tiff": lambda: b"II*\x00" + noise,
        "zip-bomb": lambda: zipped("zeros", bytes(30_000_000)),
        "ogg-of-noise": lambda: b"OggS" + noise,
        "mp4-of-noise": lambda: b"\x00\x00\x00\x18ftypisom" + noise,
        "heic-of-noise": lambda: b"\x00\x00\x00\x18ftypheic" + b"Exif\x00\x00" * 5000 + noise,
    }


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _jpeg_claiming(jpeg: bytes, width: int, height: int) -> bytes:
    frame = jpeg.index(b"\xff\xc0")
    return jpeg[: frame + 5] + struct.pack(">HH", height, width) + jpeg[frame + 9 :]


def _many_scans() -> bytes:
    """A progressive JPEG whose last scan comes again some thousand times: each is a walk over the whole picture."""
    jpeg = plain((4000, 4000), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * 3000 + b"\xff\xd9"
