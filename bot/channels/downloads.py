"""Fetching files that strangers sent: never more than is allowed, counted as it streams in, and from one address only."""

import asyncio

import httpx

from bot.channels.contract import Oversize, Refused, Throttled, Unavailable

#: Seconds a whole download may take; 20 MiB over a slow line need most of them.
PATIENCE = 120.0
#: Answers after which asking again is pointless: never was there, or is gone for good.
GONE = (404, 410)


async def download(client: httpx.AsyncClient, url: str, most: int) -> bytes:
    """The file of at most `most` bytes; no redirect is followed. Raises a `SendError` that never quotes the address."""
    try:
        async with asyncio.timeout(PATIENCE), client.stream("GET", url, follow_redirects=False) as answer:
            _check(answer, most)
            return await _read(answer, most)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise Unavailable(f"download failed ({type(error).__name__})") from None


def _check(answer: httpx.Response, most: int) -> None:
    code = answer.status_code
    if code == 429:
        wait = answer.headers.get("retry-after", "")
        raise Throttled(float(wait) if wait.isdecimal() else 30.0)
    if code in GONE or 300 <= code < 400:
        raise Refused(f"download refused ({code})")
    if code != 200:
        raise Unavailable(f"download failed ({code})")
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > most:
        raise Oversize(f"a file of {announced} bytes")


async def _read(answer: httpx.Response, most: int) -> bytes:
    """The body as it is; a packed one is not unpacked, since a few bytes may hold gigabytes."""
    parts: list[bytes] = []
    size = 0
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise Refused("a packed answer")
    async for part in answer.aiter_raw():
        size += len(part)
        if size > most:
            raise Oversize(f"a file of more than {most} bytes")
        parts.append(part)
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) != size:
        raise Unavailable("the file broke off")
    return b"".join(parts)
