"""What officers do: two for a critical case, reasons where it matters, a reply that goes out once, judgements that last."""

import pytest
import sqlalchemy as sa

from storage import audit, desk_actions, officers
from storage import tables as t
from storage.audit import Asked
from storage.casefile import CaseFile, case_file
from storage.desk_actions import Actor, Closed, LevelChange, Refused
from storage.ladder import Action, Outcome
from storage.queue import Wanted, queue
from storage.store import Store
from storage.talk import outgoing
from tests.desk.invented import CASES, write
from triage.assessment import Level
from triage.extraction import Place


@pytest.fixture
def kim(store: Store) -> Actor:
    """An officer."""
    return Actor(hired(store, "kim"), "10.0.0.1")


@pytest.fixture
def lee(store: Store) -> Actor:
    """Another one."""
    return Actor(hired(store, "lee"))


def hired(store: Store, login: str) -> int:
    """A new officer's id."""
    with store.write() as tx:
        return officers.create(tx, login, login, "officer", "a long pass phrase")


@pytest.fixture
def mother(store: Store) -> int:
    """A high case whose alarm rings."""
    return write(store, CASES[0])


@pytest.fixture
def son(store: Store) -> int:
    """A critical case in the quiet voice whose alarm rings."""
    return write(store, CASES[1])


def seen(store: Store, case_id: int) -> CaseFile:
    """The case as it is now."""
    with store.read() as tx:
        file = case_file(tx, case_id)
    assert file is not None
    return file


def refused(store: Store, reason: str, work: object) -> None:
    """Asserts that the work is refused for this reason."""
    with pytest.raises(Refused) as problem, store.write() as tx:
        work(tx)  # type: ignore[operator]
    assert problem.value.reason == reason
    assert reason in Refused.REASONS


def test_taking_answers_the_alarm_and_makes_an_owner(store: Store, mother: int, kim: Actor, lee: Actor) -> None:
    with store.write() as tx:
        assert desk_actions.answer_alarm(tx, mother, kim, Action.TAKE).outcome is Outcome.DONE
    file = seen(store, mother)
    assert (file.owner_id, file.alarm and file.alarm.state) == (kim.officer_id, "acked")
    refused(store, "owned", lambda tx: desk_actions.take(tx, mother, lee))
    refused(store, "owned", lambda tx: desk_actions.release(tx, mother, lee))
    with store.write() as tx:
        desk_actions.take(tx, mother, lee, over=True)
        desk_actions.release(tx, mother, lee)
    assert seen(store, mother).owner_id is None


def test_a_case_without_an_alarm_can_be_acknowledged_too(store: Store, kim: Actor) -> None:
    case = write(store, CASES[2])
    with store.write() as tx:
        assert desk_actions.answer_alarm(tx, case, kim, Action.ACK).outcome is Outcome.DONE
    assert seen(store, case).answered_at is not None


def test_a_reply_goes_out_once_and_the_line_falls_silent(store: Store, son: int, kim: Actor) -> None:
    with store.write() as tx:
        message = desk_actions.reply(tx, son, kim, " 네, 몇 층이에요? ", "k1")
        assert desk_actions.reply(tx, son, kim, "네, 몇 층이에요?", "k1") is None
        with pytest.raises(Refused, match="sent"):
            desk_actions.reply(tx, son, kim, "다른 말", "k1")
        assert message is not None
        sent = outgoing(tx, message)
    assert sent is not None
    assert (sent[1].text, sent[1].silent) == ("네, 몇 층이에요?", True)
    file = seen(store, son)
    assert file.talk is not None
    assert file.talk.officer_writes
    assert file.alarm is not None
    assert file.alarm.state == "acked"
    with store.read() as tx:
        assert tx.value(sa.select(t.outbox.c.priority).where(t.outbox.c.message_id == message)) == 0


