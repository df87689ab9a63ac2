"""What models are asked and what came of it. What wants asking is read off the cases, so no start or crash loses it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import tables as t
from storage.findings import add_findings, replace_matches
from storage.inbox import MESSAGE
from storage.selection import dated, readable
from storage.store import Tx, opened_json, sealed_json
from storage.summary import SUMMARY, named
from storage.values import CANDIDATE, NOTE, REASONS
from triage.assessment import Assessment, Candidate, Category, Level
from triage.extraction import Origin
from triage.merge import Added, evidence, raised
from triage.message import Tip

READ, TRANSLATE = "read", "translate"  #: questions to a language model
MEANING = "meaning"  #: a question to an embedding model; kept beside the others
#: Older words are not worth a question any more.
_FRESH = timedelta(hours=24)
#: How long a question that was begun belongs to its worker.
_LEASE = timedelta(seconds=60)
_RETRY = (timedelta(seconds=20), timedelta(minutes=2))
#: A question held for longer than this was written by a clock that was wrong.
_LONGEST_HOLD = timedelta(minutes=5)
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask a model about one case. `message_ids` runs beside `tip.messages`; `untranslated` are numbers in it."""

    run_id: int
    case_id: int
    kind: str
    tip: Tip
    message_ids: tuple[int, ...]
    untranslated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many questions of a lane's kinds may be asked in a minute and in an hour, by all processes together."""

    per_minute: int
    per_hour: int


@dataclass(frozen=True, slots=True)
class ModelNote:
    """What the last question to a language model came to, for the officer: `state` is running, done, failed or given_up."""

    kind: str
    state: str
    outcome: str
    model: str
    prompt: str
    dropped: int
    at: datetime


def begin(tx: Tx, most: int, allowance: Allowance, model: str, prompts: dict[str, str]) -> list[Question]:
    """Takes up to `most` questions that want asking, urgent cases first, and holds them for a minute against others."""
    room = min(most, _allowed(tx, allowance, tuple(prompts)))
    questions: list[Question] = []
    for case_id, kind, upto in _wanted(tx, tuple(prompts)) if room > 0 else ():
        if len(questions) == room:
            break
        run_id = tx.add(
            t.model_runs,
            case_id=case_id,
            kind=kind,
            upto=upto,
            state="running",
            not_before=tx.now + _LEASE,
            model=model,
            prompt=prompts[kind],
            at=tx.now,
        )
        question = _question(tx, run_id, case_id, kind)
        if question is None:
            finish(tx, run_id, "done", "nothing to read")
        else:
            questions.append(question)
    return questions


def _allowed(tx: Tx, allowance: Allowance, kinds: Sequence[str]) -> int:
    r = t.model_runs.c
    left = []
    for span, most in ((timedelta(minutes=1), allowance.per_minute), (timedelta(hours=1), allowance.per_hour)):
        recent = (r.kind.in_(kinds), r.at.between(tx.now - span, tx.now))
        asked = tx.value(sa.select(sa.func.count()).select_from(t.model_runs).where(*recent))
        left.append(most - int(asked or 0))
    return min(left)


def _wanted(tx: Tx, kinds: Sequence[str]) -> list[tuple[int, str, datetime]]:
    """(case, kind, its last message) of what the rules have read and no model has been asked, the most urgent first."""
    c, m, r = t.cases.c, t.messages.c, t.model_runs.c
    unread = sa.exists().where(m.case_id == c.id, m.direction == "in", m.read_at.is_(None))
    found: list[tuple[int, int, str, datetime]] = []
    for order, kind in enumerate(kinds):
        asked = sa.exists().where(
            r.case_id == c.id,
            r.kind == kind,
            sa.or_(
                sa.and_(r.upto >= c.last_in_at, r.state.in_(["done", "given_up"])),
                sa.and_(r.state.in_(["running", "failed"]), r.not_before.between(tx.now, tx.now + _LONGEST_HOLD)),
            ),
        )
        where = [c.status == "open", c.level.is_not(None), c.last_in_at > tx.now - _FRESH, ~unread, ~asked]
        if kind == TRANSLATE:
            where.append(c.language.not_in(["ko", "und"]))
        wanted = sa.select(c.id, c.level_rank, c.last_in_at).where(*where).order_by(c.level_rank, c.last_in_at).limit(_AT_ONCE)
        found += [(row["level_rank"] * 2 + order, row["id"], kind, row["last_in_at"]) for row in tx.all(wanted)]
    return [(case_id, kind, upto) for _, case_id, kind, upto in sorted(found, key=lambda one: (one[0], one[3]))]


def _question(tx: Tx, run_id: int, case_id: int, kind: str) -> Question | None:
    m = t.messages.c
    rows = tx.all(sa.select(t.messages).where(m.case_id == case_id, m.direction == "in").order_by(m.id))
    case = tx.one(sa.select(t.cases.c.reference).where(t.cases.c.id == case_id))
    kept = readable(rows)
    if case is None or not kept:
        return None
    key = tx.case_key(case_id)
    messages = dated(tuple(opened_json(key, "messages.message", MESSAGE, row["sealed"]) for row in kept), kept)
    tip = Tip(case["reference"], rows[-1]["sent_at"] or rows[-1]["received_at"], messages)
    done = {
        row["message_id"] for row in tx.all(sa.select(t.translations.c.message_id).where(t.translations.c.case_id == case_id))
    }
    left = tuple(number for number, row in enumerate(kept) if row["id"] not in done and messages[number].text.strip())
    if kind == TRANSLATE and not left or not any(message.text.strip() for message in messages):
        return None
    return Question(run_id, case_id, kind, tip, tuple(row["id"] for row in kept), left)


def finish(tx: Tx, run_id: int, state: str, outcome: str, dropped: int = 0) -> None:
    """Closes a run with what came of it."""
    r = t.model_runs
    values = {"state": state, "outcome": outcome, "dropped": dropped, "done_at": tx.now}
    tx.do(r.update().where(r.c.id == run_id).values(**values))


def failed(tx: Tx, question: Question, outcome: str) -> None:
    """Keeps that a question came to nothing; it is asked again later, three times in all."""
    r = t.model_runs
    run = tx.one(sa.select(r).where(r.c.id == question.run_id))
    if run is None:
        return
    same = (r.c.case_id == question.case_id, r.c.kind == question.kind, r.c.upto == run["upto"], r.c.state == "failed")
    before = int(tx.value(sa.select(sa.func.count()).select_from(r).where(*same)) or 0)
    finish(tx, question.run_id, "failed" if before < len(_RETRY) else "given_up", outcome)
    if before < len(_RETRY):
        tx.do(r.update().where(r.c.id == question.run_id).values(not_before=tx.now + _RETRY[before]))
    tx.touch("case", question.case_id)


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


def translations(tx: Tx, case_id: int) -> dict[int, str]:
    """Machine translations of a case's messages, by message."""
    key = tx.case_key(case_id)
    x = t.translations.c
    rows = tx.all(sa.select(x.message_id, x.sealed).where(x.case_id == case_id))
    return {row["message_id"]: opened_json(key, "translations.text", NOTE, row["sealed"]) for row in rows}


def model_note(tx: Tx, case_id: int) -> ModelNote | None:
    """What the last question to a language model came to; None where none was ever asked."""
    r = t.model_runs.c
    where = (r.case_id == case_id, r.kind.in_([READ, TRANSLATE]))
    row = tx.one(sa.select(t.model_runs).where(*where).order_by(r.id.desc()).limit(1))
    if row is None:
        return None
    return ModelNote(row["kind"], row["state"], row["outcome"], row["model"], row["prompt"], row["dropped"], row["at"])
