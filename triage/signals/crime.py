"""A crime is told of whose victim may still be in the hands of those who did it."""

from triage.assessment import Level, Reason
from triage.extraction import Indicator
from triage.signals.reason import HELD, LEAVING, LOST, PAPERS, RANSOM, THREAT, VIOLENCE, reason
from triage.view import View


def held(view: View) -> Reason | None:
    """Somebody is held and cannot leave."""
    if view.over or not view.shown(HELD) or not (view.abroad or view.has("work") or view.cries) or view.has("free"):
        return None
    return reason(held, Level.HIGH, view, HELD)


def threat(view: View) -> Reason | None:
    """Somebody abroad is threatened or hurt."""
    if view.over or not view.shown(THREAT, VIOLENCE, Indicator.WEAPON) or not (view.abroad or view.shown(RANSOM)):
        return None
    return reason(threat, Level.HIGH, view, THREAT, VIOLENCE, Indicator.WEAPON)


def ransom(view: View) -> Reason | None:
    """Money is asked for somebody's release."""
    return None if view.over or not view.shown(RANSOM) else reason(ransom, Level.HIGH, view, RANSOM)


def passport_taken(view: View) -> Reason | None:
    """A certain person's passport is in the employer's hands."""
    if view.has("trip") and not (view.held or view.has("kin", "plea")):
        return None
    if view.over or not view.shown(PAPERS) or not (view.named or view.victim_writes or view.abroad):
        return None
    return reason(passport_taken, Level.HIGH, view, PAPERS)


def pay_to_leave(view: View) -> Reason | None:
    """Somebody may leave only against money or a debt."""
    if view.over or not view.shown(Indicator.DEBT_BONDAGE) or not (view.named or view.victim_writes or view.abroad):
        return None
    return reason(pay_to_leave, Level.HIGH, view, Indicator.DEBT_BONDAGE)


def cut_off(view: View) -> Reason | None:
    """Somebody's phone is taken, searched or used in secret."""
    if view.over or not view.shown(Indicator.ISOLATION) or not (view.abroad or view.has("work")):
        return None
    return reason(cut_off, Level.HIGH, view, Indicator.ISOLATION)


def death(view: View) -> Reason | None:
    """A death at such a place is reported."""
    if not view.shown(Indicator.DEATH_REPORTED) or not view.abroad:
        return None
    return reason(death, Level.MEDIUM if view.over else Level.HIGH, view, Indicator.DEATH_REPORTED)


def lost_after_job(view: View) -> Reason | None:
    """Contact was lost after somebody left for a job abroad."""
    if view.over or not view.shown(LOST):
        return None
    crime = view.has("work", "gang", "impostor", "offer") or view.shown(
        PAPERS, Indicator.ISOLATION, Indicator.ABUSE_OF_VULNERABILITY
    )
    if not crime or not (view.abroad or view.has("offer", "gang")) or (view.has("benign") and not view.has("impostor", "gang")):
        return None
    if view.has("trip") and not view.has("offer", "gang", "impostor"):
        return None
    return reason(lost_after_job, Level.HIGH, view, LOST, "work")


def lost_abroad(view: View) -> Reason | None:
    """Contact was lost with somebody abroad, and nothing explains it."""
    if view.over or not view.shown(LOST) or not view.abroad or view.has("trip", "benign", "work", "free"):
        return None
    return reason(lost_abroad, Level.HIGH, view, LOST, unsure=True)


def strange_messages(view: View) -> Reason | None:
    """Somebody else seems to write in the missing person's name."""
    if not view.has("impostor") or not (view.abroad or view.has("work")):
        return None
    return reason(strange_messages, Level.HIGH, view, "impostor")


def about_to_travel(view: View) -> Reason | None:
    """Somebody is about to leave for such a job."""
    if not view.shown(LEAVING):
        return None
    return reason(about_to_travel, Level.HIGH, view, LEAVING)
