"""What a conversation remembers, what it may know of the case, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

E = TypeVar("E", bound=Enum)


class Voice(Enum):
    """How the line speaks to this person."""

    PLAIN = "plain"  #: to a family member or a passer-by, in full sentences
    QUIET = "quiet"  #: to somebody whose screen a captor may read: few words, none of them telling


class Slot(Enum):
    """What the line may ask for."""

    SAFE = "safe"  #: is it safe to write now (quiet voice only)
    PLACE = "place"  #: where the person is
    SIGN = "sign"  #: what can be seen: a sign, a building, a landmark
    FLOOR = "floor"  #: which floor and room (quiet voice only)
    WHO = "who"  #: name and age of the missing person (plain voice only)
    CONTACT = "contact"  #: when somebody last heard from them (plain voice only)
    RECRUITER = "recruiter"  #: phone, handle or link of whoever offered the job (plain voice only)
    PHONE = "phone"  #: a number at which whoever writes can be called (plain voice only)
    HURT = "hurt"  #: is anybody hurt now (quiet voice only)
    MOVING = "moving"  #: is anybody about to be moved (quiet voice only)
    COUNT = "count"  #: how many are there (quiet voice only)


class Asked(Enum):
    """What a person may ask of the line itself."""

    STATUS = "status"  #: where the case stands
    NUMBER = "number"  #: the reference number
    ANYONE = "anyone"  #: whether somebody is there, or what is being done
    MACHINE = "machine"  #: whether a machine answers


@dataclass(frozen=True, slots=True)
class State:
    """Where a conversation stands; holds no words of anybody. Stored as JSON by `as_json` / `from_json`."""

    voice: Voice | None = None  #: None until something shows who writes
    language: str = ""  #: of the last message that had words, "" before one came
    asked: tuple[Slot, ...] = ()  #: every question put, in order; a slot stands twice when it was asked twice
    answered: tuple[Slot, ...] = ()  #: answered by a digit, or told in words that no field of the extraction holds
    waiting: Slot | None = None  #: the question that the next message may answer
    told: tuple[str, ...] = ()  #: names of the texts that are said only once
    family: bool = False  #: a relative or friend of the missing person writes
    paused: bool = False  #: the person said that now is a bad moment; the next message is met with that question again
    hushed: bool = False  #: the person asked for no replies; only a word of theirs lifts it
    guessed: bool = False  #: the voice is quiet though nothing said that the writer is held: words of a relative make it plain

    def as_json(self) -> dict[str, Any]:
        """The state in plain JSON values."""
        return {
            "voice": self.voice.value if self.voice else None,
            "language": self.language,
            "asked": [slot.value for slot in self.asked],
            "answered": [slot.value for slot in self.answered],
            "waiting": self.waiting.value if self.waiting else None,
            "told": list(self.told),
            "family": self.family,
            "paused": self.paused,
            "hushed": self.hushed,
            "guessed": self.guessed,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> "State":
        """The stored state; what is missing, unknown or of the wrong type is left out.

        A voice that cannot be read becomes `QUIET`: a wrong guess then costs warmth, not safety.
        """
        if not isinstance(stored, Mapping):
            return cls()
        voice = stored.get("voice")
        language = stored.get("language")
        return cls(
            voice=None if voice is None else (_member(Voice, voice) or Voice.QUIET),
            language=language if isinstance(language, str) else "",
            asked=_members(Slot, stored.get("asked")),
            answered=_members(Slot, stored.get("answered")),
            waiting=_member(Slot, stored.get("waiting")),
            told=tuple(name for name in _list(stored.get("told")) if isinstance(name, str)),
            family=stored.get("family") is True,
            paused=stored.get("paused") is True,
            hushed=stored.get("hushed") is True,
            guessed=stored.get("guessed") is True,
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say: names of texts in `bot/texts/` with their values, one paragraph each, sent together as one message.

    `buttons` are names of texts and come back as the `action` of a press; `ask_place` offers the channel's own
    share-my-place button, `ask_number` its share-my-number button; `silent` sends without a sound or a preview.
    """

    texts: tuple[tuple[str, Mapping[str, str]], ...]
    language: str = "ko"
    buttons: tuple[str, ...] = ()
    ask_place: bool = False
    ask_number: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the dialogue may know beyond the tip.

    `extra` may hold `voice` ("quiet" for an account that only speaks quietly, "plain" where an officer decided so),
    `language` (the app's own, used until the person has written words) and `consular_phone` (the consular call centre).
    """

    reference: str
    acknowledged: bool = False
    officer_writes: bool = False
    closed: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _member(kind: type[E], value: Any) -> E | None:
    return next((member for member in kind if member.value == value), None)


def _members(kind: type[E], values: Any) -> tuple[E, ...]:
    return tuple(member for value in _list(values) if (member := _member(kind, value)))
