"""A web chat served for a browser, with a line in memory behind it that answers when a test says so."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from starlette.applications import Starlette

from bot.channels.contract import Accepted, Incoming, Outgoing
from bot.channels.webchat import Line, WebChat, kind_of
from bot.texts import say
from tests.channels.line import Line as Store
from tests.channels.serving import serving
from triage.message import Kind

SHOTS = Path(__file__).parents[2] / "shots"
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}
SMALL = {"width": 320, "height": 568}
NOW = datetime(2026, 11, 22, 17, 3, tzinfo=UTC)
ANSWERS = (
    ("글을 받았습니다. 지금 당직자가 읽고 있습니다.\n\n마지막으로 연락이 된 곳이 어디인가요?", (), True),
    ("고맙습니다. 지금 다친 사람이 있나요?", (("네", "hurt-yes"), ("아니요", "hurt-no")), False),
)


class House:
    """A web chat with a store in memory that answers by itself, served from a thread of its own."""

    def __init__(self) -> None:
        self.store = Store()
        self.said: list[tuple[str, Line]] = []
        self.chat = WebChat("family", self._transcript, say, exit_url="http://127.0.0.1:1/elsewhere", patience=5.0)
        self.address = ""
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._stop = asyncio.Event()

    async def _transcript(self, _account: str, chat: str) -> list[Line]:
        return [line for where, line in self.said if where == chat]

    async def _intake(self, incoming: Sequence[Incoming]) -> Sequence[Accepted]:
        accepted = await self.store.intake(incoming)
        for one, how in zip(incoming, accepted, strict=True):
            if how is Accepted.STORED:
                said = one.message
                words = said.label if said.kind is Kind.BUTTON else said.text
                file = said.files[0] if said.files else None
                kind = kind_of(file.kind, file.media_type) if file else ""
                length = (file.seconds or 0) if file else 0
                self._note(one.chat, Line(one.message_id, "in", words, NOW, (), said.pin is not None, kind, length))
        return accepted

    def _note(self, chat: str, line: Line) -> None:
        self.said.append((chat, line))

    def answer(self, number: int) -> None:
        """The line answers whoever wrote last."""
        text, buttons, place = ANSWERS[number]
        chat = self.store.kept[-1].chat
        self._note(chat, Line(f"a{number}", "out", text, NOW, buttons, place))
        asyncio.run_coroutine_threadsafe(self.chat.send(Outgoing(chat, text, f"k{number}")), self._loop).result(5)

    async def _run(self) -> None:
        async with serving(Starlette(routes=list(self.chat.routes(self._intake)))) as port:
            self.address = f"http://127.0.0.1:{port}/"
            self._up.set()
            await self._stop.wait()
            await self.chat.close()

    @contextmanager
    def open(self) -> Iterator["House"]:
        thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),))
        thread.start()
        assert self._up.wait(10)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            thread.join(10)
            self._loop.close()


@contextmanager
def visit(browser: Browser, house: House, **how: Any) -> Iterator[Page]:
    options = {"locale": "ko-KR", "viewport": PHONE, "timezone_id": "Asia/Seoul", "has_touch": True, **how}
    context = browser.new_context(**options)
    context.set_default_timeout(8000)
    page = context.new_page()
    page.goto(house.address)
    yield page
    context.close()


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"webchat-{name}.png")


def write(page: Page, text: str) -> None:
    page.get_by_label("메시지").fill(text)
    page.get_by_role("button", name="보내기", exact=True).click()
