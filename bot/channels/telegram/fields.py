"""Careful looks into an update: whatever stands where something was expected, nothing is raised."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Fields = Mapping[str, Any]


def inner(fields: Fields, name: str) -> Fields:
    """The object of that name, empty where there is none."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def rows(fields: Fields, name: str) -> list[Fields]:
    """The objects of the list of that name; what is no object is left out."""
    value = fields.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def time_of(value: object) -> datetime | None:
    """A moment given in seconds since 1970; None where it is none that a calendar holds."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**33:
        return None
    return datetime.fromtimestamp(value, UTC)


def text_of(value: object) -> str:
    """The value as text that any store can hold: no lone surrogates, no NUL; "" for what is neither text nor number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).encode("utf-8", "replace").decode().replace("\0", "")


def chat_of(fields: Fields) -> str:
    """The id of the chat something belongs to, "" where it names none."""
    return text_of(inner(fields, "chat").get("id"))
