"""A Telegram update as messages. Pure: no network, no clock, nothing raised."""

import hashlib
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeGuard

from bot.channels.contract import Incoming, OfficerPress, RoomNews
from bot.channels.telegram.context import is_passed_on, membership, reaction, shared_until, with_context
from bot.channels.telegram.fields import Fields
from bot.channels.telegram.fields import chat_of as _chat
from bot.channels.telegram.fields import inner as _inner
from bot.channels.telegram.fields import text_of as _text
from bot.channels.telegram.fields import time_of as _time
from bot.channels.telegram.room import room_news
from triage.message import QUARANTINED, UNREADABLE, Attachment, Kind, Message, Pin

NAME = "telegram"

#: What is asked for; a type that is not listed is never queued by Telegram.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction")

MEDIA = (
    *("photo", "animation", "document", "voice", "audio", "video", "video_note"),
    *("live_photo", "sticker", "paid_media", "story"),
)
#: Keys that describe a message; the first other key names what it holds.
ENVELOPE = re.compile(
    r"message_(?:thread_)?id|from|(?:edit_)?date|chat|is_.*|forward_.*|sender_.*|(?:external_)?reply_.*|quote|via_bot|author_signature"
    r"|business_connection_id|has_.*|media_group_id|(?:caption_)?entities|link_preview_options|effect_id|show_caption_above_media"
    r"|direct_messages_topic|suggested_post_info|paid_star_count"
)
START = re.compile(r"/start(?:@\w+)?(?:\s+(?P<rest>.+))?\s*", re.DOTALL)
#: What a link may carry behind the command. A plain word is none: somebody may have typed "/start help".
DEEP_LINK = re.compile(r"(?=.*[0-9_-])[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Heard:
    """An update with its place in the conversation, before it is put into an `Incoming`."""

    message: Message
    chat: str = ""
    message_id: str = ""
    language: str = ""
    press: OfficerPress | None = None
    answer_id: str = ""
    news: RoomNews | None = None


def parse(raw: bytes, account: str, rooms: Collection[str] = ()) -> tuple[Incoming, ...]:
    """The update as one message, or as none where it is talk in one of the duty rooms (`rooms`, chat ids).

    What is not understood becomes one `OTHER` message; `raw` is always kept.
    """
    update = _json(raw)
    try:
        heard = _heard(update, rooms)
    except Exception:  # boundary: a shape nobody foresaw goes to a person as it came
        heard = Heard(Message(_any_words(update), Kind.OTHER, label=UNREADABLE), chat=_any_chat(update))
    if heard is None:
        return ()
    return (
        Incoming(
            channel=NAME,
            account=account,
            external_id=_external_id(update, raw),
            chat=heard.chat,
            message=heard.message,
            raw=raw,
            message_id=heard.message_id,
            language=heard.language,
            officer_press=heard.press,
            answer_id=heard.answer_id,
            room_news=heard.news,
        ),
    )


def quarantined(incoming: Incoming) -> Incoming:
    """The same arrival with nothing read out of it, for a store that chokes on what was."""
    message = Message(kind=Kind.OTHER, label=QUARANTINED)
    return Incoming(NAME, incoming.account, incoming.external_id, incoming.chat, message, incoming.raw)


def _json(raw: bytes) -> Fields:
    try:
        update = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return {}
    return update if isinstance(update, dict) else {}


def _external_id(update: Fields, raw: bytes) -> str:
    """The update's number with a digest of what it says: Telegram starts again at a random number after a quiet week.

    The digest is of what was parsed, so that spaces and escapes, in which a webhook and polling differ, make no other.
    """
    number = update.get("update_id")
    try:
        canonical = ascii(sorted(update.items())).encode() if update else raw
    except (ValueError, RecursionError):
        canonical = raw
    digest = hashlib.sha256(canonical).hexdigest()[:16]
    return f"{number}-{digest}" if isinstance(number, int) and not isinstance(number, bool) else digest


def _heard(update: Fields, rooms: Collection[str]) -> Heard | None:
    for name, read in READERS:
        if isinstance(update.get(name), dict):
            heard = read(update[name])
            break
    else:
        heard = Heard(Message(_any_words(update), Kind.OTHER, label=_update_type(update)), chat=_any_chat(update))
    if heard.chat in rooms:
        if heard.press:
            return heard
        news = room_news(update)
        return replace(heard, news=news) if news else None
    return replace(heard, press=None)


def _message(fields: Fields) -> Heard:
    return _placed(fields, _said(fields))


def _edited(fields: Fields) -> Heard:
    said = _said(fields)
    message_id = _text(fields.get("message_id"))
    at = _time(fields.get("edit_date")) or said.at
    if isinstance(fields.get("location"), dict):
        label = "" if "live_period" in fields["location"] else "live_end"
        edit = Message(kind=Kind.LIVE_LOCATION, at=at, pin=said.pin, replaces=message_id, label=label, until=shared_until(fields))
    else:
        edit = replace(said, kind=Kind.EDIT, at=at, pin=None, action="", replaces=message_id)
    return _placed(fields, edit)


def _pressed(fields: Fields) -> Heard:
    sender = _inner(fields, "from")
    under = _inner(fields, "message")
    chat = _chat(under) or _text(sender.get("id"))
    message_id = _text(under.get("message_id"))
    action = _text(fields.get("data"))
    press = OfficerPress(_text(sender.get("id")), action, _text(fields.get("id")), chat, message_id)
    message = Message(kind=Kind.BUTTON, action=action, label=_label_of(under, action))
    return Heard(message, chat, message_id, _language(sender), press, press.answer_id)


def _membership(fields: Fields) -> Heard:
    return Heard(membership(fields), _chat(fields), language=_language(_inner(fields, "from")))


def _room_member(fields: Fields) -> Heard:
    """Somebody's place in a group changed; of our own room it is told as news, of another it says nothing."""
    message = Message(kind=Kind.SERVICE, at=_time(fields.get("date")), label="chat_member")
    return Heard(message, _chat(fields), language=_language(_inner(fields, "from")))


def _reaction(fields: Fields) -> Heard:
    return Heard(reaction(fields), _chat(fields), language=_language(_inner(fields, "user")))


#: Which part of an update is read by what, in this order.
READERS: tuple[tuple[str, Callable[[Fields], Heard]], ...] = (
    ("message", _message),
    ("edited_message", _edited),
    ("callback_query", _pressed),
    ("my_chat_member", _membership),
    ("chat_member", _room_member),
    ("message_reaction", _reaction),
)


def _placed(fields: Fields, message: Message) -> Heard:
    told = with_context(message, fields)
    return Heard(told, _chat(fields), _text(fields.get("message_id")), _language(_inner(fields, "from")))


def _said(fields: Fields) -> Message:
    at = _time(fields.get("date"))
    forwarded = is_passed_on(fields)
    if isinstance(fields.get("text"), str):
        return _words(_text(fields["text"]), at, forwarded)
    if isinstance(fields.get("venue"), dict):
        venue = fields["venue"]
        text = ", ".join(filter(None, (_text(venue.get("title")), _text(venue.get("address")))))
        return Message(text, Kind.LOCATION, at, _pin(venue.get("location")), forwarded=forwarded, label="venue")
    if isinstance(fields.get("location"), dict):
        kind = Kind.LIVE_LOCATION if "live_period" in fields["location"] else Kind.LOCATION
        return Message("", kind, at, _pin(fields["location"]), forwarded=forwarded, until=shared_until(fields))
    if isinstance(fields.get("contact"), dict):
        return _card(fields, at, forwarded)
    return _file_or_other(fields, at, forwarded)


def _words(text: str, at: datetime | None, forwarded: bool) -> Message:
    start = START.fullmatch(text)
    if start is None or forwarded:
        return Message(text, Kind.TEXT, at, forwarded=forwarded)
    rest = (start["rest"] or "").strip()
    if rest and not DEEP_LINK.fullmatch(rest):
        return Message(rest, Kind.TEXT, at)  # somebody who writes behind the command has said something
    return Message("", Kind.START, at, action=rest)


def _card(fields: Fields, at: datetime | None, forwarded: bool) -> Message:
    card = fields["contact"]
    own = card.get("user_id") is not None and card.get("user_id") == _inner(fields, "from").get("id")
    words = (_text(card.get(key)) for key in ("phone_number", "first_name", "last_name"))
    return Message(" ".join(filter(None, words)), Kind.CONTACT, at, forwarded=forwarded, label="own" if own else "")


def _file_or_other(fields: Fields, at: datetime | None, forwarded: bool) -> Message:
    caption = _text(fields.get("caption"))
    for name in MEDIA:
        if fields.get(name):
            emoji = _text(_inner(fields, name).get("emoji")) if name == "sticker" else ""
            files, album = _files(name, fields[name]), _text(fields.get("media_group_id"))[:64]
            return Message(caption or emoji, Kind.MEDIA, at, forwarded=forwarded, label=name, files=files, album=album)
    label = next((key for key in fields if not ENVELOPE.fullmatch(key)), "message")
    return Message(caption, Kind.OTHER, at, forwarded=forwarded, label=_text(label)[:64])


def _files(kind: str, value: object) -> tuple[Attachment, ...]:
    """The file of a message; of a picture, which comes in several sizes, the largest."""
    sizes = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else [value]
    found = [one for one in sizes if isinstance(one, dict) and isinstance(one.get("file_id"), str) and one["file_id"]]
    if not found:
        return ()
    best = max(found, key=lambda one: (_number(one.get("width")) or 0) * (_number(one.get("height")) or 0))
    return (
        Attachment(
            kind=kind,
            name=_text(best.get("file_name"))[:255],
            media_type=_text(best.get("mime_type"))[:127],
            size=_number(best.get("file_size")),
            remote=_text(best["file_id"])[:512],
        ),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53 else None


def _pin(value: object) -> Pin | None:
    if not isinstance(value, dict):
        return None
    lat, lon, accuracy = (value.get(key) for key in ("latitude", "longitude", "horizontal_accuracy"))
    if not _is_number(lat) or not _is_number(lon) or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return Pin(float(lat), float(lon), float(accuracy) if _is_number(accuracy) and 0 <= accuracy <= 100_000 else None)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _label_of(under: Fields, action: str) -> str:
    keyboard = _inner(under, "reply_markup").get("inline_keyboard")
    for row in keyboard if isinstance(keyboard, list) else ():
        for button in row if isinstance(row, list) else ():
            if isinstance(button, dict) and button.get("callback_data") == action:
                return _text(button.get("text"))[:64]
    return ""


def _language(user: Fields) -> str:
    return _text(user.get("language_code")).partition("-")[0].lower()[:8]


def _update_type(update: Fields) -> str:
    return next((_text(key)[:64] for key in update if key != "update_id"), "unreadable")


def _any_chat(update: Fields) -> str:
    chats = (_chat(part) or _text(_inner(part, "from").get("id")) for part in update.values() if isinstance(part, dict))
    return next(filter(None, chats), "")


def _any_words(update: Fields) -> str:
    """The words of an update that cannot be read otherwise: better read out of their place than not at all."""
    found = (_text(part.get(name)) for part in update.values() if isinstance(part, dict) for name in ("text", "caption"))
    return next(filter(None, found), "")
