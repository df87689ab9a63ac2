"""A case as the line works it: what waits to be read, what has been said so far, and what was made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import tables as t
from storage import tracks
from storage.inbox import MESSAGE
from storage.keys import DataKey
from storage.outbox import put
from storage.store import Tx, opened_json, sealed_json
from triage.assessment import Assessment, Candidate, Level, Reason
from triage.extraction import Day, Extraction, Finding, Identifier, Indicator, Origin, Person, Place, Role
from triage.merge import MODEL_SIGNAL
from triage.message import Kind, Message, Tip
from triage.understanding import Understanding

#: Messages of one case the rules read at once; of a longer case the first and the newest ones.
MOST_READ = 1000
_MOST_MATCHES = 5
#: Of these, messages that tell what a file shows: words of pictures must not push out what the person wrote.
MOST_FILES_READ = 40
#: After so long an album is read, though parts of it may still come.
_LONGEST_ALBUM = timedelta(seconds=6)
#: Earlier wordings of a case that are still looked at for how urgent they were.
MOST_OLD = 50

PERSON = TypeAdapter(Finding[Person])
IDENTIFIER = TypeAdapter(Finding[Identifier])
PLACE = TypeAdapter(Finding[Place])
DAY = TypeAdapter(Finding[Day])
INDICATOR = TypeAdapter(Finding[Indicator])
REASONS = TypeAdapter(tuple[Reason, ...])
CANDIDATE = TypeAdapter(Candidate)
NOTE = TypeAdapter(str)
LEFT_OUT = TypeAdapter(tuple[int, ...])


@dataclass(frozen=True, slots=True)
class Summary:
    """What the queue shows of a case: who, where, and the person's own first words."""

    who: str = ""
    place: str = ""
    compound: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the line or an officer said: the text as sent and what was offered with it."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    ask_place: bool = False
    silent: bool = False
    language: str = "ko"
    ask_number: bool = False


SUMMARY = TypeAdapter(Summary)
SAID = TypeAdapter(Said)


