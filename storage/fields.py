"""What was read out of a case, value by value, each with what an officer said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import judgements, officers
from storage import tables as t
from storage.keys import DataKey
from storage.store import Tx, opened_json
from storage.values import DAY, IDENTIFIER, INDICATOR, LEFT_OUT, NOTE, PERSON, PLACE
from triage.extraction import Finding

#: How the fields of the table `extractions` are kept.
_ADAPTERS: Mapping[str, "TypeAdapter[Any]"] = {"place": PLACE, "last_contact": DAY, "indicator": INDICATOR}


@dataclass(frozen=True, slots=True)
class Field:
    """Something read out of the case. `message_id` is the message its words stand in.

    `key` names field and value; unlike the row's id it never comes to mean another value once the case is read anew.
    """

    id: int
    key: str
    name: str  #: person, identifier, place, last_contact or indicator
    found: Finding[Any]
    message_id: int | None
    verdict: str = ""  #: "right" or "wrong" where an officer said so
    judge: str = ""
    why: str = ""  #: the officer's reason, where one was given


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an officer said of a value: "right", "wrong" or "entered", who, and why."""

    verdict: str
    judge: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadOut:
    """All that was read out of a case: its fields, the best of each name first, and what the reading says of itself."""

    fields: list[Field]
    notes: list[str]
    left_out: frozenset[int]  #: messages of which the rules did not read everything


def fields(tx: Tx, case_id: int) -> list[Field]:
    """The fields of a case, the best of each name first, with what officers last said of them."""
    judged = verdicts_in(judgements.of_case(tx, case_id), officers.names(tx))
    return read_out(tx, tx.case_key(case_id), case_id, judged).fields


def field(tx: Tx, case_id: int, key: str) -> Field | None:
    """The field of a case with this key."""
    found = read_out(tx, tx.case_key(case_id), case_id, {}).fields
    return next((one for one in found if one.key == key), None)


def read_out(tx: Tx, key: DataKey, case_id: int, verdicts: Mapping[str, Verdict]) -> ReadOut:
    """What was read out of a case, each field with the verdict on its value, where there is one."""
    p, i, x = t.people, t.identifiers, t.extractions
    read: list[tuple[int, str, Any, int | None]] = []
    for row in tx.all(sa.select(p).where(p.c.case_id == case_id).order_by(p.c.id)):
        read.append((row["id"], "person", opened_json(key, "people.person", PERSON, row["sealed"]), row["message_id"]))
    for row in tx.all(sa.select(i).where(i.c.case_id == case_id).order_by(i.c.id)):
        found = opened_json(key, "identifiers.identifier", IDENTIFIER, row["sealed"])
        read.append((row["id"], "identifier", found, row["message_id"]))
    notes, left_out = [], tuple[int, ...]()
    officers_first = sa.case((x.c.origin == "officer", 0), else_=1)
    for row in tx.all(sa.select(x).where(x.c.case_id == case_id).order_by(x.c.field, officers_first, x.c.rank, x.c.id)):
        if row["field"] == "note":
            notes.append(opened_json(key, "extractions.note", NOTE, row["sealed"]))
        elif row["field"] == "left_out":
            left_out = opened_json(key, "extractions.left_out", LEFT_OUT, row["sealed"])
        elif row["field"] in _ADAPTERS:
            opened = opened_json(key, f"extractions.{row['field']}", _ADAPTERS[row["field"]], row["sealed"])
            read.append((row["id"], row["field"], opened, row["message_id"]))
    return ReadOut([_field(tx, case_id, one, verdicts) for one in read], notes, frozenset(left_out))


def _field(tx: Tx, case_id: int, read: tuple[int, str, Any, int | None], verdicts: Mapping[str, Verdict]) -> Field:
    row_id, name, found, message_id = read
    key = judgements.value_key(tx, case_id, name, found.value).hex()
    said = verdicts.get(key, Verdict("", "", ""))
    return Field(row_id, key, name, found, message_id, said.verdict, said.judge, said.why)


def verdicts_in(judged: Sequence[judgements.Judged], names: Mapping[int | None, str]) -> dict[str, Verdict]:
    """What was said of each value that was read, by the value's key; what an officer entered speaks for itself."""
    return {one.key.hex(): verdict_of(one, names) for one in judged if one.verdict != judgements.ENTERED}


def verdict_of(judged: judgements.Judged, names: Mapping[int | None, str]) -> Verdict:
    """What an officer said, with the officer's name."""
    return Verdict(judged.verdict, names.get(judged.officer_id, ""), judged.reason)
