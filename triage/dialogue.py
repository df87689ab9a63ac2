"""What to say next: a pure step from (state, tip, understanding) to (state, reply). Holds no sentence; `bot/texts/` does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from triage.message import Message
from triage.understanding import Understanding


class Voice(Enum):
    """How the line speaks to this person."""

    PLAIN = "plain"  #: to a family member or a passer-by, in full sentences
    QUIET = "quiet"  #: to somebody whose screen a captor may read: few words, none of them telling


class Slot(Enum):
    """What the line may ask for, in the order it asks."""

    SAFE = "safe"  #: is it safe to write now (quiet voice only)
    PLACE = "place"  #: where the person is
    SIGN = "sign"  #: what can be seen: a sign, a floor, a landmark
    WHO = "who"  #: name and age of the missing person (plain voice only)
    CONTACT = "contact"  #: when and how somebody last heard from them (plain voice only)
    RECRUITER = "recruiter"  #: phone or handle of whoever offered the job (plain voice only)
    HURT = "hurt"  #: is anybody hurt now
    MOVING = "moving"  #: is anybody about to be moved
    COUNT = "count"  #: how many are there


@dataclass(frozen=True, slots=True)
class State:
    """Where a conversation stands; holds no words of anybody. Stored as JSON by `as_json` / `from_json`."""

    voice: Voice | None = None
    asked: tuple[Slot, ...] = ()
    reference_given: bool = False
    advice_given: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say, as names of sentences in `bot/texts/` with their values, in order; and what to offer.

    `buttons` are names of texts; `ask_place` offers the channel's own share-my-place button; `silent` sends without a sound.
    """

    texts: tuple[tuple[str, Mapping[str, str]], ...]
    language: str = "ko"
    buttons: tuple[str, ...] = ()
    ask_place: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the dialogue may know beyond the tip: the case's reference, its status and whether an officer has taken over."""

    reference: str
    acknowledged: bool = False
    officer_writes: bool = False
    closed: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)


def step(state: State, latest: Message, understanding: Understanding, facts: Facts) -> tuple[State, Reply | None]:
    """The next state and what to say to the latest message; None where silence is right."""
    raise NotImplementedError
