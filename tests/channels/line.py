"""A stand-in for the line behind the channels: keeps what comes in, knows repeats, and can be out of order."""

from collections.abc import Callable, Sequence

from bot.channels.contract import Accepted, Incoming, StoreUnavailable


class Line:
    """An intake that keeps messages in memory by (channel, account, external id)."""

    def __init__(self) -> None:
        self.kept: list[Incoming] = []
        self.repeats = 0
        self.away = 0  #: so many calls find the store away
        self.chokes_on: Callable[[Incoming], bool] = lambda _incoming: False

    async def intake(self, incoming: Sequence[Incoming]) -> Sequence[Accepted]:
        if self.away:
            self.away -= 1
            raise StoreUnavailable
        if any(self.chokes_on(one) for one in incoming):
            raise ValueError("a bug of the line")
        return [self._keep(one) for one in incoming]

    def _keep(self, incoming: Incoming) -> Accepted:
        if any(_key(one) == _key(incoming) for one in self.kept):
            self.repeats += 1
            return Accepted.REPEAT
        self.kept.append(incoming)
        return Accepted.STORED

    @property
    def texts(self) -> list[str]:
        return [one.message.text for one in self.kept]


def _key(incoming: Incoming) -> tuple[str, str, str]:
    return incoming.channel, incoming.account, incoming.external_id
