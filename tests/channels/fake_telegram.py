"""A Telegram server on loopback that keeps the real one's rules, for tests, kill runs and load runs.

It keeps the offset rule, long polling and its 409, the length limits, edits and deletions, "not modified", 429 with
`retry_after`, webhooks with secret and retry, and it fails by script. Everything it was asked is recorded.
`python -m tests.channels.fake_telegram PORT` runs it alone; `POST /control/inject` and `GET /control/sent` then drive it.
"""

import asyncio
import itertools
import json
import re
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.channels.serving import serving

Fields = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """What happens instead of an answer: a status with words, `stall` seconds of silence, a `reset`, or `garbage`.

    With `after` the call has its effect first, as when the answer is lost on the way back.
    """

    status: int = 0
    description: str = ""
    retry_after: int | None = None
    migrate_to: int | None = None
    stall: float = 0.0
    reset: bool = False
    garbage: bool = False
    result: Fields | None = None  #: an answer that says ok with this in it
    after: bool = False
    when: Callable[[Fields], bool] = lambda _params: True


@dataclass
class Call:
    """One request that reached the server."""

    method: str
    params: Fields
    at: float


@dataclass
class Bot:
    """What the server knows of one token."""

    token: str
    user_id: int
    queue: deque[Fields] = field(default_factory=deque)
    confirmed: int = 0
    webhook: str = ""
    secret: str = ""
    allowed: tuple[str, ...] = ()
    calls: list[Call] = field(default_factory=list)
    messages: dict[tuple[str, int], Fields] = field(default_factory=dict)
    open_presses: set[str] = field(default_factory=set)
    answered: dict[str, str] = field(default_factory=dict)
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)
    introduction: dict[tuple[str, str], Any] = field(default_factory=dict)
    complaint: dict[str, Any] = field(default_factory=dict)  #: what getWebhookInfo tells of failed deliveries
    poll: int = 0
    last_poll: tuple[int | None, float] = (None, 0.0)


class Wrong(Exception):
    """A refusal in Telegram's words."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


INTRODUCES = re.compile(r"(?P<how>set|get)My(?P<what>Commands|Name|Description|ShortDescription)")
_FIELDS = {"Commands": "commands", "Name": "name", "Description": "description", "ShortDescription": "short_description"}


def _introduced(bot: "Bot", how: str, what: str, params: Fields) -> Any:
    code, name = str(params.get("language_code", "")), _FIELDS[what]
    if how == "set":
        given = params.get(name, "")
        bot.introduction[what, code] = json.loads(given) if what == "Commands" and isinstance(given, str) else given
        return True
    kept = bot.introduction.get((what, code), bot.introduction.get((what, ""), [] if what == "Commands" else ""))
    return kept if what == "Commands" else {name: kept}


class RawUpdate(dict[str, Any]):
    """An update of which the fake knows the number and how it is written."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(update_id=number)
        self.text = text % number


def _ok(result: Any) -> Response:
    if not isinstance(result, list) or not any(isinstance(one, RawUpdate) for one in result):
        return JSONResponse({"ok": True, "result": result})
    written = ",".join(one.text if isinstance(one, RawUpdate) else json.dumps(one) for one in result)
    return Response(f'{{"ok":true,"result":[{written}]}}', media_type="application/json")


