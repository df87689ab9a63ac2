"""Who is in the duty room: whoever is no officer can read pages there, and an officer who left gets none."""

from bot.channels.contract import Incoming, RoomNews
from storage import alarms, warnings
from storage.officers import by_id
from storage.store import Store, Tx
from storage.warnings import Kind


class RoomMembers:
    """Warns officers of strangers in the duty room, of officers who left it, and of a room that is closed to the bot."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def __call__(self, item: Incoming, news: RoomNews) -> None:
        """Commits what the news mean. Raises `StoreError`."""
        await self._store.run(lambda tx: _judge(tx, item.chat, news))


def _judge(tx: Tx, room: str, news: RoomNews) -> None:
    for user in news.came:
        if alarms.officer_by_telegram(tx, user) is None:
            warnings.warn(tx, Kind.ROOM_STRANGER, user)
        else:
            warnings.settle(tx, Kind.ROOM_LEFT, user)
    for user in news.went:
        warnings.settle(tx, Kind.ROOM_STRANGER, user)
        known = alarms.officer_by_telegram(tx, user)
        if known is not None and (officer := by_id(tx, known)) is not None:
            warnings.warn(tx, Kind.ROOM_LEFT, user, name=officer.name)
    if news.shut:
        warnings.warn(tx, Kind.ROOM_SHUT, room)
    elif news.shut is False:
        warnings.settle(tx, Kind.ROOM_SHUT, room)
