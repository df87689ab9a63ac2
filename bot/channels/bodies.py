"""Reading request bodies that strangers send: never more than is allowed, counted as it streams in."""

from starlette.requests import Request


class TooLarge(Exception):
    """The body is longer than allowed; nothing more of it is read."""


async def read_capped(request: Request, limit: int) -> bytes:
    """The whole body of at most `limit` bytes. Raises `TooLarge`, without reading where the length is announced."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise TooLarge
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)
