"""A small HTTP/1.1 client that keeps its connection, so that the server and not the client is measured."""

import asyncio
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


class Connection:
    """One kept connection to a server on loopback."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status of the answer to JSON. Raises OSError or asyncio.IncompleteReadError where the server is gone."""
        return (await self.ask(path, body, {"Content-Type": "application/json", **headers}))[0]

    async def ask(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises as `post` does."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        assert self._reader is not None
        extra = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
        self._writer.write(f"{head}{extra}\r\n".encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next((int(line[15:]) for line in answer.split("\r\n") if line.startswith("content-length:")), 0)
        content = await self._reader.readexactly(length) if length else b""
        return int(answer.split(" ", 2)[1]), content

    def close(self) -> None:
        """Drops the connection."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


@dataclass(frozen=True, slots=True)
class Load:
    """What a load run measured: requests a second and the time of one answer in seconds."""

    rate: float
    p50: float
    p99: float
    answered: int
    refused: int


async def flood(
    port: int, path: str, headers: Mapping[str, str], body: Callable[[int], bytes], seconds: float, connections: int, first: int
) -> Load:
    """Posts as fast as the server answers, on so many connections for so long; bodies are numbered from `first`."""
    times: list[float] = []
    refused = 0
    number = first
    ends = time.perf_counter() + seconds

    async def one() -> None:
        nonlocal refused, number
        connection = Connection(port)
        while time.perf_counter() < ends:
            number += 1
            content = body(number)
            begun = time.perf_counter()
            status = await connection.post(path, content, headers)
            times.append(time.perf_counter() - begun)
            refused += not 200 <= status < 300
        connection.close()

    begun = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    took = time.perf_counter() - begun
    return Load(len(times) / took, quantile(times, 0.5), quantile(times, 0.99), len(times), refused)


def quantile(values: list[float], share: float) -> float:
    """The value below which that share lies; not a number where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
