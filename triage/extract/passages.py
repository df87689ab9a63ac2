"""The messages of a tip as rules walk through them, and the way from a match to its quote."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from triage.extract.normal import Normal, normalise
from triage.extraction import Finding, Quote, T
from triage.message import Kind, Tip

SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")

BLANK = "\ufffc"
"""Stands in for a character that another rule has already read."""

SENTENCE_END = re.compile(r"[.!?。！？\n។](?:\s|$)")
"""The end of a sentence, in any of the languages."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One message: its number, its normal form, its words as written and the time it was sent, in Seoul.

    `passed_on` says that they are somebody else's words; `said_by` whose, where the channel tells.
    """

    index: int
    normal: Normal
    written: str
    at: datetime
    passed_on: bool = False
    said_by: str = ""
    own_card: bool = False  #: the sender's own entry of an address book

    @property
    def text(self) -> str:
        """The words in normal form."""
        return self.normal.text

    def quote(self, start: int, end: int) -> Quote:
        """The words as written behind characters [start, end) of the normal form."""
        first, last = self.normal.span(start, end)
        return Quote(self.index, first, last, self.written[first:last])

    def finding(self, value: T, start: int, end: int, note: str = "") -> Finding[T]:
        """A value found at characters [start, end) of the normal form."""
        return Finding(value, self.quote(start, end), note=note)

    def without(self, spans: list[tuple[int, int]]) -> "Passage":
        """The same passage with these characters blanked, so that offsets still hold."""
        text = list(self.text)
        for start, end in spans:
            text[start:end] = BLANK * (end - start)
        return replace(self, normal=replace(self.normal, text="".join(text)))


@lru_cache(maxsize=2)  # one reading asks a dozen times
def passages(tip: Tip) -> tuple[Passage, ...]:
    """Every message of a tip that holds words, in the order they were sent; a press on a button of ours is not words."""
    return tuple(
        Passage(
            index,
            normalise(message.text),
            message.text,
            (message.at or tip.received_at).astimezone(SEOUL),
            message.forwarded,
            message.said_by,
            message.kind is Kind.CONTACT and message.label == "own",
        )
        for index, message in enumerate(tip.messages)
        if message.text and message.kind not in (Kind.BUTTON, Kind.START, Kind.STOP, Kind.SERVICE)
    )
