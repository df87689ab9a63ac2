"""Turns what the dialogue decides into words: state in, state and rendered answer out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.texts import say
from storage.casework import Work
from storage.talk import Said
from triage.dialogue import Facts, Reply, State, Voice, meaning_of, step
from triage.dialogue.wiping import is_wipe
from triage.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Answer:
    """What to keep of the dialogue and what to say; `said` is None where silence is right."""

    state: Mapping[str, Any]
    language: str
    said: Said | None


class Answering:
    """Knows which account speaks with which voice, and the number families may be given for questions."""

    def __init__(self, voices: Mapping[tuple[str, str], Voice], consular_phone: str) -> None:
        self._voices = voices
        self._consular_phone = consular_phone

    def answer(self, work: Work, made: Understanding) -> Answer:
        """The next state and the answer to the newest message of the case; nothing changes where only files told something,
        where what came was sent with the message before and only took longer, or where it is the word that clears the chat."""
        if work.latest is None or work.continues_album or is_wipe(work.latest.text):
            return Answer(work.state, work.language, None)
        state, reply = step(State.from_json(work.state), work.latest, made, self._facts(work), work.unread_before)
        said = None if reply is None else rendered(reply)
        return Answer(state.as_json(), reply.language if reply else work.language, said)

    def _facts(self, work: Work) -> Facts:
        extra = {"consular_phone": self._consular_phone, "language": work.language}
        voice = self._voices.get((work.channel, work.account))
        if voice is Voice.QUIET:
            extra["voice"] = voice.value
        return Facts(
            reference=work.reference,
            acknowledged=work.answered,
            officer_writes=work.officer_writes,
            closed=work.closed,
            extra=extra,
        )


def meaning(work: Work) -> str:
    """What the newest message answers to the question before it, as "slot:value" ("hurt:yes"); "" where it is no short answer."""
    if work.latest is None or work.latest.forwarded:
        return ""
    found = meaning_of(State.from_json(work.state), work.latest.action or work.latest.text)
    return f"{found.slot.value}:{found.value}" if found else ""


def rendered(reply: Reply) -> Said:
    """The reply in words."""
    text = "\n\n".join(say(reply.language, name, **values) for name, values in reply.texts)
    buttons = tuple((say(reply.language, name), name) for name in reply.buttons)
    return Said(text, buttons, reply.ask_place, reply.silent, reply.language, reply.ask_number)
