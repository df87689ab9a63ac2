"""What a conversation looks like to the person in it; handed in by whoever keeps the store."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

#: What the page calls a file: a picture, a film, a recording, or anything else.
KINDS = ("photo", "video", "voice", "file")


def kind_of(kind: str, media_type: str) -> str:
    """The page's kind of a file by what the channel, or else the browser, says of it."""
    given = {"photo": "photo", "video": "video", "video_note": "video", "voice": "voice"}.get(kind)
    first = media_type.partition("/")[0]
    return given or {"image": "photo", "video": "video"}.get(first, "file")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `buttons` are (label, value); `place` is a shared position (in) or a wish for one (out).

    `file` is the kind of a file that was sent, of `KINDS`; a recording is `seconds` long. The file itself is never shown again.
    """

    id: str
    direction: Literal["in", "out"]
    text: str
    at: datetime
    buttons: tuple[tuple[str, str], ...] = ()
    place: bool = False
    file: str = ""
    seconds: int = 0


#: The lines of (account, chat), oldest first, as committed; empty where the chat is unknown.
Transcript = Callable[[str, str], Awaitable[list[Line]]]
