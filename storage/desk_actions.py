"""What officers do to a case: one transaction an action, written into the audit, redrawn on every screen that shows the case."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import sqlalchemy as sa

from storage import audit, judgements, ladder, officers, sightings
from storage import tables as t
from storage.fields import field, fields
from storage.ladder import Action, Answered, Outcome
from storage.queue import is_quiet
from storage.store import Tx, opened_json, sealed_json
from storage.summary import SUMMARY, Summary
from storage.talk import SAID, Said, say
from storage.values import NOTE, PLACE, REASONS
from triage.assessment import Category, Level, Reason
from triage.extraction import Finding, Origin, Place

#: So many signs at least say why somebody in danger counts as safe.
_SHORTEST_RESOLVED = 10
#: An officer's words go before everything the line says by itself.
_FIRST = 0


class Closed(Enum):
    """As what a case is closed."""

    RESOLVED = "resolved"  #: the person is safe, or what was asked for is done
    PASSED_ON = "passed_on"  #: another office has it, with everything that is known
    DUPLICATE = "duplicate"  #: the same matter is worked in another case
    INQUIRY = "inquiry"  #: a question, answered
    SPAM = "spam"  #: an advertisement
    TEST_OR_JOKE = "test_or_joke"  #: nobody meant it
    ABUSE = "abuse"  #: insults, nothing to act on


#: The only endings of a case that is critical; any other needs its level lowered by two officers first.
ENDINGS_OF_CRITICAL = (Closed.RESOLVED, Closed.PASSED_ON, Closed.DUPLICATE)


class Refused(Exception):
    """An action that the rules do not allow; `reason` is one of `REASONS`."""

    REASONS = (
        "gone",
        "closed",
        "owned",
        "alarm",
        "reason",
        "critical",
        "unreachable",
        "same",
        "empty",
        "position",
        "owner",
        "short",
        "sent",
    )

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LevelChange(Enum):
    """What became of a wish to change a level."""

    DONE = "done"  #: the case has the level
    SECOND_NEEDED = "second_needed"  #: critical is lowered by two officers only; this one counts as the first


@dataclass(frozen=True, slots=True)
class Wish:
    """What an officer wants of a critical case that takes two: a lower level, or None for an alarm that is none."""

    officer_id: int
    officer: str
    level: Level | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The officer who acts and the address they act from."""

    officer_id: int
    source: str = ""


def answer_alarm(tx: Tx, case_id: int, actor: Actor, action: Action) -> Answered:
    """Answers the alarm from the desk; taking makes the case the officer's too. A case without an alarm counts as seen."""
    case = _open_case(tx, case_id)
    if action is Action.TAKE:
        take(tx, case_id, actor)
        return ladder.answer(tx, case_id, actor.officer_id, action, "desk")
    answered = ladder.answer(tx, case_id, actor.officer_id, action, "desk")
    if answered.outcome is Outcome.GONE and case["answered_at"] is None:
        _mark_answered(tx, case_id)
        answered = Answered(Outcome.DONE)
    audit.record(tx, actor.officer_id, f"case.{action.value}", case_id, {"outcome": answered.outcome.value}, actor.source)
    return answered


def take(tx: Tx, case_id: int, actor: Actor, over: bool = False) -> None:
    """Makes the case the officer's; `over` takes it from another. Raises `Refused` where it is somebody else's."""
    case = _open_case(tx, case_id)
    if over:
        tx.do(t.cases.update().where(t.cases.c.id == case_id).values(owner_id=None))
    if not ladder.take(tx, case_id, actor.officer_id):
        raise Refused("owned")
    _mark_answered(tx, case_id)
    detail = {"from": case["owner_id"]} if over else {}
    audit.record(tx, actor.officer_id, "case.take", case_id, detail, actor.source)


def release(tx: Tx, case_id: int, actor: Actor) -> None:
    """Gives the officer's own case back to everybody."""
    c = t.cases.c
    if not tx.do(t.cases.update().where(c.id == case_id, c.owner_id == actor.officer_id).values(owner_id=None)):
        raise Refused("owned")
    _done(tx, actor, "case.release", case_id)


def note(tx: Tx, case_id: int, actor: Actor, text: str) -> int:
    """Keeps a note that only officers see; its id. Raises `Refused` where it is empty."""
    if not text.strip():
        raise Refused("empty")
    _case(tx, case_id)
    written = _note(tx, case_id, actor, text)
    _done(tx, actor, "case.note", case_id)
    return written