class FakeTelegram:
    """The server. `url` and `file_url` go into the bot's settings; `bot(token)` is where tests look."""

    def __init__(
        self, poll_penalty: float = 3.0, webhook_pauses: tuple[float, ...] = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
    ) -> None:
        self.bots: dict[str, Bot] = {}
        self.port = 0
        self.poll_penalty = poll_penalty
        self.webhook_pauses = webhook_pauses
        self._numbers = itertools.count(700_000_001)
        self._message_ids = itertools.count(1)
        self._press_ids = itertools.count(9_000_000_001)
        self._arrived = asyncio.Condition()
        self._pushers: dict[str, asyncio.Task[None]] = {}

    # what tests do

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def file_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/file/bot"

    def bot(self, token: str) -> Bot:
        return self.bots.setdefault(token, Bot(token, 5_000_000_000 + len(self.bots)))

    async def inject(self, token: str, update: Mapping[str, Any], number: int | None = None) -> int:
        """Puts an update into the bot's queue as if it had happened, unless its type was not asked for; gives its number."""
        bot = self.bot(token)
        number = next(self._numbers) if number is None else number
        if bot.allowed and not any(name in bot.allowed for name in update if name != "update_id"):
            return number
        async with self._arrived:
            bot.queue.append({**update, "update_id": number})
            self._arrived.notify_all()
        return number

    async def inject_raw(self, token: str, text: str) -> int:
        """Puts an update into the queue that is handed out as it is written, with its number for `%d`; gives the number."""
        number = next(self._numbers)
        async with self._arrived:
            self.bot(token).queue.append(RawUpdate(number, text))
            self._arrived.notify_all()
        return number

    async def write(self, token: str, chat: int, text: str, **more: Any) -> int:
        """A person writes in the private chat; gives the message's id."""
        message = self.message(chat, text=text, **more)
        await self.inject(token, {"message": message})
        return int(message["message_id"])

    def message(self, chat: int, **content: Any) -> Fields:
        """A message object of a person, as Telegram builds it."""
        who = {"id": abs(chat), "is_bot": False, "first_name": "Test", "language_code": "ko"}
        kind = (
            {"id": chat, "type": "private", "first_name": "Test"} if chat > 0 else {"id": chat, "type": "group", "title": "Room"}
        )
        return {"message_id": next(self._message_ids), "from": who, "chat": kind, "date": int(time()), **content}

    async def send_file(self, token: str, chat: int, kind: str, body: bytes, **about: Any) -> str:
        """A person sends a file, a picture in two sizes; gives the file's id. `about` are fields of file or message."""
        bot = self.bot(token)
        outer = {name: about.pop(name) for name in ("caption", "media_group_id") if name in about}
        file_id = f"file-{len(bot.files)}"
        bot.files[file_id] = body
        one = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(body), **about}
        small = {"file_id": f"{file_id}-small", "file_unique_id": "s", "width": 90, "height": 90}
        value = [small, {**one, "width": 1280, "height": 960}] if kind == "photo" else one
        await self.inject(token, {"message": self.message(chat, **{kind: value}, **outer)})
        return file_id

    async def press(self, token: str, chat: int, value: str, user: int | None = None) -> str:
        """Somebody presses the button with that value under the newest message that has it; gives the press's id."""
        bot = self.bot(token)
        under = next(
            (shown for (where, _), shown in reversed(bot.messages.items()) if where == str(chat) and value in _values(shown)),
            None,
        )
        if under is None:
            raise AssertionError(f"no button {value!r} is shown in chat {chat}")
        press = str(next(self._press_ids))
        bot.open_presses.add(press)
        who = {"id": user or abs(chat), "is_bot": False, "first_name": "Test", "language_code": "ko"}
        query = {"id": press, "from": who, "message": under, "chat_instance": "1", "data": value}
        await self.inject(token, {"callback_query": query})
        return press

    def fail(self, token: str, method: str, *faults: Fault) -> None:
        """The next calls of the method meet these faults, one each."""
        self.bot(token).faults.setdefault(method, deque()).extend(faults)

    def shown(self, token: str, chat: int) -> list[str]:
        """The texts that stand in a chat now, oldest first."""
        return [message["text"] for (where, _), message in self.bot(token).messages.items() if where == str(chat)]

    def calls(self, token: str, method: str) -> list[Call]:
        return [call for call in self.bot(token).calls if call.method == method]

    # what the bot asks

    async def answer(self, request: Request) -> Response:
        token, method = request.path_params["token"], request.path_params["method"]
        bot = self.bot(token)
        params = await _params(request)
        bot.calls.append(Call(method, params, monotonic()))
        fault = self._next_fault(bot, method, params)
        if fault and not fault.after:
            return await _failed(fault, request)
        try:
            result = await self._result(bot, method, params)
        except Wrong as wrong:
            return _refusal(wrong.status, wrong.description, wrong.parameters)
        if fault:
            return await _failed(fault, request)
        return _ok(result)

    def _next_fault(self, bot: Bot, method: str, params: Fields) -> Fault | None:
        waiting = bot.faults.get(method)
        if not waiting or not waiting[0].when(params):
            return None
        return waiting.popleft()

    async def _result(self, bot: Bot, method: str, params: Fields) -> Any:
        match method:
            case "getMe":
                return {"id": bot.user_id, "is_bot": True, "first_name": "Fake", "username": "fake_bot"}
            case "getUpdates":
                return await self._get_updates(bot, params)
            case "setWebhook" | "deleteWebhook":
                return self._set_webhook(bot, params if method == "setWebhook" else {**params, "url": ""})
            case "getWebhookInfo":
                told = {"url": bot.webhook, "has_custom_certificate": False, "pending_update_count": len(bot.queue)}
                return {**told, **bot.complaint}
            case "sendMessage":
                return self._send(bot, params)
            case "editMessageText":
                return self._edit(bot, params)
            case "getFile":
                return _place(bot, params)
            case "deleteMessage" | "deleteMessages":
                return (self._delete if method == "deleteMessage" else self._delete_many)(bot, params)
            case "answerCallbackQuery":
                return self._answer_press(bot, params)
            case "sendChatAction":
                return True
        if found := INTRODUCES.fullmatch(method):
            return _introduced(bot, found["how"], found["what"], params)
        raise Wrong(404, "Not Found: method not found")

    async def _get_updates(self, bot: Bot, params: Fields) -> list[Fields]:
        if bot.webhook:
            raise Wrong(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        offset = int(params["offset"]) if "offset" in params else None
        limit = min(max(int(params.get("limit", 100)), 1), 100)
        if "allowed_updates" in params:
            bot.allowed = tuple(params["allowed_updates"])
        bot.poll += 1
        mine = bot.poll
        async with self._arrived:
            self._arrived.notify_all()  # an older long poll ends
            await self._confirm(bot, offset)
            until = monotonic() + min(int(params.get("timeout", 0)), 50)
            while not bot.queue and monotonic() < until and mine == bot.poll:
                try:
                    await asyncio.wait_for(self._arrived.wait(), until - monotonic())
                except TimeoutError:
                    break
        if mine != bot.poll:
            raise Wrong(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        return list(itertools.islice(bot.queue, limit))

    async def _confirm(self, bot: Bot, offset: int | None) -> None:
        """Drops what lies before the offset; the same offset again within 3 s waits."""
        same, at = bot.last_poll
        if offset is not None and offset == same and bot.queue and monotonic() - at < self.poll_penalty:
            await asyncio.sleep(self.poll_penalty - (monotonic() - at))
        bot.last_poll = (offset, monotonic())
        if offset is None or not bot.queue:
            return
        if offset < 0:
            while len(bot.queue) > -offset:
                bot.queue.popleft()
        elif offset <= bot.queue[-1]["update_id"] + 10:
            while bot.queue and bot.queue[0]["update_id"] < offset:
                bot.confirmed += 1
                bot.queue.popleft()

    def _set_webhook(self, bot: Bot, params: Fields) -> bool:
        secret = str(params.get("secret_token", ""))
        if len(secret) > 256:
            raise Wrong(400, "Bad Request: secret token is too long")
        if params.get("drop_pending_updates") in (True, "true", "True"):
            bot.queue.clear()
        if "allowed_updates" in params:
            bot.allowed = tuple(params["allowed_updates"])
        bot.webhook, bot.secret = str(params.get("url", "")), secret
        if bot.webhook and bot.token not in self._pushers:
            self._pushers[bot.token] = asyncio.create_task(self._push(bot))
        return True

    async def _push(self, bot: Bot) -> None:
        """Posts updates to the webhook in order; anything but a 2xx is tried again, as Telegram does."""
        async with httpx.AsyncClient(timeout=10) as client:
            while bot.webhook:
                async with self._arrived:
                    while not bot.queue:
                        await self._arrived.wait()
                update = bot.queue[0]
                for pause in itertools.chain(self.webhook_pauses, itertools.repeat(self.webhook_pauses[-1])):
                    if await _delivered(client, bot, update):
                        break
                    await asyncio.sleep(pause)
                bot.queue.popleft()
                bot.confirmed += 1

    def _send(self, bot: Bot, params: Fields) -> Fields:
        self._may_write(bot, params)
        chat = str(params["chat_id"])
        kind = "private" if not chat.startswith("-") else "group"
        message = {
            "message_id": next(self._message_ids),
            "from": {"id": bot.user_id, "is_bot": True, "first_name": "Fake"},
            "chat": {"id": int(chat), "type": kind, "first_name": "Test"},
            "date": int(time()),
            "text": _checked_text(params),
            **_inline_only(_checked_markup(params, kind)),
        }
        bot.messages[chat, message["message_id"]] = message
        return message

    def _may_write(self, bot: Bot, params: Fields) -> None:
        chat = str(params.get("chat_id", ""))
        if not chat.lstrip("-").isdecimal():
            raise Wrong(400, "Bad Request: chat not found")
        if chat in bot.blocked:
            raise Wrong(403, "Forbidden: bot was blocked by the user")

    def _edit(self, bot: Bot, params: Fields) -> Fields:
        self._may_write(bot, params)
        message = bot.messages.get((str(params["chat_id"]), int(params["message_id"])))
        if message is None:
            raise Wrong(400, "Bad Request: message to edit not found")
        text, markup = _checked_text(params), _inline_only(_checked_markup(params, "private"))
        if text == message["text"] and markup.get("reply_markup") == message.get("reply_markup"):
            raise Wrong(
                400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
            )
        message.pop("reply_markup", None)
        message.update(markup, text=text, edit_date=int(time()))
        return message

    def _delete(self, bot: Bot, params: Fields) -> bool:
        if bot.messages.pop((str(params["chat_id"]), int(params["message_id"])), None) is None:
            raise Wrong(400, "Bad Request: message to delete not found")
        return True

    def _delete_many(self, bot: Bot, params: Fields) -> bool:
        """Those that are there go; the others are skipped, as the real server does it."""
        ids = params.get("message_ids", ())
        if not 1 <= len(ids) <= 100:
            raise Wrong(400, "Bad Request: message identifiers are not specified or too many")
        for one in ids:
            bot.messages.pop((str(params["chat_id"]), int(one)), None)
        return True

    def _answer_press(self, bot: Bot, params: Fields) -> bool:
        press = str(params.get("callback_query_id", ""))
        if press not in bot.open_presses:
            raise Wrong(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(str(params.get("text", ""))) > 200:
            raise Wrong(400, "Bad Request: MESSAGE_TOO_LONG")
        bot.open_presses.discard(press)
        bot.answered[press] = str(params.get("text", ""))
        return True

    # running it

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file_route),
                Route("/control/inject", self._inject_route, methods=["POST"]),
                Route("/control/sent", self._sent_route),
            ]
        )

    async def _inject_route(self, request: Request) -> Response:
        asked = await request.json()
        return JSONResponse({"update_id": await self.inject(asked["token"], asked["update"], asked.get("update_id"))})

    async def _file_route(self, request: Request) -> Response:
        bot = self.bot(request.path_params["token"])
        fault = self._next_fault(bot, "file", {})
        if fault:
            return await _failed(fault, request)
        body = bot.files.get(request.path_params["path"].removeprefix("documents/"))
        return Response(status_code=404) if body is None else Response(body, media_type="application/octet-stream")

    async def _sent_route(self, request: Request) -> Response:
        bot = self.bot(request.query_params["token"])
        calls = [
            {"method": call.method, "params": call.params, "at": call.at} for call in bot.calls if call.method != "getUpdates"
        ]
        return JSONResponse({"calls": calls, "messages": list(bot.messages.values()), "waiting": len(bot.queue)})

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeTelegram"]:
        """Listens on a free port of loopback while the block runs."""
        async with serving(self.app()) as self.port:
            try:
                yield self
            finally:
                for pusher in self._pushers.values():
                    pusher.cancel()


