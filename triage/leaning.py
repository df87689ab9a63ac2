"""What the words of a tip lean to as a whole, learned from labelled tips: it hears phrasings that no cue lists."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from triage.assessment import Category, Level, Reason
from triage.extraction import Finding, Indicator
from triage.view import View


@dataclass(frozen=True, slots=True)
class Leaning:
    """Log-odds, 0 being as likely as not. `telling` are the characters [start, end) of the form that weigh most for each output.

    The keys of `telling` are "urgent", "critical", "peak" and the values of indicators; the heaviest stand first.
    """

    urgent: float = 0.0  #: critical or high
    peak: float = -math.inf  #: urgent, of the sentence or two that lean to it most when read alone; -inf where there is but one
    critical: float = 0.0
    useful: float = 0.0  #: anything but low
    categories: Mapping[Category, float] = field(default_factory=dict)
    indicators: Mapping[Indicator, float] = field(default_factory=dict)
    telling: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)


def marks(view: View) -> frozenset[str]:
    """What the rules found, by name: cues, denied cues, indicators, who is told of, what can be followed, how much was said."""
    found = view.extraction
    people = [one.value for one in found.people]
    there = {
        "pin": any(message.pin for message in view.tip.messages),
        "place": bool(found.places),
        "last_contact": found.last_contact is not None,
        "compound": view.at_compound,
    }
    return frozenset(
        [
            *view.hits,
            *(f"denied:{name}" for name in view.denied),
            *(f"indicator:{one.value.value}" for one in found.indicators),
            *(f"person:{person.role.value}" for person in people),
            *(f"named:{person.role.value}:{person.name is not None}" for person in people),
            *(f"identifier:{one.value.kind.value}" for one in found.identifiers),
            *(name for name, is_there in there.items() if is_there),
            f"length:{min(len(view.form), 512).bit_length()}",
        ]
    )


#: Log-odds from which on the words as a whole say something by themselves. Chosen by cross-validation on labelled tips; the
#: lower, the fewer are missed and the more is called urgent that is not.
URGENT, CRITICAL, USEFUL = 0.3, -0.3, 1.4
#: Log-odds of being about anything at all below which words are ordinary talk, whatever they lean to, but of a certain person.
ABOUT = 0.0
#: By how much one sentence alone must lean more to urgent than a whole that nothing explains: around it may stand greetings.
APART = 0.5
#: Below these a sign of the rules is not believed: one that is unsure itself, one that is plain, one of danger to life now.
DOUBTED, CALM, NOT_AT_ONCE = -0.9, -1.2, -2.5
#: The gravest signs are believed down to here, since a mistake about them costs the most.
CALM_FOR_GRAVEST = -2.0
_GRAVEST = frozenset(
    {
        *("escape-in-progress", "imminent-transfer"),
        *("medical-emergency", "minor-held", "ransom-deadline", "suicide-risk"),
    }
)
#: A plain sign in fewer characters than this stands: there is too little else for the whole to be like anything.
SHORT = 60
#: Down to these log-odds of urgent a plain sign stands, and a cry for help, where no certain person abroad is told of.
IDLE_WHOLLY, IDLE_CRY = -1.5, -3.0
#: Below this a sign that makes a tip merely useful is not believed.
IDLE = 0.25
#: A tip that may be critical must lean to urgent by so much.
_PERHAPS_URGENT = -1.0
#: What a person answered to our question and a position without a word stand whatever the words are like.
_STANDING = frozenset({"answered-hurt", "answered-moving", "unexplained-pin"})
#: A few words that are nothing but a cry, and somebody held who asks for help or says where, stand where calm words explain them.
_CRIES = frozenset({"bare-plea", "bare-cry", "captive-asks-for-help", "captive-position"})
#: What may explain a grave word, so that calm words around it count: it is past, told of others, no job of theirs, not meant.
_EXPLAINS = (
    *("returned", "free", "benign", "not_going", "watched", "hypothetical"),
    *("fiction", "news", "drill", "laugh", "specimen", "abuse", "spam", "scam_call", "pet", "everyday"),
)
#: From these log-odds on an indicator is shown, where most are found for what is invented; the common ones ask for more.
SHOWN = -2.5
SHOWN_OF = {
    Indicator.RESTRICTION_OF_MOVEMENT: -0.25,
    Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE: -1.25,
    Indicator.CONTACT_LOST: -1.5,
    Indicator.INTIMIDATION_AND_THREATS: -2.0,
    Indicator.MINOR_INVOLVED: -2.0,
}

_LIKE_CRITICAL = "The words as a whole are like those of tips in which a life was in danger at once."
_LIKE_URGENT = "The words as a whole are like those of tips in which somebody was held or in danger."
_LIKE_USEFUL = "The words as a whole are like those of tips that an officer could act on."
_LIKE_CALM = "Grave words stand in what is as a whole like tips of nobody in danger: a person should look."


def weighed(view: View, fired: Sequence[Reason], leaning: Leaning) -> tuple[Reason, ...]:
    """The reasons with what the words as a whole say laid over them: signs in calm words count for less, phrasings count too."""
    plain = _is_plain(view)
    if plain and leaning.peak - APART > leaning.urgent:
        peak = leaning.telling.get("peak", ())
        leaning = replace(leaning, urgent=leaning.peak - APART, telling={**leaning.telling, "urgent": peak})
    stands = _what_stands(view, plain, leaning)
    reasons = [_believed(reason, leaning, stands(reason)) for reason in fired]
    reasons += _by_the_whole(view, leaning)
    grave = any(reason.level.urgent for reason in fired)
    if grave and not any(reason.level.urgent for reason in reasons):
        reasons.append(Reason("phrasing-calm", _LIKE_CALM, Level.LOW, unsure=True))
    return tuple(reasons)


def _by_the_whole(view: View, leaning: Leaning) -> list[Reason]:
    """What the words as a whole say by themselves."""
    about = leaning.useful >= ABOUT or _is_certain(view)
    if about and leaning.critical > CRITICAL and leaning.urgent > _PERHAPS_URGENT:
        return [_reason("phrasing-critical", _LIKE_CRITICAL, Level.CRITICAL, view, leaning, "critical")]
    if about and leaning.urgent > URGENT:
        return [_reason("phrasing-urgent", _LIKE_URGENT, Level.HIGH, view, leaning, "urgent")]
    if leaning.useful > USEFUL:
        return [_reason("phrasing-useful", _LIKE_USEFUL, Level.MEDIUM, view, leaning, "")]
    return []


def _is_certain(view: View) -> bool:
    """Whether a certain person abroad is told of, and no journey for pleasure."""
    return view.abroad and (view.named or view.victim_writes) and not view.has("trip")


def _what_stands(view: View, plain: bool, leaning: Leaning) -> Callable[[Reason], bool]:
    """Whether a sign is believed whatever calm words stand around it: in few words, in plain ones, and where somebody cries.

    Down to some log-odds only, so that a game's captive is not believed for being in a few words; but of a certain person abroad
    nothing takes a sign away.
    """
    certain = _is_certain(view)
    most = max(leaning.urgent, leaning.peak)
    firm = (plain or len(view.form.strip()) < SHORT) and (certain or most > IDLE_WHOLLY)
    cry = certain or most > IDLE_CRY

    def stands(reason: Reason) -> bool:
        return reason.signal in _STANDING or (cry and reason.signal in _CRIES) or (firm and not reason.unsure)

    return stands


def _is_plain(view: View) -> bool:
    """Whether nothing in the words explains a grave one: greetings and addresses do not.

    Most long tips that greet and give an address are calm ones, so that their words weigh against a cry beside them.
    """
    return not (view.has(*_EXPLAINS) or view.over or view.unreal)


def _believed(reason: Reason, leaning: Leaning, stands: bool) -> Reason:
    """The reason at the level at which it is believed in words that lean so; `stands` says that it is not doubted."""
    level = reason.level
    if stands:
        return reason
    if level.urgent and leaning.urgent < _least(reason):
        level = Level.MEDIUM
    elif level is Level.CRITICAL and leaning.critical < NOT_AT_ONCE:
        level = Level.HIGH
    if level is Level.MEDIUM and leaning.useful < IDLE:
        level = Level.LOW
    return reason if level is reason.level else replace(reason, level=level, unsure=True)


def _least(reason: Reason) -> float:
    """The log-odds of urgent below which a sign is not believed."""
    if reason.unsure:
        return DOUBTED
    return CALM_FOR_GRAVEST if reason.signal in _GRAVEST else CALM


def _reason(name: str, sentence: str, level: Level, view: View, leaning: Leaning, told: str) -> Reason:
    quotes = tuple(view.quote(start, end) for start, end in leaning.telling.get(told, ()))
    return Reason(name, sentence, level, quotes, unsure=True)


def category_by(leaning: Leaning, level: Level) -> Category:
    """The likeliest category; somebody in danger is neither a question nor idle talk."""
    quiet = (Category.OTHER, Category.INQUIRY) if level.urgent else ()
    return max((one for one in Category if one not in quiet), key=lambda one: leaning.categories.get(one, 0.0))


def least_shown(indicator: Indicator) -> float:
    """The log-odds above which an indicator is shown."""
    return SHOWN_OF.get(indicator, SHOWN)


def settled(view: View, leaning: Leaning | None) -> tuple[Finding[Indicator], ...]:
    """The indicators the tip shows, by what the cues found and the words as a whole; each with its words."""
    found = view.extraction.indicators
    if leaning is None:
        return found
    by_cue = {one.value: one for one in found}
    shown = (indicator for indicator in Indicator if leaning.indicators.get(indicator, -math.inf) > least_shown(indicator))
    return tuple(by_cue.get(indicator) or _by_words(view, leaning, indicator) for indicator in shown)


def _by_words(view: View, leaning: Leaning, indicator: Indicator) -> Finding[Indicator]:
    spans = leaning.telling.get(indicator.value, ())
    return Finding(indicator, view.quote(*spans[0]) if spans else None, note="indicator-by-phrasing")