def reply(tx: Tx, case_id: int, actor: Actor, text: str, key: str) -> int | None:
    """Has the line send the officer's words to the sender; the message's id, None where this `key` was sent before.

    From then on an officer writes: the line asks nothing more by itself. In a quiet conversation it is sent without a sound.
    Raises `Refused` where the case is closed, its sender writes elsewhere or cannot be reached, or `key` sent other words.
    """
    if not text.strip():
        raise Refused("empty")
    _open_case(tx, case_id)
    c = t.conversations
    talk = tx.one(sa.select(c).where(c.c.case_id == case_id).order_by(c.c.id.desc()).limit(1))
    if talk is None or talk["unreachable"]:
        raise Refused("unreachable")
    said = Said(text.strip(), silent=is_quiet(talk["state"]), language=talk["language"] or "ko")
    message = say(tx, talk["id"], said, f"reply:{key}", _FIRST, actor.officer_id)
    if message is None:
        _same_words(tx, case_id, f"reply:{key}", text.strip())
        return None
    tx.do(c.update().where(c.c.id == talk["id"]).values(officer_writes=True))
    _acknowledge(tx, case_id, actor)
    _done(tx, actor, "case.reply", case_id, message=message)
    return message


def _same_words(tx: Tx, case_id: int, key: str, text: str) -> None:
    m, o = t.messages.c, t.outbox.c
    sealed = tx.value(sa.select(m.sealed).join(t.outbox, o.message_id == m.id).where(o.key == key, m.case_id == case_id))
    if sealed is None or opened_json(tx.case_key(case_id), "messages.said", SAID, sealed).text != text:
        raise Refused("sent")


def speaks_quietly(tx: Tx, case_id: int) -> bool:
    """Whether a captor may read what is sent to this case's sender."""
    c = t.conversations.c
    state = tx.value(sa.select(c.state).where(c.case_id == case_id).order_by(c.id.desc()).limit(1))
    return state is not None and is_quiet(state)


def hand_back(tx: Tx, case_id: int, actor: Actor) -> None:
    """Lets the line answer by itself again."""
    tx.do(t.conversations.update().where(t.conversations.c.case_id == case_id).values(officer_writes=False))
    _done(tx, actor, "case.hand_back", case_id)


def close(tx: Tx, case_id: int, actor: Actor, closed: Closed, reason: str = "") -> None:
    """Closes the case with why. Raises `Refused` while its alarm rings, or where it is critical and the ending would hide it.

    A critical case is closed by its owner or a supervisor; as resolved with a reason that says something.
    """
    case = _open_case(tx, case_id)
    critical = case["level"] == Level.CRITICAL.value
    if _alarm_rings(tx, case_id):
        raise Refused("alarm")
    if critical and closed not in ENDINGS_OF_CRITICAL:
        raise Refused("critical")
    if critical and case["owner_id"] != actor.officer_id and not _supervises(tx, actor.officer_id):
        raise Refused("owner")
    if case["level"] in (Level.CRITICAL.value, Level.HIGH.value) and not reason.strip():
        raise Refused("reason")
    if critical and closed is Closed.RESOLVED and len(reason.strip()) < _SHORTEST_RESOLVED:
        raise Refused("short")
    if reason.strip():
        _note(tx, case_id, actor, reason)
    values: dict[str, Any] = {"status": "closed", "closed_at": tx.now, "closed_as": closed.value}
    tx.do(t.cases.update().where(t.cases.c.id == case_id).values(**values))
    _mark_answered(tx, case_id)
    _done(tx, actor, "case.close", case_id, closed_as=closed.value)


def reopen(tx: Tx, case_id: int, actor: Actor) -> None:
    """Opens a closed case again. Raises `Refused` where it is open or its sender already has a newer case."""
    case = _case(tx, case_id)
    c = t.conversations.c
    if case["status"] == "open":
        raise Refused("same")
    if tx.value(sa.select(c.id).where(c.case_id == case_id)) is None:
        raise Refused("gone")
    tx.do(t.cases.update().where(t.cases.c.id == case_id).values(status="open", closed_at=None, closed_as=None))
    _done(tx, actor, "case.reopen", case_id)


def set_level(tx: Tx, case_id: int, actor: Actor, level: Level, reason: str) -> LevelChange:
    """Gives the case a level by an officer's word; lowering an urgent one needs a reason, a critical one two
    officers who ask for the same level.

    The officer who raises a case to urgent has seen it, so no ladder begins. Raises `Refused`.
    """
    case = _open_case(tx, case_id)
    before = Level(case["level"]) if case["level"] else None
    if level is before:
        raise Refused("same")
    lowers = before is not None and before.urgent and level.rank > before.rank
    if lowers and not reason.strip():
        raise Refused("reason")
    if lowers and before is Level.CRITICAL and not _two_agree(tx, case_id, actor, level):
        _note(tx, case_id, actor, reason)
        _done(tx, actor, "case.propose_level", case_id, level=level.value)
        return LevelChange.SECOND_NEEDED
    if lowers and not level.urgent and _alarm_rings(tx, case_id):
        ladder.answer(tx, case_id, actor.officer_id, Action.NOT_URGENT, "desk", agreed=True)
    _write_level(tx, case_id, actor, case, level, reason)
    _acknowledge(tx, case_id, actor)
    _done(tx, actor, "case.level", case_id, level=level.value, before=before.value if before else "")
    return LevelChange.DONE


