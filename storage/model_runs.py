"""What models are asked and whether it was answered. What wants asking is read off the cases, so no start or crash loses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import tables as t
from storage.messages import unseal
from storage.selection import dated, readable
from storage.store import Tx, opened_json
from storage.values import NOTE
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
    messages = dated(tuple(unseal(key, row) for row in kept), kept)
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
