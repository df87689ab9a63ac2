"""People of the three channels who write to a line that is killed around them, each again until it is acknowledged."""

import asyncio
import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bench.latency import CALM, URGENT
from bench.process import CHATS, KAKAO_SECRET, SECRET, update
from bench.web import Connection

URGENT_EVERY = 5
FILE_EVERY = 4
PATIENCE = 5.0  #: seconds for an answer; then the same is sent again, as Telegram and people do
#: KakaoTalk is answered with status 200 and this sentence where a message could not be kept.
_NOT_KEPT = "한 번 더 보내 주세요".encode()
_BOUNDARY = "bench-boundary"

#: How a channel's message of that number looks on the wire, urgent or calm.
Mouth = Callable[[int, bool], "Post"]


@dataclass(frozen=True, slots=True)
class Post:
    """A request, and the names of the updates that must stand on disk once it is acknowledged."""

    path: str
    body: bytes
    headers: Mapping[str, str]
    names: tuple[str, ...]
    urgent: bool


@dataclass(slots=True)
class Tally:
    """What the writers know: the names of updates that were acknowledged, and which of them are urgent; by channel."""

    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    urgent: set[str] = field(default_factory=set)
    files: int = 0
    refused: int = 0

    def count(self, channel: str, post: Post) -> None:
        """The post was acknowledged."""
        self.acknowledged.setdefault(channel, set()).update(post.names)
        self.files += len(post.names) - 1
        if post.urgent:
            self.urgent.add(post.names[0])

    @property
    def names(self) -> set[str]:
        """Every update that was acknowledged."""
        return set().union(*self.acknowledged.values())


def telegram(number: int, urgent: bool) -> Post:
    """A webhook update; the calm come from a few hundred chats, each urgent one from a chat of its own."""
    chat = 900_000 + number if urgent else 10_000 + number % CHATS
    header = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    return Post("/telegram/family", update(number, chat, URGENT if urgent else CALM), header, (str(number),), urgent)


def kakao(number: int, urgent: bool) -> Post:
    """A skill request as KakaoTalk's server sends it, without a callback."""
    user = f"urgent{number}" if urgent else f"calm{number % CHATS}"
    asked = {
        "timezone": "Asia/Seoul",
        "lang": "ko",
        "utterance": URGENT if urgent else CALM,
        "block": {"id": "b1", "name": "폴백 블록"},
        "params": {"surface": "Kakaotalk.plusfriend"},
        "user": {"id": user, "type": "botUserKey", "properties": {"botUserKey": user}},
    }
    body = {
        "bot": {"id": "bot1", "name": "t"},
        "intent": {"id": "i1", "name": "폴백"},
        "userRequest": asked,
        "action": {"id": "a1", "name": "skill", "params": {}, "detailParams": {}, "clientExtra": None},
    }
    request = f"chp-{number}"
    header = {"X-Request-Id": request, "X-Skill-Secret": KAKAO_SECRET, "Content-Type": "application/json"}
    name = hashlib.sha256(request.encode()).hexdigest()[:32]
    return Post("/kakao/family", json.dumps(body).encode(), header, (name,), urgent)


def webchat(number: int, urgent: bool) -> Post:
    """The page's form as a browser without scripts posts it, every fourth time with a picture; each in a chat of its own."""
    one_time, text = f"bench-{number:020}", URGENT if urgent else CALM
    picture = _picture(number) if number % FILE_EVERY == 0 else b""
    album = {"album": hashlib.sha256(one_time.encode()).hexdigest()[:16]} if picture else {}
    said = {"text": text, **album}
    shown = {
        **album,
        "digest": hashlib.sha256(picture).hexdigest(),
        "file": "photo",
        "name": "a.png",
        "size": str(len(picture)),
        "type": "image/png",
    }
    names = tuple(_web_name(one_time, content) for content in ((said, shown) if picture else (said,)))
    header = {"Accept-Language": "ko", "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    return Post("/", _multipart({"id": one_time, "text": text}, picture), header, names, urgent)


def _web_name(one_time: str, content: Mapping[str, str]) -> str:
    """How the line calls what a form brought (`bot/channels/webchat/code.py`); said again, since it is seen from outside."""
    return hashlib.sha256(f"message\0{one_time}\0{json.dumps(content, sort_keys=True)}".encode()).hexdigest()[:32]


def _multipart(fields: Mapping[str, str], picture: bytes) -> bytes:
    parts = [f'form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    if picture:
        parts.append(b'form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n' + picture)
    lines = b"".join(f"--{_BOUNDARY}\r\nContent-Disposition: ".encode() + part + b"\r\n" for part in parts)
    return lines + f"--{_BOUNDARY}--\r\n".encode()


def _picture(number: int) -> bytes:
    """A grey PNG of 8 x 8 points that no other number has."""
    rows = b"".join(b"\0" + struct.pack(">Q", number + row) for row in range(8))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, content)
        for kind, content in (
            (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


async def write(port: int, channel: str, mouth: Mouth, numbers: Iterator[int], rate: float, tally: Tally) -> None:
    """Posts so many a second, one after another on one connection, for as long as it is let."""
    connection = Connection(port)
    for number in numbers:
        post = mouth(number, number % URGENT_EVERY == 0)
        while not await _accepted(connection, post):
            tally.refused += 1
            connection.close()
            await asyncio.sleep(0.05)
        tally.count(channel, post)
        await asyncio.sleep(1 / rate)


async def _accepted(connection: Connection, post: Post) -> bool:
    try:
        status, body = await asyncio.wait_for(connection.ask(post.path, post.body, post.headers), PATIENCE)
    except (OSError, asyncio.IncompleteReadError, TimeoutError):
        return False
    return 200 <= status < 400 and _NOT_KEPT not in body


CHANNELS: Mapping[str, tuple[Mouth, float, int]] = {
    "telegram": (telegram, 40.0, 1),
    "kakao": (kakao, 10.0, 4),  # it is answered within 0.8 s, so one connection alone writes little more than one a second
    "webchat": (webchat, 3.0, 2),
}
"""Mouth, messages a second of a connection, connections."""