def _two_agree(tx: Tx, case_id: int, actor: Actor, level: Level) -> bool:
    """Whether another officer asked for just this level of a critical case."""
    return any(wish.level is level for wish in wishes(tx, case_id, actor.officer_id))


def wishes(tx: Tx, case_id: int, other_than: int) -> list[Wish]:
    """What other officers asked for since the case was last judged, each one's last word; none once it is settled."""
    a, s, o = t.audit.c, t.assessments.c, t.officers.c
    case = tx.one(sa.select(t.cases.c.level, t.cases.c.status).where(t.cases.c.id == case_id))
    if case is None or case["status"] != "open" or case["level"] != Level.CRITICAL.value:
        return []
    asked = sa.select(a.officer_id, a.detail, o.name).join(t.officers, o.id == a.officer_id)
    asked = asked.where(a.case_id == case_id, a.action == "case.propose_level", a.officer_id != other_than)
    judged = tx.value(sa.select(sa.func.max(s.at, type_=s.at.type)).where(s.case_id == case_id))
    settled = tx.value(sa.select(sa.func.max(a.id)).where(a.case_id == case_id, a.action.in_(("case.level", "case.close"))))
    if judged is not None:
        asked = asked.where(a.at >= judged)
    last: dict[int, Wish] = {}
    for row in tx.all(asked.where(a.id > (settled or 0)).order_by(a.id)):
        last[row["officer_id"]] = Wish(row["officer_id"], row["name"], Level(row["detail"]["level"]))
    return [*last.values(), *_stand_downs(tx, case_id, other_than)]


def _stand_downs(tx: Tx, case_id: int, other_than: int) -> list[Wish]:
    """Who else pressed "not urgent" on the alarm that still rings."""
    e, n, o = t.escalations.c, t.answers.c, t.officers.c
    pressed = (
        sa.select(n.officer_id, o.name)
        .join(t.escalations, e.id == n.escalation_id)
        .join(t.officers, o.id == n.officer_id)
        .where(e.case_id == case_id, e.state == "open", n.action == Action.NOT_URGENT.value, n.officer_id != other_than)
    )
    return [Wish(row["officer_id"], row["name"], None) for row in tx.all(pressed.distinct())]


def _write_level(tx: Tx, case_id: int, actor: Actor, case: sa.RowMapping, level: Level, reason: str) -> None:
    reasons = (Reason("officer", reason.strip(), level),) if reason.strip() else ()
    tx.add(
        t.assessments,
        case_id=case_id,
        level=level.value,
        category=case["category"] or Category.OTHER.value,
        origin=Origin.OFFICER.value,
        unsure=False,
        officer_id=actor.officer_id,
        last_message_id=tx.value(sa.select(sa.func.max(t.messages.c.id)).where(t.messages.c.case_id == case_id)),
        sealed=sealed_json(tx.case_key(case_id), "assessments.reasons", REASONS, reasons),
        at=tx.now,
    )
    judgements.judge(tx, case_id, actor.officer_id, judgements.LEVEL, level.value, judgements.RIGHT, reason)
    values: dict[str, Any] = {"level": level.value, "level_rank": level.rank, "level_by": "officer", "unsure": False}
    tx.do(t.cases.update().where(t.cases.c.id == case_id).values(**values))


def judge_field(tx: Tx, case_id: int, actor: Actor, key: str, verdict: str, reason: str = "") -> None:
    """Keeps whether a field is "right" or "wrong"; it holds for the same value after a new reading too. Raises `Refused`."""
    _case(tx, case_id)
    found = field(tx, case_id, key)
    if found is None or verdict not in (judgements.RIGHT, judgements.WRONG):
        raise Refused("gone")
    judgements.judge(tx, case_id, actor.officer_id, found.name, found.found.value, verdict, reason)
    if found.name == "place":
        _show_place(tx, case_id)
    _done(tx, actor, "case.judge", case_id, field=found.name, verdict=verdict)


