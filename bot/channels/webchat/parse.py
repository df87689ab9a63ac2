"""What a form of the page brought, as a message. Pure: nothing raised."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.channels.contract import Incoming
from bot.channels.webchat.code import message_id
from bot.channels.webchat.multipart import Upload
from triage.message import Attachment, Kind, Message, Pin

NAME = "webchat"
CONTENT = ("text", "press", "label", "lat", "lon", "accuracy")
RECORDING = "voice"  #: the field of a recording that the page itself made
LONGEST_NAME = 200
MOST_ACCURACY = 100_000.0  #: metres; more tells of no place
LONGEST_RECORDING = 3600  #: seconds


def payload(fields: Mapping[str, str], one_time: str, chat: str, language: str) -> bytes | None:
    """What is kept of a form, or None where it says nothing. It holds no code and no address of anybody's."""
    content = {name: fields[name] for name in CONTENT if fields.get(name, "").strip()}
    if not any(name in content for name in ("text", "press", "lat")):
        return None
    return _payload({**content, **_album(fields)}, one_time, chat, language)


def file_payload(file: Upload, fields: Mapping[str, str], one_time: str, chat: str, language: str) -> bytes:
    """What is kept of a file beside its bytes."""
    content = {
        "file": _kind(file),
        "name": file.name[-LONGEST_NAME:],
        "type": file.media_type[:80],
        "size": str(len(file.body)),
        "digest": hashlib.sha256(file.body).hexdigest(),
    }
    if file.field == RECORDING:
        content["seconds"] = fields.get("seconds", "")[:6]
    return _payload({**content, **_album(fields)}, one_time, chat, language)


def _kind(file: Upload) -> str:
    """The file in the words of `Attachment.kind`."""
    if file.field == RECORDING:
        return "voice"
    kinds = {"image": "photo", "video": "video", "audio": "audio"}
    return kinds.get(file.media_type.partition("/")[0], "document")


def _album(fields: Mapping[str, str]) -> dict[str, str]:
    """By what things sent with one press know each other, where the form tells."""
    album = fields.get("album", "")
    return {"album": hashlib.sha256(album.encode("utf-8", "replace")).hexdigest()[:16]} if album else {}


def unread_payload(body: bytes, one_time: str, chat: str, language: str) -> bytes:
    """What is kept of a body that is no form."""
    return _payload({"body": body.decode("utf-8", "backslashreplace")}, one_time, chat, language)


def _payload(content: Mapping[str, str], one_time: str, chat: str, language: str) -> bytes:
    number = message_id(one_time, json.dumps(content, sort_keys=True))
    return json.dumps({"id": number, "chat": chat, "language": language, **content}).encode()


def parse(raw: bytes, account: str) -> tuple[Incoming, ...]:
    """The payload as one message; `OTHER` where it cannot be read."""
    fields = _strings(raw)
    number = fields.get("id") or hashlib.sha256(raw).hexdigest()[:32]
    chat = fields.get("chat", "")
    return (Incoming(NAME, account, number, chat, _message(fields), raw, number, fields.get("language", "")),)


def _strings(raw: bytes) -> dict[str, str]:
    try:
        given: Any = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(given, dict):
        return {}
    return {name: _storable(value) for name, value in given.items() if isinstance(value, str)}


def _message(fields: Mapping[str, str]) -> Message:
    album = fields.get("album", "")[:16]
    if "file" in fields:
        return Message(kind=Kind.MEDIA, label=fields["file"][:32], files=(_attachment(fields),), album=album)
    if "press" in fields:
        return Message(kind=Kind.BUTTON, action=fields["press"][:64], label=fields.get("label", "")[:64])
    if "lat" in fields:
        pin = _pin(fields)
        return Message(fields.get("text", ""), Kind.LOCATION if pin else Kind.OTHER, pin=pin, label="" if pin else "place")
    if "text" in fields:
        return Message(fields["text"], album=album)
    return Message(kind=Kind.OTHER, label="form")


def _attachment(fields: Mapping[str, str]) -> Attachment:
    size, seconds = fields.get("size", ""), fields.get("seconds", "")
    return Attachment(
        fields["file"][:32],
        fields.get("name", ""),
        fields.get("type", ""),
        int(size) if re.fullmatch(r"[0-9]{1,12}", size) else None,
        seconds=min(int(seconds), LONGEST_RECORDING) if re.fullmatch(r"[0-9]{1,6}", seconds) else None,
    )


def _pin(fields: Mapping[str, str]) -> Pin | None:
    try:
        lat, lon = float(fields["lat"]), float(fields["lon"])
        told = float(fields.get("accuracy", "nan"))
        accuracy = told if 0 <= told < MOST_ACCURACY else None
    except (KeyError, ValueError):
        return None
    return Pin(lat, lon, accuracy) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", "")
