"""What every channel promises, tried on each of them and on the fake that stands in for them elsewhere."""

import asyncio
import itertools
import json
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.channels.contract import Capabilities, Channel, Outgoing, Oversize, Refused, StoreUnavailable, Throttled, Unavailable
from bot.channels.kakao import KakaoChannel, KakaoSettings
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.channels.webchat import Line as Said
from bot.channels.webchat import WebChat
from bot.channels.webchat.code import chat_of, read_code
from bot.texts import say
from tests.channels.fake_channel import FakeChannel
from tests.channels.fake_kakao import FakeKakao
from tests.channels.fake_telegram import FakeTelegram
from tests.channels.line import Line
from triage.message import Kind

TOKEN = "123456:AAfake-token-of-a-test"
SECRET = "a-secret-of-the-webhook"
KAKAO_PICTURE = "https://talk.kakaocdn.net/dna/a/i_0.jpg"


class Side(ABC):
    """The other end of a channel: a person who writes and sees, and the line behind."""

    def __init__(self, channel: Channel, line: Line, chat: str) -> None:
        self.channel = channel
        self.line = line
        self.chat = chat

    @abstractmethod
    async def post(self, **content: Any) -> bool:
        """Sends text=, lat= and lon=, or press=; whether it was acknowledged."""

    @abstractmethod
    async def again(self) -> bool:
        """The last delivery once more."""

    @abstractmethod
    async def see(self) -> list[str]:
        """The texts the person has been sent."""

    @abstractmethod
    async def put(self, body: bytes) -> str:
        """Sends a file; what the channel hands it out by, "" where it hands out none."""

    async def say(self, out: Outgoing) -> str:
        """The line answers."""
        return (await self.channel.send(out)).message_id


class FakeSide(Side):
    """Somebody at the fake channel."""

    last = b""
    numbers = itertools.count(1)

    async def post(self, **content: Any) -> bool:
        self.last = json.dumps({"id": next(self.numbers), "chat": self.chat, **content}).encode()
        return await self.again()

    async def again(self) -> bool:
        with suppress(StoreUnavailable):
            await self.line.intake(self.channel.parse(self.last))
            return True
        return False

    async def see(self) -> list[str]:
        assert isinstance(self.channel, FakeChannel)
        return [out.text for out in self.channel.sent]

    async def put(self, body: bytes) -> str:
        assert isinstance(self.channel, FakeChannel)
        self.channel.files["f1"] = body
        await self.post(files=["f1"])
        return self.line.kept[-1].message.files[0].remote


class TelegramSide(Side):
    """Somebody at Telegram, which calls the webhook."""

    def __init__(self, telegram: FakeTelegram, channel: TelegramChannel) -> None:
        super().__init__(channel, Line(), "77")
        self.telegram = telegram
        self.last: dict[str, Any] = {}
        app = Starlette(routes=list(channel.routes(self.line.intake)))
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")

    async def post(self, **content: Any) -> bool:
        if "press" in content:
            await self.telegram.press(TOKEN, int(self.chat), content["press"])
        elif "lat" in content:
            place = {"latitude": content["lat"], "longitude": content["lon"]}
            await self.telegram.inject(TOKEN, {"message": self.telegram.message(int(self.chat), location=place)})
        else:
            await self.telegram.write(TOKEN, int(self.chat), content["text"])
        self.last = self.telegram.bot(TOKEN).queue.pop()
        return await self.again()

    async def again(self) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        answer = await self.client.post("/telegram/family", json=self.last, headers=headers)
        return answer.is_success

    async def see(self) -> list[str]:
        return self.telegram.shown(TOKEN, int(self.chat))

    async def put(self, body: bytes) -> str:
        await self.telegram.send_file(TOKEN, int(self.chat), "photo", body)
        self.last = self.telegram.bot(TOKEN).queue.pop()
        assert await self.again()
        return self.line.kept[-1].message.files[0].remote


