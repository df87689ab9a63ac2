"""What every pager promises: an alarm reaches a place where officers look, once for each key, and can be changed there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from triage.assessment import Level


@dataclass(frozen=True, slots=True)
class Alarm:
    """What a page may say. It carries no tip text: the officer reads that on the desk.

    `town` is the town or province at most; `reasons` are sentences of signals, no quotes.
    """

    case_id: int
    reference: str
    level: Level
    reasons: tuple[str, ...]
    town: str
    compound: str
    opened_at: datetime
    step: int  #: which rung of the ladder, from 0
    state: str  #: "open", "acked", "stood_down" or "superseded"
    audience: str = "duty"  #: who is rung by this step: duty, second, all or supervisors
    answered_by: str = ""
    desk_url: str = ""


@dataclass(frozen=True, slots=True)
class Paged:
    """Proof of paging: the pager's own id, by which a later call changes the same message."""

    external_id: str


@dataclass(frozen=True, slots=True)
class Ringing:
    """All alarms that nobody has answered: how many of each level, since when, and the newest cases' references."""

    critical: int
    high: int
    since: datetime
    newest: tuple[str, ...]
    desk_url: str = ""


class Pager(Protocol):
    """One way to reach officers. Raises a `SendError` of the channel contract where it fails."""

    name: str

    async def page(self, alarm: Alarm, key: str, previous: str = "") -> Paged:
        """Rings for the alarm; `previous` is the id of the case's earlier message, which may be replaced or answered."""

    async def notify(self, text: str, key: str) -> Paged:
        """Says something to all officers that is no alarm, once for a key."""

    async def update(self, alarm: Alarm, external_id: str) -> None:
        """Shows the alarm's new state in the same place, without a sound."""
