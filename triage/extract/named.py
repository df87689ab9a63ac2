"""A name as a rule found it in a message."""

from dataclasses import dataclass

from triage.extract.spans import Span
from triage.extraction import Role

SENDER = "sender"
OWNER = "owner"
STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a message: as written, where it stands, and the role its own words give.

    The hint is SENDER for who writes and OWNER for whose account it is,
    STRANGER for somebody the writer speaks of as unknown ("X라는 사람").
    """

    name: str
    span: Span
    hint: Role | str | None = None
    sure: bool = True  #: False where only its shape says that it is a name
    labelled: bool = False  #: True where a word like "이름" says that it is one
