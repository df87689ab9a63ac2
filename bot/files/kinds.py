"""What a file is by its first bytes, whatever its name and its sender say, and what is done with each kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum


class Use(Enum):
    """What may become of a file of some kind."""

    PICTURE = "picture"  #: decoded behind a wall, shown as a fresh copy, read for words
    CAMERA = "camera"  #: a picture no decoder of ours opens; only what the camera wrote beside it is read
    SOUND = "sound"  #: played on the desk as it is
    FILM = "film"  #: played on the desk as it is
    KEPT = "kept"  #: handed out as a download and nothing else


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file. `media_type` is what a browser is told; the desk plays nothing that is not listed here."""

    name: str
    use: Use
    media_type: str = "application/octet-stream"


UNKNOWN = FileKind("", Use.KEPT)
KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("jpeg", Use.PICTURE, "image/jpeg"),
        FileKind("png", Use.PICTURE, "image/png"),
        FileKind("webp", Use.PICTURE, "image/webp"),
        FileKind("gif", Use.PICTURE, "image/gif"),
        FileKind("heic", Use.CAMERA),
        FileKind("avif", Use.CAMERA),
        FileKind("ogg", Use.SOUND, "audio/ogg"),
        FileKind("mp3", Use.SOUND, "audio/mpeg"),
        FileKind("m4a", Use.SOUND, "audio/mp4"),
        FileKind("wav", Use.SOUND, "audio/wav"),
        FileKind("flac", Use.SOUND, "audio/flac"),
        FileKind("amr", Use.KEPT),
        FileKind("mp4", Use.FILM, "video/mp4"),
        FileKind("mov", Use.FILM, "video/mp4"),
        FileKind("webm", Use.FILM, "video/webm"),
        FileKind("pdf", Use.KEPT),
        FileKind("zip", Use.KEPT),
        UNKNOWN,
    )
}

#: What a file begins with. Some begin with a length; those are told by `_boxed`.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
)
_BRANDS: Mapping[bytes, str] = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"M4A ", b"M4B ", b"M4P "), "m4a"),
    b"qt  ": "mov",
}


def kind_of(body: bytes) -> FileKind:
    """The kind of a file, `UNKNOWN` for everything that is not plainly one of ours."""
    head = body[:16]
    found = next((name for beginning, name in _BEGINNINGS if head.startswith(beginning)), "")
    return KINDS[found or next((name for tell in _TOLD_OTHERWISE if (name := tell(head))), "")]


def _boxed(head: bytes) -> str:
    """ISO media: a length, the word "ftyp" and the brand."""
    return _BRANDS.get(head[8:12], "mp4") if head[4:8] == b"ftyp" and len(head) >= 12 else ""


def _riff(head: bytes) -> str:
    return {b"WEBP": "webp", b"WAVE": "wav"}.get(head[8:12], "") if head[:4] == b"RIFF" else ""


def _mpeg(head: bytes) -> str:
    """An MPEG audio frame without a tag before it: layer 3 with a bit rate and a sample rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return ""
    return "mp3" if head[2] >> 4 not in (0, 15) and head[2] & 0x0C != 0x0C else ""


_TOLD_OTHERWISE: tuple[Callable[[bytes], str], ...] = (_boxed, _riff, _mpeg)
