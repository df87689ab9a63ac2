"""What of a very long tip is read at once: its beginning, its end, and what stands around grave words in between."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from triage.assessment import Assessment
from triage.cues import Lexicon
from triage.extract.language import language_of
from triage.extract.normal import HEAD, TAIL, Normal, has_ornament, normalise
from triage.extract.spans import Span
from triage.extraction import Extraction, Finding, Indicator, Quote
from triage.message import Tip

T = TypeVar("T")

#: Characters of one reading, each message counting some more: a second or so of one core.
MOST = 20_000
_EACH = 20
#: Characters of one message; of a longer one the middle is not read, see `normalise`.
WHOLE = HEAD + TAIL
#: Parts of it that the newest messages, the first ones, and grave words in between them get.
_NEWEST, _FIRST = MOST // 2, MOST // 4
_BETWEEN = MOST - _NEWEST - _FIRST
#: Characters of the two ends of one message, so that it stays whole with all that may stand between them.
_TWO_ENDS = WHOLE - _BETWEEN - 500
#: Characters read before and after a grave word.
_AROUND = 160
#: Characters looked through for grave words at once and altogether; nobody writes more in one case.
_AT_ONCE, _LOOKED_THROUGH = 8_000, 2_000_000
_OVERLAP = 100

#: Cues that call for a look at what stands around them.
GRAVE = frozenset(
    {
        *("plea", "faint_cry"),
        *(
            one.value
            for one in (
                Indicator.RESTRICTION_OF_MOVEMENT,
                Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE,
                Indicator.INTIMIDATION_AND_THREATS,
                Indicator.RANSOM_DEMAND,
                Indicator.ESCAPE_IN_PROGRESS,
                Indicator.IMMINENT_TRANSFER,
                Indicator.WEAPON,
                Indicator.SUICIDE_RISK,
                Indicator.MEDICAL_EMERGENCY,
            )
        ),
    }
)

Stretches = Mapping[int, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of a tip that is read. In `tip` every message keeps its number; `stretches` are what is left of those cut short.

    `grave` is what stands around grave words in messages that are otherwise not read, None where there are none;
    `missed` says that more grave words stand there than could be read.
    """

    tip: Tip
    stretches: Stretches
    grave: Tip | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class _Find:
    """Grave words in one message: where, and which cues they are."""

    message: int
    span: Span
    shows: frozenset[str]


def portion_of(tip: Tip, cues: Lexicon) -> Portion | None:
    """What is read of a tip that is too long to be read whole; None for every other."""
    lengths = [len(message.text) for message in tip.messages]
    if sum(lengths) + _EACH * len(lengths) <= MOST and max(lengths, default=0) <= WHOLE:
        return None
    read = _ends(lengths)
    finds, missed = _finds(tip, read, cues)
    around: dict[int, tuple[Span, ...]] = {}
    room = _BETWEEN
    for find in sorted(finds, key=lambda one: (-len(one.shows), -one.message, one.span)):
        start, end = find.span
        if (room := room - (end - start) - _EACH) < 0:
            missed = True
            break
        around[find.message] = (*around.get(find.message, ()), find.span)
    stretches = {number: _joined((*read.get(number, ()), *around.get(number, ()))) for number in range(len(lengths))}
    cut = {number: spans for number, spans in stretches.items() if spans != ((0, lengths[number]),) and lengths[number]}
    grave = _told(tip, {number: _joined(around.get(number, ())) for number in range(len(lengths))}, bare=True)
    return Portion(_told(tip, cut), cut, grave if around else None, missed)


