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


#: Log-odds of danger, by all signs together, from which on somebody is woken. Chosen by cross-validation on labelled tips; the
#: lower, the fewer are missed and the more is called urgent that is not.
DANGER = -1.3
#: Where the words are less likely than not to be about anything of ours (log-odds `ABOUT`), and no certain person abroad is told
#: of, it takes so much: this is ordinary talk, whatever it sounds like.
DANGER_IN_TALK, ABOUT = -0.3, 0.0
#: Log-odds from which on the words as a whole say something by themselves.
CRITICAL, USEFUL = -0.3, 1.4
#: Log-odds of urgent from which on the officer is shown the words that lean to it, beside what the rules found.
SHOWN_URGENT = 0.0
#: Below this a sign of danger to life now is believed to be of danger only.
NOT_AT_ONCE = -2.5
#: Below this a sign that makes a tip merely useful is not believed.
IDLE = 0.25
#: What a person answered to our question and a position without a word stand whatever the words are like.
_STANDING = frozenset({"answered-hurt", "answered-moving", "unexplained-pin"})
#: A cry that nothing explains stands, where no certain person abroad is told of, down to these log-odds of urgent.
_CRIES = frozenset({"bare-plea", "bare-cry", "captive-asks-for-help", "captive-position"})
IDLE_CRY = -3.0
#: Characters of a form; nothing so long was learned from, and a cry is drowned in it.
LONG = 1500
#: What may explain a grave word, so that calm words around it count: it is past, told of others, no job of theirs, not meant.
EXPLAINS = (
    *("returned", "free", "benign", "not_going", "watched", "hypothetical"),
    *("fiction", "news", "drill", "laugh", "specimen", "abuse", "spam", "scam_call", "pet", "everyday"),
)
#: From these log-odds on an indicator is shown, where most are found for what is invented, by cross-validation; those that few
#: tips show, in very different words, lean less.
SHOWN = -1.5
SHOWN_OF = {
    Indicator.ABUSE_OF_VULNERABILITY: -2.5,
    Indicator.DECEPTION: -2.5,
    Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS: -2.5,
    Indicator.DEATH_REPORTED: -2.5,
    Indicator.SUICIDE_RISK: -2.0,
    Indicator.MEDICAL_EMERGENCY: -2.0,
    Indicator.RETENTION_OF_IDENTITY_DOCUMENTS: -1.0,
    Indicator.DEBT_BONDAGE: -1.0,
    Indicator.MINOR_INVOLVED: -1.0,
    Indicator.CONTACT_LOST: -1.0,
    Indicator.ABOUT_TO_TRAVEL: -1.0,
    Indicator.RESTRICTION_OF_MOVEMENT: -0.5,
}

_LIKE_CRITICAL = "The words as a whole are like those of tips in which a life was in danger at once."
_LIKE_URGENT = "The words as a whole are like those of tips in which somebody was held or in danger."
_LIKE_USEFUL = "The words as a whole are like those of tips that an officer could act on."
_LIKE_CALM = "Grave words stand in what is as a whole like tips of nobody in danger: a person should look."


def weighed(ruled: Sequence[Reason], found: Sequence[Reason], leaning: Leaning, odds: float, view: View) -> list[Reason]:
    """The reasons once the verdict is in: `odds` are the log-odds of danger by all signs together.

    Where there is danger everything that was `found` speaks, and the words as a whole do; where there is none, what the rules
    left of it (`ruled`) counts for less.
    """
    talk = leaning.useful < ABOUT and not is_certain(view)
    danger = odds >= (DANGER_IN_TALK if talk else DANGER)
    stands = _what_stands(view, leaning)
    said = found if danger else ruled
    reasons = [reason if stands(reason) else _believed(reason, leaning, danger) for reason in said]
    reasons += _by_the_whole(view, leaning, danger, any(reason.level.urgent for reason in reasons))
    grave = any(reason.level.urgent for reason in ruled)
    if grave and not any(reason.level.urgent for reason in reasons):
        reasons.append(Reason("phrasing-calm", _LIKE_CALM, Level.LOW, unsure=True))
    return reasons


def _what_stands(view: View, leaning: Leaning) -> Callable[[Reason], bool]:
    """Whether a sign is believed whatever the verdict is: where nothing explains it and a certain person abroad is told of.

    So a cry is believed, and a plain sign in what is too long to be like anything.
    """
    plain, certain = is_plain(view), is_certain(view)
    cries = certain or max(leaning.urgent, leaning.peak) > IDLE_CRY
    firm = certain or len(view.form) > LONG

    def stands(reason: Reason) -> bool:
        sure = (cries and reason.signal in _CRIES) or (firm and not reason.unsure)
        return reason.signal in _STANDING or (plain and sure)

    return stands


def _by_the_whole(view: View, leaning: Leaning, danger: bool, told: bool) -> list[Reason]:
    """What the words as a whole say; `told` is whether a sign says already that somebody is in danger."""
    if danger and leaning.critical > CRITICAL:
        return [_reason("phrasing-critical", _LIKE_CRITICAL, Level.CRITICAL, view, leaning, "critical")]
    if danger and (not told or leaning.urgent > SHOWN_URGENT):
        most = "urgent" if leaning.urgent >= leaning.peak else "peak"
        return [_reason("phrasing-urgent", _LIKE_URGENT, Level.HIGH, view, leaning, most)]
    if leaning.useful > USEFUL:
        return [_reason("phrasing-useful", _LIKE_USEFUL, Level.MEDIUM, view, leaning, "")]
    return []


def is_certain(view: View) -> bool:
    """Whether a certain person abroad is told of, and no journey for pleasure."""
    return view.abroad and (view.named or view.victim_writes) and not view.has("trip")


def is_plain(view: View) -> bool:
    """Whether nothing in the words explains a grave one: greetings and addresses do not.

    Most long tips that greet and give an address are calm ones, so that their words weigh against a cry beside them.
    """
    return not (view.has(*EXPLAINS) or view.over or view.unreal)


def _believed(reason: Reason, leaning: Leaning, danger: bool) -> Reason:
    """The reason at the level at which it is believed."""
    level = reason.level
    if level.urgent and not danger:
        level = Level.MEDIUM
    elif level is Level.CRITICAL and leaning.critical < NOT_AT_ONCE:
        level = Level.HIGH
    if level is Level.MEDIUM and leaning.useful < IDLE:
        level = Level.LOW
    return reason if level is reason.level else replace(reason, level=level, unsure=True)


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
