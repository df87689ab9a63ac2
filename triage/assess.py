"""From what a tip shows to how urgent it is: the highest level that any signal calls for."""

from collections.abc import Sequence

from triage.assessment import Assessment, Category, Level, Reason
from triage.category import category_of
from triage.leaning import Leaning, category_by
from triage.signals import SIGNALS
from triage.verdict import Verdict, leanings, signs, weighed
from triage.view import View

UNREADABLE = Reason("unreadable", "The tip could not be read: a person must look.", Level.HIGH, unsure=True)
_MAYBE_MEANT = Reason(
    "maybe-meant", "Grave words in what looks like a story, a joke or news: a person should look.", Level.LOW, unsure=True
)
_MAYBE_HELD = Reason("maybe-held", "Somebody may be held, though the words do not say it plainly.", Level.HIGH, unsure=True)
_GRAVE = (
    "restriction_of_movement",
    "physical_and_sexual_violence",
    "suicide_risk",
    "weapon",
    "plea",
    "ransom_demand",
    "imminent_transfer",
)


def assess(view: View, leaning: Leaning | None = None, verdict: Verdict | None = None) -> Assessment:
    """The level with its reasons, strongest first, and the category; where nothing is urgent the level is low.

    With `leaning` the signs that the rules found are weighed against what the words are like as a whole, by the `verdict` on
    both where there is one.
    """
    found = fired(view)
    reasons = _by_rules(view, found)
    category = category_of(view)
    if category is Category.CONFINEMENT and not any(reason.level.urgent for reason in reasons) and not view.unreal:
        reasons.append(_MAYBE_HELD)
    if leaning is not None:
        odds = verdict({**signs(view, found), **leanings(leaning)}) if verdict else leaning.urgent
        reasons = weighed(reasons, found, leaning, odds, view)
    reasons.sort(key=lambda reason: reason.level.rank)
    level = reasons[0].level if reasons else Level.LOW
    if leaning is not None:
        category = category_by(leaning, level)
    elif level.urgent and category in (Category.OTHER, Category.INQUIRY):
        category = Category.CONFINEMENT
    doubted = any(reason.unsure for reason in reasons if reason.level is Level.LOW)
    unsure = bool(reasons) and all(reason.unsure for reason in reasons if reason.level is level) or doubted
    return Assessment(level, category, tuple(reasons), unsure)


def _by_rules(view: View, found: Sequence[Reason]) -> list[Reason]:
    """What the rules alone make of what was found: nothing urgent in a story, a joke or news."""
    if not view.unreal:
        return list(found)
    kept = [] if view.idle else [reason for reason in found if not reason.level.urgent]
    if view.count(*_GRAVE) >= 2 and not view.has("laugh", "spam"):
        kept.append(_MAYBE_MEANT)
    return kept


def fired(view: View) -> list[Reason]:
    """What each signal that finds something says, in the order of their weight."""
    return [reason for reason in (signal(view) for signal in SIGNALS) if reason is not None]


def unreadable() -> Assessment:
    """The assessment of words that nothing could read: high and unsure, so that a person looks."""
    return Assessment(UNREADABLE.level, Category.OTHER, (UNREADABLE,), unsure=True)
