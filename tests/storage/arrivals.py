"""Messages as they come in, for tests of what is stored."""

from storage.inbox import Arrival
from triage.message import Kind, Message


def arrival(external_id: str = "1", chat: str = "a", text: str = "hello", **values: object) -> Arrival:
    """A text on Telegram unless told otherwise."""
    given = {
        "channel": "telegram",
        "account": "family",
        "message": Message(text),
        "raw": text.encode(),
        "message_id": external_id,
    }
    return Arrival(external_id=external_id, chat=chat, **{**given, **values})  # type: ignore[arg-type]


def left(external_id: str, chat: str = "a") -> Arrival:
    """The person blocks the bot."""
    return arrival(external_id, chat, message=Message(kind=Kind.STOP))
