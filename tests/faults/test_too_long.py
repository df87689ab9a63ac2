"""More words than can be read at once: the line stays quick, a cry among them rings, and officers see what nobody read."""

import asyncio
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import tables as t
from tests.bot.house import levels, running, until
from tests.bot.screens import desk_of, words
from tests.channels.fake_telegram import FakeTelegram
from tests.faults.line import CALM, URGENT, Caller, hooked, room, rows
from triage.understanding import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

UNREAD = sa.select(t.messages.c.id).where(t.messages.c.read_at.is_(None), t.messages.c.direction == "in")
IDLE = (CALM + ". ") * 110  # some 4,000 characters


async def test_a_cry_in_a_burst_rings_and_the_desk_says_what_was_not_read(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(hooked(tmp_path, telegram, sqlite_url), world) as house:
        async with Caller(house.public.port) as caller:
            assert await caller.write(7, "제 동생 연락처는 010-1234-5678 입니다") == 200
            await until(lambda: not rows(house, UNREAD))
            for number in range(30):
                text = IDLE + "연락처 010-2222-3333 " if number == 1 else IDLE + URGENT if number == 12 else IDLE
                assert await caller.write(7, text[:4_000] if number != 12 else text) == 200
            await until(lambda: not rows(house, UNREAD), 40)
            assert levels(house) == ["critical"]
            assert rows(house, sa.select(t.cases.c.failures))[0]["failures"] == ""
            await until(lambda: room(telegram))
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
        assert "다 읽지 못함: 글이 너무 김" in shown
        assert "글이 너무 많아 전부 읽지 못했습니다. 메시지 " in shown
        assert "+821012345678" in shown


async def test_what_was_read_in_a_message_stays_once_it_is_no_longer_read(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(hooked(tmp_path, telegram, sqlite_url), world) as house:
        async with Caller(house.public.port) as caller:
            await caller.write(7, IDLE)
            await caller.write(7, f"{IDLE[:2000]} 연락처 010-2222-3333 입니다 {IDLE[:1900]}")
            await until(lambda: rows(house, sa.select(t.identifiers.c.id)))
            for _ in range(6):
                await caller.write(7, IDLE)
            await until(lambda: not rows(house, UNREAD))
        found = rows(house, sa.select(t.identifiers.c.kind, t.identifiers.c.message_id))
        assert [row["kind"] for row in found] == ["phones"]


@pytest.mark.alone
async def test_an_alarm_waits_for_no_line_of_long_calm_tips(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with (
        FakeTelegram().serving() as telegram,
        running(hooked(tmp_path, telegram, sqlite_url), world) as house,
        Caller(house.public.port) as caller,
    ):
        for _ in range(5):
            await asyncio.gather(*(caller.write(chat, IDLE) for chat in range(100, 112)))
        begun = time.monotonic()
        assert await caller.write(1, URGENT) == 200
        await until(lambda: any("코드 0" in text for text in room(telegram)))
        assert time.monotonic() - begun < 5.0
