"""What a language model may propose: a small flat form. Nothing in it counts before its words were found in the messages."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from triage.assessment import Level
from triage.extraction import IdentifierKind, Indicator, Role


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class ProposedPerson(_Form):
    """Somebody named or described."""

    role: Role
    name: str | None = None
    age: int | None = None
    sex: Literal["m", "f"] | None = None
    words: str


class ProposedIdentifier(_Form):
    """A phone, handle, account, wallet or link."""

    kind: IdentifierKind
    value: str
    owner: Role | None = None
    words: str


class ProposedIndicator(_Form):
    """A sign of forced labour or of urgency."""

    indicator: Indicator
    words: str


class Proposal(_Form):
    """The form that a model fills in for one tip; null or empty where the messages do not say."""

    level: Level | None = None
    level_words: str | None = None
    people: tuple[ProposedPerson, ...] = ()
    identifiers: tuple[ProposedIdentifier, ...] = ()
    place_words: str | None = None
    compound_id: str | None = None
    compound_words: str | None = None
    last_contact: str | None = Field(None, description="YYYY-MM-DD")
    last_contact_words: str | None = None
    indicators: tuple[ProposedIndicator, ...] = ()


class Translation(_Form):
    """Korean texts, one for each text given, in the same order."""

    texts: tuple[str, ...]
