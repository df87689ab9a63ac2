"""A message that came in, as it is sealed in its row."""

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage.keys import DataKey
from storage.store import opened_json, sealed_json
from triage.message import Message

MESSAGE = TypeAdapter(Message)
_COLUMN = "messages.message"


def seal(key: DataKey, message: Message) -> bytes:
    """The message as its row keeps it."""
    return sealed_json(key, _COLUMN, MESSAGE, message)


def unseal(key: DataKey, row: sa.RowMapping) -> Message:
    """The message of a row. Raises `Unreadable`."""
    return opened_json(key, _COLUMN, MESSAGE, row["sealed"])