class Numbered(Protocol):
    """A case whose messages are numbered: `message_ids` runs beside the numbers in quotes."""

    @property
    def case_id(self) -> int: ...

    @property
    def message_ids(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Work:
    """A case as it stands for one reading. `message_ids` runs beside `tip.messages`; `fresh` counts the unread at its end.

    `heard` is the number of the newest unread message that the person sent; None where only files told something.
    `beyond` are messages that are not in the tip, since there are too many of them.
    `old` holds wordings that their sender has changed since, oldest first; the last `old_fresh` of them nobody has read.
    """

    case_id: int
    conversation_id: int
    reference: str
    tip: Tip
    message_ids: tuple[int, ...]
    fresh: int
    heard: int | None
    last_message_id: int
    state: Mapping[str, Any]
    language: str
    level: Level | None
    level_by: str
    answered: bool
    stood_down: bool
    officer_writes: bool
    closed: bool
    channel: str
    account: str
    unreachable: bool
    old: tuple[Message, ...] = ()
    old_fresh: int = 0
    beyond: tuple[int, ...] = ()

    @property
    def latest(self) -> Message | None:
        """The newest unread message that the person sent."""
        return None if self.heard is None else self.tip.messages[self.heard]

    @property
    def unread_before(self) -> tuple[Message, ...]:
        """What the person sent before it that nobody has read yet, oldest first."""
        unread = self.tip.messages[len(self.tip.messages) - self.fresh : self.heard]
        return tuple(message for message in unread if message.kind is not Kind.FILE)

    @property
    def continues_album(self) -> bool:
        """Whether nothing came but further parts, without words, of an album that was read and answered already."""
        unread = self.tip.messages[len(self.tip.messages) - self.fresh :]
        known = {message.album for message in self.tip.messages[: len(self.tip.messages) - self.fresh]}
        return all(one.kind is Kind.FILE or (one.album in known and one.album and not one.text) for one in unread)

    def with_answer(self, meaning: str) -> "Work":
        """The same work, the person's newest message marked with what it answers to the question before it ("hurt:yes")."""
        messages = list(self.tip.messages)
        if self.heard is not None:
            messages[self.heard] = replace(messages[self.heard], answers=meaning)
        return replace(self, tip=replace(self.tip, messages=tuple(messages)))


def waiting(tx: Tx, limit: int = 50) -> list[tuple[int, int]]:
    """(case, first look) of cases with unread messages, the most alarming first look first, then the oldest.

    A case of which nothing but parts of an album wait is left until they have settled; an alarming caption waits for nothing.
    """
    m = t.messages.c
    newest = sa.func.max(m.settles_at, type_=m.settles_at.type)
    settled = sa.or_(
        sa.func.max(sa.case((m.settles_at.is_(None), 1), else_=0)) == 1,
        newest <= tx.now,
        newest > tx.now + _LONGEST_ALBUM,  # written by a clock that was ahead
        sa.func.min(m.settles_at, type_=m.settles_at.type) <= tx.now - _LONGEST_ALBUM,
    )
    rows = tx.all(
        sa.select(m.case_id, sa.func.max(m.glance).label("glance"), sa.func.min(m.id).label("first"))
        .where(m.read_at.is_(None), m.direction == "in")
        .group_by(m.case_id)
        .having(settled)
        .order_by(sa.desc("glance"), "first")
        .limit(limit)
    )
    return [(row["case_id"], row["glance"]) for row in rows]


def load(tx: Tx, case_id: int) -> Work | None:
    """The case for reading; None where nothing of it is unread."""
    m = t.messages.c
    rows = tx.all(sa.select(t.messages).where(m.case_id == case_id, m.direction == "in").order_by(m.id))
    if not any(row["read_at"] is None for row in rows):
        return None
    key = tx.case_key(case_id)
    kept = readable(rows)
    messages = tuple(opened_json(key, "messages.message", MESSAGE, row["sealed"]) for row in kept)
    case = tx.one(sa.select(t.cases).where(t.cases.c.id == case_id))
    talk = tx.one(sa.select(t.conversations).where(t.conversations.c.id == rows[-1]["conversation_id"]))
    if case is None or talk is None:
        return None
    replaced = old_wordings(rows)[-MOST_OLD:]
    messages = _written_while_unread(_where_now(tx, key, case_id, messages, kept), kept, replaced)
    tip = Tip(case["reference"], rows[-1]["sent_at"] or rows[-1]["received_at"], dated(messages, kept))
    unread = [number for number, row in enumerate(kept) if row["read_at"] is None]
    return Work(
        case_id=case_id,
        conversation_id=talk["id"],
        reference=case["reference"],
        tip=tip,
        message_ids=tuple(row["id"] for row in kept),
        fresh=len(unread),
        heard=next((number for number in reversed(unread) if tip.messages[number].kind is not Kind.FILE), None),
        last_message_id=rows[-1]["id"],
        state=talk["state"],
        language=talk["language"],
        level=Level(case["level"]) if case["level"] else None,
        level_by=case["level_by"] or "",
        answered=case["answered_at"] is not None,
        stood_down=_stood_down(tx, case_id),
        officer_writes=talk["officer_writes"],
        closed=case["status"] == "closed",
        channel=talk["channel"],
        account=talk["account"],
        unreachable=talk["unreachable"],
        old=tuple(opened_json(key, "messages.message", MESSAGE, row["sealed"]) for row in replaced),
        old_fresh=sum(row["read_at"] is None for row in replaced),
        beyond=tuple(sorted({row["id"] for row in worth_reading(rows)} - {row["id"] for row in kept})),
    )


def readable(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """What of a case is handed to the rules; of one with very many messages the beginning and the end."""
    kept = worth_reading(rows)
    if len(kept) > MOST_READ:
        kept = kept[: MOST_READ // 4] + kept[-(MOST_READ - MOST_READ // 4) :]
    return kept


def worth_reading(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """Of a position shared live only the newest point, of a message its newest wording, of files the newest."""
    live = newest_of_live(rows)
    replaced = {row["id"] for row in old_wordings(live)}
    told = [row["id"] for row in rows if row["kind"] == Kind.FILE.value]
    left_out = replaced | set(told[:-MOST_FILES_READ])
    return [row for row in live if row["id"] not in left_out]


def newest_of_live(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """The rows without the earlier points of positions that are shared live."""
    live = Kind.LIVE_LOCATION.value
    newest = {(row["conversation_id"], row["external_id"]): row["id"] for row in rows if row["kind"] == live}
    names = ((row, (row["conversation_id"], row["external_id"])) for row in rows)
    return [row for row, name in names if row["kind"] != live or newest[name] == row["id"]]


def old_wordings(rows: Sequence[sa.RowMapping]) -> list[sa.RowMapping]:
    """The rows of messages that their sender has written anew since."""
    edit = Kind.EDIT.value
    newest = {(row["conversation_id"], row["external_id"]): row["id"] for row in rows if row["kind"] == edit}
    return [row for row in rows if row["id"] < newest.get((row["conversation_id"], row["external_id"]), 0)]


def _written_while_unread(
    messages: tuple[Message, ...], rows: Sequence[sa.RowMapping], old: Sequence[sa.RowMapping]
) -> tuple[Message, ...]:
    """The messages; one that was changed before anybody had read it counts as said, not as corrected."""
    read = {row["external_id"] for row in old if row["read_at"] is not None}
    known = {row["external_id"] for row in old}
    return tuple(
        replace(message, kind=Kind.TEXT)
        if message.kind is Kind.EDIT and row["external_id"] in known and row["external_id"] not in read
        else message
        for message, row in zip(messages, rows, strict=True)
    )


def _where_now(
    tx: Tx, key: DataKey, case_id: int, messages: tuple[Message, ...], rows: Sequence[sa.RowMapping]
) -> tuple[Message, ...]:
    """The messages, each position that is shared live where it is now: not every point of it is a message."""
    if not any(message.kind is Kind.LIVE_LOCATION for message in messages):
        return messages
    now = tracks.newest(tx, key, case_id)
    points = (now.get(row["external_id"]) if row["kind"] == Kind.LIVE_LOCATION.value else None for row in rows)
    return tuple(
        replace(message, pin=point.pin, at=point.at) if point else message
        for message, point in zip(messages, points, strict=True)
    )


def dated(messages: tuple[Message, ...], rows: Sequence[sa.RowMapping]) -> tuple[Message, ...]:
    """The messages with the time of arrival where the channel told none."""
    return tuple(
        message if message.at else replace(message, at=row["received_at"]) for message, row in zip(messages, rows, strict=True)
    )


def _stood_down(tx: Tx, case_id: int) -> bool:
    e = t.escalations.c
    newest = tx.value(sa.select(e.state).where(e.case_id == case_id).order_by(e.id.desc()).limit(1))
    return bool(newest == "stood_down")


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
    _save_matches(tx, key, work.case_id, assessment, made.candidates[:_MOST_MATCHES])
    m = t.messages
    tx.do(m.update().where(*_unread(work.case_id, work.last_message_id)).values(read_at=tx.now))
    if work.heard is not None and work.latest is not None and work.latest.answers:
        # Kept with the message: a later reading no longer knows which question stood before it.
        sealed = sealed_json(key, "messages.message", MESSAGE, work.latest)
        tx.do(m.update().where(m.c.id == work.message_ids[work.heard]).values(sealed=sealed))
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


def give_up(tx: Tx, case_id: int, failure: str) -> None:
    """Hands a case that cannot be read to a person: high, unsure, with what failed; its messages count as read."""
    m = t.messages
    tx.do(m.update().where(m.c.case_id == case_id, m.c.read_at.is_(None)).values(read_at=tx.now))
    urgent = sa.case((t.cases.c.level_rank < Level.HIGH.rank, t.cases.c.level), else_=Level.HIGH.value)
    rank = sa.case((t.cases.c.level_rank < Level.HIGH.rank, t.cases.c.level_rank), else_=Level.HIGH.rank)
    values = {"level": urgent, "level_rank": rank, "unsure": True, "failures": failure}
    tx.do(t.cases.update().where(t.cases.c.id == case_id).values(**values))
    tx.touch("case", case_id)


def summary(tip: Tip, made: Understanding) -> Summary:
    """What the queue shows of a case."""
    victims = [found.value for found in made.extraction.people if found.value.role is Role.VICTIM]
    who = ", ".join(_called(person) for person in victims[:3])
    words = next((" ".join(message.text.split()) for message in tip.messages if message.text.strip()), "")
    return Summary(who=who, place=_where(made.extraction), compound=named(made.candidates), words=words[:160])


def named(candidates: Sequence[Candidate]) -> str:
    """The compound that the queue shows: the first, where it is worth a word, else ""."""
    return next((candidate.name for candidate in candidates[:1] if candidate.band.value != "none"), "")


def _where(extraction: Extraction) -> str:
    """The name of the place; where only a position is known, the town beside it or the position itself."""
    named = next((found.value.name for found in extraction.places if found.value.name), "")
    best = extraction.location
    if best is None or best.value.name:
        return best.value.name if best else ""
    position = f"{best.value.lat:.4f}, {best.value.lon:.4f}"
    return f"{named} ({position})" if named else position


def _called(person: Person) -> str:
    age = f" {person.age}" if person.age is not None else ""
    return f"{person.name or '?'}{age}"


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


def _save_matches(tx: Tx, key: DataKey, case_id: int, assessment: int, candidates: Sequence[Candidate]) -> None:
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
    _save_matches(tx, key, case_id, assessment, tuple(kept))


def say(tx: Tx, conversation_id: int, said: Said, key: str, priority: int, officer_id: int | None = None) -> int | None:
    """Writes something to say and its place in the outbox; the message's id, None where the same was said before."""
    talk = tx.one(sa.select(t.conversations).where(t.conversations.c.id == conversation_id))
    if talk is None or tx.value(sa.select(t.outbox.c.id).where(t.outbox.c.key == key)) is not None:
        return None
    sealed = sealed_json(tx.case_key(talk["case_id"]), "messages.said", SAID, said)
    message = tx.add(
        t.messages,
        conversation_id=conversation_id,
        case_id=talk["case_id"],
        direction="out",
        kind="text",
        sealed=sealed,
        officer_id=officer_id,
        received_at=tx.now,
        read_at=tx.now,
    )
    links = {"case_id": talk["case_id"], "conversation_id": conversation_id, "message_id": message}
    put(tx, key, f"{talk['channel']}/{talk['account']}", "reply", priority, {}, **links)
    tx.do(t.cases.update().where(t.cases.c.id == talk["case_id"]).values(last_out_at=tx.now))
    tx.touch("chat", conversation_id)
    tx.touch("case", talk["case_id"])
    return message


def set_dialogue(tx: Tx, conversation_id: int, state: Mapping[str, Any], language: str) -> None:
    """Keeps where the dialogue stands; never words of anybody."""
    values = {"state": dict(state), "language": language}
    tx.do(t.conversations.update().where(t.conversations.c.id == conversation_id).values(**values))


def outgoing(tx: Tx, message_id: int) -> tuple[str, Said] | None:
    """The channel's address of the conversation and the words; None once the case was erased."""
    m, c = t.messages, t.conversations
    row = tx.one(
        sa.select(m.c.sealed, m.c.case_id, c.c.sealed_chat, c.c.case_id.label("home"))
        .join(c, c.c.id == m.c.conversation_id)
        .where(m.c.id == message_id)
    )
    if row is None:
        return None
    said = opened_json(tx.case_key(row["case_id"]), "messages.said", SAID, row["sealed"])
    chat = tx.case_key(row["home"]).open("conversations.chat", bytes(row["sealed_chat"])).decode()
    return chat, said


def mark_unreachable(tx: Tx, message_id: int) -> None:
    """Keeps that the person behind a message cannot be written to any more."""
    c, m = t.conversations, t.messages
    talk = sa.select(m.c.conversation_id).where(m.c.id == message_id).scalar_subquery()
    tx.do(c.update().where(c.c.id == talk).values(unreachable=True))


def transcript(tx: Tx, channel: str, account: str, chat: str) -> list[tuple[int, str, datetime, Message | Said]]:
    """What was written and said in the conversation's current case, oldest first: (id, "in" or "out", when, what)."""
    c, m = t.conversations.c, t.messages
    chat_hash = tx.master.lookup("chat", f"{channel}\0{account}\0{chat}")
    talk = tx.one(sa.select(c.id, c.case_id).where(c.channel == channel, c.account == account, c.chat_hash == chat_hash))
    if talk is None:
        return []
    key = tx.case_key(talk["case_id"])
    rows = tx.all(sa.select(m).where(m.c.conversation_id == talk["id"], m.c.case_id == talk["case_id"]).order_by(m.c.id))
    return [(row["id"], row["direction"], row["received_at"], _open_either(key, row)) for row in rows]


def _open_either(key: DataKey, row: sa.RowMapping) -> Message | Said:
    if row["direction"] == "in":
        return opened_json(key, "messages.message", MESSAGE, row["sealed"])
    return opened_json(key, "messages.said", SAID, row["sealed"])
