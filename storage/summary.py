"""What the queue shows of a case: who, where, and the person's own first words."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from triage.assessment import Candidate
from triage.extract.keyboard import meant
from triage.extraction import Extraction, Person, Role, is_whereabouts
from triage.message import Tip
from triage.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Summary:
    """What the queue shows of a case: who, where, and the person's own first words."""

    who: str = ""
    place: str = ""
    compound: str = ""
    words: str = ""


SUMMARY = TypeAdapter(Summary)


def summary(tip: Tip, made: Understanding) -> Summary:
    """What the queue shows of a case."""
    victims = [found.value for found in made.extraction.people if found.value.role is Role.VICTIM]
    who = ", ".join(_called(person) for person in victims[:3])
    written = next((message.text for message in tip.messages if message.text.strip()), "")
    words = " ".join((meant(written) or written).split())
    return Summary(who=who, place=_where(made.extraction), compound=named(made.candidates), words=words[:160])


def named(candidates: Sequence[Candidate]) -> str:
    """The compound that the queue shows: the first, where it is worth a word, else ""."""
    return next((candidate.name for candidate in candidates[:1] if candidate.band.value != "none"), "")


def _where(extraction: Extraction) -> str:
    """The name of the place; where only a position is known, the town beside it or the position itself."""
    named = next((found.value.name for found in extraction.places if found.value.name and is_whereabouts(found)), "")
    best = extraction.location
    if best is None or best.value.name:
        return best.value.name if best else ""
    position = f"{best.value.lat:.4f}, {best.value.lon:.4f}"
    return f"{named} ({position})" if named else position


def _called(person: Person) -> str:
    age = f" {person.age}" if person.age is not None else ""
    return f"{person.name or '?'}{age}"
