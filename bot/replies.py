"""The way out of one channel account: a reply row becomes one or more messages on the channel."""

from bot.channels.contract import Channel, Outgoing
from bot.channels.parts import in_parts
from bot.sender import Lane, Limits, Pointless
from storage.outbox import Due
from storage.store import Store
from storage.talk import outgoing


def channel_lane(store: Store, channel: Channel) -> Lane:
    """Replies of one account, within its limits."""

    async def deliver(row: Due) -> str:
        message = row.message_id
        found = None if message is None else await store.look(lambda tx: outgoing(tx, message))
        if found is None:
            raise Pointless
        chat, said = found
        *earlier, last = in_parts(said.text, channel.capabilities.max_text)
        for number, part in enumerate(earlier):
            out = Outgoing(chat=chat, text=part, key=f"{row.key}.{number}", silent=said.silent, language=said.language)
            await channel.send(out)
        out = Outgoing(
            chat=chat,
            text=last,
            key=row.key,
            buttons=said.buttons,
            ask_place=said.ask_place,
            ask_number=said.ask_number,
            silent=said.silent,
            language=said.language,
        )
        return (await channel.send(out)).message_id

    can = channel.capabilities
    return Lane(f"{channel.name}/{channel.account}", deliver, Limits(can.per_second, can.per_chat_seconds))
