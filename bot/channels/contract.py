"""What every channel promises: payloads become messages, messages go out, and failures have names."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from starlette.routing import BaseRoute

from triage.message import Message


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that came in, not yet stored.

    `external_id` is unique within (channel, account): a repeat is recognised by it. `chat` is the channel's address of the
    conversation, "" where the payload names none. `raw` is the payload as it came. `message_id` is the channel's own id of the
    message, by which edits and deletions name it. `officer_press` is set for a press in the duty room, which is no tip.
    """

    channel: str
    account: str
    external_id: str
    chat: str
    message: Message
    raw: bytes
    message_id: str = ""
    language: str = ""  #: what the sender's app is set to, ISO 639-1, "" where unknown
    answer_id: str = ""  #: of a button press, which the channel itself answers once it is stored
    officer_press: "OfficerPress | None" = None
    room_news: "RoomNews | None" = None  #: of who is in the duty room, which is no tip either
    bodies: tuple[bytes, ...] = ()  #: the bytes of those of `message.files` that have no `remote`, in their order


@dataclass(frozen=True, slots=True)
class OfficerPress:
    """A button pressed in the duty room. `user` is the presser's immutable id on the channel, never a name."""

    user: str
    action: str  #: as put on the button
    answer_id: str  #: what the channel wants answered so that the button stops spinning
    room: str
    message_id: str


@dataclass(frozen=True, slots=True)
class RoomNews:
    """Who came into the duty room or left it, by immutable ids; `shut` is whether it is closed to us, where that changed."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    shut: bool | None = None


class Accepted(Enum):
    """What became of one incoming message once the call returns: it is on disk in either case."""

    STORED = "stored"  #: new, committed
    REPEAT = "repeat"  #: seen before, nothing done


class StoreUnavailable(Exception):
    """Nothing was kept: the disk is full or the database away. The channel answers 503, so that the sender's side tries again."""


#: Commits incoming messages; returns only when they are on disk. Raises `StoreUnavailable` when they could not be kept,
#: and then the channel must not acknowledge.
Intake = Callable[[Sequence[Incoming]], Awaitable[Sequence[Accepted]]]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to send. `key` is the same on every try; `edits` is the channel's id of an earlier message to change."""

    chat: str
    text: str
    key: str
    buttons: tuple[tuple[str, str], ...] = ()  #: (label, value), one a row
    ask_place: bool = False  #: offer the channel's own share-my-place button
    ask_number: bool = False  #: offer the channel's own share-my-number button
    silent: bool = False  #: no sound, no link preview
    edits: str = ""
    answers: str = ""  #: the id of a button press to answer; `text` is then the short notice
    language: str = "ko"


@dataclass(frozen=True, slots=True)
class Sent:
    """Proof of sending: the channel's own id of the message."""

    message_id: str


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do. Lengths in characters, button values in bytes."""

    max_text: int
    max_button_bytes: int = 64
    per_chat_seconds: float = 0.0  #: least time between two messages to one chat
    per_second: float = 30.0  #: messages a second in all
    file_patience: float = 86_400.0  #: seconds for which it is worth asking again for a file


class SendError(Exception):
    """A message was not sent; the subclass says what to do about it. Its text names no person."""


class Unreachable(SendError):
    """The person blocked the bot or is gone: do not try again, and say so to the officer."""


class Throttled(SendError):
    """The channel asks to wait `retry_after` seconds with this chat."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"throttled for {retry_after:g} s")
        self.retry_after = retry_after


class Unavailable(SendError):
    """The channel did not answer or failed: try again later. Whether it arrived is unknown."""


class Refused(SendError):
    """The channel will never take this message as it is: a person must look."""


class Oversize(Refused):
    """A file is larger than may be fetched."""


class Unchanged(SendError):
    """An edit that changes nothing, or an answer to a press that nobody waits for any more: counts as done."""


class Channel(Protocol):
    """One account of one channel. Construction does no I/O."""

    name: str  #: "telegram", "webchat"
    account: str  #: which of several bots, e.g. "family"
    capabilities: Capabilities

    def parse(self, raw: bytes) -> tuple[Incoming, ...]:
        """The payload as messages. Never raises: what is not understood becomes one `OTHER` message with its raw payload."""

    def routes(self, intake: Intake) -> Sequence[BaseRoute]:
        """Routes for the public web side; empty for a channel that only polls."""

    async def run(self, intake: Intake) -> None:
        """Receives until cancelled; returns at once for a channel that is only called."""

    async def send(self, out: Outgoing) -> Sent:
        """Sends one message. Raises a `SendError`."""

    async def fetch(self, remote: str, most: int) -> bytes:
        """The bytes of the file that `Attachment.remote` names, never more than `most`.

        Raises `Unavailable` or `Throttled` where asking again may help, `Refused` where it never will: gone, not this channel's,
        or, as `Oversize`, too large. What it raises quotes no address, since a download's address may hold a secret.
        """

    async def close(self) -> None:
        """Gives back what it holds."""
