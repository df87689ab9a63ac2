"""A reading of a case as it is kept: what the rules made of it, in place of what they made of it before."""

from dataclasses import replace

import sqlalchemy as sa

from storage import tables as t
from storage.casework import Work
from storage.findings import add_findings, add_matches
from storage.keys import DataKey
from storage.messages import seal
from storage.store import Tx, opened_json, sealed_json
from storage.summary import SUMMARY, summary
from storage.values import LEFT_OUT, NOTE, REASONS
from triage.assessment import Assessment, Level
from triage.extraction import Extraction, Origin
from triage.merge import MODEL_SIGNAL
from triage.understanding import Understanding

_MOST_MATCHES = 5


def save(tx: Tx, work: Work, made: Understanding, level: Level) -> int | None:
    """Writes what was read out of the case and how it was judged, replacing earlier readings by rules.

    Returns the assessment's id, None where somebody else has read these messages meanwhile.
    """
    if not _still_unread(tx, work):
        return None
    key = tx.case_key(work.case_id)
    _save_extraction(tx, key, work, made.extraction)
    by = _level_by(work, made, level)
    assessment = _save_assessment(tx, key, work, _with_models_reasons(tx, key, work, made.assessment, by), level)
    add_matches(tx, key, work.case_id, assessment, made.candidates[:_MOST_MATCHES])
    m = t.messages
    tx.do(m.update().where(*_unread(work.case_id, work.last_message_id)).values(read_at=tx.now))
    if work.heard is not None and work.latest is not None and work.latest.answers:
        # Kept with the message: a later reading no longer knows which question stood before it.
        tx.do(m.update().where(m.c.id == work.message_ids[work.heard]).values(sealed=seal(key, work.latest)))
    tx.do(
        t.cases.update()
        .where(t.cases.c.id == work.case_id)
        .values(
            level=level.value,
            level_rank=level.rank,
            level_by=by,
            category=made.assessment.category.value,
            language=made.extraction.language,
            unsure=made.assessment.unsure,
            failures="\n".join(made.failures),
            sealed=sealed_json(key, "cases.summary", SUMMARY, summary(work.tip, made)),
        )
    )
    tx.touch("case", work.case_id)
    return assessment


def give_up(tx: Tx, case_id: int, failure: str) -> None:
    """Hands a case that cannot be read to a person: high, unsure, with what failed; its messages count as read."""
    m = t.messages
    tx.do(m.update().where(m.c.case_id == case_id, m.c.read_at.is_(None)).values(read_at=tx.now))
    urgent = sa.case((t.cases.c.level_rank < Level.HIGH.rank, t.cases.c.level), else_=Level.HIGH.value)
    rank = sa.case((t.cases.c.level_rank < Level.HIGH.rank, t.cases.c.level_rank), else_=Level.HIGH.rank)
    values = {"level": urgent, "level_rank": rank, "unsure": True, "failures": failure}
    tx.do(t.cases.update().where(t.cases.c.id == case_id).values(**values))
    tx.touch("case", case_id)


def _level_by(work: Work, made: Understanding, level: Level) -> str:
    """Whose level it is: an officer's stays theirs, a model's stays its own where the rules alone find less."""
    kept = level is work.level and (
        work.level_by == "officer" or (work.level_by == "model" and level is not made.assessment.level)
    )
    return work.level_by if kept else "rule"


def _with_models_reasons(tx: Tx, key: DataKey, work: Work, made: Assessment, level_by: str) -> Assessment:
    """The assessment, with the reason why a model raised the level for as long as that level stands."""
    if level_by != "model":
        return made
    a = t.assessments.c
    sealed = tx.value(sa.select(a.sealed).where(a.case_id == work.case_id).order_by(a.id.desc()).limit(1))
    earlier = opened_json(key, "assessments.reasons", REASONS, sealed) if sealed else ()
    return replace(made, reasons=(*(reason for reason in earlier if reason.signal == MODEL_SIGNAL), *made.reasons), unsure=True)


def _unread(case_id: int, up_to: int) -> tuple[sa.ColumnElement[bool], ...]:
    m = t.messages.c
    return m.case_id == case_id, m.id <= up_to, m.read_at.is_(None), m.direction == "in"


def _still_unread(tx: Tx, work: Work) -> bool:
    tx.one(sa.select(t.cases.c.id).where(t.cases.c.id == work.case_id).with_for_update())
    unread = sa.select(sa.func.count()).select_from(t.messages).where(*_unread(work.case_id, work.last_message_id))
    return bool(tx.value(unread))


def _save_extraction(tx: Tx, key: DataKey, work: Work, extraction: Extraction) -> None:
    left_out = (*work.beyond, *(work.message_ids[number] for number in extraction.left_out))
    for table in (t.people, t.identifiers, t.extractions):
        ours = [table.c.case_id == work.case_id, table.c.origin.in_(["rule", "pin"])]
        if table is t.identifiers:  # those of messages that are not read any more stay: a number is a trace
            ours.append(sa.or_(table.c.message_id.is_(None), table.c.message_id.not_in(left_out)))
        tx.do(table.delete().where(*ours))
    add_findings(tx, key, work, _without_kept(tx, work.case_id, extraction) if left_out else extraction)
    if left_out:
        sealed = sealed_json(key, "extractions.left_out", LEFT_OUT, left_out)
        tx.add(t.extractions, case_id=work.case_id, field="left_out", rank=0, sealed=sealed, origin="rule", at=tx.now)
    for rank, note in enumerate(extraction.notes):
        sealed = sealed_json(key, "extractions.note", NOTE, note)
        tx.add(t.extractions, case_id=work.case_id, field="note", rank=rank, sealed=sealed, origin="rule", at=tx.now)


def _without_kept(tx: Tx, case_id: int, extraction: Extraction) -> Extraction:
    """The extraction without the identifiers that stand at the case from earlier readings."""
    i = t.identifiers.c
    rows = tx.all(sa.select(i.kind, i.value_hash).where(i.case_id == case_id, i.origin.in_(["rule", "pin"])))
    kept = {(row["kind"], row["value_hash"]) for row in rows}
    named = ((found, found.value.kind.value, found.value.value) for found in extraction.identifiers)
    fresh = (found for found, kind, value in named if (kind, tx.master.lookup(kind, value)) not in kept)
    return replace(extraction, identifiers=tuple(fresh))


def _save_assessment(tx: Tx, key: DataKey, work: Work, assessment: Assessment, level: Level) -> int:
    return tx.add(
        t.assessments,
        case_id=work.case_id,
        level=level.value,
        category=assessment.category.value,
        origin=Origin.RULE.value,
        unsure=assessment.unsure,
        last_message_id=work.last_message_id,
        sealed=sealed_json(key, "assessments.reasons", REASONS, assessment.reasons),
        at=tx.now,
    )