def judge_match(tx: Tx, case_id: int, actor: Actor, compound_id: str, verdict: str, reason: str = "") -> None:
    """Keeps whether the case speaks of a known compound, "right" or "wrong"; "" and "right": of none of the known ones.

    A case has one place, so the compound that is right takes the place of another that was. Raises `Refused`.
    """
    _case(tx, case_id)
    known = {row["compound_id"] for row in tx.all(sa.select(t.matches.c.compound_id).where(t.matches.c.case_id == case_id))}
    if verdict not in (judgements.RIGHT, judgements.WRONG) or (compound_id not in known and (compound_id or verdict == "wrong")):
        raise Refused("gone")
    if verdict == judgements.RIGHT:
        for other in judgements.of_case(tx, case_id):
            if other.about == judgements.MATCH and other.verdict == judgements.RIGHT and (other.value or "") != compound_id:
                judgements.judge(tx, case_id, actor.officer_id, judgements.MATCH, other.value, judgements.WRONG, reason)
        sightings.settle(tx, [case_id], compound_id or None)
    judgements.judge(tx, case_id, actor.officer_id, judgements.MATCH, compound_id or None, verdict, reason)
    _done(tx, actor, "case.judge", case_id, field=judgements.MATCH, compound=compound_id, verdict=verdict)


def set_place(tx: Tx, case_id: int, actor: Actor, place: Place) -> None:
    """Keeps where an officer says the victim is; it stands before every place that was read, and over new readings."""
    _open_case(tx, case_id)
    x = t.extractions
    tx.do(x.delete().where(x.c.case_id == case_id, x.c.field == "place", x.c.origin == Origin.OFFICER.value))
    sealed = sealed_json(tx.case_key(case_id), "extractions.place", PLACE, Finding(place, origin=Origin.OFFICER))
    tx.add(x, case_id=case_id, field="place", rank=0, sealed=sealed, origin=Origin.OFFICER.value, at=tx.now)
    judgements.judge(tx, case_id, actor.officer_id, "place", place, judgements.ENTERED)
    _show_place(tx, case_id)
    _done(tx, actor, "case.place", case_id)


def _show_place(tx: Tx, case_id: int) -> None:
    """Has queue and header name the first place that nobody called wrong, by its position where it has no name."""
    sealed = tx.value(sa.select(t.cases.c.sealed).where(t.cases.c.id == case_id))
    key = tx.case_key(case_id)
    known = opened_json(key, "cases.summary", SUMMARY, sealed) if sealed else Summary()
    right = [one.found.value for one in fields(tx, case_id) if one.name == "place" and one.verdict != judgements.WRONG]
    shown = (right[0].name or f"{right[0].lat:.4f}, {right[0].lon:.4f}") if right else ""
    again = sealed_json(key, "cases.summary", SUMMARY, replace(known, place=shown))
    tx.do(t.cases.update().where(t.cases.c.id == case_id).values(sealed=again))


def _case(tx: Tx, case_id: int) -> sa.RowMapping:
    row = tx.one(sa.select(t.cases).where(t.cases.c.id == case_id).with_for_update())
    if row is None:
        raise Refused("gone")
    return row


def _open_case(tx: Tx, case_id: int) -> sa.RowMapping:
    row = _case(tx, case_id)
    if row["status"] != "open":
        raise Refused("closed")
    return row


def _supervises(tx: Tx, officer_id: int) -> bool:
    officer = officers.by_id(tx, officer_id)
    return officer is not None and officer.supervises


def owned_by_other(tx: Tx, case_id: int, officer_id: int) -> str:
    """The name of the other officer whose case it is, "" where there is none."""
    c, o = t.cases.c, t.officers.c
    other = sa.select(o.name).join(t.cases, c.owner_id == o.id).where(c.id == case_id, o.id != officer_id)
    return str(tx.value(other) or "")


def _alarm_rings(tx: Tx, case_id: int) -> bool:
    e = t.escalations.c
    return tx.value(sa.select(e.id).where(e.case_id == case_id, e.state == "open").limit(1)) is not None


def _acknowledge(tx: Tx, case_id: int, actor: Actor) -> None:
    """Stops a running alarm: whoever works the case has seen it."""
    if _alarm_rings(tx, case_id):
        ladder.answer(tx, case_id, actor.officer_id, Action.ACK, "desk")
    _mark_answered(tx, case_id)


def _mark_answered(tx: Tx, case_id: int) -> None:
    tx.do(t.cases.update().where(t.cases.c.id == case_id, t.cases.c.answered_at.is_(None)).values(answered_at=tx.now))
    tx.touch("case", case_id)


def _note(tx: Tx, case_id: int, actor: Actor, text: str) -> int:
    sealed = sealed_json(tx.case_key(case_id), "notes.text", NOTE, text.strip())
    return tx.add(t.notes, case_id=case_id, officer_id=actor.officer_id, sealed=sealed, at=tx.now)


def _done(tx: Tx, actor: Actor, action: str, case_id: int, **detail: object) -> None:
    audit.record(tx, actor.officer_id, action, case_id, detail, actor.source)
    tx.touch("case", case_id)
