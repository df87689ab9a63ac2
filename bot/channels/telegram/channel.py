"""The Telegram channel: one bot, its webhook or its polling, and what it sends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.routing import BaseRoute, Route
from telegram.error import ChatMigrated

from bot.channels.contract import (
    Capabilities,
    Incoming,
    Intake,
    Outgoing,
    Refused,
    SendError,
    Sent,
    StoreUnavailable,
    Unavailable,
)
from bot.channels.parts import length
from bot.channels.telegram.api import API, FILES, Api
from bot.channels.telegram.delivery import Delivery, delivery_of
from bot.channels.telegram.introduction import introduce, introduction
from bot.channels.telegram.parse import NAME, parse, quarantined
from bot.channels.telegram.poller import Poller, free_for_polling
from bot.channels.webhook import Webhook
from triage.message import Kind

log = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024
MAX_NOTICE = 200
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  # a header's name
CAPABILITIES = Capabilities(max_text=4096, max_button_bytes=64, per_chat_seconds=1.0, per_second=30.0)
Markup = dict[str, Any]
NO_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """One bot. With `webhook_url` Telegram calls us there, else we poll; the route exists wherever `secret` is set."""

    account: str
    token: str = field(repr=False)
    secret: str = field(default="", repr=False)  #: of the webhook's header, 1 to 256 of A-Z a-z 0-9 _ -
    webhook_url: str = ""
    rooms: tuple[str, ...] = ()  #: chat ids of duty rooms, where presses are officers' and talk is no tip
    names: tuple[tuple[str, str], ...] = ()  #: (language or "", the bot's name); a language that is missing keeps its name
    base_url: str = API
    base_file_url: str = FILES
    long_poll: int = 50
    timeout: float = 10.0


class TelegramChannel:
    """One Telegram bot. `say(language, text_id)` gives the labels of its keys; `pause` sleeps between tries."""

    name = NAME
    capabilities = CAPABILITIES

    def __init__(
        self,
        settings: TelegramSettings,
        say: Callable[[str, str], str],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.account = settings.account
        self._settings = settings
        self._say = say
        self._pause = pause
        self._api = Api(settings.token, settings.base_url, settings.base_file_url, settings.timeout)
        self._rooms = set(settings.rooms)
        self._moved: dict[str, str] = {}  #: groups that Telegram gave a new id
        self._background: set[asyncio.Task[None]] = set()
        self._set_up = False  #: whether Telegram was told where to deliver since the start
        self._rivals = [0, 0]  #: webhooks that stood in the way of our polling, and others who polled

    def __repr__(self) -> str:
        return f"TelegramChannel(account={self.account!r})"

    def parse(self, raw: bytes) -> tuple[Incoming, ...]:
        """The update as messages; none for talk in a duty room."""
        return parse(raw, self.account, self._rooms)

    def routes(self, intake: Intake) -> Sequence[BaseRoute]:
        """The webhook at `/telegram/<account>`, or nothing where no secret is set."""
        if not self._settings.secret:
            return ()

        async def keep(raw: bytes) -> None:
            await self._keep(self.parse(raw), intake)

        hook = Webhook(SECRET_HEADER, self._settings.secret, MAX_BODY, keep)
        return (Route(f"/telegram/{self.account}", hook, methods=["POST"]),)

    async def run(self, intake: Intake) -> None:
        """Polls until cancelled; with a webhook, tells Telegram its address and returns."""

        async def keep(messages: Sequence[Incoming]) -> None:
            await self._keep(messages, intake)

        settings = self._settings
        if settings.webhook_url:
            await self._insist(lambda: self._api.receive_by_webhook(settings.webhook_url, settings.secret))
            self._set_up = True
            await self._introduce()
            return
        await free_for_polling(self._api)
        self._set_up = True
        self._in_background(self._introduce())
        await Poller(self._api, self.parse, keep, settings.long_poll, self._pause, self._met_rival).run()

    def _met_rival(self, hook: bool) -> None:
        self._rivals[0 if hook else 1] += 1

    def take_rivals(self) -> tuple[int, int]:
        """How often since the last call a webhook of somebody's stood in our way, and how often somebody else polled."""
        hooks, pollers = self._rivals
        self._rivals = [0, 0]
        return hooks, pollers

    async def delivery(self) -> Delivery:
        """Where Telegram delivers now. Raises a `SendError`; before we have told it where, it counts as ours."""
        told = delivery_of(await self._api.call("getWebhookInfo"), self._settings.webhook_url)
        return told if self._set_up else replace(told, ours=True)

    async def take_back(self) -> None:
        """Telegram delivers to us again. Raises a `SendError`."""
        if self._settings.webhook_url:
            await self._api.receive_by_webhook(self._settings.webhook_url, self._settings.secret)
        else:
            await self._api.receive_by_polling()

    async def _insist(self, ask: Callable[[], Coroutine[None, None, None]]) -> None:
        wait = 1.0
        while True:
            try:
                return await ask()
            except SendError as error:
                log.warning("telegram %s: not set up yet (%s)", self.account, error)
            await self._pause(wait)
            wait = min(wait * 2, 60.0)

    async def _introduce(self) -> None:
        """The bot's name, description and menu say what our texts and settings say, in each language."""
        await introduce(self._api, self.account, introduction(self._say, dict(self._settings.names)))

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _keep(self, messages: Sequence[Incoming], intake: Intake) -> None:
        """All are on disk. What the intake chokes on is kept alone and unread. Raises `StoreUnavailable`."""
        if not messages:
            return
        try:
            await intake(messages)
        except StoreUnavailable:
            raise
        except Exception:  # boundary: one poisonous update must not hold up its neighbours
            for message in messages:
                await _keep_alone(message, intake)
        for message in messages:
            if message.officer_press is None and message.message.kind is Kind.BUTTON:
                self._in_background(self._answer_press(message))

    async def _answer_press(self, message: Incoming) -> None:
        """The sender's button stops spinning, if Telegram can be reached; nothing hangs on it."""
        try:
            await self._api.call("answerCallbackQuery", callback_query_id=message.answer_id)
        except SendError as error:
            log.info("telegram %s: a press was not answered (%s)", self.account, error)

    async def send(self, out: Outgoing) -> Sent:
        """Sends, edits or answers. Raises a `SendError`; a text over 4,096 characters is `Refused` (see `in_parts`)."""
        self._check(out)
        chat = self._moved.get(out.chat, out.chat)
        try:
            return await self._send(out, chat)
        except ChatMigrated as moved:
            new = str(moved.new_chat_id)
            log.warning("telegram %s: a group has a new id; put it into the settings", self.account)
            self._moved[out.chat] = new
            if out.chat in self._rooms:
                self._rooms.add(new)
            return await self._send_once_more(out, new)

    async def _send_once_more(self, out: Outgoing, chat: str) -> Sent:
        try:
            return await self._send(out, chat)
        except ChatMigrated:
            raise Unavailable("the group moves") from None

    async def _send(self, out: Outgoing, chat: str) -> Sent:
        text = _clean(out.text)
        if out.answers:
            await self._api.call("answerCallbackQuery", callback_query_id=out.answers, text=text[:MAX_NOTICE] or None)
            return Sent(out.answers)
        markup = _inline(out)
        if out.edits:
            await self._api.call(
                "editMessageText",
                text=text,
                chat_id=chat,
                message_id=int(out.edits),
                reply_markup=markup,
                link_preview_options=NO_PREVIEW,
            )
            return Sent(out.edits)
        sent = await self._api.call(
            "sendMessage",
            chat_id=chat,
            text=text,
            reply_markup=markup or self._keys(out),
            disable_notification=out.silent or None,
            link_preview_options=NO_PREVIEW,
        )
        return Sent(_message_id(sent))

    def _check(self, out: Outgoing) -> None:
        if not out.answers and not out.text.strip():
            raise Refused("an empty text")
        if not out.answers and length(out.text) > self.capabilities.max_text:
            raise Refused(f"a text of {length(out.text)} characters; Telegram takes {self.capabilities.max_text}")
        if out.edits and not out.edits.isdecimal():
            raise Refused("an edit of something that is no message id")
        for label, value in out.buttons:
            if not label or not 1 <= len(value.encode()) <= self.capabilities.max_button_bytes:
                raise Refused(f"a button value of {len(value.encode())} bytes; Telegram takes 1 to 64")

    def _keys(self, out: Outgoing) -> Markup | None:
        """The phone's own keys for sharing a place or a number; groups have none.

        A quiet message takes away what an earlier one offered, since whoever looks on would read it.
        """
        if out.chat.startswith("-"):
            return None
        offered = (
            (out.ask_place, "share-place", "request_location"),
            (out.ask_number and not out.silent, "share-number", "request_contact"),
        )
        keys = [[{"text": self._say(out.language, label), asks: True}] for wanted, label, asks in offered if wanted]
        if keys:
            return {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}
        return {"remove_keyboard": True} if out.silent else None

    async def fetch(self, remote: str, most: int) -> bytes:
        """The bytes of the file with this id, never more than `most`. Raises a `SendError`."""
        return await self._api.file(remote, most)

    async def erase(self, chat: str, message_ids: Sequence[str]) -> None:
        """These messages, at most 100 and younger than 48 hours, are gone from the chat on both sides. Raises a `SendError`."""
        ids = [int(one) for one in message_ids if one.isdecimal()]
        if not ids:
            return
        try:
            await self._api.call("deleteMessages", chat_id=self._moved.get(chat, chat), message_ids=ids)
        except ChatMigrated:
            raise Refused("a group has moved") from None

    async def close(self) -> None:
        """Gives up what runs beside and closes the connections."""
        for task in self._background:
            task.cancel()
        await self._api.close()


async def _keep_alone(message: Incoming, intake: Intake) -> None:
    try:
        await intake([message])
    except StoreUnavailable:
        raise
    except Exception as error:  # boundary: kept unread, with its raw payload, for a person
        log.error("an update could not be kept as read (%s); it is kept raw", type(error).__name__)
        try:
            await intake([quarantined(message)])
        except Exception as worse:  # boundary: nothing was kept, so nothing may be acknowledged
            raise StoreUnavailable("not even raw") from worse


def _inline(out: Outgoing) -> Markup | None:
    if not out.buttons:
        return None
    return {"inline_keyboard": [[{"text": label, "callback_data": value}] for label, value in out.buttons]}


def _message_id(sent: object) -> str:
    """The id out of Telegram's answer; the message is sent, so an answer without one must not have it sent again."""
    return str(sent.get("message_id", "")) if isinstance(sent, dict) else ""


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
