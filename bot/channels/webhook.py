"""A webhook as a bare ASGI application: a flood meets as few layers as can be."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.bodies import PATIENCE
from bot.channels.contract import StoreUnavailable


def _answer(status: int, *more: tuple[bytes, bytes]) -> Message:
    """The beginning of an answer without a body, which goes out in one write."""
    return {"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0"), *more]}


_OK, _FORBIDDEN, _TOO_SLOW, _TOO_LARGE = map(_answer, (200, 403, 408, 413))
_AWAY = _answer(503, (b"retry-after", b"5"))
_END: Message = {"type": "http.response.body"}


def hooks_first(hooks: Mapping[str, ASGIApp], rest: ASGIApp) -> ASGIApp:
    """An application that hands what is posted to the exact path of a hook straight to it, and everything else to `rest`."""

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        hook = hooks.get(scope.get("path", "")) if scope.get("method") == "POST" else None
        await (hook or rest)(scope, receive, send)

    return front


class _Gone(Exception):
    """The caller hung up."""


class Webhook:
    """Takes what is posted with the right secret in the named header (lower case), and answers 200 once `keep` returned.

    `keep(body)` raises `StoreUnavailable` where it is not on disk: then 503, so that the caller tries again.
    """

    def __init__(self, header: str, secret: str, limit: int, keep: Callable[[bytes], Awaitable[None]]) -> None:
        self._header = header.encode()
        self._secret = secret.encode()
        self._limit = limit
        self._keep = keep

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        try:
            start = await self._answered(scope, receive)
        except _Gone:
            return
        await send(start)
        await send(_END)

    async def _answered(self, scope: Scope, receive: Receive) -> Message:
        headers = dict(scope["headers"])
        if not hmac.compare_digest(headers.get(self._header, b""), self._secret):
            return _FORBIDDEN
        announced = headers.get(b"content-length", b"")
        if announced.isdigit() and int(announced) > self._limit:
            return _TOO_LARGE
        try:
            async with asyncio.timeout(PATIENCE):
                body = await self._read(receive)
        except TimeoutError:
            return _TOO_SLOW
        if body is None:
            return _TOO_LARGE
        try:
            await self._keep(body)
        except StoreUnavailable:
            return _AWAY
        return _OK

    async def _read(self, receive: Receive) -> bytes | None:
        """The whole body; None, with nothing more of it read, where it is longer than allowed. Raises `_Gone`."""
        parts: list[bytes] = []
        size = 0
        while True:
            part = await receive()
            if part["type"] == "http.disconnect":
                raise _Gone
            body: bytes = part.get("body", b"")
            size += len(body)
            if size > self._limit:
                return None
            parts.append(body)
            if not part.get("more_body", False):
                return b"".join(parts)
