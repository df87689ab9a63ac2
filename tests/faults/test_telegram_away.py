"""Telegram down, slow, throttling, resetting or lying: the page goes out afterwards, once, and others do not wait for it."""

# ruff: noqa: SIM117 - the line and who calls it read better one inside the other

import asyncio
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storage import tables as t
from tests.bot.house import ROOM, TOKEN, running, until
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.faults.line import CALM, URGENT, Caller, hooked, room, rows
from triage.understanding import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def to_room(params: dict[str, Any]) -> bool:
    return str(params.get("chat_id")) == ROOM


def to_501(params: dict[str, Any]) -> bool:
    return str(params.get("chat_id")) == "501"


FAULTS = {
    "down": [Fault(status=502, when=to_room)] * 3,
    "gone without a word": [Fault(reset=True, when=to_room)] * 3,
    "asking to wait": [Fault(status=429, retry_after=2, when=to_room)],
    "lying with garbage": [Fault(garbage=True, when=to_room)] * 2,
    "saying no for no reason": [Fault(status=400, description="Bad Request: something", when=to_room)],
    "silent for longer than we wait": [Fault(stall=12.0, when=to_room)],
}


@pytest.mark.parametrize("faults", FAULTS.values(), ids=FAULTS.keys())
async def test_the_page_goes_out_once_telegram_is_back(
    tmp_path: Path, world: World, sqlite_url: str, faults: list[Fault]
) -> None:
    async with FakeTelegram().serving() as telegram:
        given = hooked(tmp_path, telegram, sqlite_url, ladder_critical="duty 300")
        async with running(given, world) as house, Caller(house.public.port) as caller:
            telegram.fail(TOKEN, "sendMessage", *faults)
            assert await caller.write(501, URGENT) == 200
            await until(lambda: telegram.shown(TOKEN, int(ROOM)), 60)
            await until(lambda: telegram.shown(TOKEN, 501), 30)
            await asyncio.sleep(2)
            assert len(telegram.shown(TOKEN, int(ROOM))) == 1
            assert len(telegram.shown(TOKEN, 501)) == 1
            assert len(room(telegram)) == len(faults) + 1
            assert {row["state"] for row in rows(house, sa.select(t.outbox.c.state))} == {"sent"}


@pytest.mark.alone
async def test_a_throttled_and_a_silent_chat_hold_up_nobody_else(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram:
        async with running(hooked(tmp_path, telegram, sqlite_url), world) as house, Caller(house.public.port) as caller:
            telegram.fail(TOKEN, "sendMessage", Fault(status=429, retry_after=8, when=to_501))
            assert await caller.write(501, CALM) == 200
            await until(lambda: any(to_501(call.params) for call in telegram.calls(TOKEN, "sendMessage")))
            for chat in range(600, 620):
                assert await caller.write(chat, CALM) == 200
            await until(lambda: all(telegram.shown(TOKEN, chat) for chat in range(600, 620)), 7)
            assert telegram.shown(TOKEN, 501) == []
            await until(lambda: len(telegram.shown(TOKEN, 501)) == 1, 15)


async def test_what_cannot_be_sent_is_marked_for_the_officer(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram:
        telegram.bot(TOKEN).blocked.add("501")
        async with running(hooked(tmp_path, telegram, sqlite_url), world) as house, Caller(house.public.port) as caller:
            assert await caller.write(501, URGENT) == 200
            failed = sa.select(t.outbox.c.error).where(t.outbox.c.state == "failed")
            await until(lambda: rows(house, failed))
            assert rows(house, failed) == [{"error": "Unreachable"}]
            assert rows(house, sa.select(t.conversations.c.unreachable)) == [{"unreachable": True}]
            await until(lambda: telegram.shown(TOKEN, int(ROOM)))
