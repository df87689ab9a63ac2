"""Reading what a browser posts: small bodies always, large ones a few at a time so that their text can be given back."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.channels.bodies import TooLarge, read_capped

MOST = 1024 * 1024  #: bytes of a body that is taken in
GIVEN_BACK = 8 * 1024 * 1024  #: bytes of a body that is read only to hand its text back


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form. `too_large` says that it must not be taken in; `broken` that `body` could not be read as one."""

    fields: dict[str, str]
    body: bytes = b""
    too_large: bool = False
    broken: bool = False


class FormReader:
    """Reads forms; at most two large ones at a time, so that nobody fills the memory with them."""

    def __init__(self) -> None:
        self._gate = asyncio.Semaphore(2)

    async def read(self, request: Request) -> Form:
        """The posted form. Raises nothing for a body that is too large or broken."""
        announced = request.headers.get("content-length", "")
        if not announced.isdecimal() or int(announced) <= MOST:
            return await _read(request, MOST)
        if self._gate.locked():
            return Form({}, too_large=True)
        async with self._gate:
            form = await _read(request, GIVEN_BACK)
        return Form(form.fields, too_large=True)


async def _read(request: Request, limit: int) -> Form:
    try:
        body = await read_capped(request, limit)
    except TooLarge:
        return Form({}, too_large=True)
    try:
        fields = await _fields(request, body)
    except (MultiPartException, ValueError, KeyError):
        return Form({}, body, broken=True)
    return Form(fields, body)


async def _fields(request: Request, body: bytes) -> dict[str, str]:
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode("utf-8", "replace"), strict_parsing=bool(body), max_num_fields=50))

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(request.headers, stream(), max_files=10, max_fields=50, max_part_size=GIVEN_BACK)
    parsed = await parser.parse()
    return {name: value for name, value in parsed.items() if isinstance(value, str)}
