"""A KakaoTalk skill request as messages. Pure: no network, no clock, nothing raised."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.channels.contract import Incoming
from triage.message import Attachment, Kind, Message

NAME = "kakao"
PRESS = "value"  #: our key in a quick reply's `extra`, which comes back in `clientExtra`
PUSH = "tipline_push"  #: our key in an event's data, which comes back in `userRequest.params`
MEDIA_HOSTS = ("kakaocdn.net", "talk.kakao.com")  #: hosts, and hosts under them, where Kakao keeps pictures
MOST_FILES = 10  #: Kakao sends no more pictures in one request
LONGEST_URL = 2048
ROOM = "room:"  #: before the key of a chat of several people
BETWEEN_URLS = re.compile(r",\s*(?=https?://)")
SPACE = re.compile(r"[\s\x00-\x1f]")
OURS = ("kakao.com",)  #: where a callback may lie

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Skill:
    """What a request says beside the message: who must answer where, and by when."""

    bot_id: str  #: without the "!" of the development channel
    chat: str
    language: str
    callback_url: str
    pushed: str | None  #: the text we put into an event of ours, None for everything a person did
    pressed: str = ""  #: the value of our button that was pressed
    words: str = ""
    room: bool = False  #: several people read the chat


def parse(raw: bytes, account: str) -> tuple[Incoming, ...]:
    """The request as one message; `OTHER` where it cannot be read. `raw` is always kept."""
    request = _json(raw)
    asked = _inner(request, "userRequest")
    try:
        message = _message(request, asked) if asked else Message(kind=Kind.OTHER, label="unreadable")
    except Exception:  # boundary: a shape nobody foresaw goes to a person as it came
        message = Message(kind=Kind.OTHER, label="unreadable")
    number = hashlib.sha256(raw).hexdigest()[:32]
    return (Incoming(NAME, account, number, _chat(asked), message, raw, number, _language(asked)),)


def read_skill(raw: bytes) -> Skill:
    """What the channel itself needs of the request; empty where it is not there."""
    request = _json(raw)
    asked = _inner(request, "userRequest")
    params = _inner(asked, "params")
    return Skill(
        bot_id=_text(_inner(request, "bot").get("id")).removesuffix("!"),
        chat=_chat(asked),
        language=_language(asked) or "ko",
        callback_url=_text(asked.get("callbackUrl")),
        pushed=_text(params[PUSH]) if isinstance(params.get(PUSH), str) else None,
        pressed=_pressed(request),
        words=_words(asked),
        room=_chat(asked).startswith(ROOM),
    )


def under(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether the address is https and on one of the hosts or below it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in hosts)


def _message(request: Fields, asked: Fields) -> Message:
    words = _words(asked)
    if pressed := _pressed(request):
        return Message(kind=Kind.BUTTON, action=pressed[:64], label=words[:64])
    if label := _media(request, asked, words):
        return Message(kind=Kind.MEDIA, label=label, files=_files(request, asked, words))
    if not words.strip():
        return Message(kind=Kind.START)
    return Message(words)


def _words(asked: Fields) -> str:
    """What the person wrote; while a slot is being filled it stands as the value that is to be checked."""
    words = _text(asked.get("utterance")).removesuffix("\n")
    return words or _text(_inner(asked, "value").get("origin")).removesuffix("\n")


def _pressed(request: Fields) -> str:
    pressed = _inner(_inner(request, "action"), "clientExtra").get(PRESS)
    return _text(pressed) if isinstance(pressed, str) else ""


def _media(request: Fields, asked: Fields, words: str) -> str:
    if any("secureUrls" in plugin for plugin in _plugins(request)):
        return "secure_image"
    media = _inner(_inner(asked, "params"), "media")
    trigger = _inner(_inner(request, "flow"), "trigger").get("type")
    if under(words.strip(), MEDIA_HOSTS) and not SPACE.search(words.strip()):
        return _text(media.get("type")) or "image"
    return "image" if trigger == "IMAGE_UPLOAD" or media.get("url") else ""


def _files(request: Fields, asked: Fields, words: str) -> tuple[Attachment, ...]:
    """The pictures of a request, by their addresses; only those on Kakao's own hosts, since anybody can type one."""
    media = _inner(_inner(asked, "params"), "media")
    kind = _text(media.get("type"))[:32] or "image"
    given = [*_secure_urls(request), _text(media.get("url")), words]
    urls = (re.sub(r"^http://", "https://", url.strip()) for url in given)
    kept = dict.fromkeys(url for url in urls if len(url) <= LONGEST_URL and under(url, MEDIA_HOSTS) and not SPACE.search(url))
    return tuple(Attachment(kind, remote=url) for url in list(kept)[:MOST_FILES])


def _secure_urls(request: Fields) -> list[str]:
    """The addresses of secure images, which stand in a list that is written out as text ("List(url, url)"), or in a list."""
    found: list[str] = []
    for plugin in _plugins(request):
        urls = plugin.get("secureUrls")
        if isinstance(urls, str):
            found += BETWEEN_URLS.split(urls.strip().removeprefix("List(").removesuffix(")"))
        elif isinstance(urls, list):
            found += [_text(url) for url in urls]
    return found


def _plugins(request: Fields) -> Iterator[Fields]:
    """What plugins gave: objects, most of them written out as JSON inside a string; under `detailParams` once more."""
    action = _inner(request, "action")
    details = (_inner(_inner(action, "detailParams"), name) for name in _inner(action, "detailParams"))
    given = [
        *_inner(action, "params").values(),
        *(value for detail in details for value in (detail.get("value"), detail.get("origin"))),
    ]
    for value in given:
        yield value if isinstance(value, dict) else _json(value.encode("utf-8", "replace")) if isinstance(value, str) else {}


def _chat(asked: Fields) -> str:
    """The user's key, or the room's in a group."""
    room = _inner(asked, "chat")
    key = _text(_inner(room, "properties").get("botGroupKey")) or _text(room.get("id"))
    return f"{ROOM}{key}" if key else _text(_inner(asked, "user").get("id"))


def _language(asked: Fields) -> str:
    language = _text(asked.get("lang")).partition("-")[0].lower()[:8]
    return "ko" if language == "kr" else language


def _json(raw: bytes) -> Fields:
    try:
        given = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _inner(fields: Fields, name: str) -> Fields:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).encode("utf-8", "replace").decode().replace("\0", "")
