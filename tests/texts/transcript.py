"""Conversations written down as text: what a person sends with what is understood of it, and what the line answers.

A line that starts with `>` is sent, in brackets what the rules make of the case so far; lines below it with `<` are the answer,
one paragraph each, `< (silence)` where there is none, and `< [label]` for each button. Within the brackets: the level and the
category, then any of `town`, `house` (a place known within 300 m), `name`, `who` (name and age), `contact`, `recruiter`,
`travel`, `hurt`, `moving`, `ransom`, `suicide`, `pin` (no words, a shared position), `start`, `forwarded`, and `acknowledged`,
`officer`, `closed` for the case.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import say
from triage.assessment import Assessment, Category, Level
from triage.dialogue import Facts, Reply, State, step
from triage.extraction import Day, Extraction, Finding, Identifier, IdentifierKind, Indicator, Person, Place, Role
from triage.message import Kind, Message, Pin
from triage.understanding import Understanding

SENT = re.compile(r"> \[([^\]]*)\] ?(.*)")
FACTS = Facts(reference="TL-2611-0042", extra={"consular_phone": "+82-2-3210-0404"})
INDICATORS = {
    "travel": Indicator.ABOUT_TO_TRAVEL,
    "hurt": Indicator.MEDICAL_EMERGENCY,
    "suicide": Indicator.SUICIDE_RISK,
    "ransom": Indicator.RANSOM_DEMAND,
    "moving": Indicator.IMMINENT_TRANSFER,
}


def replay(written: str, language: str) -> str:
    """The same conversation with the answers that the line gives now."""
    return "\n".join(_replayed(written, language)) + "\n"


def _replayed(written: str, language: str) -> Iterator[str]:
    state = State()
    for line in written.splitlines():
        if line.startswith("<"):
            continue
        yield line
        if (sent := SENT.fullmatch(line)) is None:
            continue
        marks = sent[1].split()
        state, reply = step(state, _message(sent[2], marks), _understanding(marks, language), _facts(marks))
        state = State.from_json(state.as_json())
        yield from _spoken(reply)


def _spoken(reply: Reply | None) -> Iterator[str]:
    if reply is None:
        yield "< (silence)"
        return
    for name, values in reply.texts:
        yield from (f"< {line}" for line in say(reply.language, name, **values).splitlines())
    yield from (f"< [{say(reply.language, name)}]" for name in reply.buttons)
    if reply.ask_place:
        yield f"< [{say(reply.language, 'share-place')}]"
    if reply.ask_number:
        yield f"< [{say(reply.language, 'share-number')}]"


def _message(text: str, marks: list[str]) -> Message:
    if "start" in marks:
        return Message(kind=Kind.START)
    if "pin" in marks:
        return Message(kind=Kind.LOCATION, pin=Pin(11.0853, 106.1104))
    if text.startswith("button-"):
        return Message(kind=Kind.BUTTON, action=text)
    return Message(text=text, forwarded="forwarded" in marks)


def _facts(marks: list[str]) -> Facts:
    return replace(FACTS, acknowledged="acknowledged" in marks, officer_writes="officer" in marks, closed="closed" in marks)


def _understanding(marks: list[str], language: str) -> Understanding:
    level = next((level for level in Level if level.value in marks), Level.LOW)
    category = next((category for category in Category if category.value in marks), Category.OTHER)
    return Understanding(_extraction(marks, language), Assessment(level, category, ()))


def _extraction(marks: list[str], language: str) -> Extraction:
    radius = 0.3 if "house" in marks or "pin" in marks else 8.0 if "town" in marks else None
    people = [Person(Role.VICTIM, "홍길동", 27 if "who" in marks else None)] if {"name", "who"} & set(marks) else []
    recruiter = Identifier(IdentifierKind.HANDLE, "telegram:example", Role.RECRUITER)
    return Extraction(
        language=language,
        people=tuple(Finding(person) for person in people),
        identifiers=(Finding(recruiter),) if "recruiter" in marks else (),
        places=(Finding(Place(11.08, 106.17, radius)),) if radius else (),
        last_contact=Finding(Day(date(2026, 11, 20), date(2026, 11, 20))) if "contact" in marks else None,
        indicators=tuple(Finding(INDICATORS[mark]) for mark in marks if mark in INDICATORS),
    )
