"""Reading what a browser posts: words always, files within a memory that all visitors share."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from bot.channels.bodies import TooLarge, TooSlow, read_capped
from bot.channels.webchat.multipart import Broken, Limits, Parts, Upload

MEBI = 1024 * 1024
MOST = MEBI  #: bytes of a text, or of a form without files, that is taken in
GIVEN_BACK = 8 * MEBI  #: bytes of a text that is read only to be handed back
MOST_FILE = 20 * MEBI  #: bytes of one file
MOST_FILES = 5  #: files of one form
READ_PAST = 512 * MEBI  #: bytes of a body that are read at all; a browser shows our answer only once it has sent everything
HELD = 104 * MEBI  #: bytes of forms under way in memory, of all visitors together; one form of the largest files fits
STALLED = 60.0  #: seconds without a byte after which a form has broken off
PATIENCE = 900.0  #: seconds a form with files may take in all


@dataclass(frozen=True, slots=True)
class Form:
    """What a form brought.

    `too_large` says that its words must not be taken in; `broken` that `body` could not be read as a form; `left_out` why a
    file is missing: "large", "many" or "memory"; `size` is what it holds in memory until `FormReader.done`.
    """

    fields: dict[str, str]
    files: tuple[Upload, ...] = ()
    body: bytes = b""
    too_large: bool = False
    broken: bool = False
    left_out: str = ""
    size: int = 0


class FormReader:
    """Reads forms. What is beyond the shared memory is read past: the words of a form go before anybody's files."""

    def __init__(self, held: int = HELD) -> None:
        self._free = held

    async def read(self, request: Request) -> Form:
        """The posted form. Raises `TooSlow` or `ClientDisconnect` only where nothing of it is of use."""
        if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
            return await self._parts(request)
        return await _small(request)

    def done(self, form: Form) -> None:
        """Gives back the memory that the form held."""
        self._free += form.size

    async def _parts(self, request: Request) -> Form:
        held = 0

        def hold(count: int) -> bool:
            nonlocal held
            if count > self._free:
                return False
            self._free -= count
            held += count
            return True

        head, form = bytearray(), None
        try:
            parts = Parts(request.headers["content-type"], Limits(GIVEN_BACK, MOST_FILE, MOST_FILES), hold)
            await _fed(parts, request, head)
            form = _form(parts, held)
        except Broken:
            return Form({}, body=bytes(head), broken=True)
        finally:
            if form is None:
                self._free += held
        return form


async def _fed(parts: Parts, request: Request, head: bytearray) -> None:
    """All of the body went into `parts`, its beginning into `head` too. One that breaks off is good for its words."""
    size = 0
    try:
        async for piece in _pieces(request):
            size += len(piece)
            if size > READ_PAST:
                parts.dropped.add("large")
                return
            head += piece[: MOST - len(head)]
            parts.feed(piece)
        parts.close()
    except (ClientDisconnect, TooSlow):
        if not parts.fields.get("text", "").strip() and not parts.files:
            raise


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """The body as it comes. Raises `TooSlow` or `ClientDisconnect`."""
    stream, loop = request.stream(), asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while True:
        try:
            async with asyncio.timeout(min(STALLED, until - loop.time())):
                piece = await anext(stream, None)
        except TimeoutError:
            raise TooSlow from None
        if piece is None:
            return
        yield piece


def _form(parts: Parts, held: int) -> Form:
    too_large = "long" in parts.dropped or any(len(value.encode()) > MOST for value in parts.fields.values())
    left_out = next((why for why in ("large", "many", "memory") if why in parts.dropped), "")
    return Form(parts.fields, tuple(parts.files), too_large=too_large, left_out=left_out, size=held)


async def _small(request: Request) -> Form:
    """A form without files."""
    try:
        body = await read_capped(request, MOST)
    except TooLarge:
        return Form({}, too_large=True)
    try:
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), strict_parsing=bool(body), max_num_fields=50))
    except ValueError:
        return Form({}, body=body, broken=True)
    return Form(fields, body=body)
