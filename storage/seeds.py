"""What only the demo writes: cases marked as invented."""

import sqlalchemy as sa

from storage import tables as t
from storage.casework import waiting
from storage.store import Tx


def mark_unread_as_seeded(tx: Tx) -> list[int]:
    """Marks every case with unread messages as invented; their ids."""
    cases = [case_id for case_id, _ in waiting(tx)]
    tx.do(t.cases.update().where(t.cases.c.id.in_(cases)).values(seeded=True))
    return cases


def conversation(tx: Tx, case_id: int) -> int:
    """The conversation of a case."""
    c = t.conversations.c
    return int(tx.value(sa.select(c.id).where(c.case_id == case_id)))
