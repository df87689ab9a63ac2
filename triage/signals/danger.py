"""Somebody is in danger of life or limb, or about to be out of reach."""

from triage.assessment import Level, Reason
from triage.extraction import Indicator
from triage.signals.reason import HELD, LOST, RANSOM, THREAT, VIOLENCE, answered, reason
from triage.view import View


def weapon(view: View) -> Reason | None:
    """A gun or a blade is spoken of where somebody is in their hands."""
    if view.over or not view.shown(Indicator.WEAPON) or not (view.abroad or view.held or view.victim_writes):
        return None
    return reason(weapon, Level.CRITICAL, view, Indicator.WEAPON)


def medical_emergency(view: View) -> Reason | None:
    """Somebody needs a doctor now and may not get one."""
    if (
        view.over
        or not view.shown(Indicator.MEDICAL_EMERGENCY)
        or not (view.held or view.shown(LOST) or view.pinned or view.abroad)
    ):
        return None
    return reason(medical_emergency, Level.CRITICAL, view, Indicator.MEDICAL_EMERGENCY)


def suicide_risk(view: View) -> Reason | None:
    """Somebody speaks of ending their life."""
    if view.over or not view.shown(Indicator.SUICIDE_RISK):
        return None
    certain = view.has("suicide_method") or view.held or view.abroad
    doubtful = Level.HIGH if view.has("earnest", "plea") else Level.MEDIUM
    return reason(suicide_risk, Level.CRITICAL if certain else doubtful, view, Indicator.SUICIDE_RISK, unsure=not certain)


def escape_in_progress(view: View) -> Reason | None:
    """Somebody has just got away or is trying to, and is not safe yet."""
    if view.over or not view.shown(Indicator.ESCAPE_IN_PROGRESS):
        return None
    return reason(escape_in_progress, Level.CRITICAL, view, Indicator.ESCAPE_IN_PROGRESS)


def imminent_transfer(view: View) -> Reason | None:
    """Somebody is to be moved or sold within hours or days."""
    if view.over or not view.shown(Indicator.IMMINENT_TRANSFER):
        return None
    return reason(imminent_transfer, Level.CRITICAL, view, Indicator.IMMINENT_TRANSFER)


def ransom_deadline(view: View) -> Reason | None:
    """Money is asked for somebody's life or freedom, with a time limit or a threat to limb."""
    if view.over or not view.shown(RANSOM, THREAT) or view.has("no_deadline"):
        return None
    limited = view.shown(RANSOM) and (view.has("deadline") or view.shown(THREAT))
    return reason(ransom_deadline, Level.CRITICAL, view, RANSOM, "deadline", THREAT) if limited else None


def violence(view: View) -> Reason | None:
    """Somebody who is held or works there is being beaten, tortured or abused."""
    if view.over or not view.shown(VIOLENCE) or not (view.abroad or view.victim_writes or view.shown(HELD, RANSOM)):
        return None
    if not view.in_context:
        return None
    return reason(violence, Level.CRITICAL, view, VIOLENCE)


def grave_threat(view: View) -> Reason | None:
    """Somebody who is held is threatened with death, maiming or sale."""
    if (
        view.over
        or not view.shown(THREAT)
        or not (view.victim_writes or view.has("severe"))
        or not (view.abroad or view.shown(HELD))
    ):
        return None
    return reason(grave_threat, Level.CRITICAL, view, THREAT)


def minor_held(view: View) -> Reason | None:
    """A child is held, or was lost sight of after a cry for help."""
    if view.over or not view.shown(Indicator.MINOR_INVOLVED):
        return None
    held = view.shown(HELD, VIOLENCE, RANSOM) or (view.shown(LOST) and view.has("plea", "distress"))
    return reason(minor_held, Level.CRITICAL, view, Indicator.MINOR_INVOLVED) if held else None


def captive_position(view: View) -> Reason | None:
    """The exact position of somebody who is held is known."""
    captive = view.shown(HELD, VIOLENCE, RANSOM) or (view.has("plea") and view.has("inside"))
    if view.over or not captive or not (view.pinned or view.linked):
        return None
    return reason(captive_position, Level.CRITICAL, view, HELD, VIOLENCE, RANSOM, "plea")


def chained_or_starved(view: View) -> Reason | None:
    """Somebody who is held is chained, starved or kept from air, light or water."""
    harsh = view.shown(Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS, HELD) and view.has("severe")
    if view.over or not harsh or not (view.victim_writes or view.shown(Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS)):
        return None
    return reason(chained_or_starved, Level.CRITICAL, view, "severe")


def answered_hurt(view: View) -> Reason | None:
    """The writer answered that somebody is hurt."""
    return answered(answered_hurt, view, "hurt:yes")


def answered_moving(view: View) -> Reason | None:
    """The writer answered that somebody is to be moved within a day."""
    return answered(answered_moving, view, "moving:today", "moving:tomorrow")
