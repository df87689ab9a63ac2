"""The signals: what makes a tip urgent. Each docstring is the sentence an officer reads; the order is the order of weight."""

import re
from collections.abc import Callable

from triage.assessment import Level, Reason
from triage.extract.coordinates import coordinates
from triage.extraction import Indicator
from triage.message import Tip
from triage.view import View, pins

Signal = Callable[[View], Reason | None]

_HELD = Indicator.RESTRICTION_OF_MOVEMENT
_VIOLENCE = Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE
_THREAT = Indicator.INTIMIDATION_AND_THREATS
_RANSOM = Indicator.RANSOM_DEMAND
_LOST = Indicator.CONTACT_LOST
_LEAVING = Indicator.ABOUT_TO_TRAVEL
_PAPERS = Indicator.RETENTION_OF_IDENTITY_DOCUMENTS
FAINT = ("faint_shut", "faint_harm", "faint_trade", "faint_papers", "faint_watch", "faint_lost")
"""Helper cues that say little alone and much together; a person, a cry or a land abroad adds to them."""
_EXPLAINED = ("free", "trip", "benign", "not_going", "thanks", "hypothetical")
_LABOUR = (
    *(_HELD, _VIOLENCE, _PAPERS, Indicator.ISOLATION, Indicator.DECEPTION, Indicator.EXCESSIVE_OVERTIME),
    *(Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS, Indicator.DEBT_BONDAGE),
)
_FAINT_ENOUGH = 3
_LINK = re.compile(r"https?://\S+")
_SHORT = 40  # characters: a message of a few words
_BESIDE_A_CRY = 4  # characters beside a cry that is nothing but a cry
_GRAVE_ALONE = (Indicator.WEAPON, Indicator.ESCAPE_IN_PROGRESS, Indicator.IMMINENT_TRANSFER, Indicator.RANSOM_DEMAND)


def weapon(view: View) -> Reason | None:
    """A gun or a blade is spoken of where somebody is in their hands."""
    if view.over or not view.shown(Indicator.WEAPON) or not (view.abroad or view.held or view.victim_writes):
        return None
    return _reason(weapon, Level.CRITICAL, view, Indicator.WEAPON)


def medical_emergency(view: View) -> Reason | None:
    """Somebody needs a doctor now and may not get one."""
    if (
        view.over
        or not view.shown(Indicator.MEDICAL_EMERGENCY)
        or not (view.held or view.shown(_LOST) or view.pinned or view.abroad)
    ):
        return None
    return _reason(medical_emergency, Level.CRITICAL, view, Indicator.MEDICAL_EMERGENCY)


def suicide_risk(view: View) -> Reason | None:
    """Somebody speaks of ending their life."""
    if view.over or not view.shown(Indicator.SUICIDE_RISK):
        return None
    certain = view.has("suicide_method") or view.held or view.abroad
    doubtful = Level.HIGH if view.has("earnest", "plea") else Level.MEDIUM
    return _reason(suicide_risk, Level.CRITICAL if certain else doubtful, view, Indicator.SUICIDE_RISK, unsure=not certain)


def escape_in_progress(view: View) -> Reason | None:
    """Somebody has just got away or is trying to, and is not safe yet."""
    if view.over or not view.shown(Indicator.ESCAPE_IN_PROGRESS):
        return None
    return _reason(escape_in_progress, Level.CRITICAL, view, Indicator.ESCAPE_IN_PROGRESS)


def imminent_transfer(view: View) -> Reason | None:
    """Somebody is to be moved or sold within hours or days."""
    if view.over or not view.shown(Indicator.IMMINENT_TRANSFER):
        return None
    return _reason(imminent_transfer, Level.CRITICAL, view, Indicator.IMMINENT_TRANSFER)


def ransom_deadline(view: View) -> Reason | None:
    """Money is asked for somebody's life or freedom, with a time limit or a threat to limb."""
    if view.over or not view.shown(_RANSOM, _THREAT) or view.has("no_deadline"):
        return None
    limited = view.shown(_RANSOM) and (view.has("deadline") or view.shown(_THREAT))
    return _reason(ransom_deadline, Level.CRITICAL, view, _RANSOM, "deadline", _THREAT) if limited else None


