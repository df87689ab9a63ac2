"""One case as its page shows it: every word of the sender beside what was read out of it, why, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import audit, file_lines, judgements, tracks
from storage import tables as t
from storage.audit import Entry
from storage.casework import (
    CANDIDATE,
    DAY,
    IDENTIFIER,
    INDICATOR,
    LEFT_OUT,
    NOTE,
    PERSON,
    PLACE,
    REASONS,
    SAID,
    SUMMARY,
    Said,
    Summary,
    newest_of_live,
    readable,
)
from storage.file_lines import FileLine
from storage.inbox import MESSAGE
from storage.keys import DataKey, Unreadable
from storage.model_runs import ModelNote, model_note, translations
from storage.queue import is_quiet
from storage.store import Tx, opened_json
from storage.tracks import Track
from triage.assessment import Candidate, Level, Reason
from triage.extraction import Finding
from triage.message import Kind, Message

#: How the fields of the table `extractions` are kept.
_ADAPTERS: Mapping[str, "TypeAdapter[Any]"] = {"place": PLACE, "last_contact": DAY, "indicator": INDICATOR}


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the conversation. `content` is None where it could not be opened.

    `delivery` is "" for what came in, else "due", "sent", "failed" or "dropped"; `error` names why it failed.
    """

    id: int
    incoming: bool
    kind: str
    content: Message | Said | None
    at: datetime
    officer: str
    update_id: int | None
    masked: int
    read: bool
    delivery: str = ""
    error: str = ""
    external_id: str = ""  #: the channel's own id of the message, "" where it tells none
    track: Track | None = None  #: what became of the position, where one is shared live


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
class Judgement:
    """How urgent the case was held to be at one time. `message_ids` runs beside the numbers in the reasons' quotes."""

    id: int
    level: Level
    origin: str
    unsure: bool
    officer: str
    reasons: tuple[Reason, ...]
    message_ids: Sequence[int]
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One ring of the ladder and what became of it."""

    step: int
    pager: str
    audience: str
    state: str
    error: str
    at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What an officer answered to an alarm; `effective` is False where somebody else was first or a second is needed."""

    officer: str
    action: str
    via: str
    effective: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """One escalation with all its pages and answers."""

    id: int
    level: Level
    state: str
    step: int
    due_at: datetime
    opened_at: datetime
    answered_at: datetime | None
    answered_by: str
    answered_via: str
    pages: Sequence[Page]
    answers: Sequence[Reply]