async def _params(request: Request) -> Fields:
    if request.headers.get("content-type", "").startswith("application/json"):
        given = await request.json()
        return given if isinstance(given, dict) else {}
    fields: Fields = {**request.query_params, **await request.form()}
    for name in ("reply_markup", "link_preview_options", "allowed_updates", "message_ids"):
        if isinstance(fields.get(name), str):
            fields[name] = json.loads(fields[name])
    return fields


def _place(bot: Bot, params: Fields) -> Fields:
    file_id = str(params.get("file_id", ""))
    if file_id not in bot.files:
        raise Wrong(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    size = len(bot.files[file_id])
    if size > 20 * 1024 * 1024:
        raise Wrong(400, "Bad Request: file is too big")
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": size, "file_path": f"documents/{file_id}"}


def _checked_text(params: Fields) -> str:
    text = str(params.get("text", ""))
    if not text.strip():
        raise Wrong(400, "Bad Request: message text is empty")
    if len(text) > 4096:
        raise Wrong(400, "Bad Request: message is too long")
    return text


def _checked_markup(params: Fields, chat_kind: str) -> Fields:
    markup: Fields = params.get("reply_markup") or {}
    for button in itertools.chain.from_iterable(markup.get("inline_keyboard", ())):
        if not 1 <= len(str(button.get("callback_data", "")).encode()) <= 64:
            raise Wrong(400, "Bad Request: BUTTON_DATA_INVALID")
    keys = list(itertools.chain.from_iterable(markup.get("keyboard", ())))
    if chat_kind != "private" and any(key.get("request_location") or key.get("request_contact") for key in keys):
        raise Wrong(400, "Bad Request: location and phone number can be requested in private chats only")
    return markup


def _inline_only(markup: Fields) -> Fields:
    return {"reply_markup": markup} if "inline_keyboard" in markup else {}


def _values(message: Fields) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return [button.get("callback_data", "") for row in rows for button in row]


async def _delivered(client: httpx.AsyncClient, bot: Bot, update: Fields) -> bool:
    try:
        answer = await client.post(bot.webhook, json=update, headers={"X-Telegram-Bot-Api-Secret-Token": bot.secret})
    except httpx.HTTPError:
        return False
    return answer.is_success


async def _failed(fault: Fault, request: Request) -> Response:
    if fault.stall:
        await asyncio.sleep(fault.stall)
    if fault.reset:
        return _Reset()
    if fault.result is not None:
        return JSONResponse({"ok": True, "result": fault.result})
    if fault.garbage:
        return Response(b"<html>\xff bad gateway", fault.status or 200)
    named = {"retry_after": fault.retry_after, "migrate_to_chat_id": fault.migrate_to}
    parameters = {name: value for name, value in named.items() if value is not None}
    return _refusal(fault.status or 500, fault.description or "Internal Server Error", parameters)


class _Reset(Response):
    """Breaks the connection off in the middle of an answer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b'{"ok"', "more_body": False})


def _refusal(status: int, description: str, parameters: Mapping[str, int]) -> Response:
    body: Fields = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = dict(parameters)
    headers = {"Retry-After": str(parameters["retry_after"])} if "retry_after" in parameters else {}
    return JSONResponse(body, status, headers)


async def _main(port: int) -> None:
    fake = FakeTelegram()
    fake.port = port
    await uvicorn.Server(uvicorn.Config(fake.app(), port=port, log_level="warning", lifespan="off")).serve()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1])))
