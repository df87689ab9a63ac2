"""What waits for one person, taken at the moment they ask: for channels whose answers ride on the person's own request."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from storage import tables as t
from storage.outbox import Due
from storage.store import Tx


def claim_for(tx: Tx, channel: str, account: str, chat: str, worker: str, lease: timedelta, limit: int) -> list[Due]:
    """Takes the oldest answers to this chat for `worker`, those too that the sender put off until later."""
    c, o = t.conversations.c, t.outbox
    chat_hash = tx.master.lookup("chat", f"{channel}\0{account}\0{chat}")
    talk = sa.select(c.id).where(c.channel == channel, c.account == account, c.chat_hash == chat_hash).scalar_subquery()
    due = (o.c.conversation_id == talk, o.c.kind == "reply", o.c.state == "due")
    rows = tx.all(sa.select(o).where(*due).order_by(o.c.id).limit(limit).with_for_update(skip_locked=True))
    free = list(_until_claimed(tx, rows))
    if free:
        tx.do(o.update().where(o.c.id.in_([row.id for row in free])).values(claimed_until=tx.now + lease, claimed_by=worker))
    return free


def give_back(tx: Tx, rows: Sequence[Due], worker: str) -> None:
    """The rows are free again, for the next request or the sender."""
    o = t.outbox
    mine = (o.c.id.in_([row.id for row in rows]), o.c.state == "due", o.c.claimed_by == worker)
    tx.do(o.update().where(*mine).values(claimed_until=None, claimed_by=None))


def _until_claimed(tx: Tx, rows: Sequence[sa.RowMapping]) -> Sequence[Due]:
    """The rows before the first that somebody else has, so that answers never overtake each other."""
    free: list[Due] = []
    for row in rows:
        if row["claimed_until"] is not None and row["claimed_until"] >= tx.now:
            break
        free.append(Due(**{name: row[name] for name in Due.__slots__}))
    return free
