"""What a conversation looks like to the person in it; handed in by whoever keeps the store."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `buttons` are (label, value); `place` is a shared position (in) or a wish for one (out)."""

    id: str
    direction: Literal["in", "out"]
    text: str
    at: datetime
    buttons: tuple[tuple[str, str], ...] = ()
    place: bool = False


#: The lines of (account, chat), oldest first, as committed; empty where the chat is unknown.
Transcript = Callable[[str, str], Awaitable[list[Line]]]
