"""The way out of one channel account: a reply row becomes one or more messages on the channel."""

from bot.channels.contract import Channel, Outgoing
from bot.channels.parts import in_parts
from bot.sender import Lane, Limits, Pointless
from storage.casework import outgoing
from storage.outbox import Due
from storage.store import Store


def channel_lane(store: Store, channel: Channel) -> Lane:
    """Replies of one account, within its limits."""

    async def deliver(row: Due) -> str:
        message = row.message_id
        found = None if message is None else await store.look(lambda tx: outgoing(tx, message))
        if found is None:
            raise Pointless
        chat, said = found
        whole = Outgoing(
            chat=chat,
            text=said.text,
            key=row.key,
            buttons=said.buttons,
            ask_place=said.ask_place,
            silent=said.silent,
            language=said.language,
        )
        sent = [await channel.send(part) for part in in_parts(whole, channel.capabilities)]
        return sent[-1].message_id

    can = channel.capabilities
    return Lane(f"{channel.name}/{channel.account}", deliver, Limits(can.per_second, can.per_chat_seconds))
