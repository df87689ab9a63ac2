"""The invented cases of the demo: `tips.jsonl`, one case a line, read as people write and told in ages before now.

Every name, number and address in it is made up: 홍길동, 가나다 and their kind, "Example", numbers beginning 010-0000.
"""

import re
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from triage.assessment import Level
from triage.message import Attachment, Kind, Message, Pin

FILE = Path(__file__).parent / "tips.jsonl"
_PART = re.compile(r"(\d+)([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def read_span(text: str) -> timedelta:
    """A span of time written as "9d 4h" or "1m 30s". Raises ValueError for anything else."""
    if not re.fullmatch(r"\d+[smhd]( \d+[smhd])*", text):
        raise ValueError(f"not a span of time: {text!r}")
    return timedelta(seconds=sum(int(number) * _SECONDS[unit] for number, unit in _PART.findall(text)))


Span = Annotated[timedelta, BeforeValidator(lambda value: read_span(value) if isinstance(value, str) else value)]


class Does(Enum):
    """What an officer of the demo does to a case."""

    TAKE = "take"  #: acknowledges the alarm and makes the case theirs
    NOTE = "note"  #: writes a note that only officers see
    REPLY = "reply"  #: writes to the sender
    CLOSE = "close"  #: closes the case as `ending` says, one of `Closed`


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(_Row):
    """One message of a sender, `after` the case began."""

    after: Span
    text: str = ""
    pin: tuple[float, float] | None = None
    accuracy: float | None = None
    kind: Kind = Kind.TEXT
    label: str = ""
    file: str = ""  #: name of a picture beside `tips.jsonl`
    forwarded: bool = False

    def message_at(self, when: datetime) -> Message:
        """The message as a channel would hand it over."""
        if self.pin is not None:
            return Message(kind=Kind.LOCATION, at=when, pin=Pin(*self.pin, accuracy_m=self.accuracy))
        files = (Attachment(self.label, self.file, size=len(self.body())),) if self.file else ()
        return Message(self.text, self.kind, at=when, forwarded=self.forwarded, label=self.label, files=files)

    def body(self) -> bytes:
        """The bytes of the picture that came with it."""
        return FILE.with_name(self.file).read_bytes()


class Deed(_Row):
    """What an officer did, `after` the case began."""

    after: Span
    by: Literal["officer", "supervisor"]
    does: Does
    text: str = ""
    ending: str = ""


class Seed(_Row):
    """One invented case. `meant` is the level its writer had in mind; the line judges it by itself.

    `rings` leaves its alarm open, so that somebody can answer it; every other alarm is answered soon after it rang.
    """

    chat: str
    channel: Literal["webchat", "telegram"]
    account: str
    language: str
    meant: Level
    ago: Span
    said: tuple[Line, ...]
    done: tuple[Deed, ...] = ()
    rings: bool = False


def read_seeds(file: Path = FILE) -> tuple[Seed, ...]:
    """Every invented case, oldest first. Raises ValueError naming what is wrong with the file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(sorted((Seed.model_validate_json(line) for line in lines), key=lambda seed: -seed.ago))
