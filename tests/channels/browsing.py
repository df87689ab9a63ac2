"""A web chat as a browser without scripts meets it, in the process, with the line in memory behind it."""

from datetime import UTC, datetime

import httpx
from starlette.applications import Starlette

from bot.channels.webchat import Line as Said
from bot.channels.webchat import WebChat
from bot.texts import say
from tests.channels.line import Line

AT = datetime(2026, 11, 22, 17, 3, tzinfo=UTC)


class House:
    """A web chat, the line behind it and a browser in front; `says` is what the line said."""

    def __init__(self) -> None:
        self.line = Line()
        self.says: list[Said] = []
        self.broken = False
        self.chat = WebChat("family", self._transcript, say, patience=2.0)
        self.app = Starlette(routes=list(self.chat.routes(self.line.intake)))
        self.browser = self.another()

    def another(self, **headers: str) -> httpx.AsyncClient:
        """One more browser."""
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://test", headers={"Accept-Language": "ko-KR", **headers})

    async def _transcript(self, _account: str, chat: str) -> list[Said]:
        if self.broken:
            raise OSError("the disk is away")
        heard = [Said(one.external_id, "in", one.message.text, AT) for one in self.line.kept if one.chat == chat]
        return [*heard, *self.says] if heard else []

    @property
    def code(self) -> str:
        return self.browser.cookies.get("c") or ""