@dataclass(frozen=True, slots=True)
class Note:
    """What an officer wrote for other officers; `officer` is "" for a note of the line itself."""

    text: str
    officer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """The conversation by which the sender can be written to."""

    id: int
    channel: str
    account: str
    language: str
    quiet: bool
    officer_writes: bool
    unreachable: bool


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything known of one case. `talk` is None once the sender writes in a newer case."""

    id: int
    reference: str
    status: str
    level: Level | None
    level_by: str
    category: str
    language: str
    unsure: bool
    failures: Sequence[str]
    seeded: bool
    owner_id: int | None
    owner: str
    opened_at: datetime
    last_in_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    closed_as: str
    summary: Summary
    talk: Talk | None
    lines: Sequence[Line]
    files: Sequence[FileLine]
    fields: Sequence[Field]
    reading_notes: Sequence[str]
    left_out: frozenset[int]  #: messages of which the rules did not read everything, since there is too much
    judgements: Sequence[Judgement]  #: newest first
    candidates: Sequence[Candidate]
    match_verdicts: Mapping[str, Verdict]  #: what officers said of compounds, by id; "" stands for none of the known ones
    alarms: Sequence[Alarm]  #: newest first
    notes: Sequence[Note]
    history: Sequence[Entry]  #: newest first
    tracks: Sequence[Track]  #: positions that are or were shared live, the one last heard of first
    translations: Mapping[int, str]  #: Korean by a machine, by message
    model: ModelNote | None  #: what a language model was last asked about the case

    @property
    def alarm(self) -> Alarm | None:
        """The newest alarm."""
        return self.alarms[0] if self.alarms else None

    @property
    def last_line(self) -> int:
        """The id of the newest message, 0 where there is none."""
        return self.lines[-1].id if self.lines else 0

    def named(self, name: str) -> list[Field]:
        """The fields of one name, the best first."""
        return [field for field in self.fields if field.name == name]


def case_file(tx: Tx, case_id: int) -> CaseFile | None:
    """The case; None where there is none. Raises `Unreadable` once its key was destroyed."""
    row = tx.one(sa.select(t.cases).where(t.cases.c.id == case_id))
    if row is None:
        return None
    key = tx.case_key(case_id)
    names = _names(tx)
    messages = tx.all(sa.select(t.messages).where(t.messages.c.case_id == case_id).order_by(t.messages.c.id))
    judged = judgements.of_case(tx, case_id)
    live = tracks.of_case(tx, key, case_id)
    fields, notes, left_out = _fields(tx, key, case_id, _verdicts(judged, names))
    return CaseFile(
        id=case_id,
        reference=row["reference"],
        status=row["status"],
        level=Level(row["level"]) if row["level"] else None,
        level_by=row["level_by"] or "",
        category=row["category"] or "",
        language=row["language"] or "",
        unsure=row["unsure"],
        failures=tuple(filter(None, row["failures"].split("\n"))),
        seeded=row["seeded"],
        owner_id=row["owner_id"],
        owner=names.get(row["owner_id"], ""),
        opened_at=row["opened_at"],
        last_in_at=row["last_in_at"],
        answered_at=row["answered_at"],
        closed_at=row["closed_at"],
        closed_as=row["closed_as"] or "",
        summary=opened_json(key, "cases.summary", SUMMARY, row["sealed"]) if row["sealed"] else Summary(),
        talk=_talk(tx, case_id),
        lines=_lines(tx, key, case_id, newest_of_live(messages), names, {one.external_id: one for one in live}),
        files=file_lines.of_case(tx, key, case_id),
        tracks=live,
        fields=fields,
        reading_notes=notes,
        left_out=left_out,
        judgements=_judgements(tx, key, case_id, messages, names),
        candidates=_candidates(tx, key, case_id),
        match_verdicts={one.value or "": _verdict(one, names) for one in judged if one.about == judgements.MATCH},
        alarms=_alarms(tx, case_id, names),
        notes=_notes(tx, key, case_id, names),
        history=audit.listed(tx, audit.Asked(case_id=case_id, limit=300)),
        translations=translations(tx, case_id),
        model=model_note(tx, case_id),
    )


def raw_update(tx: Tx, case_id: int, message_id: int) -> str | None:
    """The payload of a message exactly as the channel sent it; None where it is not a message of this case."""
    m, u = t.messages.c, t.updates.c
    row = tx.one(
        sa.select(u.sealed, u.key_id)
        .join(t.messages, m.update_id == u.id)
        .where(m.id == message_id, m.case_id == case_id, m.direction == "in")
    )
    if row is None:
        return None
    return tx.key(row["key_id"]).open("updates.raw", bytes(row["sealed"])).decode("utf-8", "replace")


def _names(tx: Tx) -> dict[int | None, str]:
    return {row["id"]: row["name"] for row in tx.all(sa.select(t.officers.c.id, t.officers.c.name))}


def _talk(tx: Tx, case_id: int) -> Talk | None:
    c = t.conversations
    row = tx.one(sa.select(c).where(c.c.case_id == case_id).order_by(c.c.id.desc()).limit(1))
    if row is None:
        return None
    quiet = is_quiet(row["state"])
    writes, gone = row["officer_writes"], row["unreachable"]
    return Talk(row["id"], row["channel"], row["account"], row["language"], quiet, writes, gone)


def _lines(
    tx: Tx,
    key: DataKey,
    case_id: int,
    messages: Sequence[sa.RowMapping],
    names: Mapping[int | None, str],
    live: Mapping[str, Track],
) -> list[Line]:
    o = t.outbox.c
    sends = tx.all(sa.select(o.message_id, o.state, o.error).where(o.case_id == case_id, o.message_id.is_not(None)))
    delivery = {row["message_id"]: row for row in sends}
    lines = [_line(key, row, delivery.get(row["id"]), names) for row in messages]
    return [replace(line, track=live.get(line.external_id)) if line.kind == Kind.LIVE_LOCATION.value else line for line in lines]


def _line(key: DataKey, row: sa.RowMapping, send: sa.RowMapping | None, names: Mapping[int | None, str]) -> Line:
    return Line(
        id=row["id"],
        incoming=row["direction"] == "in",
        kind=row["kind"],
        content=_content(key, row),
        at=(row["sent_at"] or row["received_at"]) if row["direction"] == "in" else row["received_at"],
        officer=names.get(row["officer_id"], ""),
        update_id=row["update_id"],
        masked=row["masked"],
        read=row["read_at"] is not None,
        delivery=send["state"] if send else "",
        error=(send["error"] or "") if send else "",
        external_id=row["external_id"] or "",
    )


def _content(key: DataKey, row: sa.RowMapping) -> Message | Said | None:
    try:
        if row["direction"] == "in":
            return opened_json(key, "messages.message", MESSAGE, row["sealed"])
        return opened_json(key, "messages.said", SAID, row["sealed"])
    except (Unreadable, ValueError):
        return None


def _fields(tx: Tx, key: DataKey, case_id: int, verdicts: Mapping[str, Verdict]) -> tuple[list[Field], list[str], frozenset[int]]:
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
    return [_field(tx, case_id, one, verdicts) for one in read], notes, frozenset(left_out)


def _field(tx: Tx, case_id: int, read: tuple[int, str, Any, int | None], verdicts: Mapping[str, Verdict]) -> Field:
    row_id, name, found, message_id = read
    key = judgements.value_key(tx, case_id, name, found.value).hex()
    said = verdicts.get(key, Verdict("", "", ""))
    return Field(row_id, key, name, found, message_id, said.verdict, said.judge, said.why)


def fields(tx: Tx, case_id: int) -> list[Field]:
    """The fields of a case, the best of each name first, with what officers last said of them."""
    judged = _verdicts(judgements.of_case(tx, case_id), _names(tx))
    return _fields(tx, tx.case_key(case_id), case_id, judged)[0]


def field(tx: Tx, case_id: int, key: str) -> Field | None:
    """The field of a case with this key."""
    fields, _, _ = _fields(tx, tx.case_key(case_id), case_id, {})
    return next((one for one in fields if one.key == key), None)


def _verdicts(judged: Sequence[judgements.Judged], names: Mapping[int | None, str]) -> dict[str, Verdict]:
    """What was said of each value that was read, by the value's key; what an officer entered speaks for itself."""
    return {one.key.hex(): _verdict(one, names) for one in judged if one.verdict != judgements.ENTERED}


