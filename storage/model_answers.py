"""What models answered, as it is kept: beside what rules and officers wrote, never in place of it."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from storage import tables as t
from storage.findings import add_findings, replace_matches
from storage.model_runs import Question, finish
from storage.store import Tx, opened_json, sealed_json
from storage.summary import SUMMARY, named
from storage.values import CANDIDATE, NOTE, REASONS
from triage.assessment import Assessment, Candidate, Category, Level
from triage.extraction import Origin
from triage.merge import Added, evidence, raised


def save_reading(tx: Tx, question: Question, added: Added) -> Level | None:
    """Writes what a model adds, in place of what it added before; the case's new level where it raises it, else None.

    What rules and officers wrote stays. A level that an officer gave these words is not touched, and none is ever lowered.
    """
    case_id = question.case_id
    case = tx.one(sa.select(t.cases).where(t.cases.c.id == case_id).with_for_update())
    if case is None or case["status"] != "open":
        finish(tx, question.run_id, "done", "closed meanwhile", added.dropped)
        return None
    key = tx.case_key(case_id)
    for table in (t.people, t.identifiers, t.extractions):
        tx.do(table.delete().where(table.c.case_id == case_id, table.c.origin == Origin.MODEL.value))
    add_findings(tx, key, question, added.found)
    _mark_compound(tx, case_id, added)
    level = _raise(tx, question, case, added)
    finish(tx, question.run_id, "done", "raised" if level else "read", added.dropped)
    tx.touch("case", case_id)
    return level


def _raise(tx: Tx, question: Question, case: sa.RowMapping, added: Added) -> Level | None:
    reason = added.raise_to
    if reason is None or case["level_rank"] is None or reason.level.rank >= case["level_rank"] or _judged(tx, question):
        return None
    a = t.assessments.c
    newest = tx.one(sa.select(t.assessments).where(a.case_id == question.case_id).order_by(a.id.desc()).limit(1))
    if newest is None:
        return None
    key = tx.case_key(question.case_id)
    reasons = opened_json(key, "assessments.reasons", REASONS, newest["sealed"])
    known = Assessment(Level(case["level"]), Category(newest["category"]), reasons, newest["unsure"])
    made = raised(known, reason)
    tx.add(
        t.assessments,
        case_id=question.case_id,
        level=made.level.value,
        category=made.category.value,
        origin=Origin.MODEL.value,
        unsure=made.unsure,
        last_message_id=question.message_ids[-1],
        sealed=sealed_json(key, "assessments.reasons", REASONS, made.reasons),
        at=tx.now,
    )
    values = {
        "level": made.level.value,
        "level_rank": made.level.rank,
        "level_by": "model",
        "category": made.category.value,
        "unsure": True,
    }
    tx.do(t.cases.update().where(t.cases.c.id == question.case_id).values(**values))
    return made.level


def _judged(tx: Tx, question: Question) -> bool:
    """Whether an officer set the level or stood the alarm down with these very words before them."""
    a, e, r = t.assessments.c, t.escalations.c, t.model_runs.c
    case_id = question.case_id
    upto = tx.value(sa.select(r.upto).where(r.id == question.run_id))
    by_officer = sa.exists().where(a.case_id == case_id, a.origin == Origin.OFFICER.value, a.at >= upto)
    stood_down = sa.exists().where(e.case_id == case_id, e.state == "stood_down", e.answered_at >= upto)
    return bool(tx.value(sa.select(sa.or_(by_officer, stood_down))))


def _mark_compound(tx: Tx, case_id: int, added: Added) -> None:
    """Puts the model's choice among a candidate's evidence; its probability and band stay the matcher's."""
    if added.compound_quote is None:
        return
    m = t.matches
    newest = sa.select(sa.func.max(m.c.assessment_id)).where(m.c.case_id == case_id).scalar_subquery()
    where = (m.c.case_id == case_id, m.c.assessment_id == newest, m.c.compound_id == added.compound_id)
    row = tx.one(sa.select(m).where(*where))
    if row is None:
        return
    key = tx.case_key(case_id)
    candidate = opened_json(key, "matches.candidate", CANDIDATE, row["sealed"])
    said = evidence(added.compound_quote)
    if said not in candidate.evidence:
        marked = replace(candidate, evidence=(*candidate.evidence, said))
        tx.do(m.update().where(m.c.id == row["id"]).values(sealed=sealed_json(key, "matches.candidate", CANDIDATE, marked)))


def save_candidates(tx: Tx, question: Question, candidates: Sequence[Candidate]) -> None:
    """Writes the candidates as likeness in meaning has them, in place of the rules' own for the same words.

    Evidence that others added stays. Nothing is written for a closed case, or where newer words have come meanwhile: those
    are read by the rules first and asked about by a question of their own.
    """
    a, r = t.assessments.c, t.model_runs.c
    case_id = question.case_id
    case = tx.one(sa.select(t.cases).where(t.cases.c.id == case_id).with_for_update())
    upto = tx.value(sa.select(r.upto).where(r.id == question.run_id))
    by_rules = tx.value(sa.select(sa.func.max(a.id)).where(a.case_id == case_id, a.origin == Origin.RULE.value))
    if case is None or by_rules is None or case["status"] != "open" or case["last_in_at"] != upto:
        finish(tx, question.run_id, "done", "overtaken")
        return
    key = tx.case_key(case_id)
    replace_matches(tx, key, case_id, by_rules, candidates)
    if case["sealed"]:
        shown = replace(opened_json(key, "cases.summary", SUMMARY, case["sealed"]), compound=named(candidates))
        sealed = sealed_json(key, "cases.summary", SUMMARY, shown)
        tx.do(t.cases.update().where(t.cases.c.id == case_id).values(sealed=sealed))
    finish(tx, question.run_id, "done", "lifted")
    tx.touch("case", case_id)


def save_translations(tx: Tx, question: Question, numbers: Sequence[int], texts: Sequence[str], model: str, prompt: str) -> None:
    """Keeps translations beside the messages, sealed; a message that has one keeps it."""
    key = tx.case_key(question.case_id)
    for number, text in zip(numbers, texts, strict=True):
        tx.add_once(
            t.translations,
            message_id=question.message_ids[number],
            case_id=question.case_id,
            sealed=sealed_json(key, "translations.text", NOTE, text),
            model=model,
            prompt=prompt,
            at=tx.now,
        )
    finish(tx, question.run_id, "done", "translated")
    tx.touch("case", question.case_id)
