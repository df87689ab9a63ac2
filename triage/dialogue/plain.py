"""What the plain voice says: thanks, an honest word about what happens next, advice in small portions, one question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from triage.assessment import Category, Level
from triage.dialogue.answers import DO_NOT_KNOW
from triage.dialogue.contract import Asked, Facts, Reply, Slot, State
from triage.dialogue.known import is_known, victims
from triage.dialogue.words import THANKS, UNKNOWN, is_terse
from triage.extraction import Indicator
from triage.message import Kind, Message
from triage.understanding import Understanding


class Audience(Enum):
    """Whom the plain voice speaks to."""

    FAMILY = "family"  #: a relative or friend of somebody missing or held
    WITNESS = "witness"  #: somebody who saw or heard of people being held
    TRAVELLER = "traveller"  #: about to leave for a job that may be bait, or near to somebody who is
    LURE = "lure"  #: passes on an advert, a recruiter, an account
    INTEL = "intel"  #: tells of a place or a gang
    ASKING = "asking"  #: has a question
    OTHER = "other"  #: anything else, from a greeting to abuse


@dataclass(frozen=True, slots=True)
class Script:
    """What one audience hears: `opening` at once, then one group of `advice` a message, and the questions in order."""

    opening: tuple[str, ...]
    advice: tuple[tuple[str, ...], ...]
    questions: tuple[Slot, ...]


SCRIPTS: Mapping[Audience, Script] = {
    Audience.FAMILY: Script(
        opening=("family-worry",),
        advice=(("advice-secret",), ("advice-public", "advice-money"), ("advice-verify", "next-steps", "privacy")),
        questions=(Slot.PLACE, Slot.WHO, Slot.CONTACT, Slot.RECRUITER, Slot.SIGN, Slot.PHONE),
    ),
    Audience.WITNESS: Script(
        opening=("witness-thanks",),
        advice=(("witness-safe",), ("next-steps", "privacy")),
        questions=(Slot.PLACE, Slot.SIGN),
    ),
    Audience.TRAVELLER: Script(
        opening=(),
        advice=(("travel-wait",), ("travel-papers", "next-steps"), ("privacy",)),
        questions=(Slot.PLACE, Slot.WHO, Slot.RECRUITER),
    ),
    Audience.LURE: Script(opening=(), advice=(("lure-safe",), ("next-steps",)), questions=(Slot.RECRUITER,)),
    Audience.INTEL: Script(opening=(), advice=(("witness-safe",), ("next-steps",)), questions=(Slot.PLACE, Slot.SIGN)),
}
#: Questions worded for one audience, since "where" means another thing to each.
_WORDED_FOR = {
    (Slot.PLACE, Audience.TRAVELLER): "ask-place-travel",
    (Slot.PLACE, Audience.WITNESS): "ask-place-there",
    (Slot.PLACE, Audience.INTEL): "ask-place-there",
    (Slot.SIGN, Audience.WITNESS): "ask-sign-there",
    (Slot.SIGN, Audience.INTEL): "ask-sign-there",
    (Slot.WHO, Audience.TRAVELLER): "ask-who-travel",
    (Slot.RECRUITER, Audience.LURE): "ask-recruiter-post",
}
#: Said as often as it is needed.
_PASSING = ("ack", "ack-unknown")
#: Asked a second time in other words: nothing helps as much as the place.
_ASKED_TWICE = (Slot.PLACE,)


def plain_reply(state: State, latest: Message, text: str, made: Understanding, facts: Facts) -> tuple[State, Reply | None]:
    """What a family member, a witness or anybody else hears now; None where one more line would only be noise."""
    if facts.officer_writes or latest.kind in (Kind.EDIT, Kind.LIVE_LOCATION):
        return state, None
    if latest.kind is Kind.START:
        return _once(state, ("start", "who-reads"))
    if facts.closed:
        return _once(state, ("closed-again",))
    if THANKS.search(text) and (state.waiting is None or not made.assessment.level.urgent):
        return _once(state, ("thanks",))
    audience = audience_of(state, made)
    if audience in SCRIPTS:
        unsure = latest.action == DO_NOT_KNOW or (is_terse(text) and UNKNOWN.search(text) is not None)
        return _scripted(state, audience, unsure, made, facts)
    if audience is Audience.ASKING and "inquiry" in state.told:
        return state, _message(state, ("inquiry",), facts)
    return _once(state, _pointer(text, audience, facts), facts)


def plain_answer(state: State, level: Level, facts: Facts, asked: Asked) -> Reply:
    """The honest answer to a question about the line itself; a number or a state only where there is something to follow."""
    if asked is Asked.MACHINE or (asked is Asked.ANYONE and state.voice is None):
        return _message(state, ("who-reads",), facts)
    status = (_status(level, facts),)
    return _message(state, status if asked is Asked.ANYONE else (*status, "reference"), facts)


def _status(level: Level, facts: Facts) -> str:
    if facts.closed:
        return "status-closed"
    if facts.officer_writes:
        return "status-officer"
    if facts.acknowledged:
        return "status-seen"
    return "status-called" if level.urgent else "status-received"


def audience_of(state: State, made: Understanding) -> Audience:
    """Whom to speak to, by what the tip is about and whether kin wrote it."""
    category, urgent = made.assessment.category, made.assessment.level.urgent
    if category is Category.MISSING or (category is Category.CONFINEMENT and state.family):
        return Audience.FAMILY
    if category is Category.CONFINEMENT:
        return Audience.WITNESS
    if category is Category.LURE:
        return Audience.TRAVELLER if urgent or made.extraction.has(Indicator.ABOUT_TO_TRAVEL) else Audience.LURE
    if category is Category.INTEL:
        return Audience.WITNESS if urgent else Audience.INTEL
    if urgent:
        return Audience.FAMILY if state.family else Audience.WITNESS
    return Audience.ASKING if category is Category.INQUIRY else Audience.OTHER


def _scripted(state: State, audience: Audience, unsure: bool, made: Understanding, facts: Facts) -> tuple[State, Reply | None]:
    script, level = SCRIPTS[audience], made.assessment.level
    question = _next_question(state, script, made)
    names = [*_level_line(state, level, facts), *_unsaid(state, (*script.opening, "reference"))]
    if not names:
        names.append("ack-unknown" if unsure else "ack")
    if made.extraction.has(Indicator.RANSOM_DEMAND) and audience is Audience.FAMILY:
        names.extend(_unsaid(state, ("advice-ransom",)))
    groups = [group for group in (_unsaid(state, group) for group in script.advice) if group]
    for group in groups[: 2 if question is None else 1]:
        names.extend(group)
    if question is None:
        return _without_question(replace(state, waiting=None), names, level, facts)
    reply = _message(state, [*names, _wording(state, audience, question, made)], facts)
    asked = replace(_told(state, names), asked=(*state.asked, question), waiting=question)
    if question is Slot.PHONE:
        return asked, replace(reply, ask_number=True)
    return asked, replace(reply, buttons=(DO_NOT_KNOW,))


def _without_question(state: State, names: list[str], level: Level, facts: Facts) -> tuple[State, Reply | None]:
    """That it is enough is said once; later words are still met by one short line, the less urgent ones only once."""
    if "enough" not in state.told:
        names = [*names, "enough"]
    elif names[0] in _PASSING and len(names) == 1:
        if "more" not in state.told:
            names = ["more"]
        elif not level.urgent:
            return state, None
    return _told(state, names), _message(state, names, facts)


def _level_line(state: State, level: Level, facts: Facts) -> tuple[str, ...]:
    """What happens with the tip now, said again only when it changed."""
    if facts.acknowledged:
        return _unsaid(state, ("officer-reads",))
    line = {Level.CRITICAL: "now-critical", Level.HIGH: "now-high"}.get(level, "now-read")
    lines = ("now-read", "now-high", "now-critical")
    said = [lines.index(name) for name in state.told if name in lines]
    return (line,) if not said or lines.index(line) > max(said) else ()


def _next_question(state: State, script: Script, made: Understanding) -> Slot | None:
    for slot in script.questions:
        limit = 2 if slot in _ASKED_TWICE else 1
        if not is_known(slot, made.extraction, state) and state.asked.count(slot) < limit:
            return slot
    return None


def _wording(state: State, audience: Audience, slot: Slot, made: Understanding) -> str:
    if slot in state.asked:
        return f"ask-{slot.value}-again"
    if slot is Slot.WHO and (people := victims(made.extraction)):
        if any(person.name for person in people):
            return "ask-age"
        if any(person.age for person in people):
            return "ask-name"
    return _WORDED_FOR.get((slot, audience), f"ask-{slot.value}")


def _pointer(text: str, audience: Audience, facts: Facts) -> tuple[str, ...]:
    """One polite line. A short opening gets the neutral one: it may come from anybody, and anybody may look over a shoulder."""
    if audience is Audience.OTHER:
        return ("other",)
    if is_terse(text):
        return ("hello",)
    return ("inquiry", "inquiry-phone") if facts.extra.get("consular_phone") else ("inquiry",)


def _once(state: State, names: Iterable[str], facts: Facts | None = None) -> tuple[State, Reply | None]:
    fresh = _unsaid(state, names)
    if not fresh:
        return state, None
    return _told(state, fresh), _message(state, fresh, facts)


def _message(state: State, names: Iterable[str], facts: Facts | None) -> Reply:
    values: dict[str, dict[str, str]] = {}
    if facts is not None:
        values = {
            "reference": {"reference": facts.reference},
            "inquiry-phone": {"phone": facts.extra.get("consular_phone", "")},
        }
    return Reply(texts=tuple((name, values.get(name, {})) for name in names), language=state.language)


def _unsaid(state: State, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in state.told)


def _told(state: State, names: Iterable[str]) -> State:
    return replace(state, told=(*state.told, *(name for name in _unsaid(state, names) if name not in _PASSING)))