def violence(view: View) -> Reason | None:
    """Somebody who is held or works there is being beaten, tortured or abused."""
    if view.over or not view.shown(_VIOLENCE) or not (view.abroad or view.victim_writes or view.shown(_HELD, _RANSOM)):
        return None
    if not view.in_context:
        return None
    return _reason(violence, Level.CRITICAL, view, _VIOLENCE)


def grave_threat(view: View) -> Reason | None:
    """Somebody who is held is threatened with death, maiming or sale."""
    if (
        view.over
        or not view.shown(_THREAT)
        or not (view.victim_writes or view.has("severe"))
        or not (view.abroad or view.shown(_HELD))
    ):
        return None
    return _reason(grave_threat, Level.CRITICAL, view, _THREAT)


def minor_held(view: View) -> Reason | None:
    """A child is held, or was lost sight of after a cry for help."""
    if view.over or not view.shown(Indicator.MINOR_INVOLVED):
        return None
    held = view.shown(_HELD, _VIOLENCE, _RANSOM) or (view.shown(_LOST) and view.has("plea", "distress"))
    return _reason(minor_held, Level.CRITICAL, view, Indicator.MINOR_INVOLVED) if held else None


def captive_asks_for_help(view: View) -> Reason | None:
    """Somebody who is held asks for help in their own words."""
    if view.over or not view.victim_writes or not view.shown(_HELD, Indicator.ISOLATION, Indicator.DEBT_BONDAGE, _PAPERS):
        return None
    asks = view.abroad or view.cries or view.has("work") or len(view.extraction.indicators) > 1
    return _reason(captive_asks_for_help, Level.CRITICAL, view, "inside", "plea", _HELD, Indicator.ISOLATION) if asks else None


def plea_cut_off(view: View) -> Reason | None:
    """A cry for help came from the missing person before contact was lost."""
    if view.over or not view.has("plea") or not view.shown(_LOST) or not (view.abroad and view.has("hearsay", "quoted_plea")):
        return None
    return _reason(plea_cut_off, Level.HIGH, view, "plea", _LOST)


def captive_position(view: View) -> Reason | None:
    """The exact position of somebody who is held is known."""
    captive = view.shown(_HELD, _VIOLENCE, _RANSOM) or (view.has("plea") and view.has("inside"))
    if view.over or not captive or not (view.pinned or view.linked):
        return None
    return _reason(captive_position, Level.CRITICAL, view, _HELD, _VIOLENCE, _RANSOM, "plea")


def chained_or_starved(view: View) -> Reason | None:
    """Somebody who is held is chained, starved or kept from air, light or water."""
    harsh = view.shown(Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS, _HELD) and view.has("severe")
    if view.over or not harsh or not (view.victim_writes or view.shown(Indicator.ABUSIVE_WORKING_AND_LIVING_CONDITIONS)):
        return None
    return _reason(chained_or_starved, Level.CRITICAL, view, "severe")


def bare_plea(view: View) -> Reason | None:
    """A short cry for help with little else."""
    words = len(view.form.replace(" ", ""))
    if not view.has("plea") or view.has("kin", "question", "trip") or words > _SHORT and not view.pinned:
        return None
    return _reason(bare_plea, Level.CRITICAL if view.pinned else Level.HIGH, view, "plea", unsure=not view.pinned)


def bare_captivity(view: View) -> Reason | None:
    """A few words say that somebody is held, hurt or taken away, and nothing explains them."""
    words = len(view.form.replace(" ", ""))
    if view.over or words > _SHORT or not view.shown(_HELD, _VIOLENCE, *_GRAVE_ALONE) or view.has("free", "trip", "question"):
        return None
    level = Level.CRITICAL if view.cries and view.shown(_HELD) and not view.has("kin") else Level.HIGH
    return _reason(bare_captivity, level, view, _HELD, _VIOLENCE, *_GRAVE_ALONE, unsure=True)


def bare_cry(view: View) -> Reason | None:
    """Nothing but a call for help."""
    cry = sum(len(quote.text) for quote in view.quotes("faint_cry"))
    if not cry or view.has("kin", "question", "trip") or len(view.form.strip()) - cry > _BESIDE_A_CRY:
        return None
    return _reason(bare_cry, Level.HIGH, view, "faint_cry", unsure=True)


