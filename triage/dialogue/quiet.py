"""What the quiet voice says: one short line at a time, and more often nothing."""

from collections.abc import Mapping
from dataclasses import replace

from triage.dialogue.contract import Facts, Reply, Slot, State
from triage.dialogue.known import is_known
from triage.extraction import Indicator
from triage.message import Kind, Message
from triage.understanding import Understanding

#: Safe to write, then place from coarse to fine, then what decides how fast somebody must move.
QUESTIONS = (Slot.SAFE, Slot.PLACE, Slot.SIGN, Slot.FLOOR, Slot.HURT, Slot.MOVING, Slot.COUNT)
#: Asked a second time in other words where the first time brought nothing.
ASKED_TWICE = (Slot.SAFE, Slot.PLACE)


def quiet_reply(state: State, latest: Message, made: Understanding, facts: Facts) -> tuple[State, Reply | None]:
    """The next question; once nothing is left to ask, one word of receipt and then silence."""
    moved = latest.kind is Kind.LIVE_LOCATION and bool(state.asked)
    if facts.officer_writes or facts.closed or latest.kind is Kind.EDIT or moved:
        return replace(state, waiting=None), None
    slot = _next_question(state, made)
    if slot is not None:
        asked = replace(state, asked=(*state.asked, slot), waiting=slot, paused=False)
        return asked, _line(state, _wording(state, slot, made), ask_place=slot is Slot.PLACE)
    if "quiet-received" in state.told:
        return replace(state, waiting=None), None
    done = replace(state, waiting=None, told=(*state.told, "quiet-received"))
    return done, _line(state, "quiet-received")


def quiet_status(state: State, facts: Facts, number: bool) -> Reply:
    """That it came or was read, in a word; or the bare digits of the reference where the number was asked for."""
    digits = "".join(char for char in facts.reference if char.isdigit())
    if number and digits:
        return _line(state, "quiet-number", {"digits": digits})
    return _line(state, "quiet-seen" if facts.acknowledged or facts.closed else "quiet-received")


def _next_question(state: State, made: Understanding) -> Slot | None:
    if state.paused and state.asked.count(Slot.SAFE) < 2:
        return Slot.SAFE
    for slot in QUESTIONS:
        limit = 2 if slot in ASKED_TWICE else 1
        if not is_known(slot, made.extraction, state) and state.asked.count(slot) < limit:
            return slot
    return None


def _wording(state: State, slot: Slot, made: Understanding) -> str:
    if slot in state.asked:
        return f"quiet-{slot.value}-again"
    if slot is Slot.SAFE and made.extraction.has(Indicator.SUICIDE_RISK):
        return "quiet-here"
    return f"quiet-{slot.value}"


def _line(state: State, name: str, values: Mapping[str, str] | None = None, ask_place: bool = False) -> Reply:
    return Reply(texts=((name, values or {}),), language=state.language, ask_place=ask_place, silent=True)
