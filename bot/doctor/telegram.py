"""Telegram: does each bot's token work, does Telegram deliver where we listen, and can the duty room be written to."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any

from bot.channels.contract import SendError
from bot.channels.telegram.api import Api
from bot.config import BadSettings, Settings, TelegramAccount
from bot.doctor.finding import Finding

#: Seconds for all calls about one bot.
PATIENCE = 3.0
#: Updates waiting at Telegram above which nobody seems to fetch them.
MOST_WAITING = 100


def examine(settings: Settings) -> list[Finding]:
    """Every bot, all at once; never longer than `PATIENCE`."""
    return asyncio.run(look(settings)) if settings.telegram else []


async def look(settings: Settings) -> list[Finding]:
    """The same, for callers with a loop of their own."""
    found = await asyncio.gather(*(_account(settings, bot) for bot in settings.telegram))
    return [finding for findings in found for finding in findings]


async def _account(settings: Settings, bot: TelegramAccount) -> list[Finding]:
    what = f"telegram {bot.account}"
    base = settings.telegram_api.rstrip("/")
    try:
        api = Api(bot.secret(), f"{base}/bot", f"{base}/file/bot", timeout=PATIENCE)
    except BadSettings as problem:
        return [Finding(what, False, str(problem))]
    except Exception as problem:  # boundary: the library refuses a malformed token with an error of its own
        return [Finding(what, False, f"the token is malformed ({type(problem).__name__}): copy it anew from BotFather")]
    try:
        async with asyncio.timeout(PATIENCE):
            return [await _bot(settings, bot, api, what), *await _room(settings, bot, api)]
    except TimeoutError:
        return [Finding(what, False, f"no answer within {PATIENCE:g} s: see the network, and TIPLINE_TELEGRAM_API if it is set")]
    finally:
        await api.close()


async def _bot(settings: Settings, bot: TelegramAccount, api: Api, what: str) -> Finding:
    if problem := await _refusal(api.call("get_me")):
        return Finding(what, False, f"getMe failed ({problem}): see the token and the network")
    try:
        hook = await api.call("get_webhook_info")
    except SendError as error:
        return Finding(what, False, f"getWebhookInfo failed ({error}): try again")
    if not isinstance(hook, Mapping):
        return Finding(what, False, "getWebhookInfo gave no object: see TIPLINE_TELEGRAM_API")
    return _delivery(settings, bot, hook, what)


def _delivery(settings: Settings, bot: TelegramAccount, hook: Mapping[str, Any], what: str) -> Finding:
    polls = not bot.hook_secret()
    wanted = "" if polls else f"{settings.public_url.rstrip('/')}/telegram/{bot.account}"
    waiting = int(hook.get("pending_update_count", 0))
    if hook.get("url", "") != wanted:
        says = "has a webhook set, but the settings say to poll" if polls else "delivers to another address than ours, or nowhere"
        return Finding(what, False, f"Telegram {says}: (re)start the line; if it stays so, somebody else holds the token")
    if waiting > MOST_WAITING:
        return Finding(what, False, f"{waiting} updates wait at Telegram: the line is down or cannot keep up")
    return Finding(what, True, f"answers, {'polled' if polls else 'by webhook'}, {waiting} updates wait")


async def _room(settings: Settings, bot: TelegramAccount, api: Api) -> list[Finding]:
    pages = settings.duty_room_account or settings.telegram[0].account
    if not settings.duty_room or bot.account != pages:
        return []
    # "typing" needs the same right as a page and leaves nothing behind.
    problem = await _refusal(api.call("send_chat_action", chat_id=settings.duty_room, action="typing"))
    if problem:
        return [Finding("duty room", False, f"cannot be written to ({problem}): add the bot to the room and let it write")]
    return [Finding("duty room", True, f"can be written to by {bot.account}")]


async def _refusal(call: Awaitable[Any]) -> str:
    try:
        await call
    except SendError as error:
        return str(error) or type(error).__name__
    return ""
