"""People as they are found, each in one place, and what was said of a name in several places put together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from triage.extract.passages import Passage
from triage.extract.spans import Span
from triage.extraction import Person, Role


@dataclass(frozen=True, slots=True)
class Found:
    """A person as found in one place: the words at `span` of a message. `sender`: who writes."""

    person: Person
    passage: Passage
    span: Span
    sender: bool = False
    note: str = ""


def put_together(found: Iterable[Found]) -> list[Found]:
    """One entry for each name; what was said of a name in several places is put together."""
    merged: dict[str, Found] = {}
    for one in found:
        key = _key(one.person.name)
        same = next(
            (known for known in merged if known == key or (len(key) == 2 and len(known) == 3 and known.endswith(key))), None
        )
        if same is None:
            merged[key] = one
            continue
        first = merged[same]
        kept, other = first.person, one.person
        role = other.role if kept.role is Role.VICTIM and other.role is Role.REPORTER else kept.role
        merged[same] = replace(first, person=replace(kept, role=role, age=kept.age or other.age, sex=kept.sex or other.sex))
    return list(merged.values())


def _key(name: str | None) -> str:
    return re.sub(r"\s", "", name or "").casefold()
