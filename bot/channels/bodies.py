"""Reading request bodies that strangers send: never more than is allowed, counted as it streams in."""

import asyncio

from starlette.requests import Request

#: Seconds a body of at most a megabyte may take; a bad mobile network needs a few.
PATIENCE = 60.0


class TooLarge(Exception):
    """The body is longer than allowed; nothing more of it is read."""


class TooSlow(Exception):
    """The body did not arrive in time; its connection is held no longer."""


async def read_capped(request: Request, limit: int) -> bytes:
    """The whole body of at most `limit` bytes. Raises `TooLarge`, without reading where the length is announced, or `TooSlow`."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise TooLarge
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                size += len(part)
                if size > limit:
                    raise TooLarge
                parts.append(part)
    except TimeoutError:
        raise TooSlow from None
    return b"".join(parts)
