"""Somebody cries for help, or says so little, or so faintly, that it may be all they could say."""

import re

from triage.assessment import Level, Reason
from triage.extract.coordinates import coordinates
from triage.extraction import Indicator
from triage.message import Tip
from triage.signals.reason import HELD, LOST, PAPERS, VIOLENCE, reason
from triage.view import View, pins

FAINT = ("faint_shut", "faint_harm", "faint_trade", "faint_papers", "faint_watch", "faint_lost")
"""Helper cues that say little alone and much together; a person, a cry or a land abroad adds to them."""
_EXPLAINED = ("free", "trip", "benign", "not_going", "thanks", "hypothetical")
_LABOUR = (
    *(HELD, VIOLENCE, PAPERS, Indicator.ISOLATION, Indicator.DECEPTION, Indicator.EXCESSIVE_OVERTIME),
    *(Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS, Indicator.DEBT_BONDAGE),
)
_FAINT_ENOUGH = 3
_LINK = re.compile(r"https?://\S+")
_SHORT = 40  # characters: a message of a few words
_BESIDE_A_CRY = 4  # characters beside a cry that is nothing but a cry
_GRAVE_ALONE = (Indicator.WEAPON, Indicator.ESCAPE_IN_PROGRESS, Indicator.IMMINENT_TRANSFER, Indicator.RANSOM_DEMAND)


def captive_asks_for_help(view: View) -> Reason | None:
    """Somebody who is held asks for help in their own words."""
    if view.over or not view.victim_writes or not view.shown(HELD, Indicator.ISOLATION, Indicator.DEBT_BONDAGE, PAPERS):
        return None
    asks = view.abroad or view.cries or view.has("work") or len(view.extraction.indicators) > 1
    return reason(captive_asks_for_help, Level.CRITICAL, view, "inside", "plea", HELD, Indicator.ISOLATION) if asks else None


def plea_cut_off(view: View) -> Reason | None:
    """A cry for help came from the missing person before contact was lost."""
    if view.over or not view.has("plea") or not view.shown(LOST) or not (view.abroad and view.has("hearsay", "quoted_plea")):
        return None
    return reason(plea_cut_off, Level.HIGH, view, "plea", LOST)


def bare_plea(view: View) -> Reason | None:
    """A short cry for help with little else."""
    words = len(view.form.replace(" ", ""))
    if not view.has("plea") or view.has("kin", "question", "trip") or words > _SHORT and not view.pinned:
        return None
    return reason(bare_plea, Level.CRITICAL if view.pinned else Level.HIGH, view, "plea", unsure=not view.pinned)


def bare_captivity(view: View) -> Reason | None:
    """A few words say that somebody is held, hurt or taken away, and nothing explains them."""
    words = len(view.form.replace(" ", ""))
    if view.over or words > _SHORT or not view.shown(HELD, VIOLENCE, *_GRAVE_ALONE) or view.has("free", "trip", "question"):
        return None
    level = Level.CRITICAL if view.cries and view.shown(HELD) and not view.has("kin") else Level.HIGH
    return reason(bare_captivity, level, view, HELD, VIOLENCE, *_GRAVE_ALONE, unsure=True)


def bare_cry(view: View) -> Reason | None:
    """Nothing but a call for help."""
    cry = sum(len(quote.text) for quote in view.quotes("faint_cry"))
    if not cry or view.has("kin", "question", "trip") or len(view.form.strip()) - cry > _BESIDE_A_CRY:
        return None
    return reason(bare_cry, Level.HIGH, view, "faint_cry", unsure=True)


def plea_for_somebody(view: View) -> Reason | None:
    """A cry for help comes from, or for, somebody at such a place or job."""
    if view.over or not view.has("plea") or not (view.abroad or view.has("work")) or not (view.named or view.victim_writes):
        return None
    return reason(plea_for_somebody, Level.HIGH, view, "plea")


def distress_abroad(view: View) -> Reason | None:
    """A certain person is at, or on the way to, such a place, and nothing that is said explains it away."""
    told = view.has("distress") and view.has("kin", "self", "now")
    left_for_work = view.has("kin") and view.has("work") and not view.has("watched", "gang", "question")
    if view.over or not view.has("region") or not (told or left_for_work):
        return None
    if view.has("trip", "free", "benign", "not_going", "thanks", "hypothetical", "news"):
        return None
    if (view.has("offer") and view.traces) or (view.has("watched") and not view.has("kin")):
        return None
    return reason(distress_abroad, Level.HIGH, view, "distress", unsure=True)


def faint_signs(view: View) -> Reason | None:
    """Several faint signs of captivity stand together, though none is plain."""
    signs = [name for name in FAINT if view.has(name)]
    labour = [found.value for found in view.extraction.indicators if found.value in _LABOUR]
    if view.over or not (signs or labour or view.has("inside") or (view.abroad and view.has("self"))):
        return None
    if view.has(*_EXPLAINED) or (signs == ["faint_lost"] and not view.abroad):
        return None
    told = view.has("gang", "watched", "offer") or view.traces
    if told and not (view.has("inside", "here", "plea") or ((view.named or view.has("self")) and (labour or len(signs) > 1))):
        return None
    weight = sum(min(view.count(name), 2) for name in signs) + (len(signs) > 1) + min(len(labour), 2) + _tied(view)
    weight += bool(labour) and view.has("work")
    weight -= 2 * view.has("everyday", "pet") + 2 * view.has("question")
    shown: tuple[str | Indicator, ...] = (*signs, *labour, "inside", "self")
    return reason(faint_signs, Level.HIGH, view, *shown, unsure=True) if weight >= _FAINT_ENOUGH else None


def _tied(view: View) -> int:
    """How much ties faint signs to a person, to a cry, to where the writer is and to a land abroad."""
    who = view.has("self", "kin", "inside") or view.named
    return who + view.has("faint_cry", "plea") + view.has("here") + 2 * view.abroad


def unexplained_pin(view: View) -> Reason | None:
    """A position came with hardly a word: it may be all the sender could do."""
    alone = (bool(pins(view.tip)) and len(view.form.strip()) < 6) or _only_a_position(view.tip)
    return reason(unexplained_pin, Level.HIGH, view, unsure=True) if alone else None


def _only_a_position(tip: Tip) -> bool:
    """Whether the words are a position and hardly more, as where a channel knows no pins."""
    words = "\n".join(message.text for message in tip.messages)
    if len(words) > 400 or not coordinates(words):
        return False
    return sum(character.isalpha() for character in _LINK.sub("", words)) < 6
