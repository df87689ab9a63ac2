"""What a signal is, the reason it gives, and the indicators that most of them look for."""

from collections.abc import Callable

from triage.assessment import Level, Reason
from triage.extraction import Indicator
from triage.view import View

Signal = Callable[[View], Reason | None]

HELD = Indicator.RESTRICTION_OF_MOVEMENT
VIOLENCE = Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE
THREAT = Indicator.INTIMIDATION_AND_THREATS
RANSOM = Indicator.RANSOM_DEMAND
LOST = Indicator.CONTACT_LOST
LEAVING = Indicator.ABOUT_TO_TRAVEL
PAPERS = Indicator.RETENTION_OF_IDENTITY_DOCUMENTS


def reason(signal: Signal, level: Level, view: View, *shown: str | Indicator, unsure: bool = False) -> Reason:
    """The reason a signal gives, with the words behind it."""
    return Reason(name_of(signal), " ".join((signal.__doc__ or "").split()), level, view.quotes(*shown), unsure)


def answered(signal: Signal, view: View, *values: str) -> Reason | None:
    """The reason that a short answer to our own question gives, with the answer as it was written."""
    given = view.answers(*values)
    if not given:
        return None
    return Reason(name_of(signal), " ".join((signal.__doc__ or "").split()), Level.CRITICAL, given)


def name_of(signal: Signal) -> str:
    """The signal's name in texts and records: "about-to-travel"."""
    return signal.__name__.replace("_", "-")