def _verdict(judged: judgements.Judged, names: Mapping[int | None, str]) -> Verdict:
    return Verdict(judged.verdict, names.get(judged.officer_id, ""), judged.reason)


def _judgements(
    tx: Tx, key: DataKey, case_id: int, messages: Sequence[sa.RowMapping], names: Mapping[int | None, str]
) -> list[Judgement]:
    a = t.assessments
    incoming = [row for row in messages if row["direction"] == "in"]
    return [
        Judgement(
            id=row["id"],
            level=Level(row["level"]),
            origin=row["origin"],
            unsure=row["unsure"],
            officer=names.get(row["officer_id"], ""),
            reasons=opened_json(key, "assessments.reasons", REASONS, row["sealed"]),
            message_ids=[kept["id"] for kept in readable([m for m in incoming if m["id"] <= (row["last_message_id"] or 0)])],
            at=row["at"],
        )
        for row in tx.all(sa.select(a).where(a.c.case_id == case_id).order_by(a.c.id.desc()).limit(20))
    ]


def _candidates(tx: Tx, key: DataKey, case_id: int) -> list[Candidate]:
    m = t.matches.c
    newest = sa.select(sa.func.max(m.assessment_id)).where(m.case_id == case_id).scalar_subquery()
    rows = tx.all(sa.select(m.sealed).where(m.case_id == case_id, m.assessment_id == newest).order_by(m.rank))
    return [opened_json(key, "matches.candidate", CANDIDATE, row["sealed"]) for row in rows]


def _alarms(tx: Tx, case_id: int, names: Mapping[int | None, str]) -> list[Alarm]:
    e, g, o, a = t.escalations, t.pages, t.outbox, t.answers
    own = sa.select(e.c.id).where(e.c.case_id == case_id)
    pages: dict[int, list[Page]] = {}
    for row in tx.all(
        sa.select(g, o.c.state.label("sending"), o.c.error, o.c.sent_at)
        .join(o, o.c.id == g.c.outbox_id)
        .where(g.c.escalation_id.in_(own))
        .order_by(g.c.step, g.c.id)
    ):
        page = Page(row["step"], row["pager"], row["audience"], row["sending"], row["error"] or "", row["at"], row["sent_at"])
        pages.setdefault(row["escalation_id"], []).append(page)
    answers: dict[int, list[Reply]] = {}
    for row in tx.all(sa.select(a).where(a.c.escalation_id.in_(own)).order_by(a.c.id)):
        reply = Reply(names.get(row["officer_id"], ""), row["action"], row["via"], row["effective"], row["at"])
        answers.setdefault(row["escalation_id"], []).append(reply)
    return [
        _alarm(row, pages.get(row["id"], []), answers.get(row["id"], []), names)
        for row in tx.all(sa.select(e).where(e.c.case_id == case_id).order_by(e.c.id.desc()))
    ]


def _alarm(row: sa.RowMapping, pages: list[Page], answers: list[Reply], names: Mapping[int | None, str]) -> Alarm:
    return Alarm(
        id=row["id"],
        level=Level(row["level"]),
        state=row["state"],
        step=row["step"],
        due_at=row["due_at"],
        opened_at=row["opened_at"],
        answered_at=row["answered_at"],
        answered_by=names.get(row["answered_by"], ""),
        answered_via=row["answered_via"] or "",
        pages=pages,
        answers=answers,
    )


def _notes(tx: Tx, key: DataKey, case_id: int, names: Mapping[int | None, str]) -> list[Note]:
    n = t.notes
    return [
        Note(opened_json(key, "notes.text", NOTE, row["sealed"]), names.get(row["officer_id"], ""), row["at"])
        for row in tx.all(sa.select(n).where(n.c.case_id == case_id).order_by(n.c.id))
    ]
