"""What kind of tip it is, read from the same signs as its level."""

from triage.assessment import Category
from triage.extraction import Indicator
from triage.view import View

_CAPTIVITY = (
    Indicator.RESTRICTION_OF_MOVEMENT,
    Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE,
    Indicator.RANSOM_DEMAND,
    Indicator.DEBT_BONDAGE,
    Indicator.ESCAPE_IN_PROGRESS,
    Indicator.IMMINENT_TRANSFER,
)
_LIKELY_CAPTIVITY = (
    Indicator.RETENTION_OF_IDENTITY_DOCUMENTS,
    Indicator.INTIMIDATION_AND_THREATS,
    Indicator.ISOLATION,
    Indicator.EXCESSIVE_OVERTIME,
    Indicator.WITHHOLDING_OF_WAGES,
    Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS,
    Indicator.DEATH_REPORTED,
    Indicator.SUICIDE_RISK,
    Indicator.MEDICAL_EMERGENCY,
    Indicator.WEAPON,
)


def category_of(view: View) -> Category:
    """The category of the evaluation format that fits the tip best."""
    if view.idle:
        return Category.OTHER
    if view.unreal:
        return _quiet(view)
    if view.shown(Indicator.ABOUT_TO_TRAVEL):
        return Category.INTEL if view.has("watched", "gang") and not view.named else Category.LURE
    if not view.in_context:
        return Category.MISSING if view.shown(Indicator.CONTACT_LOST) and not view.over else _quiet(view)
    if view.held and view.shown(*_CAPTIVITY) and not (view.has("free") and not view.named):
        return Category.CONFINEMENT
    if not view.over and (view.shown(Indicator.CONTACT_LOST) or view.has("impostor")):
        return Category.MISSING
    if not view.over and view.shown(*_LIKELY_CAPTIVITY) and (view.named or view.victim_writes) and not view.has("free"):
        return Category.CONFINEMENT
    if not view.over and view.has("plea") and not view.has("question"):
        return Category.CONFINEMENT
    return _quiet(view)


def _quiet(view: View) -> Category:
    """The category of a tip in which nobody is known to be in danger."""
    traces = view.traces
    asks = view.has("question")
    if (view.has("laugh") and view.has("plea", "restriction_of_movement")) or (view.has("news") and not asks and not traces):
        return Category.OTHER
    if view.over:
        if asks and not traces:
            return Category.INQUIRY
        return Category.OTHER if view.has("thanks") and not traces else Category.INTEL
    if (
        view.has("offer")
        and (traces or view.has("not_going", "gang") or not asks)
        and not (view.pinned and not view.has("not_going"))
    ):
        return Category.LURE
    if view.pinned or (traces and view.has("gang")):
        return Category.INTEL
    if asks and not traces and not view.has("watched"):
        return Category.INQUIRY
    if asks and (not view.has("gang") or view.has("news", "trip")):
        return Category.INQUIRY
    if view.traces and view.has("region") and not asks:
        return Category.INTEL
    if view.has("gang", "watched") and (view.abroad or view.has("gang") or traces):
        return Category.INTEL
    if asks:
        return Category.INQUIRY
    return Category.OTHER
