"""The word that clears a chat off the phone: heard in what came, carried out by the channel's lane, told to officers only."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from bot.channels.contract import Channel, Refused, Unchanged, Unreachable
from bot.sender import Lane, Pointless
from bot.texts import say
from storage import wiping
from storage.casework import Work
from storage.outbox import Due
from storage.store import Store
from triage.dialogue.wiping import is_wipe

#: Messages Telegram deletes in one call.
AT_ONCE = 100
#: Officers' notes are kept in the language of the force.
LANGUAGE = "ko"


@runtime_checkable
class Eraser(Protocol):
    """A channel that takes messages back from the phone they were sent from and to."""

    async def erase(self, chat: str, message_ids: Sequence[str]) -> None:
        """These messages, at most `AT_ONCE`, are gone from the chat on both sides. Raises a `SendError`."""


def asked(work: Work) -> int | None:
    """The id of the newest unread message that asks for it, None where none does."""
    unread = range(len(work.tip.messages) - work.fresh, len(work.tip.messages))
    found = (work.message_ids[number] for number in reversed(unread) if is_wipe(work.tip.messages[number].text))
    return next(found, None)


def with_wiping(store: Store, channel: Channel, lane: Lane) -> Lane:
    """The channel's lane, which also clears chats. It can be done again at any time: what is gone stays gone."""

    async def deliver(row: Due) -> str:
        if row.kind != wiping.KIND:
            return await lane.deliver(row)
        conversation = row.conversation_id
        found = None if conversation is None else await store.look(lambda tx: wiping.traces(tx, conversation))
        if found is None:
            raise Pointless
        if not isinstance(channel, Eraser):
            await _note(store, row, "wiping-page" if channel.name == "webchat" else "wiping-never")
            raise Pointless
        try:
            for start in range(0, len(found.ids), AT_ONCE):
                await _erased(channel, found.chat, found.ids[start : start + AT_ONCE])
        except (Refused, Unreachable):
            await _note(store, row, "wiping-failed")
            raise Refused("a chat could not be cleared") from None
        await _note(store, row, "wiping-done", count=len(found.ids), old=found.too_old)
        return ""

    async def _note(store: Store, row: Due, name: str, **values: int) -> None:
        case = row.case_id
        if case is not None:
            await store.run(lambda tx: wiping.note(tx, case, say(LANGUAGE, name, **values)))

    return replace(lane, deliver=deliver)


async def _erased(channel: Eraser, chat: str, ids: Sequence[str]) -> None:
    """The messages are gone. One that Telegram will not delete keeps none of its neighbours: then each is tried by itself."""
    try:
        await channel.erase(chat, ids)
    except Unchanged:
        return
    except Refused:
        if len(ids) == 1:
            raise
        failed = False
        for one in ids:
            try:
                await channel.erase(chat, [one])
            except Unchanged:
                continue
            except Refused:
                failed = True
        if failed:
            raise
