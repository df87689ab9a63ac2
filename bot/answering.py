"""Turns what the dialogue decides into words: state in, state and rendered answer out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.texts import say
from storage.casework import Said, Work
from triage.dialogue import Facts, Reply, State, Voice, step
from triage.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Answer:
    """What to keep of the dialogue and what to say; `said` is None where silence is right."""

    state: Mapping[str, Any]
    language: str
    said: Said | None


class Answering:
    """Knows which account speaks with which voice and what numbers may be given to families."""

    def __init__(self, voices: Mapping[tuple[str, str], Voice], extra: Mapping[str, str]) -> None:
        self._voices = voices
        self._extra = extra

    def answer(self, work: Work, made: Understanding) -> Answer:
        """The next state and the answer to the newest message of the case."""
        state = State.from_json(work.state)
        if state.voice is None and self._voices.get((work.channel, work.account)) is Voice.QUIET:
            state = State.from_json({**state.as_json(), "voice": Voice.QUIET.value})
        facts = Facts(
            reference=work.reference,
            acknowledged=work.answered,
            officer_writes=work.officer_writes,
            closed=work.closed,
            extra=self._extra,
        )
        state, reply = step(state, work.latest, made, facts)
        if reply is None:
            return Answer(state.as_json(), work.language, None)
        return Answer(state.as_json(), reply.language, rendered(reply))


def rendered(reply: Reply, speak: Callable[..., str] = say) -> Said:
    """The reply in words."""
    text = "\n\n".join(speak(reply.language, name, **values) for name, values in reply.texts)
    buttons = tuple((speak(reply.language, name), name) for name in reply.buttons)
    return Said(text, buttons, reply.ask_place, reply.silent, reply.language)
