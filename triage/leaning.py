"""What the words of a tip lean to as a whole, learned from labelled tips: it hears phrasings that no cue lists."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.assessment import Category, Level
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