def held(view: View) -> Reason | None:
    """Somebody is held and cannot leave."""
    if view.over or not view.shown(_HELD) or not (view.abroad or view.has("work") or view.cries) or view.has("free"):
        return None
    return _reason(held, Level.HIGH, view, _HELD)


def threat(view: View) -> Reason | None:
    """Somebody abroad is threatened or hurt."""
    if view.over or not view.shown(_THREAT, _VIOLENCE, Indicator.WEAPON) or not (view.abroad or view.shown(_RANSOM)):
        return None
    return _reason(threat, Level.HIGH, view, _THREAT, _VIOLENCE, Indicator.WEAPON)


def plea_for_somebody(view: View) -> Reason | None:
    """A cry for help comes from, or for, somebody at such a place or job."""
    if view.over or not view.has("plea") or not (view.abroad or view.has("work")) or not (view.named or view.victim_writes):
        return None
    return _reason(plea_for_somebody, Level.HIGH, view, "plea")


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
    return _reason(distress_abroad, Level.HIGH, view, "distress", unsure=True)


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
    return _reason(faint_signs, Level.HIGH, view, *shown, unsure=True) if weight >= _FAINT_ENOUGH else None


def _tied(view: View) -> int:
    """How much ties faint signs to a person, to a cry, to where the writer is and to a land abroad."""
    who = view.has("self", "kin", "inside") or view.named
    return who + view.has("faint_cry", "plea") + view.has("here") + 2 * view.abroad


def ransom(view: View) -> Reason | None:
    """Money is asked for somebody's release."""
    return None if view.over or not view.shown(_RANSOM) else _reason(ransom, Level.HIGH, view, _RANSOM)


def passport_taken(view: View) -> Reason | None:
    """A certain person's passport is in the employer's hands."""
    if view.has("trip") and not (view.held or view.has("kin", "plea")):
        return None
    if view.over or not view.shown(_PAPERS) or not (view.named or view.victim_writes or view.abroad):
        return None
    return _reason(passport_taken, Level.HIGH, view, _PAPERS)


def pay_to_leave(view: View) -> Reason | None:
    """Somebody may leave only against money or a debt."""
    if view.over or not view.shown(Indicator.DEBT_BONDAGE) or not (view.named or view.victim_writes or view.abroad):
        return None
    return _reason(pay_to_leave, Level.HIGH, view, Indicator.DEBT_BONDAGE)


def cut_off(view: View) -> Reason | None:
    """Somebody's phone is taken, searched or used in secret."""
    if view.over or not view.shown(Indicator.ISOLATION) or not (view.abroad or view.has("work")):
        return None
    return _reason(cut_off, Level.HIGH, view, Indicator.ISOLATION)


def death(view: View) -> Reason | None:
    """A death at such a place is reported."""
    if not view.shown(Indicator.DEATH_REPORTED) or not view.abroad:
        return None
    return _reason(death, Level.MEDIUM if view.over else Level.HIGH, view, Indicator.DEATH_REPORTED)


def lost_after_job(view: View) -> Reason | None:
    """Contact was lost after somebody left for a job abroad."""
    if view.over or not view.shown(_LOST):
        return None
    crime = view.has("work", "gang", "impostor", "offer") or view.shown(
        _PAPERS, Indicator.ISOLATION, Indicator.ABUSE_OF_VULNERABILITY
    )
    if not crime or not (view.abroad or view.has("offer", "gang")) or (view.has("benign") and not view.has("impostor", "gang")):
        return None
    if view.has("trip") and not view.has("offer", "gang", "impostor"):
        return None
    return _reason(lost_after_job, Level.HIGH, view, _LOST, "work")


def lost_abroad(view: View) -> Reason | None:
    """Contact was lost with somebody abroad, and nothing explains it."""
    if view.over or not view.shown(_LOST) or not view.abroad or view.has("trip", "benign", "work", "free"):
        return None
    return _reason(lost_abroad, Level.HIGH, view, _LOST, unsure=True)


def strange_messages(view: View) -> Reason | None:
    """Somebody else seems to write in the missing person's name."""
    if not view.has("impostor") or not (view.abroad or view.has("work")):
        return None
    return _reason(strange_messages, Level.HIGH, view, "impostor")


