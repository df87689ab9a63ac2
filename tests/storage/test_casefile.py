"""The queue and the case file: decrypted views, in order, without a query for each row."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from storage import inbox, officers
from storage import tables as t
from storage.audit import record_read
from storage.casefile import case_file, raw_update
from storage.queue import Wanted, by_reference, queue, ringing
from storage.store import Store, sealed_json
from storage.summary import SUMMARY, Summary
from tests.desk.invented import CASES, MOTHER, write, write_all
from tests.storage.arrivals import arrival
from triage.assessment import Level
from triage.message import Message


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements run meanwhile."""
    ran: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        ran.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    yield ran
    sa.event.remove(store.engine, "before_cursor_execute", note)


def test_the_queue_is_by_level_then_unanswered_then_waiting_time(store: Store) -> None:
    cases = write_all(store)
    with store.write() as tx:
        inbox.keep(tx, [arrival("unread", "unread", "방금 온 글")])
    with store.read() as tx:
        found = queue(tx, Wanted())
    unread = found.rows[0]
    assert unread.level is None
    assert [row.case_id for row in found.rows[1:3]] == [cases[1], cases[0]]
    assert dict(found.counts) == {"": 1, "critical": 1, "high": 1, "medium": 2, "low": 1}
    son, mother = found.rows[1], found.rows[2]
    assert (son.quiet, son.rings, mother.quiet) == (True, True, False)
    assert mother.summary == Summary("홍길동 24", "시아누크빌", "예시 단지", MOTHER)


def test_unread_counts_messages_since_an_officer_opened_the_case(store: Store, clock: object) -> None:
    case = write(store, CASES[0])
    with store.write() as tx:
        kim = officers.create(tx, "kim", "김당직", "officer", "a long pass phrase")
        assert queue(tx, Wanted()).rows[0].unread == 1
        record_read(tx, kim, case, 1, "", opened=True)
        assert queue(tx, Wanted()).rows[0].unread == 0
    clock.forward(seconds=5)  # type: ignore[attr-defined]
    write(store, CASES[0], number=2)
    with store.read() as tx:
        assert queue(tx, Wanted()).rows[0].unread == 1


def test_filters_keep_what_was_asked_for(store: Store) -> None:
    cases = write_all(store)
    with store.read() as tx:
        assert [row.case_id for row in queue(tx, Wanted(level="critical")).rows] == [cases[1]]
        assert [row.case_id for row in queue(tx, Wanted(unsure=True)).rows] == [cases[4]]
        assert not queue(tx, Wanted(status="closed")).rows
        assert not queue(tx, Wanted(owner_id=1)).rows
        cut = queue(tx, Wanted(limit=2))
    assert (len(cut.rows), cut.more) == (2, True)


def test_an_erased_case_keeps_its_row_and_shows_nothing(store: Store) -> None:
    case = write(store, CASES[0])
    with store.write() as tx:
        key = tx.case_key(case).id
        tx.do(t.data_keys.update().where(t.data_keys.c.id == key).values(wrapped=None))
    store.forget_key(key)
    with store.read() as tx:
        assert queue(tx, Wanted()).rows[0].summary is None


def test_a_thousand_cases_are_listed_in_few_queries(store: Store) -> None:
    with store.write() as tx:
        for _ in range(1000):
            case, key = inbox.open_case(tx)
            sealed = sealed_json(key, "cases.summary", SUMMARY, Summary("홍길동 24", "시아누크빌", "", MOTHER))
            values = {"sealed": sealed, "level": "high", "level_rank": 1}
            tx.do(t.cases.update().where(t.cases.c.id == case).values(**values))
    with store.read() as tx, counted(store) as statements:
        found = queue(tx, Wanted(limit=1000))
    assert len(found.rows) == 1000
    assert len(statements) <= 7


def test_a_case_file_holds_words_fields_reasons_candidates_and_pages(store: Store) -> None:
    case = write(store, CASES[0])
    with store.read() as tx:
        file = case_file(tx, case)
    assert file is not None
    first = file.lines[0].content
    assert isinstance(first, Message)
    assert first.text == MOTHER
    person = file.named("person")[0]
    assert person.found.value.name == "홍길동"
    assert person.message_id == file.lines[0].id
    assert file.judgements[0].reasons[0].signal == "documents_taken"
    assert file.judgements[0].message_ids == [file.lines[0].id]
    assert [candidate.name for candidate in file.candidates] == ["예시 단지", "Example Park"]
    assert file.alarm is not None
    assert [(page.pager, page.state) for page in file.alarm.pages] == [("desk", "due"), ("room", "due")]
    assert (file.lines[1].delivery, file.lines[1].incoming) == ("due", False)


def test_a_case_file_takes_the_same_queries_however_long_the_talk(store: Store) -> None:
    case = write(store, CASES[0])
    with store.read() as tx, counted(store) as short:
        case_file(tx, case)
    for number in range(2, 8):
        write(store, CASES[0], number=number)
    with store.read() as tx, counted(store) as long:
        case_file(tx, case)
    assert len(long) <= len(short)


def test_raw_payloads_open_only_within_their_case(store: Store) -> None:
    first, second = write(store, CASES[0]), write(store, CASES[1])
    with store.read() as tx:
        file = case_file(tx, first)
        assert file is not None
        message = file.lines[0].id
        assert raw_update(tx, first, message) == MOTHER
        assert raw_update(tx, second, message) is None
        assert raw_update(tx, first, file.lines[1].id) is None


def test_a_reference_finds_its_case(store: Store) -> None:
    case = write(store, CASES[0])
    with store.read() as tx:
        reference = str(tx.value(sa.select(t.cases.c.reference)))
        assert by_reference(tx, reference.replace("-", " ")) == case
        assert by_reference(tx, "") is None


def test_what_rings_is_listed_the_most_urgent_first(store: Store) -> None:
    cases = write_all(store)
    with store.read() as tx:
        assert [(case, level, step) for _, case, level, step in ringing(tx)] == [
            (cases[1], Level.CRITICAL.value, 0),
            (cases[0], Level.HIGH.value, 0),
        ]


@pytest.mark.parametrize("missing", [0, 99])
def test_a_case_that_is_not_there_is_none(store: Store, missing: int) -> None:
    with store.read() as tx:
        assert case_file(tx, missing) is None
