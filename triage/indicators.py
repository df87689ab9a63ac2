"""Which indicators the words of a tip show: those of the ILO, and our determinants of urgency."""

from triage.cues import Lexicon
from triage.extraction import Finding, Indicator
from triage.message import Tip
from triage.view import View, look

_NOW_ONLY = frozenset(
    {
        Indicator.MEDICAL_EMERGENCY,
        Indicator.SUICIDE_RISK,
        Indicator.IMMINENT_TRANSFER,
        Indicator.ESCAPE_IN_PROGRESS,
        Indicator.CONTACT_LOST,
        Indicator.ABOUT_TO_TRAVEL,
    }
)
"""Determinants that count only while they hold."""


_HURT = (Indicator.RESTRICTION_OF_MOVEMENT, Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE)


def indicators(tip: Tip, cues: Lexicon) -> tuple[Finding[Indicator], ...]:
    """Every indicator the tip shows, each once with its first words; none where the tip is a story, a joke or a test."""
    return indicators_of(look(tip, cues))


def indicators_of(view: View) -> tuple[Finding[Indicator], ...]:
    """Every indicator a view shows, each once with its first words."""
    if view.unreal:
        return ()
    shown = [indicator for indicator in Indicator if view.has(indicator) and _counts(view, indicator)]
    found = [Finding(indicator, next(view.of(indicator)).quote) for indicator in shown]
    if Indicator.RESTRICTION_OF_MOVEMENT not in shown and _behind_bars(view):
        found.append(Finding(Indicator.RESTRICTION_OF_MOVEMENT, next(view.of("bars")).quote))
    if _went_silent(view, shown):
        found.append(Finding(Indicator.CONTACT_LOST, next(view.of("last_word")).quote))
    return tuple(found)


def _behind_bars(view: View) -> bool:
    """Whether bars are told of by somebody inside, or of a certain person; a building with bars alone holds nobody."""
    return view.has("bars") and not view.over and (view.victim_writes or view.has("inside", "plea") or view.named)


def _went_silent(view: View, shown: list[Indicator]) -> bool:
    """Whether a last word is told of somebody of whom nothing else is known to go on."""
    known = (Indicator.CONTACT_LOST, Indicator.RESTRICTION_OF_MOVEMENT, Indicator.DEBT_BONDAGE, Indicator.ABOUT_TO_TRAVEL)
    return (
        view.has("last_word") and view.has("kin", "work") and not view.over and not any(indicator in shown for indicator in known)
    )


def _counts(view: View, indicator: Indicator) -> bool:
    """Whether an indicator that has its words counts in this tip."""
    if indicator in _NOW_ONLY and view.over:
        return False
    if indicator is Indicator.ESCAPE_IN_PROGRESS:
        return view.victim_writes or view.has("now") or not view.has("kin", "returned", "still_there")
    if indicator is Indicator.ABOUT_TO_TRAVEL:
        return _is_leaving(view)
    if indicator is Indicator.IMMINENT_TRANSFER:
        return not view.has("trip") or view.has("kin", "inside", "plea", *_HURT)
    if indicator is Indicator.MINOR_INVOLVED:
        return view.abroad or view.has(Indicator.RESTRICTION_OF_MOVEMENT, Indicator.CONTACT_LOST)
    if indicator is Indicator.DEBT_BONDAGE:
        return not view.has(Indicator.RANSOM_DEMAND) or view.victim_writes
    if indicator in (Indicator.DECEPTION, Indicator.ABUSE_OF_VULNERABILITY):
        return view.has("work", "region", "kin", "offer", "inside")
    return True


def _is_leaving(view: View) -> bool:
    """Whether somebody is about to leave for such a job; a holiday, and somebody who has long arrived, are not."""
    settled = view.has(
        Indicator.RESTRICTION_OF_MOVEMENT,
        Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE,
        Indicator.CONTACT_LOST,
        Indicator.RANSOM_DEMAND,
        Indicator.ESCAPE_IN_PROGRESS,
        Indicator.IMMINENT_TRANSFER,
    )
    return (
        not settled
        and view.has("work", "offer")
        and not (view.has("trip") and not view.has("offer"))
        and not view.has("not_going")
    )
