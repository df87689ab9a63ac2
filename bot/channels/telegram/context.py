"""What an update says around the words: who said them first, what they answer, and whether anything was said at all."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.telegram.fields import Fields, inner, rows, text_of, time_of
from triage.message import Kind, Message

#: Notes of Telegram itself, told as messages: nobody said anything.
SERVICE = re.compile(
    r"message_auto_delete_timer_changed|pinned_message|(?:new|left)_chat_\w+|delete_chat_photo|(?:super)?group_chat_created"
    r"|channel_chat_created|migrate_(?:to|from)_chat_id|chat_background_set|write_access_allowed|connected_website"
    r"|proximity_alert_triggered|boost_added|(?:general_)?forum_topic_\w+|giveaway\w*|video_chat_\w+|chat_owner_\w+"
    r"|paid_message_price_changed|direct_message_price_changed|checklist_tasks_\w+|suggested_post_\w+|unique_gift|gift"
)
_LONGEST_NAME, _LONGEST_EXCERPT = 96, 120
#: A position that is shared until somebody stops it.
_WITHOUT_END = 0x7FFFFFFF
_MOST_PERIOD = 366 * 86_400


def with_context(message: Message, fields: Fields) -> Message:
    """The message with who said it first and what it answers; a note of Telegram itself becomes `SERVICE`."""
    if message.kind is Kind.OTHER and SERVICE.fullmatch(message.label):
        message = replace(message, kind=Kind.SERVICE)
    return replace(
        message,
        said_by=said_by(fields) if message.forwarded else "",
        reply_to=text_of(inner(fields, "reply_to_message").get("message_id")),
        reply_words=reply_words(fields),
        album=message.album or text_of(fields.get("media_group_id"))[:64],
    )


def is_passed_on(fields: Fields) -> bool:
    """Whether somebody else said it; who passes on their own earlier words says them once more."""
    if not any(key.startswith("forward_") for key in fields):
        return False
    first = inner(inner(fields, "forward_origin"), "sender_user") or inner(fields, "forward_from")
    return first.get("id") is None or first.get("id") != inner(fields, "from").get("id")


def said_by(fields: Fields) -> str:
    """Who said it first, as far as Telegram tells: a name, with the handle in brackets where there is one."""
    origin = inner(fields, "forward_origin")
    person = inner(origin, "sender_user") or inner(fields, "forward_from")
    if person:
        return _named(" ".join(filter(None, (text_of(person.get(key)) for key in ("first_name", "last_name")))), person)
    chat = inner(origin, "sender_chat") or inner(origin, "chat") or inner(fields, "forward_from_chat")
    if chat:
        signed = text_of(origin.get("author_signature") or fields.get("forward_signature"))
        return _named(" · ".join(filter(None, (text_of(chat.get("title")), signed))), chat)
    return text_of(origin.get("sender_user_name") or fields.get("forward_sender_name"))[:_LONGEST_NAME]


def _named(name: str, who: Fields) -> str:
    handle = text_of(who.get("username"))[:64]
    return f"{name[:_LONGEST_NAME]} (@{handle})".strip() if handle else name[:_LONGEST_NAME]


def reply_words(fields: Fields) -> str:
    """A short piece of what the message answers: what was quoted of it, else how it begins, else whose it is."""
    answered = inner(fields, "reply_to_message")
    elsewhere = inner(fields, "external_reply")
    words = text_of(inner(fields, "quote").get("text")) or text_of(answered.get("text") or answered.get("caption"))
    if elsewhere and (whose := said_by({"forward_origin": elsewhere.get("origin")})):
        words = f"{whose}: {words}" if words else whose
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_EXCERPT else words[: _LONGEST_EXCERPT - 1] + "…"


def shared_until(fields: Fields) -> datetime | None:
    """When a position that is shared live stops being shared; None where it has no end or is not live."""
    begun, period = time_of(fields.get("date")), inner(fields, "location").get("live_period")
    if begun is None or not isinstance(period, int) or isinstance(period, bool) or not 0 < period <= _MOST_PERIOD:
        return None
    return begun + timedelta(seconds=period)


def reaction(fields: Fields) -> Message:
    """A reaction put under a message, or taken away; nothing was said."""
    shown = "".join(text_of(one.get("emoji")) or "✱" for one in rows(fields, "new_reaction"))
    label = f"reaction {shown}".strip()[:64]
    return Message(kind=Kind.SERVICE, at=time_of(fields.get("date")), label=label, reply_to=text_of(fields.get("message_id")))


def membership(fields: Fields) -> Message:
    """The bot was blocked, let in again, or its place in a chat changed."""
    status, before = (text_of(inner(fields, name).get("status")) for name in ("new_chat_member", "old_chat_member"))
    at = time_of(fields.get("date"))
    if status in ("kicked", "left"):
        return Message(kind=Kind.STOP, at=at, label=f"my_chat_member: {status}"[:64])
    back = before == "kicked" and status == "member"
    return Message(kind=Kind.SERVICE, at=at, label="unblocked" if back else f"my_chat_member: {status}"[:64])
