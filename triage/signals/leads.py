"""Nobody is known to be in danger now: what an officer follows up in time."""

from triage.assessment import Level, Reason
from triage.extraction import Indicator
from triage.signals.reason import LOST, reason
from triage.view import View


def missing_person(view: View) -> Reason | None:
    """Somebody cannot be reached; nothing points to a crime."""
    return None if view.over or not view.shown(LOST) else reason(missing_person, Level.MEDIUM, view, LOST)


def recruiter_known(view: View) -> Reason | None:
    """A job offer that may be bait, with a name, a number, a link or a place to follow."""
    if not view.has("offer"):
        return None
    if not view.traces and not view.has("region"):
        return None
    level = Level.MEDIUM if view.traces or view.shown(Indicator.ABUSE_OF_VULNERABILITY) else Level.LOW
    return reason(recruiter_known, level, view, "offer")


def returned_victim(view: View) -> Reason | None:
    """Somebody who is back tells of a place or a gang."""
    leads = view.traces and not view.has("thanks")
    if not view.over or not (view.has("gang", "watched") or view.extraction.indicators or view.traces):
        return None
    if view.has("question", "thanks") and not leads:
        return None
    return reason(returned_victim, Level.MEDIUM, view, "returned", "gang")


def place_or_gang(view: View) -> Reason | None:
    """A place, a gang or its accounts are told of, with no named victim."""
    traces = view.pinned or view.traces
    gang = view.has("gang") and (traces or view.abroad or view.has("watched"))
    place = view.has("watched") and view.abroad
    seen = view.has("watched") and not view.has("news", "trip")
    asks = view.has("question") and not (seen or (traces and view.has("gang")))
    told = gang or place or (view.traces and view.has("region", "watched"))
    if view.has("offer") and not traces and not view.has("gang"):
        return None
    if not told or asks or (view.has("thanks") and not traces and not view.has("gang")):
        return None
    return reason(place_or_gang, Level.MEDIUM, view, "gang", "watched")


def signs_of_exploitation(view: View) -> Reason | None:
    """Signs of forced labour are told of, with no word on whether they go on."""
    shown = tuple(found.value for found in view.extraction.indicators)
    if not shown or view.has("free", "question") or not (view.abroad or view.named):
        return None
    return reason(signs_of_exploitation, Level.MEDIUM, view, *shown)
