"""What officers teach: each correction of a level, a field or a match is one judgement, with its reason, who and when.

Values are kept as the evaluation format writes them, so that judged cases can be scored like any labelled tip.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import tables as t
from storage.keys import DataKey, Unreadable
from storage.messages import unseal
from storage.selection import readable
from storage.store import Tx, opened_json, sealed_json
from triage.extraction import Day, Identifier, Indicator, Person, Place
from triage.message import Tip
from triage.wire import tip_to_json

LEVEL, MATCH = "level", "match"
RIGHT, WRONG, ENTERED = "right", "wrong", "entered"


@dataclass(frozen=True, slots=True)
class Taught:
    """The sealed part of a judgement: the value, as the evaluation format writes it, and why."""

    value: Any
    reason: str = ""


TAUGHT = TypeAdapter(Taught)


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement. `key` names the value judged; `up_to` is the last message the officer had before them."""

    id: int
    case_id: int
    officer_id: int
    about: str
    key: bytes
    verdict: str
    value: Any
    reason: str
    up_to: int | None
    at: datetime


def value_key(tx: Tx, case_id: int, name: str, value: object) -> bytes:
    """The keyed hash of a value of a case, by which a judgement holds over a new reading. A case has one level."""
    return tx.master.lookup("field", f"{case_id}\0{name}\0{'' if name == LEVEL else repr(value)}")


def judge(tx: Tx, case_id: int, officer_id: int, about: str, value: object, verdict: str, reason: str = "") -> int:
    """Keeps what an officer says of a value (a field's, a level's, a compound's id, None for no known compound); its id."""
    m = t.messages.c
    up_to = tx.value(sa.select(sa.func.max(m.id)).where(m.case_id == case_id, m.direction == "in"))
    return tx.add(
        t.judgements,
        case_id=case_id,
        officer_id=officer_id,
        about=about,
        value_hash=value_key(tx, case_id, about, value),
        verdict=verdict,
        last_message_id=up_to,
        sealed=sealed_json(tx.case_key(case_id), "judgements.taught", TAUGHT, Taught(as_label(value), reason.strip())),
        at=tx.now,
    )


def as_label(value: object) -> Any:
    """The value as the evaluation format writes it; what is neither field nor place stays as it is."""
    match value:
        case Person():
            return {"role": value.role.value, "name": value.name, "age": value.age, "sex": value.sex}
        case Identifier():
            return {"kind": value.kind.value, "value": value.value}
        case Place():
            return {"lat": value.lat, "lon": value.lon, "radius_km": value.radius_km}
        case Day():
            return value.last.isoformat()
        case Indicator():
            return value.value
        case _:
            return value


def of_case(tx: Tx, case_id: int) -> list[Judged]:
    """The newest judgement of each value of the case, oldest first."""
    j = t.judgements
    return _newest(tx.all(sa.select(j).where(j.c.case_id == case_id).order_by(j.c.id)), tx.case_key(case_id))


def _newest(rows: Sequence[sa.RowMapping], key: DataKey) -> list[Judged]:
    newest = {bytes(row["value_hash"]): row for row in rows}
    return [_judged(row, key) for row in sorted(newest.values(), key=lambda row: int(row["id"]))]


def _judged(row: sa.RowMapping, key: DataKey) -> Judged:
    taught = opened_json(key, "judgements.taught", TAUGHT, row["sealed"])
    return Judged(
        id=row["id"],
        case_id=row["case_id"],
        officer_id=row["officer_id"],
        about=row["about"],
        key=bytes(row["value_hash"]),
        verdict=row["verdict"],
        value=taught.value,
        reason=taught.reason,
        up_to=row["last_message_id"],
        at=row["at"],
    )


def labelled(tx: Tx) -> list[dict[str, Any]]:
    """Every judged case as a labelled tip in the evaluation format; cases that were erased are left out.

    A tip ends where the officer had read to; its `label` holds only what officers said, and beside it stand `right` and `wrong`
    with the values of each field that they confirmed and refused. Its `id` is the case's reference and the number of messages.
    """
    found = []
    for case_id in tx.connection.execute(sa.select(t.judgements.c.case_id).distinct().order_by(t.judgements.c.case_id)).scalars():
        try:
            found.extend(_labelled_case(tx, case_id))
        except Unreadable:
            continue
    return found


def _labelled_case(tx: Tx, case_id: int) -> list[dict[str, Any]]:
    judged: dict[int, list[Judged]] = defaultdict(list)
    for one in of_case(tx, case_id):
        judged[one.up_to or 0].append(one)
    rows = [(up_to, _tip(tx, case_id, up_to), said) for up_to, said in sorted(judged.items())]
    return [{**tip_to_json(tip), **_labels(said)} for _, tip, said in rows if tip is not None]


def _tip(tx: Tx, case_id: int, up_to: int) -> Tip | None:
    """The case as it stood with message `up_to`; None where nothing had been written."""
    m, c = t.messages.c, t.cases.c
    rows = readable(tx.all(sa.select(t.messages).where(m.case_id == case_id, m.direction == "in", m.id <= up_to).order_by(m.id)))
    if not rows:
        return None
    key = tx.case_key(case_id)
    messages = tuple(unseal(key, row) for row in rows)
    reference = tx.value(sa.select(c.reference).where(c.id == case_id))
    return Tip(f"{reference}@{len(rows)}", rows[-1]["sent_at"] or rows[-1]["received_at"], messages)


def _labels(said: Sequence[Judged]) -> dict[str, Any]:
    label: dict[str, Any] = {}
    right: dict[str, list[Any]] = defaultdict(list)
    wrong: dict[str, list[Any]] = defaultdict(list)
    for one in said:
        name, value = _field_of(one)
        (wrong if one.verdict == WRONG else right)[name].append(value)
    for name in ("urgency", "compound", "last_contact"):
        if right[name]:
            label[name] = right[name][-1]
    entered = [one.value for one in said if one.about == "place" and one.verdict == ENTERED]
    places = entered or right["location"]
    if len(places) == 1:
        label["location"] = places[0]
    return {"label": label, "right": _kept(right), "wrong": _kept(wrong)}


def _field_of(judged: Judged) -> tuple[str, Any]:
    """Name and value of what was judged, as the evaluation format has them."""
    if judged.about == "identifier":
        return judged.value["kind"], judged.value["value"]
    names = {LEVEL: "urgency", MATCH: "compound", "person": "people", "place": "location", "indicator": "indicators"}
    return names.get(judged.about, judged.about), judged.value


def _kept(values: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: found for name, found in values.items() if found}
