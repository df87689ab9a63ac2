"""Durable work by DBOS: climbs ladders when they are due, watches that they did, takes over from dead workers, tidies up.

No workflow waits: a ladder's rung, deadline and answer are rows of ours, and the next rung is armed in the transaction that
climbs the one before. Were every row of DBOS lost, the watchdog would climb on from ours.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dbos import DBOS, DBOSClient, Serializer

from storage import heartbeat, ladder, sessions
from storage.ladder import Climbed
from storage.store import Store, StoreError, Tx, prune_changes

log = logging.getLogger("tipline.durable")

_VERSION = "1"  # pinned: the default hashes the source, and an edit would strand every armed ladder
_QUEUE = "ladder"
#: How late a rung may be before the watchdog climbs it; DBOS's own queue is up to 2 s late.
LATE = timedelta(seconds=4)
_BEAT = 5.0
_DEAD = timedelta(seconds=20)
_KEPT = timedelta(days=7)


class _Json(Serializer):
    """Ids in, ids out: JSON instead of pickle, so that writing to the database is not running code."""

    def name(self) -> str:
        return "tipline-json"

    def serialize(self, value: Any) -> str:
        return json.dumps({"__exception__": type(value).__name__} if isinstance(value, BaseException) else value, default=str)

    def deserialize(self, text: str) -> Any:
        value = json.loads(text)
        if isinstance(value, dict) and "__exception__" in value:
            return RuntimeError(value["__exception__"])
        return value


@dataclass(slots=True)
class _Running:
    """What the workflows work on; set while a `Durable` runs in this process."""

    store: Store | None = None
    arm: Callable[[Tx, Climbed], None] | None = None
    workflows: int = 0  #: how many have begun and not ended


_running = _Running()


@contextmanager
def _under_way() -> Iterator[None]:
    """Counts a workflow while it runs; all of them run in one loop."""
    _running.workflows += 1
    try:
        yield
    finally:
        _running.workflows -= 1


@DBOS.step()
async def climb_step(escalation_id: int, step: int) -> bool:
    """Climbs one rung and arms the next in the same transaction; whether the ladder still runs."""
    store, arm = _running.store, _running.arm
    if store is None or arm is None:
        raise RuntimeError("the line is not running")
    return await store.run(lambda tx: _climb(tx, escalation_id, step, arm))


@DBOS.workflow(max_recovery_attempts=None)
async def climb(escalation_id: int, step: int) -> bool:
    """Climbs one rung of a ladder when its time has come."""
    with _under_way():
        return await climb_step(escalation_id, step)


@DBOS.workflow(max_recovery_attempts=None)
async def watch(_at: datetime, _context: Any) -> None:
    """Climbs what should have been climbed; cron, every minute, beside the watchdog in the process."""
    with _under_way():
        await watch_step()


@DBOS.step()
async def watch_step() -> int:
    """Climbs every overdue rung; how many."""
    store, arm = _running.store, _running.arm
    return 0 if store is None or arm is None else await climb_overdue(store, arm)


def _climb(tx: Tx, escalation_id: int, step: int, arm: Callable[[Tx, Climbed], None]) -> bool:
    climbed = ladder.climb(tx, escalation_id, step)
    if climbed is None:
        return False
    arm(tx, climbed)
    return True


async def climb_overdue(store: Store, arm: Callable[[Tx, Climbed], None], late: timedelta = LATE) -> int:
    """Climbs every rung later than `late`, whatever should have done it; how many. Puts right what a wrong clock had set."""
    if moved := await store.run(ladder.set_right):
        log.warning("action=clock_jumped escalations=%d", moved)
    overdue = await store.look(lambda tx: ladder.overdue(tx, late))
    for escalation_id, step in overdue:
        log.warning("action=watchdog escalation=%d step=%d", escalation_id, step)
        try:
            await store.run(lambda tx, e=escalation_id, s=step: _climb(tx, e, s, arm))  # type: ignore[misc]
        except StoreError:
            raise
        except Exception as problem:  # boundary: what DBOS cannot arm is climbed all the same, and watched on from here
            log.error("action=not_armed escalation=%d problem=%s", escalation_id, type(problem).__name__)
            await store.run(lambda tx, e=escalation_id, s=step: ladder.climb(tx, e, s))  # type: ignore[misc]
    return len(overdue)


async def _each(seconds: float, name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Does the work every so often until cancelled, whatever fails in it."""
    while True:
        try:
            await work()
        except StoreError as problem:
            log.error("action=%s problem=%s", name, problem)
        except Exception as problem:  # boundary: a fault inside DBOS must not stop the watchdog
            log.error("action=%s problem=%s", name, type(problem).__name__)
        await asyncio.sleep(seconds)


