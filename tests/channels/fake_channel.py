"""A channel without a network, for tests of what stands behind channels. Passes the same suite as the real ones."""

import json
from collections.abc import Sequence

from starlette.routing import BaseRoute

from bot.channels.contract import Capabilities, Incoming, Intake, Outgoing, Oversize, Refused, SendError, Sent
from triage.message import Attachment, Kind, Message, Pin


class FakeChannel:
    """Keeps what is sent in `sent`; raises what stands in `failures`, one a call; so with `files` and `lost`."""

    name = "fake"
    capabilities = Capabilities(max_text=4096)

    def __init__(self, account: str = "family") -> None:
        self.account = account
        self.sent: list[Outgoing] = []
        self.failures: list[SendError] = []
        self.files: dict[str, bytes] = {}
        self.lost: list[SendError] = []
        self.fetched: list[str] = []
        self.closed = False

    def parse(self, raw: bytes) -> tuple[Incoming, ...]:
        try:
            given = json.loads(raw)
            where = given.get("lat"), given.get("lon")
            pin = Pin(*where) if None not in where else None
            files = tuple(Attachment("photo", remote=str(name)) for name in given.get("files", ()))
            kind = Kind.LOCATION if pin else Kind.BUTTON if given.get("press") else Kind.MEDIA if files else Kind.TEXT
            message = Message(str(given.get("text", "")), kind, pin=pin, action=str(given.get("press", "")), files=files)
            return (Incoming(self.name, self.account, str(given["id"]), str(given["chat"]), message, raw, str(given["id"])),)
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
            return (Incoming(self.name, self.account, f"broken-{hash(raw)}", "", Message(kind=Kind.OTHER), raw),)

    def routes(self, intake: Intake) -> Sequence[BaseRoute]:
        return ()

    async def run(self, intake: Intake) -> None:
        return None

    async def send(self, out: Outgoing) -> Sent:
        if self.failures:
            raise self.failures.pop(0)
        if not out.text.strip() or len(out.text) > self.capabilities.max_text:
            raise Refused("a text the channel does not take")
        if any(not 1 <= len(value.encode()) <= self.capabilities.max_button_bytes for _, value in out.buttons):
            raise Refused("a button value the channel does not take")
        self.sent.append(out)
        return Sent(f"{len(self.sent)}")

    async def fetch(self, remote: str, most: int) -> bytes:
        self.fetched.append(remote)
        if self.lost:
            raise self.lost.pop(0)
        if remote not in self.files:
            raise Refused("no such file")
        if len(self.files[remote]) > most:
            raise Oversize("a file too large")
        return self.files[remote]

    async def close(self) -> None:
        self.closed = True
