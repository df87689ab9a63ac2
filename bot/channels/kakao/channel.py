"""The KakaoTalk channel: answers ride on the person's own request, or on its callback; a push needs the event API."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.bodies import TooLarge, read_capped
from bot.channels.contract import (
    Accepted,
    Capabilities,
    Incoming,
    Intake,
    Outgoing,
    Refused,
    Sent,
    StoreUnavailable,
    Throttled,
    Unavailable,
    Unreachable,
)
from bot.channels.downloads import download
from bot.channels.kakao.answer import MAX_TEXT, MOST_OUTPUTS, MOST_QUICK_REPLIES, Body, skill_answer, wait_for_callback
from bot.channels.kakao.parse import MEDIA_HOSTS, NAME, OURS, PUSH, ROOM, Skill, parse, read_skill, under

log = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024
SECRET_HEADER = "x-skill-secret"  # noqa: S105  # a header's name
ANSWER_WITHIN = 0.8  #: seconds; Kakao gives up at 5
KEPT_WITHIN = 3.5  #: seconds the store may take; what it keeps later counts all the same, but is not promised
LOOK = "look"  #: of our own button that asks what has been answered meanwhile, and says nothing
CALLBACK_WITHIN = 50.0  #: seconds; Kakao closes a callback after a minute
SAME_WITHIN = 10  #: seconds in which the same request without a number counts as a repeat
NEXT_TIME = 300.0  #: seconds until the sender asks again whether a person who is silent can be written to
CAPABILITIES = Capabilities(max_text=MAX_TEXT, max_button_bytes=64, file_patience=600.0)


class Answers(Protocol):
    """The way from the store to an open request.

    Gives at most `most` messages, each within the channel's `max_text`, that were committed for the chat and not handed over,
    oldest first, whatever the sender's lane has put off until later; waits up to `seconds` for the first. They count as handed
    over when the block ends without an exception, else they are given again.
    """

    def __call__(self, account: str, chat: str, seconds: float, most: int) -> AbstractAsyncContextManager[Sequence[Outgoing]]: ...


@dataclass(frozen=True, slots=True)
class KakaoSettings:
    """One Kakao bot. `secret` comes in the header `X-Skill-Secret` or as the last part of the path."""

    account: str
    secret: str = field(repr=False)
    bot_ids: tuple[str, ...] = ()  #: bots that may call, without "!"; empty for any that knows the secret
    block_id: str = ""  #: of the block that leads to this skill, for buttons that bring their value back
    event: str = ""  #: name of the event for pushes, "" for none; each costs money
    event_url: str = "https://bot-api.kakao.com/v2/bots"
    event_key: str = field(default="", repr=False)
    callback_base: str = ""  #: how a callback's address must begin; "" for https under kakao.com


class KakaoChannel:
    """One Kakao bot. `say(language, text_id)` gives the receipt; `now` the time."""

    name = NAME
    max_text = MAX_TEXT

    def __init__(
        self,
        settings: KakaoSettings,
        answers: Answers,
        say: Callable[[str, str], str],
        now: Callable[[], datetime],
        client: httpx.AsyncClient | None = None,
    ) -> None:
        self.account = settings.account
        self.capabilities = CAPABILITIES
        self._settings = settings
        self._answers = answers
        self._say_text = say
        self._now = now
        self._client = client or httpx.AsyncClient(timeout=5.0, follow_redirects=False)
        self._open: dict[str, int] = {}  #: chats with a request or a callback under way, and how many
        self._callbacks: set[asyncio.Task[None]] = set()

    def __repr__(self) -> str:
        return f"KakaoChannel(account={self.account!r})"

    def parse(self, raw: bytes) -> tuple[Incoming, ...]:
        """The skill request as one message."""
        return parse(raw, self.account)

    def routes(self, intake: Intake) -> Sequence[BaseRoute]:
        """The skill at `/kakao/<account>`, and with the secret behind it."""

        async def receive(request: Request) -> Response:
            return await self._receive(request, intake)

        path = f"/kakao/{self.account}"
        return (Route(path, receive, methods=["POST"]), Route(f"{path}/{{secret}}", receive, methods=["POST"]))

    async def run(self, intake: Intake) -> None:
        """Returns at once: a skill is only called."""

    async def _receive(self, request: Request, intake: Intake) -> Response:
        given = request.headers.get(SECRET_HEADER) or request.path_params.get("secret", "")
        if not self._settings.secret or not hmac.compare_digest(given.encode(), self._settings.secret.encode()):
            return JSONResponse({}, 403)
        try:
            raw = await read_capped(request, MAX_BODY)
        except TooLarge:
            return JSONResponse({}, 413)
        skill = read_skill(raw)
        if self._settings.bot_ids and skill.bot_id and skill.bot_id not in self._settings.bot_ids:
            log.warning("kakao %s: a bot called that is not ours", self.account)
            return JSONResponse({}, 403)
        if skill.pushed is not None:
            return JSONResponse(self._skill_answer(skill, [Outgoing(skill.chat, skill.pushed, "")]))
        if skill.pressed == LOOK or (not skill.pressed and skill.words in self._look_words()):
            return JSONResponse(await self._say(skill))
        number = self._number(request.headers.get("x-request-id", ""), raw)
        return JSONResponse(await self._take_in(skill, raw, number, intake))

    def _number(self, request_id: str, raw: bytes) -> str:
        """What a repeat is known by: Kakao's own number of the request, else the request itself for some seconds."""
        if request_id:
            return hashlib.sha256(request_id.encode()).hexdigest()[:32]
        window = int(self._now().timestamp()) // SAME_WITHIN
        return hashlib.sha256(b"%d\0%b" % (window, raw)).hexdigest()[:32]

    async def _take_in(self, skill: Skill, raw: bytes, number: str, intake: Intake) -> Body:
        messages = [replace(message, external_id=number, message_id=number) for message in self.parse(raw)]
        keeping = asyncio.ensure_future(intake(messages))
        keeping.add_done_callback(_heard)
        try:
            async with asyncio.timeout(KEPT_WITHIN):
                await asyncio.shield(keeping)
        except (StoreUnavailable, TimeoutError):
            return self._sentence(skill, "kakao-try-again")
        return await self._say(skill)

    async def _say(self, skill: Skill) -> Body:
        """What the line has said meanwhile, now or by the callback; else that it came and how to see the answer."""
        answer = await self._answered(skill)
        if answer is not None:
            return answer
        if skill.callback_url and self._may_call(skill.callback_url):
            self._call_back_later(skill)
            return wait_for_callback()
        return self._receipt(skill)

    async def _answered(self, skill: Skill) -> Body | None:
        """What the line says within the second, None where it says nothing yet."""
        self._opened(skill.chat, 1)
        try:
            async with self._answers(self.account, skill.chat, ANSWER_WITHIN, MOST_OUTPUTS) as outs:
                return self._skill_answer(skill, outs) if outs else None
        except Exception as error:  # boundary: the message is kept; a failing answer must not say otherwise
            log.warning("kakao %s: no answer could be fetched (%s)", self.account, type(error).__name__)
            return None
        finally:
            self._opened(skill.chat, -1)

    def _skill_answer(self, skill: Skill, outs: Sequence[Outgoing]) -> Body:
        return skill_answer(outs, self._settings.block_id, skill.room)

    def _receipt(self, skill: Skill) -> Body:
        """That it came, with a button that shows the answer once there is one: nothing can be pushed into most chats."""
        seen = skill.pressed == LOOK or skill.words in self._look_words()
        text = self._say_text(skill.language, "kakao-nothing-yet" if seen else "kakao-received")
        look = (self._say_text(skill.language, "kakao-look"), LOOK)
        return self._skill_answer(skill, [Outgoing(skill.chat, text, "", buttons=(look,))])

    def _look_words(self) -> set[str]:
        """The label of that button as words, as it comes where no block is set."""
        return {self._say_text(language, "kakao-look") for language in ("ko", "en")}

    def _sentence(self, skill: Skill, name: str) -> Body:
        return skill_answer([Outgoing(skill.chat, self._say_text(skill.language, name), "")])

    def _may_call(self, url: str) -> bool:
        base = self._settings.callback_base
        return url.startswith(base) if base else under(url, OURS)

    def _call_back_later(self, skill: Skill) -> None:
        self._opened(skill.chat, 1)
        task = asyncio.create_task(self._call_back(skill))
        self._callbacks.add(task)
        task.add_done_callback(self._callbacks.discard)

    async def _call_back(self, skill: Skill) -> None:
        """Posts what the line says within the minute, once; a receipt where it says nothing."""
        try:
            async with self._answers(self.account, skill.chat, CALLBACK_WITHIN, MOST_OUTPUTS) as outs:
                body = self._skill_answer(skill, outs) if outs else self._receipt(skill)
                answer = await self._client.post(skill.callback_url, json=body)
                if not answer.is_success or _status(answer) != "SUCCESS":
                    raise Unavailable(f"callback not taken ({answer.status_code} {_status(answer)})")
        except Exception as error:  # boundary: a callback has one try; what was not taken waits in the store
            log.warning("kakao %s: a callback failed (%s)", self.account, type(error).__name__)
        finally:
            self._opened(skill.chat, -1)

    def _opened(self, chat: str, change: int) -> None:
        count = self._open.get(chat, 0) + change
        if count > 0:
            self._open[chat] = count
        else:
            self._open.pop(chat, None)

    async def send(self, out: Outgoing) -> Sent:
        """Pushes by the event API where it is set up; else the message waits for the person's next request (`Throttled`).

        Raises a `SendError`. While a request of the chat is open its answer goes out there, so a push waits too.
        """
        self._check(out)
        if out.chat in self._open:
            raise Throttled(2.0)
        if not self._settings.event or out.chat.startswith(ROOM):
            raise Throttled(NEXT_TIME)
        return await self._push(out)

    def _check(self, out: Outgoing) -> None:
        if out.edits or out.answers:
            raise Refused("KakaoTalk has no edits and no answers to presses")
        if not out.text.strip() or len(out.text) > MAX_TEXT:
            raise Refused(f"a text of {len(out.text)} characters; KakaoTalk takes 1 to {MAX_TEXT}")
        if len(out.buttons) > MOST_QUICK_REPLIES:
            raise Refused(f"{len(out.buttons)} quick replies; KakaoTalk takes {MOST_QUICK_REPLIES}")
        if any(not label or not 1 <= len(value.encode()) <= CAPABILITIES.max_button_bytes for label, value in out.buttons):
            raise Refused("a button without a label, or with a value that is not of 1 to 64 bytes")

    async def _push(self, out: Outgoing) -> Sent:
        bot_id = self._settings.bot_ids[0] if self._settings.bot_ids else ""
        body = {
            "event": {"name": self._settings.event, "data": {PUSH: out.text}},
            "user": [{"type": "botUserKey", "id": out.chat}],
        }
        headers = {"Authorization": f"KakaoAK {self._settings.event_key}"}
        try:
            answer = await self._client.post(f"{self._settings.event_url}/{bot_id}/talk", json=body, headers=headers)
        except httpx.HTTPError as error:
            raise Unavailable(type(error).__name__) from None
        if answer.status_code == 429:
            raise Throttled(60.0)
        if answer.status_code >= 500 or answer.status_code in (401, 403):
            raise Unavailable(f"event refused ({answer.status_code})")
        if not answer.is_success:
            raise Refused(f"event refused ({answer.status_code})")
        if _status(answer) == "FAIL":
            raise Unreachable("the person has not added the channel")
        if _status(answer) != "SUCCESS":
            raise Unavailable(f"event answered {_status(answer) or 'nothing readable'}")
        return Sent(_field(answer, "taskId") or out.key)

    async def fetch(self, remote: str, most: int) -> bytes:
        """The bytes at an address of Kakao's own, never more than `most`. Raises a `SendError`; anybody can type an address."""
        if not under(remote, MEDIA_HOSTS):
            raise Refused("an address that is not Kakao's")
        return await download(self._client, remote, most)

    async def close(self) -> None:
        """Gives up callbacks under way and closes the connections."""
        for task in self._callbacks:
            task.cancel()
        await self._client.aclose()


def _heard(keeping: "asyncio.Future[Sequence[Accepted]]") -> None:
    """What a late store says is heard, so that nothing is reported as lost in a log that nobody asked."""
    if not keeping.cancelled():
        keeping.exception()


def _status(answer: httpx.Response) -> str:
    return _field(answer, "status")[:20]


def _field(answer: httpx.Response, name: str) -> str:
    try:
        body = json.loads(answer.content)
    except ValueError:
        return ""
    return str(body.get(name, "")) if isinstance(body, dict) else ""
