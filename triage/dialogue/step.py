"""One step of a conversation: what the person asks for first, then who they seem to be, then what is still missing."""

from collections.abc import Sequence
from dataclasses import replace

from triage.dialogue.answers import Answer, meaning_of
from triage.dialogue.contract import Asked, Facts, Reply, Slot, State, Voice
from triage.dialogue.known import told_in_words
from triage.dialogue.plain import plain_answer, plain_reply
from triage.dialogue.quiet import quiet_reply, quiet_status
from triage.dialogue.voice import choose_voice
from triage.dialogue.whose import KIN
from triage.dialogue.words import (
    ANYONE,
    ENOUGH,
    MACHINE,
    NO_REPLY,
    NOT_NOW,
    NUMBER,
    STATUS,
    STRANGER,
    WELCOME,
    is_terse,
    plain_form,
)
from triage.message import Kind, Message
from triage.understanding import Understanding

DEFAULT_LANGUAGE = "ko"


def step(
    state: State, latest: Message, understanding: Understanding, facts: Facts, before: Sequence[Message] = ()
) -> tuple[State, Reply | None]:
    """The next state and what to say to the latest message; None where silence is right.

    `before` holds what else came since the last step, oldest first: it is read too, but there is one reply at most.
    What was read in a file, a reaction, a note of the channel and what could not be read is nothing that the person says: it is
    never answered and changes nothing here.
    """
    *before, latest = [message for message in (*before, latest) if not _is_mute(message)] or [latest]
    if _is_mute(latest) or latest.kind is Kind.STOP:
        return state, None
    own = [message for message in (*before, latest) if not message.forwarded]
    text = "\n".join(plain_form(message.text) for message in own).strip()
    answers = (meaning_of(state, message.action or message.text) for message in own)
    answer = next((found for found in answers if found), None)
    state = _noted(state, latest, text, understanding, facts, answer)
    if NO_REPLY.search(text) or ENOUGH.search(text):
        hushed = replace(state, hushed=True, waiting=None)
        polite = state.voice is Voice.PLAIN and not state.hushed and not NO_REPLY.search(text)
        return hushed, Reply(texts=(("stopped", {}),), language=state.language) if polite else None
    if state.hushed:
        if not (WELCOME.search(text) or text in ("1", "/status")):
            return state, None
        state = replace(state, hushed=False)
    quiet = state.voice is Voice.QUIET
    if quiet and answer is None and is_terse(text) and (NOT_NOW.search(text) or STRANGER.search(text)):
        return replace(state, paused=True, waiting=None), None
    if request := _asked(text, latest):
        if quiet:
            return state, quiet_status(state, facts, request is Asked.NUMBER)
        return state, plain_answer(state, understanding.assessment.level, facts, request)
    if not quiet:
        return plain_reply(state, latest, text, understanding, facts)
    if answer == Answer(Slot.SAFE, "no"):
        return replace(state, paused=True, hushed=state.asked.count(Slot.SAFE) > 1, waiting=None), None
    return quiet_reply(state, latest, understanding, facts)


def _is_mute(message: Message) -> bool:
    return message.kind in (Kind.SERVICE, Kind.FILE) or (message.is_poison and not message.text)


def _noted(state: State, latest: Message, text: str, made: Understanding, facts: Facts, answer: Answer | None) -> State:
    """The state with what the newest messages show about the writer and what they answer."""
    answered = list(state.answered)
    if answer is not None:
        if answer != Answer(Slot.SAFE, "no"):
            answered.append(answer.slot)
    else:
        answered += told_in_words(latest, text, state.waiting)
    written = made.extraction.language
    fallback = state.language or facts.extra.get("language", "") or DEFAULT_LANGUAGE
    voice, guessed = choose_voice(state, latest, text, made, facts)
    return replace(
        state,
        voice=voice,
        guessed=guessed,
        language=written if text and written != "und" else fallback,  # of a picture's words alone it would be the picture's
        answered=tuple(dict.fromkeys(answered)),
        family=state.family or bool(KIN.search(text)),
    )


def _asked(text: str, latest: Message) -> Asked | None:
    """What a short message asks of the line itself; None where it tells or asks something else."""
    if latest.action == "status":
        return Asked.STATUS
    if not text or not is_terse(text, times=3):
        return None
    asked = ((NUMBER, Asked.NUMBER), (STATUS, Asked.STATUS), (MACHINE, Asked.MACHINE), (ANYONE, Asked.ANYONE))
    return next((what for words, what in asked if words.search(text)), None)
