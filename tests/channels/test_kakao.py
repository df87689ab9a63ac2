"""The KakaoTalk channel against a Kakao that keeps its published limits, deadline and one-shot callback."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.channels.contract import Outgoing, Refused, Throttled, Unreachable
from bot.channels.kakao import KakaoChannel, KakaoSettings
from bot.channels.kakao.parse import parse, under
from bot.texts import say
from tests.channels.fake_kakao import BASE, FakeKakao
from tests.channels.line import Line
from triage.message import Attachment, Kind, Message

SECRET = "a-secret-of-the-skill"
USER = "u" * 66


class Desk:
    """The store's side: what is committed for a chat waits here until a request takes it."""

    def __init__(self) -> None:
        self.waiting: list[Outgoing] = []
        self.handed: list[str] = []
        self.broken = False

    @asynccontextmanager
    async def answers(self, _account: str, chat: str, seconds: float, most: int) -> AsyncIterator[Sequence[Outgoing]]:
        if self.broken:
            raise OSError("away")
        for _ in range(3 if seconds < 1 else 15):
            if self.waiting:
                break
            await asyncio.sleep(0.01)
        given = [out for out in self.waiting if out.chat == chat][:most]
        yield given
        self.waiting = [out for out in self.waiting if out not in given]
        self.handed += [out.key for out in given]


class House:
    """A Kakao bot, the line behind it and Kakao in front."""

    def __init__(self, **settings: Any) -> None:
        self.line, self.desk, self.kakao = (
            Line(),
            Desk(),
            FakeKakao(deadline=1.0),
        )  # Kakao's own is 5 s; ours is to stay far below
        self.now = datetime(2026, 11, 22, tzinfo=UTC)
        names = KakaoSettings("family", SECRET, ("bot1",), callback_base=BASE, event_url=f"{BASE}v2/bots", **settings)
        self.channel = KakaoChannel(names, self.desk.answers, say, lambda: self.now, self.kakao.client)
        self.app = Starlette(routes=list(self.channel.routes(self.line.intake)))
        self.kakao.connect(self.app, "/kakao/family", SECRET)

    def says(self, *texts: str, buttons: tuple[tuple[str, str], ...] = ()) -> None:
        self.desk.waiting += [Outgoing(USER, text, f"k-{text[:8]}", buttons) for text in texts]

    @property
    def screen(self) -> list[str]:
        return self.kakao.screens[USER]


async def test_a_message_is_stored_and_answered_from_the_store() -> None:
    house = House()
    house.says("어디에 있나요?")
    await house.kakao.say(USER, "아들이 연락이 안 돼요\n")
    assert house.line.kept[0].message == Message("아들이 연락이 안 돼요")
    assert (house.line.kept[0].chat, house.line.kept[0].language) == (USER, "ko")
    assert house.screen == ["어디에 있나요?"]
    assert house.desk.handed == ["k-어디에 있나요?"]


async def test_with_nothing_to_say_yet_it_says_that_it_was_received() -> None:
    house = House()
    await house.kakao.say(USER, "여기")
    assert house.screen == [say("ko", "kakao-received")]


async def test_an_answer_that_came_later_shows_when_the_person_writes_again() -> None:
    house = House()
    await house.kakao.say(USER, "여기")
    house.says("당직자입니다.")
    await house.kakao.say(USER, "네")
    assert house.screen[-1] == "당직자입니다."


async def test_a_callback_is_used_once_for_an_answer_that_takes_longer() -> None:
    house = House()
    body = await house.kakao.say(USER, "여기", callback=True)
    assert body == {"version": "2.0", "useCallback": True}
    house.says("읽었습니다.")
    for _ in range(100):
        if house.desk.handed:
            break
        await asyncio.sleep(0.01)
    assert house.screen == ["읽었습니다."]


async def test_an_answer_whose_callback_failed_is_given_again() -> None:
    house = House()
    house.kakao.callback_seconds = -1.0
    await house.kakao.say(USER, "여기", callback=True)
    house.says("읽었습니다.")
    await asyncio.sleep(0.25)
    assert house.desk.handed == []
    await house.kakao.say(USER, "아직 있나요")
    assert house.screen == ["읽었습니다."]


