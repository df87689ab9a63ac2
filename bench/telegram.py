"""A fake Telegram server in a process of its own (`tests/channels/fake_telegram.py`), and what it was sent."""

import asyncio
import json
import re
import sys
import urllib.request
from collections import Counter
from dataclasses import dataclass
from typing import Any

from bench.process import ROOM, TOKEN
from bench.web import free_port

_REFERENCE = re.compile(r"\d{4}-\d{6}")
_STEP = re.compile(r"(\d+)차")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that reached the duty room: case reference, step from 1, and when (Unix seconds)."""

    reference: str
    step: int
    at: float


class TelegramProcess:
    """The fake server; outlives the line that is killed around it."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """The address for the setting `telegram_api`."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Returns once it answers."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.channels.fake_telegram", str(self.port), stderr=asyncio.subprocess.DEVNULL
        )
        for _ in range(200):
            await asyncio.sleep(0.05)
            try:
                await asyncio.to_thread(self._sent)
            except OSError:
                continue
            return
        raise RuntimeError("the fake Telegram server did not start")

    async def stop(self) -> None:
        """Ends it."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    async def calls(self) -> list[dict[str, Any]]:
        """Every call but getUpdates: method, params, at."""
        found: list[dict[str, Any]] = (await asyncio.to_thread(self._sent))["calls"]
        return found

    async def pages(self) -> list[Page]:
        """Every page that reached the duty room, in order."""
        return [page for call in await self.calls() if (page := _page(call)) is not None]

    def _sent(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/control/sent?token={TOKEN}", timeout=10) as answer:  # noqa: S310
            found: dict[str, Any] = json.load(answer)
        return found


def _page(call: dict[str, Any]) -> Page | None:
    if call["method"] != "sendMessage" or str(call["params"].get("chat_id")) != ROOM:
        return None
    text = str(call["params"]["text"])
    reference, step = _REFERENCE.search(text), _STEP.search(text)
    if reference is None or step is None:
        return None
    return Page(reference.group(), int(step.group(1)), float(call["at"]))


def doubled(pages: list[Page]) -> int:
    """Pages of the same case and step beyond the first."""
    return sum(count - 1 for count in Counter((page.reference, page.step) for page in pages).values())
