"""A real `tipline serve` in a process of its own, on a store in a temporary folder, to be measured and killed."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

TOKEN = "1000001:bench"  # noqa: S105  # of a server that is a fake on loopback
SECRET = "bench-secret"  # noqa: S105
KAKAO_SECRET = "bench-kakao-secret"  # noqa: S105
ROOM = "-1009"
CHATS = 500


@dataclass(slots=True)
class LineProcess:
    """The line as a process. `start` returns once both ports answer; `kill` is `kill -9`."""

    folder: Path
    telegram_url: str
    port: int
    desk_port: int
    extra: Mapping[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    def environment(self) -> dict[str, str]:
        """The settings the process gets."""
        bot = {"account": "family", "token": TOKEN, "webhook_secret": SECRET}
        ours = {
            "TIPLINE_DATA_DIR": str(self.folder),
            "TIPLINE_PUBLIC_PORT": str(self.port),
            "TIPLINE_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "TIPLINE_DESK_PORT": str(self.desk_port),
            "TIPLINE_TELEGRAM": json.dumps([bot]),
            "TIPLINE_KAKAO": json.dumps([{"account": "family", "skill_secret": KAKAO_SECRET}]),
            "TIPLINE_TELEGRAM_API": self.telegram_url,
            "TIPLINE_DUTY_ROOM": ROOM,
            "TIPLINE_LOG_LEVEL": "WARNING",
        }
        return {**os.environ, **ours, **self.extra}

    async def start(self) -> float:
        """Starts the line; the seconds until it said that it is ready. Raises RuntimeError where it ends instead."""
        begun = time.perf_counter()
        with (self.folder / "line.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "serve",
                env=self.environment(),
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self.process.stdout is not None
        while line := await self.process.stdout.readline():
            if line.startswith(b"ready:"):
                return time.perf_counter() - begun
        raise RuntimeError(f"the line ended while starting; see {self.folder / 'line.log'}")

    def memory(self) -> float:
        """Megabytes (10^6) that the line and its children hold."""
        assert self.process is not None
        line = psutil.Process(self.process.pid)
        return sum(_resident(each) for each in (line, *line.children(recursive=True))) / 1e6

    async def kill(self) -> None:
        """Ends it as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Asks it to end and waits."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(how)
            await self.process.wait()


def _resident(process: psutil.Process) -> int:
    """Bytes; 0 where it has ended meanwhile."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def update(number: int, chat: int, text: str) -> bytes:
    """A Telegram update with a text message, as the webhook gets it."""
    who = {"id": chat, "is_bot": False, "first_name": "bench", "language_code": "ko"}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": chat, "type": "private", "first_name": "bench"},
        "from": who,
        "text": text,
    }
    return json.dumps({"update_id": number, "message": message}, ensure_ascii=False).encode()
