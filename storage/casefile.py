"""One case as its page shows it: every word of the sender beside what was read out of it, why, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage import audit, file_lines, judgements, officers, tracks
from storage import tables as t
from storage.audit import Entry
from storage.fields import Field, Verdict, read_out, verdict_of, verdicts_in
from storage.file_lines import FileLine
from storage.keys import DataKey
from storage.message_lines import Line, lines_of
from storage.model_runs import ModelNote, model_note, translations
from storage.queue import is_quiet
from storage.rings import Alarm, alarms_of
from storage.selection import newest_of_live, readable
from storage.store import Tx, opened_json
from storage.summary import SUMMARY, Summary
from storage.tracks import Track
from storage.values import CANDIDATE, NOTE, REASONS
from triage.assessment import Candidate, Level, Reason


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
    names = officers.names(tx)
    messages = tx.all(sa.select(t.messages).where(t.messages.c.case_id == case_id).order_by(t.messages.c.id))
    judged = judgements.of_case(tx, case_id)
    live = tracks.of_case(tx, key, case_id)
    read = read_out(tx, key, case_id, verdicts_in(judged, names))
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
        lines=lines_of(tx, key, case_id, newest_of_live(messages), names, {one.external_id: one for one in live}),
        files=file_lines.of_case(tx, key, case_id),
        tracks=live,
        fields=read.fields,
        reading_notes=read.notes,
        left_out=read.left_out,
        judgements=_judgements(tx, key, case_id, messages, names),
        candidates=_candidates(tx, key, case_id),
        match_verdicts={one.value or "": verdict_of(one, names) for one in judged if one.about == judgements.MATCH},
        alarms=alarms_of(tx, case_id, names),
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


def _talk(tx: Tx, case_id: int) -> Talk | None:
    c = t.conversations
    row = tx.one(sa.select(c).where(c.c.case_id == case_id).order_by(c.c.id.desc()).limit(1))
    if row is None:
        return None
    quiet = is_quiet(row["state"])
    writes, gone = row["officer_writes"], row["unreachable"]
    return Talk(row["id"], row["channel"], row["account"], row["language"], quiet, writes, gone)


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


def _notes(tx: Tx, key: DataKey, case_id: int, names: Mapping[int | None, str]) -> list[Note]:
    n = t.notes
    return [
        Note(opened_json(key, "notes.text", NOTE, row["sealed"]), names.get(row["officer_id"], ""), row["at"])
        for row in tx.all(sa.select(n).where(n.c.case_id == case_id).order_by(n.c.id))
    ]
