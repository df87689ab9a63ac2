"""One step of a conversation: what the person asks for first, then who they seem to be, then what is still missing."""

from collections.abc import Sequence
from dataclasses import replace

from triage.dialogue.answers import Answer, meaning_of
from triage.dialogue.contract import Facts, Reply, Slot, State, Voice
from triage.dialogue.known import told_in_words
from triage.dialogue.plain import plain_reply, plain_status
from triage.dialogue.quiet import quiet_reply, quiet_status
from triage.dialogue.voice import choose_voice
from triage.dialogue.words import KIN, NO_REPLY, NUMBER, STATUS, WELCOME, is_terse, plain_form
from triage.message import Kind, Message
from triage.understanding import Understanding

DEFAULT_LANGUAGE = "ko"


def step(
    state: State, latest: Message, understanding: Understanding, facts: Facts, before: Sequence[Message] = ()
) -> tuple[State, Reply | None]:
    """The next state and what to say to the latest message; None where silence is right.

    `before` holds what else came since the last step, oldest first: it is read too, but there is one reply at most.
    """
    if latest.kind is Kind.STOP:
        return state, None
    text = "\n".join(plain_form(message.text) for message in (*before, latest)).strip()
    answer = meaning_of(state, latest.action or latest.text)
    state = _noted(state, latest, text, understanding, facts, answer)
    if not latest.forwarded and NO_REPLY.search(text):
        return replace(state, hushed=True, waiting=None), None
    if state.hushed:
        if not (WELCOME.search(text) or text in ("1", "/status")):
            return state, None
        state = replace(state, hushed=False)
    quiet = state.voice is Voice.QUIET
    if request := _asks_status(text, latest):
        return state, quiet_status(state, facts, request == "number") if quiet else plain_status(state, facts)
    if not quiet:
        return plain_reply(state, latest, text, understanding, facts)
    if answer == Answer(Slot.SAFE, "no"):
        return replace(state, paused=True, hushed=state.asked.count(Slot.SAFE) > 1, waiting=None), None
    return quiet_reply(state, latest, understanding, facts)


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
    return replace(
        state,
        voice=choose_voice(state, latest, text, made, facts),
        language=fallback if written == "und" else written,
        answered=tuple(dict.fromkeys(answered)),
        family=state.family or bool(KIN.search(text)),
    )


def _asks_status(text: str, latest: Message) -> str:
    """ "number" or "status" where a short message asks for one, else ""."""
    asked = latest.action if latest.action in ("status", "number") else ""
    if asked or latest.forwarded or not is_terse(text):
        return asked
    if NUMBER.search(text):
        return "number"
    return "status" if STATUS.search(text) else ""