class Durable:
    """DBOS on the application's own database, in the running loop. One for each process."""

    def __init__(self, store: Store, worker: str, shift: timedelta) -> None:
        """`shift` is how long an officer's login holds in any case."""
        self._store = store
        self._shift = shift
        self._engine = store.engine
        self._worker = worker
        self._client: DBOSClient | None = None

    def arm(self, tx: Tx, climbed: Climbed) -> None:
        """Arms the rung after the one just climbed, in the same transaction."""
        if self._client is None:
            raise RuntimeError("arm before start")
        step = climbed.step + 1
        name = f"climb-{climbed.escalation_id}-{step}"
        self._client.enqueue_in_transaction(
            tx.connection,
            {
                "workflow_name": "climb",
                "queue_name": _QUEUE,
                "workflow_id": name,
                "app_version": _VERSION,
                "priority": 1,
                "delay_seconds": max(0.0, (climbed.due_at - tx.now).total_seconds()),
            },
            climbed.escalation_id,
            step,
        )

    async def start(self) -> None:
        """Launches DBOS in this loop; armed ladders go on."""
        config: Any = {
            "name": "tipline",
            "system_database_url": self._engine.url.render_as_string(hide_password=False),
            "system_database_engine": self._engine,
            "executor_id": self._worker,
            "application_version": _VERSION,
            "serializer": _Json(),
            "log_level": "WARNING",
            "max_executor_threads": 8,
            "notification_coalesce_sec": 0.25,
        }
        DBOS(config=config)
        _running.store, _running.arm = self._store, self.arm
        DBOS.launch()
        self._client = DBOSClient(
            system_database_url=config["system_database_url"],
            system_database_engine=self._engine,
            serializer=_Json(),
            application_name="tipline",
        )
        await DBOS.register_queue_async(_QUEUE, polling_interval_sec=1.0)
        await DBOS.apply_schedules_async([{"schedule_name": "watch", "workflow_fn": watch, "schedule": "* * * * *"}])

    async def run(self) -> None:
        """Watches, beats and tidies until cancelled; the watchdog waits for nothing that DBOS does."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_each(_BEAT, "watch", self._watch))
            tasks.create_task(_each(2 * _BEAT, "take_over", self._take_over))
            tasks.create_task(_each(720 * _BEAT, "tidy", self._tidy))

    async def _watch(self) -> None:
        """Climbs what is late, and says that this worker is alive."""
        await climb_overdue(self._store, self.arm)
        await self._store.run(lambda tx: heartbeat.beat(tx, self._worker))

    async def _take_over(self) -> None:
        """Resumes what a worker that stopped beating had begun; armed rungs belong to nobody and need no taking over."""
        dead = await self._store.look(lambda tx: heartbeat.silent(tx, _DEAD))
        if dead:
            found = await DBOS.list_workflows_async(
                status="PENDING", executor_id=dead, limit=500, load_input=False, load_output=False
            )
            if found:
                await DBOS.resume_workflows_async([workflow.workflow_id for workflow in found])

    async def _tidy(self) -> None:
        """Drops old redraw notes, logins that are over and finished workflows."""
        await self._store.run(prune_changes)
        await self._store.run(lambda tx: sessions.prune(tx, self._shift))
        before = (self._store.clock() - _KEPT).strftime("%Y-%m-%dT%H:%M:%SZ")
        old = await DBOS.list_workflows_async(
            status=["SUCCESS", "CANCELLED"], completed_before=before, limit=500, load_input=False, load_output=False
        )
        if old:
            await DBOS.delete_workflows_async([workflow.workflow_id for workflow in old])

    async def stop(self) -> None:
        """Lets running steps end and gives DBOS back; armed ladders stay armed."""
        _running.store = _running.arm = None
        if self._client is not None:
            self._client.destroy()
        # DBOS looks whether workflows have ended once a second and first after one: where none runs, that second is silence.
        patience = 5 if _running.workflows else 0
        # In a thread: called on the loop it would wait for steps that need the loop.
        await asyncio.to_thread(DBOS.destroy, workflow_completion_timeout_sec=patience)
