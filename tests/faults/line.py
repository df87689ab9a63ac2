"""A line on real ports whose webhook the tests call as Telegram would, and what they look at afterwards."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa

from bench.process import update
from bot.app import House
from bot.config import Settings, read_settings
from tests.bot.house import ROOM, SECRET, TOKEN
from tests.channels.fake_telegram import FakeTelegram

URGENT = "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요 시아누크빌입니다"
CALM = "안녕하세요 다음달 앙코르와트 여행 가는데 날씨 어떤가요"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
PATH = "/telegram/family"


def hooked(folder: Path, telegram: FakeTelegram, database: str = "", **given: object) -> Settings:
    """Settings of a line whose Telegram bot is called at a webhook, with a duty room and a quick ladder."""
    bots = [{"account": "family", "token": TOKEN, "webhook_secret": SECRET}]
    wanted: dict[str, object] = {
        "data_dir": folder,
        "database_url": database,
        "public_port": 0,
        "desk_port": 0,
        "public_url": "https://line.example",
        "telegram": json.loads(json.dumps(bots)),
        "telegram_api": telegram.url.removesuffix("/bot"),
        "duty_room": ROOM,
        "ladder_critical": "duty 1, all 1",
        "log_level": "ERROR",
    }
    return read_settings(**{**wanted, **given})


class Caller:
    """Calls the webhook of a line as Telegram does, and remembers what was acknowledged."""

    def __init__(self, port: int, first: int = 1) -> None:
        self._client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=40)
        self._number = first
        self.header: Mapping[str, str] = HEADER
        self.acknowledged: list[int] = []

    async def __aenter__(self) -> "Caller":
        return self

    async def __aexit__(self, *_problem: object) -> None:
        await self._client.aclose()

    async def raw(self, body: bytes, header: Mapping[str, str] | None = None) -> httpx.Response:
        """Posts a body as it is."""
        return await self._client.post(PATH, content=body, headers=self.header if header is None else header)

    async def write(self, chat: int, text: str, number: int = 0) -> int:
        """Posts a text message; the status."""
        if not number:
            number, self._number = self._number, self._number + 1
        status = (await self.raw(update(number, chat, text))).status_code
        if status == 200:
            self.acknowledged.append(number)
        return status

    async def get(self, path: str) -> httpx.Response:
        """Asks for a page of the public side."""
        return await self._client.get(path)

    async def chat(self, text: str, number: int = 0) -> httpx.Response:
        """Writes in the web chat as a browser without scripts; the same number is the same form sent again."""
        fields = {"text": text, "id": f"0123456789abcdef0123456789abcd{number:06}"}
        return await self._client.post("/", data=fields, headers={"Accept-Language": "en"})


def rows(house: House, statement: sa.Select[Any]) -> list[dict[str, Any]]:
    """Rows of the line's store, in their order."""
    with house.store.read() as tx:
        return [dict(row) for row in tx.all(statement)]


def room(telegram: FakeTelegram) -> list[str]:
    """Every text that was sent to the duty room, in order."""
    calls = telegram.calls(TOKEN, "sendMessage")
    return [call.params["text"] for call in calls if str(call.params["chat_id"]) == ROOM]
