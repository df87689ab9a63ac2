"""Updates replayed, reordered and repeated across restarts: one message each, at most one reply a reading, one page a rung."""

import asyncio
import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bench.process import update
from bot.answering import Answering
from bot.channels.telegram.parse import parse
from bot.durable import climb_overdue
from bot.intake import arrival
from bot.line import Line
from bot.reader import ReadingHere
from bot.waking import Bell
from knowledge.contacts import consular_phone
from storage import ladder, outbox
from storage import tables as t
from storage.engine import open_engine
from storage.inbox import keep
from storage.keys import MasterKey
from storage.ladder import Action, Climbed, Ladder, Rung
from storage.migrate import upgrade
from storage.store import Store, Tx
from tests.faults.line import CALM, URGENT
from triage.assessment import Level
from triage.understanding import World

pytestmark = pytest.mark.slow

STEPS = Ladder((Rung("duty", ("desk", "room"), 60), Rung("all", ("desk", "room"), 120)))
TEXTS = (URGENT, CALM, "네", "시아누크빌 카지노 옆 3층", "도와주세요", "/status", "감사합니다")
LEASE = timedelta(seconds=40)


def unarmed(_tx: Tx, _climbed: Climbed) -> None:
    """The watchdog climbs here, so that time is the test's."""


class Replays(RuleBasedStateMachine):
    """The line's own parts on one SQLite file that is closed and opened again."""

    updates = Bundle("updates")
    world: World
    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "tipline.db")
        self.now = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
        self.sent: set[str] = set()
        self.delivered: Counter[str] = Counter()
        self.number = 0
        self.loop = asyncio.new_event_loop()
        self.open()

    def open(self) -> None:
        self.store = Store(open_engine(f"sqlite:///{self.folder / 'tipline.db'}"), MasterKey(b"k" * 32), lambda: self.now)
        answering = Answering({}, consular_phone())
        ladders = {Level.CRITICAL: STEPS, Level.HIGH: STEPS}
        self.line = Line(self.store, ReadingHere(self.world).understand, ladders, unarmed, answering, Bell(self.loop))

    @rule(target=updates, chat=st.integers(1, 3), text=st.sampled_from(TEXTS))
    def write(self, chat: int, text: str):  # type: ignore[no-untyped-def]
        self.number += 1
        return self.number, update(self.number, chat, text)

    @rule(some=st.lists(updates, min_size=1, max_size=6))
    def deliver(self, some: list[tuple[int, bytes]]) -> None:
        """In whatever order, together, again."""
        incoming = [one for _, raw in some for one in parse(raw, "family", set())]
        with self.store.write() as tx:
            keep(tx, [arrival(one) for one in incoming])
        self.sent |= {str(number) for number, _ in some}

    @rule()
    def read(self) -> None:
        while self.loop.run_until_complete(self.line.read_waiting()):
            pass

    @rule()
    def read_once(self) -> None:
        self.loop.run_until_complete(self.line.read_waiting())

    @rule(noted=st.booleans())
    def send(self, noted: bool) -> None:
        """Sends what is due; without the note the process died between sending and noting."""
        for lane in ("telegram/family", "pager/desk", "pager/room"):
            with self.store.write() as tx:
                found = outbox.claim(tx, lane, "main", LEASE)
            for row in found:
                self.delivered[row.key] += 1
                if noted:
                    with self.store.write() as tx:
                        outbox.sent(tx, row.id, f"m{row.id}")
                else:
                    self.delivered[row.key] -= 1  # a repeat by the kill itself is allowed for
            if not noted:
                self.restart()

    @rule(seconds=st.sampled_from([1, 65, 130]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.loop.run_until_complete(climb_overdue(self.store, unarmed))

    @rule(case=st.integers(1, 3))
    def answer(self, case: int) -> None:
        with self.store.write() as tx:
            officer = tx.value(sa.select(t.officers.c.id))
            ladder.answer(tx, case, officer, Action.ACK, "desk")

    @rule()
    def restart(self) -> None:
        self.store.engine.dispose()
        self.open()
        with self.store.write() as tx:
            outbox.release(tx, "main")

    @invariant()
    def one_message_for_each_update(self) -> None:
        with self.store.read() as tx:
            kept = [name.partition("-")[0] for name in tx.connection.execute(sa.select(t.updates.c.external_id)).scalars()]
            incoming = tx.value(sa.select(sa.func.count()).select_from(t.messages).where(t.messages.c.direction == "in"))
        assert sorted(kept) == sorted(self.sent)
        assert incoming == len(self.sent)

    @invariant()
    def one_reply_for_each_reading_and_one_page_for_each_rung(self) -> None:
        with self.store.read() as tx:
            replies = tx.value(sa.select(sa.func.count()).select_from(t.messages).where(t.messages.c.direction == "out"))
            readings = tx.value(sa.select(sa.func.count()).select_from(t.assessments))
            pages = tx.all(sa.select(t.pages.c.escalation_id, t.pages.c.step, t.pages.c.pager))
            opened = tx.all(sa.select(t.escalations.c.case_id).where(t.escalations.c.state == "open"))
        assert replies <= readings
        assert len(pages) == len({tuple(page.values()) for page in pages})
        assert len(opened) == len({row["case_id"] for row in opened})
        assert max(self.delivered.values(), default=0) <= 1

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        self.store.engine.dispose()
        self.loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.mark.timeout(300)
def test_nothing_is_doubled_or_lost(tmp_path: Path, world: World, examples: int) -> None:
    template = tmp_path / "template.db"
    engine = open_engine(f"sqlite:///{template}")
    upgrade(engine)
    store = Store(engine, MasterKey(b"k" * 32), lambda: datetime(2026, 1, 10, tzinfo=UTC))
    store.check_key()
    with store.write() as tx:
        tx.add(t.officers, login="kim", name="kim", role="officer", password="", active=True, created_at=tx.now)
    engine.dispose()

    class Here(Replays):
        pass

    Here.world, Here.template = world, template
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
