"""From what a tip shows to how urgent it is: the highest level that any signal calls for."""

from triage.assessment import Assessment, Category, Level, Reason
from triage.category import category_of
from triage.leaning import Leaning, category_by, weighed
from triage.signals import SIGNALS
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


def assess(view: View, leaning: Leaning | None = None) -> Assessment:
    """The level with its reasons, strongest first, and the category; where nothing is urgent the level is low.

    With `leaning` the signs that the rules found are weighed against what the words are like as a whole.
    """
    fired = [reason for reason in (signal(view) for signal in SIGNALS) if reason is not None]
    if view.unreal:
        fired = [] if view.idle else [reason for reason in fired if not reason.level.urgent]
        if view.count(*_GRAVE) >= 2 and not view.has("laugh", "spam"):
            fired.append(_MAYBE_MEANT)
    category = category_of(view)
    if category is Category.CONFINEMENT and not any(reason.level.urgent for reason in fired) and not view.unreal:
        fired.append(_MAYBE_HELD)
    if leaning is not None:
        fired = list(weighed(view, fired, leaning))
    reasons = tuple(sorted(fired, key=lambda reason: reason.level.rank))
    level = reasons[0].level if reasons else Level.LOW
    if leaning is not None:
        category = category_by(leaning, level)
    elif level.urgent and category in (Category.OTHER, Category.INQUIRY):
        category = Category.CONFINEMENT
    doubted = any(reason.unsure for reason in reasons if reason.level is Level.LOW)
    unsure = bool(reasons) and all(reason.unsure for reason in reasons if reason.level is level) or doubted
    return Assessment(level, category, reasons, unsure)


def unreadable() -> Assessment:
    """The assessment of words that nothing could read: high and unsure, so that a person looks."""
    return Assessment(UNREADABLE.level, Category.OTHER, (UNREADABLE,), unsure=True)