@pytest.mark.parametrize("url", ["http://callback.kakao.com/x", "https://evil.example/x", "https://kakao.com.evil.example/", ""])
def test_only_kakaos_own_addresses_are_called_back(url: str) -> None:
    assert not under(url, ("kakao.com",))
    assert under("https://bot-api.kakao.com/v1/callback?x=1", ("kakao.com",))


@pytest.mark.parametrize(("block", "value"), [("block9", "safe-no"), ("", "")])
async def test_a_quick_reply_brings_its_value_or_its_words(block: str, value: str) -> None:
    house = House(block_id=block)
    house.says("안전한가요?", buttons=(("네", "safe-yes"), ("아니요", "safe-no")))
    await house.kakao.say(USER, "여기")
    await house.kakao.press(USER, "아니요")
    message = house.line.kept[1].message
    assert message == (Message(kind=Kind.BUTTON, action="safe-no", label="아니요") if value else Message("아니요"))


async def test_a_request_of_the_same_number_is_a_repeat() -> None:
    house = House()
    for _ in range(2):
        await house.kakao.say(USER, "살려", number="chp-1")
    await house.kakao.say(USER, "살려", number="chp-2")
    assert (house.line.texts, house.line.repeats) == (["살려", "살려"], 1)


async def test_without_a_number_the_same_request_is_a_repeat_for_some_seconds() -> None:
    house = House()
    for seconds in (0, 1, 30):
        house.now = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=seconds)
        await house.kakao.say(USER, "살려", number=None)
    assert (house.line.texts, house.line.repeats) == (["살려", "살려"], 1)


async def test_a_store_that_is_away_is_said_honestly() -> None:
    house = House()
    house.line.away = 1
    await house.kakao.say(USER, "살려")
    assert house.screen == [say("ko", "kakao-try-again")]


async def test_an_answer_that_cannot_be_fetched_does_not_undo_the_message() -> None:
    house = House()
    house.desk.broken = True
    await house.kakao.say(USER, "살려")
    assert (house.line.texts, house.screen) == (["살려"], [say("ko", "kakao-received")])


WAYS_IN = [("", "wrong", 403), ("", "", 403), ("/wrong", "", 403), ("/" + SECRET, "", 200), ("", SECRET, 200)]


@pytest.mark.parametrize(("path", "secret", "status"), WAYS_IN)
async def test_the_secret_comes_by_header_or_path(path: str, secret: str, status: int) -> None:
    house = House()
    body = house.kakao.request(USER, "x")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(house.app), base_url="http://test") as client:
        answer = await client.post(f"/kakao/family{path}", json=body, headers={"X-Skill-Secret": secret} if secret else {})
    assert answer.status_code == status
    assert bool(house.line.kept) is (status == 200)


async def test_another_bot_is_turned_away_and_the_development_channel_is_not() -> None:
    house = House()
    body = house.kakao.request(USER, "x")
    body["bot"]["id"] = "stranger"
    assert await house.kakao.post(body) == {"status": 403}
    body["bot"]["id"] = "bot1"
    assert "template" in await house.kakao.post(body)


async def test_a_body_over_a_mebibyte_is_not_taken() -> None:
    house = House()
    assert await house.kakao.say(USER, "x" * 1_100_000) == {"status": 413}


async def test_without_the_event_api_a_message_waits_for_the_person() -> None:
    house = House()
    with pytest.raises(Throttled) as raised:
        await house.channel.send(Outgoing(USER, "당직자입니다.", "k"))
    assert raised.value.retry_after >= 60


async def test_the_event_api_pushes_and_its_own_request_is_no_tip() -> None:
    house = House(event="answer", event_key="rest-key")
    house.kakao.friends.add(USER)
    sent = await house.channel.send(Outgoing(USER, "당직자입니다.", "k"))
    assert (sent.message_id, house.screen, house.line.kept) == ("e1", ["당직자입니다."], [])
    assert house.kakao.events[0]["authorization"] == "KakaoAK rest-key"
    assert "rest-key" not in repr(house.channel) + repr(house.channel._settings)


async def test_a_push_to_somebody_who_has_not_added_the_channel_is_unreachable() -> None:
    house = House(event="answer")
    with pytest.raises(Unreachable):
        await house.channel.send(Outgoing(USER, "당직자입니다.", "k"))