def about_to_travel(view: View) -> Reason | None:
    """Somebody is about to leave for such a job."""
    if not view.shown(_LEAVING):
        return None
    return _reason(about_to_travel, Level.HIGH, view, _LEAVING)


def answered_hurt(view: View) -> Reason | None:
    """The writer answered that somebody is hurt."""
    return _answered(answered_hurt, view, "hurt:yes")


def answered_moving(view: View) -> Reason | None:
    """The writer answered that somebody is to be moved within a day."""
    return _answered(answered_moving, view, "moving:today", "moving:tomorrow")


def unexplained_pin(view: View) -> Reason | None:
    """A position came with hardly a word: it may be all the sender could do."""
    alone = (bool(pins(view.tip)) and len(view.form.strip()) < 6) or _only_a_position(view.tip)
    return _reason(unexplained_pin, Level.HIGH, view, unsure=True) if alone else None


def _only_a_position(tip: Tip) -> bool:
    """Whether the words are a position and hardly more, as where a channel knows no pins."""
    words = "\n".join(message.text for message in tip.messages)
    if len(words) > 400 or not coordinates(words):
        return False
    return sum(character.isalpha() for character in _LINK.sub("", words)) < 6


def missing_person(view: View) -> Reason | None:
    """Somebody cannot be reached; nothing points to a crime."""
    return None if view.over or not view.shown(_LOST) else _reason(missing_person, Level.MEDIUM, view, _LOST)


def recruiter_known(view: View) -> Reason | None:
    """A job offer that may be bait, with a name, a number, a link or a place to follow."""
    if not view.has("offer"):
        return None
    if not view.traces and not view.has("region"):
        return None
    level = Level.MEDIUM if view.traces or view.shown(Indicator.ABUSE_OF_VULNERABILITY) else Level.LOW
    return _reason(recruiter_known, level, view, "offer")


def returned_victim(view: View) -> Reason | None:
    """Somebody who is back tells of a place or a gang."""
    leads = view.traces and not view.has("thanks")
    if not view.over or not (view.has("gang", "watched") or view.extraction.indicators or view.traces):
        return None
    if view.has("question", "thanks") and not leads:
        return None
    return _reason(returned_victim, Level.MEDIUM, view, "returned", "gang")


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
    return _reason(place_or_gang, Level.MEDIUM, view, "gang", "watched")


def signs_of_exploitation(view: View) -> Reason | None:
    """Signs of forced labour are told of, with no word on whether they go on."""
    shown = tuple(found.value for found in view.extraction.indicators)
    if not shown or view.has("free", "question") or not (view.abroad or view.named):
        return None
    return _reason(signs_of_exploitation, Level.MEDIUM, view, *shown)


SIGNALS: tuple[Signal, ...] = (
    answered_hurt,
    answered_moving,
    weapon,
    medical_emergency,
    suicide_risk,
    escape_in_progress,
    imminent_transfer,
    ransom_deadline,
    violence,
    grave_threat,
    minor_held,
    captive_asks_for_help,
    captive_position,
    chained_or_starved,
    plea_cut_off,
    bare_plea,
    bare_captivity,
    bare_cry,
    held,
    threat,
    plea_for_somebody,
    ransom,
    passport_taken,
    pay_to_leave,
    cut_off,
    death,
    lost_after_job,
    lost_abroad,
    strange_messages,
    about_to_travel,
    distress_abroad,
    faint_signs,
    unexplained_pin,
    missing_person,
    recruiter_known,
    returned_victim,
    place_or_gang,
    signs_of_exploitation,
)
"""All signals, gravest first; the level of a tip is the highest that any of them calls for."""


def _answered(signal: Signal, view: View, *values: str) -> Reason | None:
    """The reason that a short answer to our own question gives, with the answer as it was written."""
    given = view.answers(*values)
    if not given:
        return None
    return Reason(name_of(signal), " ".join((signal.__doc__ or "").split()), Level.CRITICAL, given)


def _reason(signal: Signal, level: Level, view: View, *shown: str | Indicator, unsure: bool = False) -> Reason:
    """The reason a signal gives, with the words behind it."""
    return Reason(name_of(signal), " ".join((signal.__doc__ or "").split()), level, view.quotes(*shown), unsure)


def name_of(signal: Signal) -> str:
    """The signal's name in texts and records: "about-to-travel"."""
    return signal.__name__.replace("_", "-")
