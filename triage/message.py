"""What a person sent, as every channel hands it over and every rule reads it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Kind(Enum):
    """What kind of message it is; `OTHER` keeps what a channel does not know."""

    TEXT = "text"  #: words, of a caption too
    LOCATION = "location"  #: a shared pin or a venue
    LIVE_LOCATION = "live_location"  #: one point of a position that is being shared live
    BUTTON = "button"  #: a press on a button of ours; `action` holds its value
    CONTACT = "contact"  #: a shared address-book card; `text` holds its number
    MEDIA = "media"  #: picture, film, voice or document; `text` holds the caption, `files` what came
    FILE = "file"  #: what a file of theirs shows by itself: words read in a picture, where and when it was taken
    EDIT = "edit"  #: a new wording of an earlier message; `replaces` names it
    START = "start"  #: the person opened the chat; nothing has been said yet
    STOP = "stop"  #: the person blocked or left the bot: nothing can be sent any more
    SERVICE = "service"  #: a reaction, or a note of the channel itself: nothing was said and nothing is answered
    OTHER = "other"  #: not understood by the channel; the raw payload is kept


#: Labels of `OTHER` messages out of which not everything could be read: their raw payload wants a person's look.
UNREADABLE, QUARANTINED = "unreadable", "quarantined"


@dataclass(frozen=True, slots=True)
class Pin:
    """A position in WGS 84 degrees, `accuracy_m` metres where the phone tells it."""

    lat: float
    lon: float
    accuracy_m: float | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message, as the channel tells of it; believed only once the file itself was looked at."""

    kind: str  #: the channel's word for it: photo, voice, audio, video, video_note, document, sticker, animation
    name: str = ""  #: as the sender's device called it
    media_type: str = ""
    size: int | None = None  #: bytes
    remote: str = ""  #: by what the channel hands the file out, "" where its bytes came with the message
    seconds: int | None = None  #: how long a recording is


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person sent. `at` carries an offset, or is None where the channel does not tell the time."""

    text: str = ""
    kind: Kind = Kind.TEXT
    at: datetime | None = None
    pin: Pin | None = None
    action: str = ""
    replaces: str = ""  #: external id of the message this one edits
    forwarded: bool = False  #: somebody else's words, passed on
    answers: str = ""  #: what a short answer means next to the question before it, as "hurt:yes"
    label: str = ""  #: the channel's own word for a kind we do not know, or the type of a file
    files: tuple[Attachment, ...] = ()
    album: str = ""  #: the same for messages that were sent as one album
    said_by: str = ""  #: who said it first, where it was passed on and the channel tells
    reply_to: str = ""  #: external id of the message this one answers or reacts to
    reply_words: str = ""  #: how that message begins, or what of it was quoted: not the sender's words
    until: datetime | None = None  #: when a position that is shared live stops being shared, where the channel tells

    @property
    def is_poison(self) -> bool:
        """Whether something in it could not be read, so that a person must look at the payload."""
        return self.kind is Kind.OTHER and self.label in (UNREADABLE, QUARANTINED)


@dataclass(frozen=True, slots=True)
class Tip:
    """All that one sender has said in one case, oldest first. `received_at` is the time of the last message."""

    id: str
    received_at: datetime
    messages: tuple[Message, ...]
