"""How values of `triage/` are written in sealed columns."""

from pydantic import TypeAdapter

from triage.assessment import Candidate, Reason
from triage.extraction import Day, Finding, Identifier, Indicator, Person, Place

PERSON = TypeAdapter(Finding[Person])
IDENTIFIER = TypeAdapter(Finding[Identifier])
PLACE = TypeAdapter(Finding[Place])
DAY = TypeAdapter(Finding[Day])
INDICATOR = TypeAdapter(Finding[Indicator])
REASONS = TypeAdapter(tuple[Reason, ...])
CANDIDATE = TypeAdapter(Candidate)
NOTE = TypeAdapter(str)
LEFT_OUT = TypeAdapter(tuple[int, ...])
