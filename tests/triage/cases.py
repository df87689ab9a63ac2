"""Tips as tests write them."""

from datetime import datetime

from triage.extract.identifiers import identifiers
from triage.extract.rules import RuleExtractor
from triage.extraction import IdentifierKind
from triage.message import Message, Pin, Tip

WHEN = "2026-01-15T21:00:00+09:00"  # a Thursday evening


def tip(*texts: str, at: str = WHEN, pin: tuple[float, float] | None = None) -> Tip:
    """A tip of these messages, the last with a pin if one is given."""
    messages = [Message(text=text) for text in texts]
    if pin:
        messages.append(Message(pin=Pin(*pin)))
    return Tip("t", datetime.fromisoformat(at), tuple(messages))


def values(kind: IdentifierKind, *texts: str) -> list[str]:
    """The identifiers of one kind that a tip holds."""
    return [found.value.value for found in identifiers(tip(*texts)) if found.value.kind is kind]


def persons(*texts: str, at: str = WHEN) -> set[tuple[str, str | None, int | None, str | None]]:
    """The named people of a tip, and the unnamed with an age or a sex, as (role, name, age, sex)."""
    found = [one.value for one in RuleExtractor().read(tip(*texts, at=at)).people]
    return {(one.role.value, one.name, one.age, one.sex) for one in found if one.name or one.age or one.sex}
