"""Files from afar: capped while they stream, whole or not at all, and every failure with its name."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.channels.contract import Oversize, Refused, SendError, Throttled, Unavailable
from bot.channels.downloads import download

URL = "https://files.test/secret-token/a"


def client(answer: httpx.Response) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(lambda _request: answer))


async def test_more_than_allowed_is_never_read() -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1000
            yield b"x" * 1000

    with pytest.raises(Oversize):
        await download(client(httpx.Response(200, content=endless())), URL, 5000)
    assert read <= 7000


async def test_a_file_that_breaks_off_is_asked_for_again() -> None:
    async def half() -> AsyncIterator[bytes]:
        yield b"half"

    with pytest.raises(Unavailable):
        await download(client(httpx.Response(200, headers={"content-length": "8"}, content=half())), URL, 5000)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(404), Refused),
        (httpx.Response(302, headers={"location": "https://evil.example"}), Refused),
        (httpx.Response(500), Unavailable),
        (httpx.Response(403), Unavailable),
        (httpx.Response(429, headers={"retry-after": "7"}), Throttled),
        (httpx.Response(200, headers={"content-length": "9999999999"}), Oversize),
        (httpx.Response(200, headers={"content-encoding": "br"}, stream=httpx.ByteStream(b"bomb")), Refused),
    ],
)
async def test_each_failure_has_its_name(answer: httpx.Response, error: type[SendError]) -> None:
    with pytest.raises(error) as problem:
        await download(client(answer), URL, 5000)
    assert "secret-token" not in str(problem.value)
