"""Who seems to be writing, and so how the line speaks."""

from triage.assessment import Category, Level
from triage.dialogue.contract import Facts, State, Voice
from triage.dialogue.whose import CRY, PLEA, own_words, speaks_of_others, speaks_of_self, tells_of_a_relative
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


def choose_voice(state: State, latest: Message, text: str, made: Understanding, facts: Facts) -> tuple[Voice | None, bool]:
    """The voice from now on, None while nothing shows who writes; and whether a quiet one is no more than a guess.

    Once quiet it stays quiet, but by an officer's word in `facts`, and where it was a guess and a relative turns out to write.
    Once plain, only words about oneself make it quiet.
    """
    if facts.extra.get("voice") in ("plain", "quiet"):
        return Voice(facts.extra["voice"]), False
    inside, guess = speaks_from_inside(state, latest, text, made)
    quiet = state.voice is Voice.QUIET
    if (inside and not guess) or (quiet and not state.guessed):
        return Voice.QUIET, False
    if not tells_of_a_relative(own_words(text)) if quiet else guess:
        return Voice.QUIET, True
    if state.voice is Voice.PLAIN:
        return Voice.PLAIN, False
    settled = made.assessment.category not in (Category.INQUIRY, Category.OTHER) or made.assessment.level.urgent
    return (Voice.PLAIN if settled or speaks_of_others(text) else None), False


def speaks_from_inside(state: State, latest: Message, text: str, made: Understanding) -> tuple[bool, bool]:
    """Whether the sender is or may be the one who is held, and whether that is a guess: danger is told, and nobody is told of.

    Somebody else's words passed on do not count. A tip judged a joke, an advert or idle talk decides nothing: its answer is one
    neutral line, and the next words are read anew.
    """
    if _decides_nothing(latest, text, made):
        return False, False
    if speaks_of_self(text):
        return True, False
    own = own_words(text).strip()
    if (text and not own) or state.family or speaks_of_others(f"{own}\n{_read_words(made)}"):
        return False, False
    if CRY.search(own) or (PLEA.search(own) and is_terse(own)):
        return True, False
    if state.voice is Voice.PLAIN:
        return False, False
    if _pin_alone(latest, own, made) or NO_REPLY.search(own):
        return True, False
    inside = made.assessment.category is Category.CONFINEMENT or made.extraction.has(*_INSIDE)
    guess = made.assessment.level.urgent and (inside or bool(made.failures) or _says_nothing_else(made))
    return guess, guess


def _decides_nothing(latest: Message, text: str, made: Understanding) -> bool:
    category, level = made.assessment.category, made.assessment.level
    return (latest.forwarded and not text) or (category is Category.OTHER and level is Level.LOW and not made.failures)


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
