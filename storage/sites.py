"""What officers confirmed of sites: new compounds and what differs from the file of compounds. Nothing personal."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from storage import audit
from storage import tables as t
from storage.desk_actions import Actor
from storage.store import Tx

#: The topic on which this process's matcher hears of a change.
TOPIC = "sites"


def confirm(tx: Tx, actor: Actor, compound_id: str, facts: Mapping[str, Any]) -> int:
    """Keeps what an officer says of a compound, in place of what officers said of it before; the row's id."""
    row = tx.add(t.sites, compound_id=compound_id, facts=dict(facts), officer_id=actor.officer_id, at=tx.now)
    audit.record(tx, actor.officer_id, "site.confirm", detail={"compound": compound_id}, source=actor.source)
    tx.wake(TOPIC)
    return row


def confirmed(tx: Tx) -> dict[str, dict[str, Any]]:
    """The newest facts of each compound that officers confirmed or edited, by its id, oldest first."""
    rows = tx.all(sa.select(t.sites.c.compound_id, t.sites.c.facts).order_by(t.sites.c.id))
    return {row["compound_id"]: row["facts"] for row in rows}


def version(tx: Tx) -> int:
    """A number that grows with every change; 0 where nothing was confirmed yet."""
    return int(tx.value(sa.select(sa.func.max(t.sites.c.id))) or 0)