TOO_MANY = tuple((f"{number}", f"{number}") for number in range(11))


@pytest.mark.parametrize("out", [Outgoing(USER, "가" * 1001, "k"), Outgoing(USER, "x", "k", TOO_MANY), Outgoing(USER, " ", "k")])
async def test_what_kakao_would_never_take_is_refused(out: Outgoing) -> None:
    with pytest.raises(Refused):
        await House().channel.send(out)


def read(request: dict[str, Any]) -> Message:
    return parse(json.dumps(request).encode(), "family")[0].message


UPLOADED = {"flow": {"trigger": {"type": "IMAGE_UPLOAD"}}}
PLAIN = "http://secure.kakaocdn.net/s/1.png"
PICTURE = "https://dn-m.talk.kakao.com/talkm/abc/i_0.jpg"


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"userRequest": {"utterance": PICTURE}},
            Message(kind=Kind.MEDIA, label="image", files=(Attachment("image", remote=PICTURE),)),
        ),
        (
            {"userRequest": {"utterance": "사진", "params": {}}, "flow": {"trigger": {"type": "IMAGE_UPLOAD"}}},
            Message(kind=Kind.MEDIA, label="image"),
        ),
        (
            {"userRequest": {"utterance": "x"}, "action": {"params": {"photos": '{"secureUrls": "List(https://x)"}'}}},
            Message(kind=Kind.MEDIA, label="secure_image"),
        ),
        (
            {
                "userRequest": {"utterance": "x"},
                "action": {"params": {"photos": f'{{"secureUrls": "List({PLAIN}, {PICTURE})"}}'}},
            },
            Message(
                kind=Kind.MEDIA,
                label="secure_image",
                files=(Attachment("image", remote=PLAIN.replace("http:", "https:")), Attachment("image", remote=PICTURE)),
            ),
        ),
        (
            {"userRequest": {"utterance": "사진", "params": {"media": {"type": "image", "url": PICTURE}}}, **UPLOADED},
            Message(kind=Kind.MEDIA, label="image", files=(Attachment("image", remote=PICTURE),)),
        ),
        ({"userRequest": {"utterance": "https://evil.example/a.jpg"}}, Message("https://evil.example/a.jpg")),
        ({"userRequest": {"utterance": f"{PICTURE} 여기예요"}}, Message(f"{PICTURE} 여기예요")),
        ({"userRequest": {"utterance": ""}}, Message(kind=Kind.START)),
        ({"userRequest": {"utterance": "x", "params": None, "user": None}, "action": {"params": {"d": {"a": 1}}}}, Message("x")),
        ({"nothing": "known"}, Message(kind=Kind.OTHER, label="unreadable")),
    ],
)
def test_each_kind_of_request(request_: dict[str, Any], message: Message) -> None:
    assert read(request_) == message


def test_a_room_is_a_chat_of_its_own() -> None:
    asked = {
        "utterance": "x",
        "user": {"id": "u1"},
        "chat": {"id": "r1", "type": "botGroupKey", "properties": {"botGroupKey": "g1"}},
    }
    assert parse(json.dumps({"userRequest": asked}).encode(), "a")[0].chat == "room:g1"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["userRequest", "utterance", "params", "action", "clientExtra", "user", "chat"]), inner)
    ),
    max_leaves=15,
)


@settings(deadline=None)  # a busy machine is no finding
@given(st.binary(max_size=100) | anything.map(lambda value: json.dumps(value).encode()))
def test_parsing_never_raises(raw: bytes) -> None:
    (incoming,) = parse(raw, "family")
    assert incoming.raw == raw


@pytest.mark.parametrize(
    "address", ["https://evil.example/a.jpg", "http://talk.kakaocdn.net/a.jpg", "https://kakaocdn.net.evil/a", ""]
)
async def test_only_kakaos_own_pictures_are_fetched(address: str) -> None:
    house = House()
    with pytest.raises(Refused):
        await house.channel.fetch(address, 1000)
    assert house.kakao.asked_for == []


async def test_a_picture_that_leads_elsewhere_is_not_followed() -> None:
    house = House()
    with pytest.raises(Refused):
        await house.channel.fetch("https://talk.kakaocdn.net/elsewhere", 1000)
    assert len(house.kakao.asked_for) == 1
