"""An OpenAI-compatible server on loopback that answers as told: well, obeying, lying, refusing, garbled, half, late or not.

Asked for embeddings it gives vectors in which words that mean the same lie together.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

Answer = Callable[[dict[str, Any]], dict[str, Any]]

#: A form with nothing in it.
EMPTY: dict[str, Any] = {
    "level": None,
    "level_words": None,
    "people": [],
    "identifiers": [],
    "place_words": None,
    "compound_id": None,
    "compound_words": None,
    "last_contact": None,
    "last_contact_words": None,
    "indicators": [],
}


#: Words that mean the same, as an embedding model of many languages would know.
SAME = (("하얀모래", "white sand", "白沙", "백사"), ("황금용", "golden dragon", "金龙"))


def vector(text: str, dimension: int = 256) -> list[float]:
    """The same numbers for the same text at any time; near to those of texts that mean the same, far from all others."""
    sure = [f"meaning {number}" for number, words in enumerate(SAME) if any(word in text.lower() for word in words)]
    parts = [_direction(text, dimension), *([4 * one for one in _direction(meaning, dimension)] for meaning in sure)]
    return [sum(numbers) for numbers in zip(*parts, strict=True)]


@lru_cache(maxsize=4096)
def _direction(seed: str, dimension: int) -> list[float]:
    made = random.Random(seed)
    numbers = [made.gauss(0, 1) for _ in range(dimension)]
    length = sum(number * number for number in numbers) ** 0.5
    return [number / length for number in numbers]


@dataclass
class FakeModel:
    """Answers every question by `answer`, a function from the question to the form, in the way that `manner` says.

    Manners: well, refuse, garbage, half, ragged, break, stall, fail. `asked` keeps every request as its bytes.
    """

    answer: Answer = lambda _asked: EMPTY
    translate: Callable[[list[str]], list[str]] = lambda texts: [f"번역: {text}" for text in texts]
    manner: str = "well"
    asked: list[bytes] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0
    delay: float = 0.0
    dimension: int = 256
    url: str = ""

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeModel"]:
        """Listens on a free port of loopback."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**22)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
                )
                body = await reader.readexactly(length)
                self.asked.append(head + body)
                self.open_now += 1
                self.most_open = max(self.most_open, self.open_now)
                try:
                    await self._reply(json.loads(body), writer)
                finally:
                    self.open_now -= 1
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError, StopIteration):
            pass
        finally:
            writer.close()

    async def _reply(self, request: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60 if self.manner == "stall" else self.delay)
        if self.manner == "fail":
            return _send(writer, 500, {"error": {"message": "out of order"}})
        payload = self._vectors(request["input"]) if "input" in request else self._completion(request)
        if self.manner == "break":
            whole = json.dumps(payload).encode()
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(whole))
            writer.write(whole[: len(whole) // 2])
            await writer.drain()
            raise ConnectionError
        return _send(writer, 200, payload)

    def _completion(self, request: dict[str, Any]) -> dict[str, Any]:
        return _completion(self._content(request), refused=self.manner == "refuse", half=self.manner == "half")

    def _vectors(self, texts: list[str]) -> dict[str, Any]:
        made: list[Any] = [vector(text, self.dimension) for text in texts]
        if self.manner == "garbage":
            made = [[] for _ in texts]
        if self.manner == "ragged":
            made[-1] = made[-1][1:]
        if self.manner == "half":
            made = made[: len(made) // 2]
        data = [{"object": "embedding", "index": number, "embedding": one} for number, one in enumerate(made)]
        return {"object": "list", "data": data, "model": "fake", "usage": {"prompt_tokens": 1, "total_tokens": 1}}

    def _content(self, request: dict[str, Any]) -> str:
        asked = json.loads(request["messages"][-1]["content"])
        form = {"texts": self.translate(asked)} if isinstance(asked, list) else self.answer(asked)
        whole = json.dumps(form, ensure_ascii=False)
        return {"garbage": "I am sorry, here is a poem.", "half": whole[: len(whole) // 2]}.get(self.manner, whole)


def _completion(content: str, refused: bool, half: bool) -> dict[str, Any]:
    said = {"content": None, "refusal": "I cannot help with that."} if refused else {"content": content, "refusal": None}
    choice = {"index": 0, "message": {"role": "assistant", **said}, "finish_reason": "length" if half else "stop"}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "fake", "choices": [choice], "usage": usage}


def _send(writer: asyncio.StreamWriter, status: int, payload: dict[str, Any]) -> None:
    body = json.dumps(payload).encode()
    writer.write(b"HTTP/1.1 %d x\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % (status, len(body)) + body)
