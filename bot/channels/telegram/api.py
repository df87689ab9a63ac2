"""Calls to Telegram: a bot whose token shows nowhere, and its errors in the channel's own words."""

import json
import logging
import re
import ssl
import warnings
from collections.abc import Sequence
from functools import cache
from typing import Any

import httpx
import telegram
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.channels.contract import Oversize, Refused, SendError, Throttled, Unavailable, Unchanged, Unreachable
from bot.channels.downloads import download
from bot.channels.telegram.parse import ALLOWED_UPDATES

API = "https://api.telegram.org/bot"
FILES = "https://api.telegram.org/file/bot"

#: What Telegram says where a person or a chat can no longer be written to.
GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "bot was kicked",
    "user is deactivated",
    "not enough rights to send",
)
#: What it says where the change asked for makes no difference any more.
DONE = ("message is not modified", "query is too old", "query id is invalid", "message to delete not found")
#: What it says of a file that it will never hand out, and of one that it may yet.
TOO_BIG = "file is too big"
PERHAPS_LATER = "temporarily unavailable"
#: A file's place as Telegram gives it: names behind names, nothing that leads elsewhere.
FILE_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
NUMBER = re.compile(r"\d{5,}")


class GotNothing(Exception):
    """A call for updates failed; `wait` is what Telegram asked for in seconds, or None."""

    def __init__(self, why: str, wait: float | None = None, code: int = 0) -> None:
        super().__init__(why)
        self.wait = wait
        self.code = code


class Unreadable(GotNothing):
    """Updates came that cannot be read; `body` is the answer as it came."""

    def __init__(self, body: bytes) -> None:
        super().__init__("unreadable updates", code=200)
        self.body = body


class QuietRequest(HTTPXRequest):
    """The library's transport without its log of answers that are not JSON, which may hold people's words."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as an object. Raises `TelegramError` for anything else."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


def silence_library() -> None:
    """Sets the loggers that write the token or whole updates to WARNING, and hides the advice not to read answers raw."""
    warnings.filterwarnings("ignore", message="Please use 'Bot\\.", category=PTBUserWarning)
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)


class Api:
    """One bot's calls. Opens nothing until the first call; `close` gives the connections back."""

    def __init__(self, token: str, base_url: str = API, base_file_url: str = FILES, timeout: float = 10.0) -> None:
        silence_library()
        self._client = httpx.AsyncClient(timeout=timeout, verify=_tls())
        self._request = QuietRequest(
            connection_pool_size=64,
            read_timeout=timeout,
            connect_timeout=timeout,
            pool_timeout=timeout,
            httpx_kwargs={"verify": _tls()},
        )
        self._bot = telegram.Bot(token, base_url, base_file_url, request=self._request, get_updates_request=self._request)

    def __repr__(self) -> str:
        return "Api()"

    async def updates(self, offset: int | None, wait: int, limit: int = 100) -> Sequence[Any]:
        """Up to `limit` updates from `offset` on, whatever they are, after at most `wait` seconds. Raises `GotNothing`."""
        asked: dict[str, Any] = {"timeout": wait, "limit": limit, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if offset is not None:
            asked["offset"] = offset
        patience = httpx.Timeout(self._client.timeout.connect, read=wait + 10.0)
        try:
            answer = await self._client.post(f"{self._bot.base_url}/getUpdates", data=asked, timeout=patience)
        except httpx.HTTPError as error:
            raise GotNothing(type(error).__name__) from None
        return _updates(answer.status_code, answer.content)

    async def receive_by_polling(self) -> None:
        """Telegram keeps updates for our calls; what waits in its queue stays there. Raises a `SendError`."""
        await self.call("deleteWebhook", drop_pending_updates=False)

    async def receive_by_webhook(self, url: str, secret: str) -> None:
        """Telegram posts updates to `url` with `secret` in its header. Raises a `SendError`."""
        await self.call("setWebhook", url=url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=40)

    async def call(self, method: str, **values: Any) -> Any:
        """The result of one method as it came; a value of None is left out. Raises a `SendError`; `ChatMigrated` passes through.

        It is read raw: a field that the library misses in the answer must not make a sent message look unsent.
        """
        given = {name: value for name, value in values.items() if value is not None}
        try:
            return await self._bot.do_api_request(method, api_kwargs=given)
        except ChatMigrated:
            raise
        except TelegramError as error:
            raise send_error(error) from None
        except Exception as error:  # boundary: an answer of an unknown shape breaks the library in its own ways
            raise Unavailable(f"unreadable answer ({type(error).__name__})") from None

    async def file(self, file_id: str, most: int) -> bytes:
        """The bytes of a file, never more than `most`. Raises a `SendError`; the address holds the token and shows nowhere."""
        try:
            found = await self.call("getFile", file_id=file_id)
        except ChatMigrated:
            raise Unavailable("an answer about a chat") from None
        except Refused as refused:
            raise _file_error(refused) from None
        size, path = (found.get(name) if isinstance(found, dict) else None for name in ("file_size", "file_path"))
        if isinstance(size, int) and size > most:
            raise Oversize(f"a file of {size} bytes")
        if not isinstance(path, str) or not FILE_PATH.fullmatch(path):
            raise Unavailable("no usable place of the file")
        try:
            return await download(self._client, f"{self._bot.base_file_url}/{path}", most)
        except Oversize:
            raise
        except Refused as gone:
            raise Unavailable(str(gone)) from None  # the place holds for an hour; the next try gets a new one

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()
        await self._request.shutdown()


@cache
def _tls() -> ssl.SSLContext:
    """One context for all bots: the certificates take 17 ms and some megabytes to load."""
    return httpx.create_ssl_context()


def _updates(code: int, body: bytes) -> Sequence[Any]:
    try:
        answer = QuietRequest.parse_json_payload(body)
    except TelegramError:
        raise (Unreadable(body) if code == 200 else GotNothing(f"unreadable answer ({code})", code=code)) from None
    if code == 200 and isinstance(answer.get("result"), list):
        return _writable(answer["result"], body)
    parameters = answer.get("parameters")
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    raise GotNothing(_shown(answer.get("description")) or str(code), float(wait) if isinstance(wait, int) else None, code)


def _writable(updates: list[Any], body: bytes) -> list[Any]:
    """The updates. Raises `Unreadable` where one of them is nested so deep that it cannot be written out again."""
    try:
        json.dumps(updates)
    except RecursionError:
        raise Unreadable(body) from None
    return updates


def send_error(error: TelegramError) -> SendError:
    """The channel's name for a failure of Telegram."""
    said = error.message.lower()
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Throttled(float(wait if isinstance(wait, int) else wait.total_seconds()))
    if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(words in said for words in GONE)):
        return Unreachable(_shown(error.message))
    if isinstance(error, BadRequest):
        return (Unchanged if any(words in said for words in DONE) else Refused)(_shown(error.message))
    if isinstance(error, InvalidToken):
        return Unavailable("the bot's token is not accepted")
    return Unavailable("conflict" if isinstance(error, Conflict) else type(error).__name__)


def _file_error(refused: Refused) -> SendError:
    """A refusal to hand out a file: too large, perhaps later, or never."""
    if TOO_BIG in str(refused).lower():
        return Oversize(str(refused))
    return Unavailable(str(refused)) if PERHAPS_LATER in str(refused).lower() else refused


def _shown(description: object) -> str:
    """Telegram's words for a log: short, and without long numbers, which may be people's."""
    return NUMBER.sub("#", str(description or ""))[:120]
