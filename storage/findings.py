"""What was read out of a case, value by value, and the compounds it may speak of, as they are written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import tables as t
from storage.keys import DataKey
from storage.store import Tx, opened_json, sealed_json
from storage.values import CANDIDATE, DAY, IDENTIFIER, INDICATOR, PERSON, PLACE
from triage.assessment import Candidate
from triage.extraction import Extraction, Finding


class Numbered(Protocol):
    """A case whose messages are numbered: `message_ids` runs beside the numbers in quotes."""

    @property
    def case_id(self) -> int: ...

    @property
    def message_ids(self) -> tuple[int, ...]: ...


def add_findings(tx: Tx, key: DataKey, work: Numbered, extraction: Extraction) -> None:
    """Writes every finding of an extraction beside those that stand there; its notes apart."""
    for person in extraction.people:
        name = person.value.name
        tx.add(
            t.people,
            role=person.value.role.value,
            name_hash=tx.master.lookup("name", _plain(name)) if name else None,
            sealed=sealed_json(key, "people.person", PERSON, person),
            **_source(tx, work, person),
        )
    for found in extraction.identifiers:
        tx.add(
            t.identifiers,
            kind=found.value.kind.value,
            value_hash=tx.master.lookup(found.value.kind.value, found.value.value),
            owner=found.value.owner.value if found.value.owner else None,
            sealed=sealed_json(key, "identifiers.identifier", IDENTIFIER, found),
            **_source(tx, work, found),
        )
    for rank, place in enumerate(extraction.places):
        _save_field(tx, key, work, "place", rank, PLACE, place)
    if extraction.last_contact is not None:
        _save_field(tx, key, work, "last_contact", 0, DAY, extraction.last_contact)
    for rank, indicator in enumerate(extraction.indicators):
        _save_field(tx, key, work, "indicator", rank, INDICATOR, indicator)


def _save_field(
    tx: Tx, key: DataKey, work: Numbered, field: str, rank: int, adapter: "TypeAdapter[Any]", found: "Finding[Any]"
) -> None:
    sealed = sealed_json(key, f"extractions.{field}", adapter, found)
    tx.add(t.extractions, field=field, rank=rank, sealed=sealed, **_source(tx, work, found))


def _source(tx: Tx, work: Numbered, found: "Finding[Any]") -> dict[str, Any]:
    message = work.message_ids[found.quote.message] if found.quote else None
    return {"case_id": work.case_id, "origin": found.origin.value, "message_id": message, "at": tx.now}


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def add_matches(tx: Tx, key: DataKey, case_id: int, assessment: int, candidates: Sequence[Candidate]) -> None:
    for rank, candidate in enumerate(candidates):
        tx.add(
            t.matches,
            case_id=case_id,
            assessment_id=assessment,
            compound_id=candidate.compound_id,
            rank=rank,
            probability=candidate.probability,
            band=candidate.band.value,
            sealed=sealed_json(key, "matches.candidate", CANDIDATE, candidate),
        )


def replace_matches(tx: Tx, key: DataKey, case_id: int, assessment: int, candidates: Sequence[Candidate]) -> None:
    """Puts these candidates in place of those of an assessment; evidence that stood at one and is not among its own stays."""
    m = t.matches
    of_it = (m.c.case_id == case_id, m.c.assessment_id == assessment)
    rows = tx.all(sa.select(m.c.compound_id, m.c.sealed).where(*of_it))
    stood = {row["compound_id"]: opened_json(key, "matches.candidate", CANDIDATE, row["sealed"]).evidence for row in rows}
    tx.do(m.delete().where(*of_it))
    kept = (replace(one, evidence=tuple(dict.fromkeys((*one.evidence, *stood.get(one.compound_id, ()))))) for one in candidates)
    add_matches(tx, key, case_id, assessment, tuple(kept))
