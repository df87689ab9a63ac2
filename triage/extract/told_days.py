"""The days that the messages of a tip name, each message with what is somebody else's words blanked."""

from dataclasses import dataclass
from functools import lru_cache

from triage.extract.contact_words import masked
from triage.extract.dates import dates
from triage.extract.day_joins import Dated
from triage.extract.language import language_of
from triage.extract.passages import Passage, passages
from triage.message import Tip


@dataclass(frozen=True, slots=True)
class Told:
    """One message, its words with quotations blanked by ¶ and every offset kept, and the days it names in order."""

    passage: Passage
    words: str
    days: tuple[Dated, ...]


@lru_cache(maxsize=2)  # rules and the learned reader both ask, and some tips are asked of twice
def told_days(tip: Tip) -> tuple[Told, ...]:
    """Every message of a tip with its days; "the next day" may count from the last day of the messages before."""
    language = language_of(tip)
    found: list[Told] = []
    before: Dated | None = None
    for passage in passages(tip):
        words = masked(passage.text)
        days = dates(words, passage.at, language, before)
        before = days[-1] if days else before
        found.append(Told(passage, words, days))
    return tuple(found)
