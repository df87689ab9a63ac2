"""The ladder as rows: it climbs until somebody answers, says the same however often it runs, and forgets no answer."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import ladder, outbox
from storage import tables as t
from storage.inbox import keep
from storage.ladder import Action, Ladder, Outcome, Rung
from storage.store import Store, Tx
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.assessment import Level

LADDER = Ladder((Rung("duty", ("room", "desk"), 60), Rung("all", ("room", "desk"), 120)))


@pytest.fixture
def case(store: Store) -> int:
    with store.write() as tx:
        keep(tx, [arrival("1")])
        for number, name in enumerate(("kim", "lee"), 1):
            tx.add(t.officers, id=number, login=name, name=name, role="officer", password="", active=True, created_at=tx.now)
        return int(tx.value(sa.select(t.cases.c.id)))


def raised(store: Store, case: int, level: Level = Level.CRITICAL, again: bool = False) -> ladder.Climbed | None:
    with store.write() as tx:
        return ladder.raise_alarm(tx, case, level, LADDER, again)


def pages(store: Store) -> list[tuple[int, str, str]]:
    with store.read() as tx:
        rows = tx.all(sa.select(t.pages).order_by(t.pages.c.id))
    return [(row["step"], row["pager"], row["audience"]) for row in rows]


def answer(store: Store, case: int, officer: int, action: Action = Action.ACK) -> ladder.Answered:
    with store.write() as tx:
        return ladder.answer(tx, case, officer, action, "desk")


def test_an_alarm_pages_at_once_and_knows_when_the_next_step_is_due(store: Store, case: int, clock: Clock) -> None:
    climbed = raised(store, case)
    assert climbed is not None
    assert climbed.due_at == clock.now + timedelta(seconds=60)
    assert pages(store) == [(0, "room", "duty"), (0, "desk", "duty")]


def test_a_second_alarm_of_the_same_case_is_none_but_a_higher_one_rings(store: Store, case: int) -> None:
    first = raised(store, case, Level.HIGH)
    assert first is not None
    assert raised(store, case, Level.HIGH) is None
    second = raised(store, case, Level.CRITICAL)
    assert second is not None
    assert raised(store, case, Level.HIGH) is None
    with store.read() as tx:
        states = tx.all(sa.select(t.escalations.c.level, t.escalations.c.state).order_by(t.escalations.c.id))
    assert [(row["level"], row["state"]) for row in states] == [("high", "superseded"), ("critical", "open")]


def test_climbing_twice_to_the_same_step_pages_once_and_says_the_same(store: Store, case: int, clock: Clock) -> None:
    begun = raised(store, case)
    assert begun is not None
    clock.forward(seconds=60)
    with store.write() as tx:
        first = ladder.climb(tx, begun.escalation_id, 1)
    clock.forward(seconds=5)
    with store.write() as tx:
        again = ladder.climb(tx, begun.escalation_id, 1)
        assert ladder.climb(tx, begun.escalation_id, 0) is None
    assert first == again
    assert [step for step, _, _ in pages(store)] == [0, 0, 1, 1]


def test_the_last_step_repeats_without_end(store: Store, case: int, clock: Clock) -> None:
    begun = raised(store, case)
    assert begun is not None
    for step in range(1, 7):
        clock.forward(seconds=120)
        with store.write() as tx:
            assert ladder.climb(tx, begun.escalation_id, step) is not None
    assert pages(store)[-1] == (6, "desk", "all")


def test_what_should_have_climbed_is_found(store: Store, case: int, clock: Clock) -> None:
    begun = raised(store, case)
    assert begun is not None

    def overdue(tx: Tx) -> list[tuple[int, int]]:
        return ladder.overdue(tx, timedelta(seconds=4))

    clock.forward(seconds=63)
    with store.read() as tx:
        assert overdue(tx) == []
    clock.forward(seconds=2)
    with store.read() as tx:
        assert overdue(tx) == [(begun.escalation_id, 1)]


def test_an_answer_stops_the_ladder_and_takes_back_pages_not_yet_sent(store: Store, case: int, clock: Clock) -> None:
    begun = raised(store, case)
    assert begun is not None
    assert answer(store, case, 1) == ladder.Answered(Outcome.DONE, "kim", begun.escalation_id)
    with store.write() as tx:
        assert ladder.climb(tx, begun.escalation_id, 1) is None
        assert {row.kind for row in outbox.claim(tx, "pager/room", "w", timedelta(60))} == {"update"}


def test_a_later_answer_is_told_who_was_first_and_is_kept(store: Store, case: int) -> None:
    raised(store, case)
    answer(store, case, 1)
    late = answer(store, case, 2, Action.TAKE)
    assert (late.outcome, late.by) == (Outcome.ALREADY, "kim")
    with store.read() as tx:
        kept = tx.all(sa.select(t.answers.c.officer_id, t.answers.c.effective).order_by(t.answers.c.id))
    assert [(row["officer_id"], row["effective"]) for row in kept] == [(1, True), (2, False)]


def test_a_critical_alarm_is_stood_down_by_two_officers_only(store: Store, case: int) -> None:
    raised(store, case)
    assert answer(store, case, 1, Action.NOT_URGENT).outcome is Outcome.SECOND_NEEDED
    assert answer(store, case, 1, Action.NOT_URGENT).outcome is Outcome.SECOND_NEEDED
    assert answer(store, case, 2, Action.NOT_URGENT).outcome is Outcome.DONE


def test_a_high_alarm_is_stood_down_by_one_and_rings_again_for_new_words(store: Store, case: int) -> None:
    raised(store, case, Level.HIGH)
    assert answer(store, case, 1, Action.NOT_URGENT).outcome is Outcome.DONE
    assert raised(store, case, Level.HIGH) is None
    assert raised(store, case, Level.HIGH, again=True) is not None


def test_an_answer_without_an_alarm_is_said(store: Store, case: int) -> None:
    assert answer(store, case, 1).outcome is Outcome.GONE


def test_a_case_is_taken_once(store: Store, case: int) -> None:
    with store.write() as tx:
        assert ladder.take(tx, case, 1)
        assert ladder.take(tx, case, 1)
        assert not ladder.take(tx, case, 2)


def test_open_alarms_are_posted_again_once_for_an_occasion(store: Store, case: int, clock: Clock) -> None:
    def again(occasion: str) -> int:
        with store.write() as tx:
            return ladder.ring_again(tx, "room", occasion)

    raised(store, case)
    assert again("waits unsent") == 0
    with store.write() as tx:
        for row in outbox.claim(tx, "pager/room", "w", timedelta(seconds=40)):
            outbox.sent(tx, row.id, "5")
    assert (again("a"), again("a"), again("b")) == (1, 0, 0)
    with store.write() as tx:
        (row,) = outbox.claim(tx, "pager/room", "w", timedelta(seconds=40))
        assert (row.kind, row.body) == ("page", {"step": 0, "audience": "duty"})
        outbox.sent(tx, row.id, "6")
    clock.forward(seconds=55)
    assert again("the next rung comes at once") == 0
    answer(store, case, 1)
    assert again("answered") == 0
