"""The web chat and KakaoTalk on the real store: what is written is kept, and what the line says shows where it was asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from bot.channels.contract import Incoming, OfficerPress, RoomNews
from bot.channels.kakao import KakaoChannel, KakaoSettings
from bot.channels.webchat import WebChat
from bot.handover import handover
from bot.intake import Intake
from bot.texts import say
from bot.transcripts import transcripts
from storage import tables as t
from storage.engine import open_engine
from storage.keys import MasterKey
from storage.store import Store
from storage.talk import Said
from storage.talk import say as commit_reply
from tests.channels.fake_kakao import FakeKakao

SECRET = "a-secret-of-the-skill"


def now() -> datetime:
    return datetime(2026, 1, 10, tzinfo=UTC)


@pytest.fixture
def store(sqlite_store_url: str) -> Store:
    engine = open_engine(sqlite_store_url)
    opened = Store(engine, MasterKey(b"k" * 32), now)
    opened.check_key()
    return opened


@pytest.fixture
async def intake(store: Store) -> AsyncIterator[Intake]:
    async def nobody(_incoming: Incoming, _what: OfficerPress | RoomNews) -> None:
        raise AssertionError("there is no duty room here")

    intake = Intake(store, nobody, nobody)
    running = asyncio.create_task(intake.run())
    yield intake
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    store.engine.dispose()


def replied(store: Store, text: str, *buttons: tuple[str, str], place: bool = False) -> None:
    """The line says this in the newest conversation."""
    with store.write() as tx:
        talk = int(tx.value(sa.select(sa.func.max(t.conversations.c.id))))
        commit_reply(tx, talk, Said(text, buttons, place), f"k{text}", 10)


async def test_a_conversation_in_the_web_chat(store: Store, intake: Intake) -> None:
    chat = WebChat("family", transcripts(store, "webchat"), say)
    app = Starlette(routes=list(chat.routes(intake)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as browser:
        await browser.post("/", data={"text": "아들이 연락이 안 돼요", "id": "form-0123456789-abcdefgh"})
        await browser.post("/", data={"text": "아들이 연락이 안 돼요", "id": "form-0123456789-abcdefgh"})
        replied(store, "다친 데가 있나요?", ("네", "hurt-yes"))
        page = (await browser.get("/")).text
        assert page.count("아들이 연락이 안 돼요") == 1
        assert page.index("아들이 연락이 안 돼요") < page.index("다친 데가 있나요?") < page.index('value="hurt-yes"')
        await browser.post("/", data={"press": "hurt-yes"})
        await browser.post("/", data={"lat": "11.55", "lon": "104.92", "accuracy": "20"})
        page = (await browser.get("/")).text
        assert "<p>네</p>" in page
        assert "위치를 보냄" in page
        assert 'value="hurt-yes"' not in page


async def test_a_conversation_on_kakaotalk(store: Store, intake: Intake) -> None:
    kakao = FakeKakao()
    names = KakaoSettings("family", SECRET)
    channel = KakaoChannel(names, handover(store, "kakao", 1000, "w"), say, now, kakao.client)
    kakao.connect(Starlette(routes=list(channel.routes(intake))), "/kakao/family", SECRET)
    await kakao.say("u1", "아들이 연락이 안 돼요")
    replied(store, "어디에 있나요?")
    await kakao.say("u1", "프놈펜이요")
    await kakao.say("u1", "고맙습니다")
    assert kakao.screens["u1"] == [say("ko", "kakao-received"), "어디에 있나요?", say("ko", "kakao-received")]
    with store.read() as tx:
        assert [row["state"] for row in tx.all(sa.select(t.outbox.c.state))] == ["sent"]
    await channel.close()