class WebSide(Side):
    """Somebody with a browser; what the line says is committed before the channel is told, as the store does it."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.numbers = itertools.count(1)
        self.last: dict[str, str] = {}

        async def transcript(_account: str, chat: str) -> list[Said]:
            now = datetime(2026, 11, 22, tzinfo=UTC)
            heard = [Said(one.message_id, "in", one.message.text, now) for one in self.line.kept if one.chat == chat]
            return [*heard, *(self.said if chat == self.chat else [])]

        line = Line()
        super().__init__(WebChat("family", transcript, say), line, "")
        app = Starlette(routes=list(self.channel.routes(line.intake)))
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")

    async def post(self, **content: Any) -> bool:
        self.last = {"id": f"{next(self.numbers):030}", **{name: str(value) for name, value in content.items()}}
        return await self.again()

    async def again(self) -> bool:
        answer = await self.client.post("/", data=self.last)
        if code := read_code(self.client.cookies.get("c") or ""):
            self.chat = chat_of(code)
        return answer.is_redirect

    async def say(self, out: Outgoing) -> str:
        self.said.append(Said(out.key, "out", out.text, datetime(2026, 11, 22, tzinfo=UTC), out.buttons, out.ask_place))
        return await super().say(out)

    async def see(self) -> list[str]:
        page = (await self.client.get("/")).text
        return [one.text for one in self.said if one.text in page]

    async def put(self, body: bytes) -> str:
        return ""


class KakaoSide(Side):
    """Somebody at KakaoTalk, who sees what was committed when they write again."""

    def __init__(self) -> None:
        self.kakao = FakeKakao()
        self.waiting: list[Outgoing] = []
        self.last: tuple[Any, str] = ({}, "")
        self.numbers = itertools.count(1)

        @asynccontextmanager
        async def answers(_account: str, _chat: str, _seconds: float, most: int) -> AsyncIterator[list[Outgoing]]:
            yield self.waiting[:most]
            del self.waiting[:most]

        names = KakaoSettings("family", SECRET, block_id="b1")
        super().__init__(
            KakaoChannel(names, answers, say, lambda: datetime(2026, 11, 22, tzinfo=UTC), self.kakao.client), Line(), "u1"
        )
        self.kakao.connect(Starlette(routes=list(self.channel.routes(self.line.intake))), "/kakao/family", SECRET)

    async def post(self, **content: Any) -> bool:
        extra = {"value": content["press"]} if "press" in content else None
        words = content.get("text") or f"{content.get('lat')}, {content.get('lon')}"
        self.last = self.kakao.request(self.chat, words, extra=extra), f"chp-{next(self.numbers)}"
        return await self.again()

    async def again(self) -> bool:
        body = await self.kakao.post(*self.last)
        return bool(body["template"]["outputs"][0]["simpleText"]["text"] != say("ko", "kakao-try-again"))

    async def say(self, out: Outgoing) -> str:
        with pytest.raises(Throttled):
            await super().say(out)
        self.waiting.append(out)
        return out.key

    async def see(self) -> list[str]:
        await self.kakao.say(self.chat, "네")
        return self.kakao.screens[self.chat]

    async def put(self, body: bytes) -> str:
        self.kakao.pictures[KAKAO_PICTURE] = body
        await self.post(text=KAKAO_PICTURE)
        return self.line.kept[-1].message.files[0].remote


@pytest.fixture(params=["fake", "telegram", "webchat", "kakao"])
async def side(request: pytest.FixtureRequest) -> AsyncIterator[Side]:
    if request.param == "telegram":
        async with FakeTelegram().serving() as telegram:
            names = TelegramSettings("family", TOKEN, SECRET, base_url=telegram.url, base_file_url=telegram.file_url)
            side = TelegramSide(telegram, TelegramChannel(names, say))
            yield side
            await side.channel.close()
    elif request.param == "kakao":
        yield KakaoSide()
    else:
        yield WebSide() if request.param == "webchat" else FakeSide(FakeChannel(), Line(), "c1")


async def test_words_arrive_whole_with_an_address_to_answer_to(side: Side) -> None:
    text = "아들이 캄보디아에서 갇혔어요 😭\n제발\u200b"
    assert await side.post(text=text)
    (kept,) = side.line.kept
    assert (kept.channel, kept.account) == (side.channel.name, side.channel.account)
    assert (kept.message.text, kept.message.kind, kept.chat) == (text, Kind.TEXT, side.chat)
    assert kept.external_id
    assert kept.message_id
    (again,) = side.channel.parse(kept.raw)
    assert replace(again, external_id=kept.external_id, message_id=kept.message_id) == kept


async def test_the_same_delivery_twice_is_a_repeat(side: Side) -> None:
    await side.post(text="살려")
    assert await side.again()
    assert (side.line.texts, side.line.repeats) == (["살려"], 1)


async def test_the_same_words_twice_are_two_messages(side: Side) -> None:
    await side.post(text="살려")
    await side.post(text="살려")
    assert side.line.texts == ["살려", "살려"]


async def test_nothing_is_acknowledged_that_was_not_kept(side: Side) -> None:
    side.line.away = 1
    assert not await side.post(text="살려")
    assert await side.again()
    assert side.line.texts == ["살려"]


async def test_a_pin_arrives(side: Side) -> None:
    if side.channel.name == "kakao":
        pytest.skip("KakaoTalk hands over no pins; a place comes in words")
    await side.post(lat=11.556374, lon=104.928207)
    pin = side.line.kept[0].message.pin
    assert side.line.kept[0].message.kind is Kind.LOCATION
    assert pin is not None
    assert (pin.lat, pin.lon) == (11.556374, 104.928207)


async def test_a_press_brings_the_buttons_value(side: Side) -> None:
    await side.post(text="여기요")
    await side.say(Outgoing(side.chat, "안전한가요?", "k1", buttons=(("네", "safe:yes"), ("아니요", "safe:no"))))
    await side.post(press="safe:no")
    assert (side.line.kept[1].message.kind, side.line.kept[1].message.action) == (Kind.BUTTON, "safe:no")


async def test_an_answer_is_shown_and_proved(side: Side) -> None:
    await side.post(text="여기요")
    assert await side.say(Outgoing(side.chat, "읽었습니다 <b>&amp;</b> *별*", "k1", silent=True)) != ""
    assert await side.say(Outgoing(side.chat, "어디에 있나요?", "k2", ask_place=True)) != ""
    assert (await side.see())[-1] == "어디에 있나요?"


@pytest.mark.parametrize("wrong", [{"text": "가" * 30_000}, {"text": ""}, {"buttons": (("긴", "가" * 22),)}])
async def test_what_can_never_be_sent_is_refused(side: Side, wrong: dict[str, Any]) -> None:
    await side.post(text="여기요")
    with pytest.raises(Refused):
        await side.channel.send(replace(Outgoing(side.chat, "글", "k"), **wrong))


@given(
    raw=st.binary(max_size=64)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(lambda v: json.dumps(v).encode())
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
async def test_what_is_not_understood_goes_to_a_person_as_it_came(side: Side, raw: bytes) -> None:
    (incoming,) = side.channel.parse(raw)
    assert (incoming.message.kind, incoming.raw) == (Kind.OTHER, raw)
    assert incoming.external_id


async def test_a_file_that_came_is_handed_out_whole(side: Side) -> None:
    body = bytes(range(256)) * 5000
    remote = await side.put(body)
    if not remote:
        pytest.skip("the channel hands out no files")
    assert await side.channel.fetch(remote, len(body)) == body
    with pytest.raises(Oversize):
        await side.channel.fetch(remote, len(body) - 1)


@pytest.mark.parametrize(
    "remote", ["", "gone", "../../etc/passwd", "https://evil.example/a.jpg", "file:///etc/passwd", "가" * 500]
)
async def test_what_no_file_is_known_by_is_refused_and_names_nothing_secret(side: Side, remote: str) -> None:
    with pytest.raises((Refused, Unavailable)) as problem:
        await side.channel.fetch(remote, 1000)
    assert TOKEN not in str(problem.value)
    assert "evil" not in str(problem.value)


async def test_construction_is_quick_and_closing_twice_harmless(side: Side) -> None:
    began = time.thread_time()
    side.channel.routes(side.line.intake)
    assert time.thread_time() - began < 0.5
    assert isinstance(side.channel.capabilities, Capabilities)
    await side.channel.close()
    await side.channel.close()


async def test_receiving_ends_when_cancelled(side: Side) -> None:
    receiving = asyncio.create_task(side.channel.run(side.line.intake))
    await asyncio.sleep(0.02)
    receiving.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.wait_for(receiving, 1)