def test_nobody_writes_to_somebody_who_left(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        tx.do(t.conversations.update().values(unreachable=True))
    refused(store, "unreachable", lambda tx: desk_actions.reply(tx, mother, kim, "네", "k"))


def test_lowering_critical_needs_two_officers_while_it_rings(store: Store, son: int, kim: Actor, lee: Actor) -> None:
    refused(store, "reason", lambda tx: desk_actions.set_level(tx, son, kim, Level.MEDIUM, " "))
    with store.write() as tx:
        assert desk_actions.set_level(tx, son, kim, Level.MEDIUM, "장난으로 보임") is LevelChange.SECOND_NEEDED
        assert desk_actions.set_level(tx, son, kim, Level.MEDIUM, "정말 장난") is LevelChange.SECOND_NEEDED
    assert seen(store, son).level is Level.CRITICAL
    with store.write() as tx:
        assert desk_actions.set_level(tx, son, lee, Level.MEDIUM, "동의") is LevelChange.DONE
    file = seen(store, son)
    assert (file.level, file.level_by) == (Level.MEDIUM, "officer")
    assert file.alarm is not None
    assert file.alarm.state == "stood_down"
    assert file.judgements[0].reasons[0].sentence == "동의"


def test_lowering_critical_needs_two_officers_after_the_alarm_too(store: Store, son: int, kim: Actor, lee: Actor) -> None:
    with store.write() as tx:
        desk_actions.answer_alarm(tx, son, kim, Action.ACK)
        assert desk_actions.set_level(tx, son, kim, Level.LOW, "장난") is LevelChange.SECOND_NEEDED
        assert [(wish.officer, wish.level) for wish in desk_actions.wishes(tx, son, lee.officer_id)] == [("kim", Level.LOW)]
        assert desk_actions.wishes(tx, son, kim.officer_id) == []
    with store.write() as tx:
        assert desk_actions.set_level(tx, son, lee, Level.LOW, "동의") is LevelChange.DONE
        assert desk_actions.wishes(tx, son, kim.officer_id) == []


def test_two_officers_who_want_different_things_agree_on_nothing(store: Store, son: int, kim: Actor, lee: Actor) -> None:
    with store.write() as tx:
        assert desk_actions.set_level(tx, son, kim, Level.HIGH, "덜 급함") is LevelChange.SECOND_NEEDED
        assert desk_actions.answer_alarm(tx, son, lee, Action.NOT_URGENT).outcome is Outcome.SECOND_NEEDED
        assert desk_actions.set_level(tx, son, lee, Level.LOW, "장난") is LevelChange.SECOND_NEEDED
        assert {wish.level for wish in desk_actions.wishes(tx, son, kim.officer_id)} == {Level.LOW, None}
    file = seen(store, son)
    assert (file.level, file.alarm and file.alarm.state) == (Level.CRITICAL, "open")
    with store.write() as tx:
        assert desk_actions.answer_alarm(tx, son, kim, Action.NOT_URGENT).outcome is Outcome.DONE
        assert [wish.level for wish in desk_actions.wishes(tx, son, kim.officer_id)] == [Level.LOW]
        assert desk_actions.set_level(tx, son, kim, Level.LOW, "동의") is LevelChange.DONE


def test_lowering_high_needs_a_reason_and_stops_the_alarm(store: Store, mother: int, kim: Actor) -> None:
    refused(store, "reason", lambda tx: desk_actions.set_level(tx, mother, kim, Level.MEDIUM, ""))
    refused(store, "same", lambda tx: desk_actions.set_level(tx, mother, kim, Level.HIGH, "x"))
    with store.write() as tx:
        assert desk_actions.set_level(tx, mother, kim, Level.MEDIUM, "연락됨") is LevelChange.DONE
    file = seen(store, mother)
    assert file.alarm is not None
    assert file.alarm.state == "stood_down"


def test_raising_needs_one_officer_and_no_reason(store: Store, kim: Actor) -> None:
    case = write(store, CASES[2])
    with store.write() as tx:
        assert desk_actions.set_level(tx, case, kim, Level.CRITICAL, "") is LevelChange.DONE
    assert seen(store, case).level is Level.CRITICAL


def test_closing_waits_for_the_alarm_and_cannot_hide_danger(store: Store, son: int, mother: int, kim: Actor, lee: Actor) -> None:
    refused(store, "alarm", lambda tx: desk_actions.close(tx, son, kim, Closed.RESOLVED, "구조됨"))
    with store.write() as tx:
        desk_actions.answer_alarm(tx, son, kim, Action.ACK)
        desk_actions.answer_alarm(tx, mother, kim, Action.ACK)
    refused(store, "critical", lambda tx: desk_actions.close(tx, son, kim, Closed.TEST_OR_JOKE, "장난"))
    refused(store, "reason", lambda tx: desk_actions.close(tx, mother, kim, Closed.RESOLVED))
    refused(store, "owner", lambda tx: desk_actions.close(tx, son, kim, Closed.PASSED_ON, "대사관에 넘김"))
    with store.write() as tx:
        desk_actions.take(tx, son, kim)
    refused(store, "owner", lambda tx: desk_actions.close(tx, son, lee, Closed.PASSED_ON, "대사관에 넘김"))
    refused(store, "short", lambda tx: desk_actions.close(tx, son, kim, Closed.RESOLVED, "끝"))
    with store.write() as tx:
        desk_actions.close(tx, son, kim, Closed.PASSED_ON, "대사관에 넘김")
    file = seen(store, son)
    assert (file.status, file.closed_as, file.notes[-1].text) == ("closed", "passed_on", "대사관에 넘김")
    refused(store, "closed", lambda tx: desk_actions.reply(tx, son, kim, "네", "k"))
    with store.write() as tx:
        desk_actions.reopen(tx, son, kim)
    assert seen(store, son).status == "open"
    refused(store, "same", lambda tx: desk_actions.reopen(tx, son, kim))


def test_a_case_whose_sender_writes_elsewhere_stays_closed(store: Store, kim: Actor) -> None:
    case = write(store, CASES[2])
    with store.write() as tx:
        desk_actions.close(tx, case, kim, Closed.INQUIRY)
    assert write(store, CASES[2], number=2) != case
    refused(store, "gone", lambda tx: desk_actions.reopen(tx, case, kim))


def test_a_verdict_outlives_a_new_reading_and_the_newest_counts(store: Store, mother: int, kim: Actor, lee: Actor) -> None:
    field = seen(store, mother).named("place")[0]
    with store.write() as tx:
        desk_actions.judge_field(tx, mother, kim, field.key, "right")
        desk_actions.judge_field(tx, mother, lee, field.key, "wrong")
    write(store, CASES[0], number=2)
    again = seen(store, mother).named("place")[0]
    assert (again.verdict, again.judge) == ("wrong", "lee")
    refused(store, "gone", lambda tx: desk_actions.judge_field(tx, mother, kim, field.key, "maybe"))
    refused(store, "gone", lambda tx: desk_actions.judge_field(tx, mother, kim, "00", "right"))


def test_an_officers_place_stands_first_over_new_readings(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        desk_actions.set_place(tx, mother, kim, Place(1.0, 2.0, 0.5, "처음"))
        desk_actions.set_place(tx, mother, kim, Place(10.6, 103.5, 0.5, "흰 건물"))
    write(store, CASES[0], number=2)
    assert [field.found.value.name for field in seen(store, mother).named("place")] == ["흰 건물", "시아누크빌"]


def test_the_queue_names_the_place_that_stands(store: Store, mother: int, kim: Actor) -> None:
    read = seen(store, mother).named("place")[0]
    with store.write() as tx:
        desk_actions.judge_field(tx, mother, kim, read.key, "wrong")
    assert seen(store, mother).summary.place == ""
    with store.write() as tx:
        desk_actions.set_place(tx, mother, kim, Place(10.6, 103.5, 0.5))
    assert seen(store, mother).summary.place == "10.6000, 103.5000"


def test_every_action_is_in_the_audit_without_a_word_of_it(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        desk_actions.answer_alarm(tx, mother, kim, Action.ACK)
        desk_actions.note(tx, mother, kim, "비밀스러운 메모")
        desk_actions.reply(tx, mother, kim, "비밀스러운 답", "k")
        desk_actions.hand_back(tx, mother, kim)
    with store.read() as tx:
        rows = audit.listed(tx, Asked(case_id=mother))
    assert [row.action for row in rows] == ["case.hand_back", "case.reply", "case.note", "case.ack"]
    assert all(row.source == "10.0.0.1" for row in rows)
    assert "비밀" not in str([dict(row.detail) for row in rows])


def test_the_queue_has_as_many_pages_as_it_needs(store: Store, mother: int, son: int) -> None:
    other = write(store, CASES[2])
    with store.read() as tx:
        pages = [queue(tx, Wanted(limit=1, page=number)) for number in (1, 2, 3)]
    assert [[row.case_id for row in page.rows] for page in pages] == [[son], [mother], [other]]
    assert [page.more for page in pages] == [True, True, False]
