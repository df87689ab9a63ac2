"""Who seems to be writing, and so how the line speaks."""

from triage.assessment import Category, Level
from triage.dialogue.contract import Facts, State, Voice
from triage.dialogue.whose import CRY, PLEA, own_words, speaks_of_others, speaks_of_self
from triage.dialogue.words import NO_REPLY, is_terse
from triage.extraction import Indicator
from triage.message import Kind, Message
from triage.understanding import Understanding

_INSIDE = (
    Indicator.RESTRICTION_OF_MOVEMENT,
    Indicator.ISOLATION,
    Indicator.ESCAPE_IN_PROGRESS,
    Indicator.IMMINENT_TRANSFER,
    Indicator.SUICIDE_RISK,
)


def choose_voice(state: State, latest: Message, text: str, made: Understanding, facts: Facts) -> Voice | None:
    """The voice from now on; None while nothing shows who writes.

    Once quiet it stays quiet, except by an officer's word in `facts`. Once plain, only words about oneself make it quiet.
    """
    if facts.extra.get("voice") in ("plain", "quiet"):
        return Voice(facts.extra["voice"])
    if state.voice is Voice.QUIET:
        return Voice.QUIET
    if speaks_from_inside(state, latest, text, made):
        return Voice.QUIET
    if state.voice is Voice.PLAIN:
        return Voice.PLAIN
    settled = made.assessment.category not in (Category.INQUIRY, Category.OTHER) or made.assessment.level.urgent
    return Voice.PLAIN if settled or speaks_of_others(text) else None


def speaks_from_inside(state: State, latest: Message, text: str, made: Understanding) -> bool:
    """Whether the sender says or implies being the one who is held; somebody else's words passed on do not count.

    A tip judged a joke, an advert or idle talk decides nothing: its answer is one neutral line, and the next words are read anew.
    """
    category, level = made.assessment.category, made.assessment.level
    if (latest.forwarded and not text) or (category is Category.OTHER and level is Level.LOW and not made.failures):
        return False
    if speaks_of_self(text):
        return True
    if text and not (text := own_words(text).strip()):
        return False
    if state.family or speaks_of_others(f"{text}\n{_read_words(made)}"):
        return False
    if CRY.search(text) or (PLEA.search(text) and is_terse(text)):
        return True
    if state.voice is Voice.PLAIN:
        return False
    if _pin_alone(latest, text, made) or NO_REPLY.search(text):
        return True
    inside = category is Category.CONFINEMENT or made.extraction.has(*_INSIDE)
    return level.urgent and (inside or bool(made.failures) or _says_nothing_else(made))


def _read_words(made: Understanding) -> str:
    """The words of the whole tip that fields rest on: they tell of a son or a neighbour that an earlier message named."""
    quotes = [found.quote for found in made.extraction.people] + [found.quote for found in made.extraction.indicators]
    quotes += [quote for reason in made.assessment.reasons for quote in reason.quotes]
    return "\n".join(quote.text for quote in quotes if quote)


def _pin_alone(latest: Message, text: str, made: Understanding) -> bool:
    quiet_kinds = (Kind.LOCATION, Kind.LIVE_LOCATION)
    return latest.kind in quiet_kinds and not text and made.assessment.category is not Category.INQUIRY


def _says_nothing_else(made: Understanding) -> bool:
    """Urgent for no readable reason about anybody else: neither a lure nor a missing person."""
    return made.assessment.category in (Category.OTHER, Category.INQUIRY)
