"""After a silence: alarms that still ring are posted again, since a button pressed meanwhile may be lost.

Telegram keeps a pressed button for 150 s only. Who pressed while no process ran would wait for an answer that never comes.
"""

import logging
from datetime import timedelta

from storage import heartbeat, ladder
from storage.store import Store, Tx

log = logging.getLogger("tipline.afresh")

#: So long without a living process, and a press may be lost: some seconds pass until it is fetched.
SILENCE = timedelta(seconds=100)


async def ring_afresh(store: Store, worker: str, pager: str = "room") -> int:
    """Posts every open alarm again where nobody was there to hear an answer; how many. The worker's first beat."""
    posted = await store.run(lambda tx: _post(tx, worker, pager))
    if posted:
        log.warning("action=alarms_posted_again count=%d", posted)
    return posted


def _post(tx: Tx, worker: str, pager: str) -> int:
    last = heartbeat.newest(tx)
    heartbeat.beat(tx, worker)
    if last is not None and timedelta(0) <= tx.now - last < SILENCE:
        return 0
    # Processes that start at the same time know the same last beat, and so write the same rows.
    return ladder.ring_again(tx, pager, "start" if last is None else str(int(last.timestamp())))