def _ends(lengths: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    """The newest messages and the first ones, as far as there is room; of the one that no longer fits its two ends."""
    read: dict[int, tuple[Span, ...]] = {}
    for room, numbers in ((_NEWEST, range(len(lengths) - 1, -1, -1)), (_FIRST, range(len(lengths)))):
        for number in numbers:
            if number in read or (room := room - _EACH) <= 0:
                break
            read[number] = _two_ends(lengths[number], room)
            room -= sum(end - start for start, end in read[number])
    return read


def _two_ends(length: int, most: int) -> tuple[Span, ...]:
    if length <= min(most, WHOLE):
        return ((0, length),)
    most = min(most, _TWO_ENDS)
    head = most * HEAD // WHOLE
    return (0, head), (length - (most - head), length)


def _finds(tip: Tip, read: Stretches, cues: Lexicon) -> tuple[list[_Find], bool]:
    """What stands around grave words outside of what is read; and whether there is too much to look through."""
    grave = replace(cues, cues=tuple(cue for cue in cues.cues if cue.shows in GRAVE))
    language = language_of(_told(tip, {number: read.get(number, ()) for number in range(len(tip.messages))}))
    finds: list[_Find] = []
    left = _LOOKED_THROUGH
    for number in range(len(tip.messages) - 1, -1, -1):
        text = tip.messages[number].text
        for start, end in _outside(read.get(number, ()), len(text)):
            if (left := left - (end - start)) < 0:
                return finds, True
            finds += (_Find(number, span, shows) for span, shows in _around(text, start, end, grave, language))
    return finds, False


def _around(text: str, start: int, end: int, grave: Lexicon, language: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """The surroundings of grave words in text[start:end], those that touch each other as one."""
    hits: dict[Span, str] = {}
    for at in range(start, end, _AT_ONCE):
        normal = _quickly(text[at : min(at + _AT_ONCE + _OVERLAP, end)])
        for cue, first, last in grave.found(grave.form(normal.text), language):
            begin, stop = normal.span(first, last)
            hits[at + begin, at + stop] = cue.shows
    wide = [(max(start, begin - _AROUND), min(end, stop + _AROUND)) for begin, stop in hits]
    for span in _joined(wide):
        yield span, frozenset(shows for (begin, stop), shows in hits.items() if span[0] <= begin and stop <= span[1])


def _quickly(text: str) -> Normal:
    """The normal form; most texts are in it already, and telling so is quick."""
    return Normal(text) if unicodedata.is_normalized("NFKC", text) and not has_ornament(text) else normalise(text)


def _outside(spans: Sequence[Span], length: int) -> Iterator[Span]:
    """What of a text no span covers."""
    at = 0
    for start, end in (*_joined(spans), (length, length)):
        if at < start:
            yield at, start
        at = max(at, end)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch each other as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _told(tip: Tip, stretches: Stretches, bare: bool = False) -> Tip:
    """The tip with only these stretches of the messages named, a line each; `bare` without its positions."""
    messages = tuple(
        replace(one, text="\n".join(one.text[a:b] for a, b in stretches[number]), pin=None if bare else one.pin)
        if number in stretches
        else one
        for number, one in enumerate(tip.messages)
    )
    return replace(tip, messages=messages)


# ---- the way back --------------------------------------------------------------------------------------------------------


def put_back(tip: Tip, stretches: Stretches, found: Extraction) -> Extraction:
    """What was read, every quote where its words stand in the whole tip; `left_out` names the messages cut short."""
    back = _way_back(tip, stretches)
    return replace(
        found,
        people=_moved(found.people, back),
        identifiers=_moved(found.identifiers, back),
        places=_moved(found.places, back),
        last_contact=next(iter(_moved((found.last_contact,), back)), None) if found.last_contact else None,
        indicators=_moved(found.indicators, back),
        left_out=tuple(sorted(stretches)),
    )


def reasons_back(tip: Tip, stretches: Stretches, made: Assessment) -> Assessment:
    """What was judged, every quote where its words stand in the whole tip."""
    back = _way_back(tip, stretches)
    return replace(made, reasons=tuple(replace(one, quotes=tuple(map(back, one.quotes))) for one in made.reasons))


def _moved(found: Sequence[Finding[T]], back: Callable[[Quote], Quote]) -> tuple[Finding[T], ...]:
    return tuple(replace(one, quote=back(one.quote)) if one.quote else one for one in found)


def _way_back(tip: Tip, stretches: Stretches) -> Callable[[Quote], Quote]:
    def back(quote: Quote) -> Quote:
        spans = stretches.get(quote.message)
        if not spans:
            return quote
        text = tip.messages[quote.message].text
        start, end = _written(spans, quote.start), _written(spans, quote.end)
        return Quote(quote.message, start, end, text[start:end])

    return back


def _written(spans: Sequence[Span], at: int) -> int:
    """Where character `at` of the stretches stands in the whole text."""
    for start, end in spans:
        if at <= end - start:
            return start + at
        at -= end - start + 1
    return spans[-1][1]
