"""The fake Telegram keeps the rules that matter: a lenient double would let bugs through."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.channels.fake_telegram import FakeTelegram, Fault

TOKEN = "1:fake"
CHAT = 77
LONG_VALUE = {"inline_keyboard": [[{"text": "b", "callback_data": "가" * 22}]]}


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(poll_penalty=0.1).serving() as fake:
        yield fake


async def ask(telegram: FakeTelegram, method: str, **params: Any) -> dict[str, Any]:
    async with httpx.AsyncClient(timeout=5) as client:
        answer: dict[str, Any] = (await client.post(f"{telegram.url}{TOKEN}/{method}", json=params)).json()
        return answer


async def test_updates_stay_until_a_higher_offset_confirms_them(telegram: FakeTelegram) -> None:
    for text in ("a", "b", "c"):
        await telegram.write(TOKEN, CHAT, text)
    first = (await ask(telegram, "getUpdates"))["result"]
    assert [one["message"]["text"] for one in first] == ["a", "b", "c"]
    assert len((await ask(telegram, "getUpdates"))["result"]) == 3
    rest = (await ask(telegram, "getUpdates", offset=first[1]["update_id"] + 1))["result"]
    assert [one["message"]["text"] for one in rest] == ["c"]
    assert telegram.bot(TOKEN).confirmed == 2


async def test_an_offset_far_beyond_the_queue_confirms_nothing(telegram: FakeTelegram) -> None:
    number = await telegram.inject(TOKEN, {"message": telegram.message(CHAT, text="a")})
    assert len((await ask(telegram, "getUpdates", offset=number + 1000))["result"]) == 1


async def test_a_negative_offset_throws_the_older_ones_away(telegram: FakeTelegram) -> None:
    for text in ("a", "b"):
        await telegram.write(TOKEN, CHAT, text)
    assert [one["message"]["text"] for one in (await ask(telegram, "getUpdates", offset=-1))["result"]] == ["b"]


async def test_the_same_offset_again_is_made_to_wait(telegram: FakeTelegram) -> None:
    number = await telegram.inject(TOKEN, {"message": telegram.message(CHAT, text="a")})
    began = asyncio.get_running_loop().time()
    for _ in range(2):
        await ask(telegram, "getUpdates", offset=number)
    assert asyncio.get_running_loop().time() - began >= 0.1


async def test_a_second_poller_ends_the_first(telegram: FakeTelegram) -> None:
    first = asyncio.create_task(ask(telegram, "getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(ask(telegram, "getUpdates", timeout=5))
    assert (await first)["error_code"] == 409
    await telegram.write(TOKEN, CHAT, "a")
    assert len((await second)["result"]) == 1


async def test_a_type_nobody_asked_for_is_never_queued(telegram: FakeTelegram) -> None:
    await ask(telegram, "getUpdates", allowed_updates=["callback_query"])
    await telegram.write(TOKEN, CHAT, "a")
    assert (await ask(telegram, "getUpdates"))["result"] == []


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": " "}, "message text is empty"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": LONG_VALUE},
            "BUTTON",
        ),
        ("sendMessage", {"chat_id": "nobody", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": -5, "text": "x", "reply_markup": {"keyboard": [[{"request_location": True}]]}}, "private"),
        ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
        ("flyToTheMoon", {}, "method not found"),
    ],
)
async def test_what_telegram_refuses_is_refused(telegram: FakeTelegram, method: str, params: dict[str, Any], words: str) -> None:
    answer = await ask(telegram, method, **{"chat_id": CHAT, **params})
    assert not answer["ok"]
    assert words in answer["description"]


async def test_messages_change_and_go(telegram: FakeTelegram) -> None:
    sent = (await ask(telegram, "sendMessage", chat_id=CHAT, text="a"))["result"]["message_id"]
    await ask(telegram, "editMessageText", chat_id=CHAT, message_id=sent, text="b")
    assert telegram.shown(TOKEN, CHAT) == ["b"]
    again = await ask(telegram, "editMessageText", chat_id=CHAT, message_id=sent, text="b")
    assert "message is not modified" in again["description"]
    await ask(telegram, "deleteMessage", chat_id=CHAT, message_id=sent)
    assert telegram.shown(TOKEN, CHAT) == []


async def test_a_fault_after_the_effect_leaves_the_effect(telegram: FakeTelegram) -> None:
    telegram.fail(TOKEN, "sendMessage", Fault(500, after=True))
    assert not (await ask(telegram, "sendMessage", chat_id=CHAT, text="a"))["ok"]
    assert telegram.shown(TOKEN, CHAT) == ["a"]


async def test_with_a_webhook_nobody_polls(telegram: FakeTelegram) -> None:
    await ask(telegram, "setWebhook", url="http://127.0.0.1:1/", secret_token="s")
    assert (await ask(telegram, "getUpdates"))["error_code"] == 409
    await ask(telegram, "deleteWebhook")
    assert (await ask(telegram, "getUpdates"))["ok"]
