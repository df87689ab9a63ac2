"""What people at KakaoTalk see, in a chat of two and in a room, and every shape their requests come in."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.contract import Accepted, Incoming, Outgoing, Refused, Unavailable
from bot.channels.kakao import channel as kakao_channel
from bot.channels.kakao.answer import skill_answer
from bot.channels.kakao.parse import parse
from bot.texts import say
from tests.channels.kakao_limits import faults
from tests.channels.test_kakao import USER, House
from triage.message import Attachment, Kind, Message

SECURE = "https://secure.kakaocdn.net/dna/secureimage/a{}/i_0.png?credential=x&expires=1&signature=y%2Fz"
ROOM = "g" * 40

texts = st.text(min_size=1, max_size=1000).filter(lambda text: bool(text.strip()))
labels = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
outs = st.lists(texts, min_size=1, max_size=3)


@example(["\n" * 600 + "x"], [], "", False)
@given(outs, st.lists(st.tuples(labels, st.just("v")), max_size=10), st.sampled_from(["", "b1"]), st.booleans())
@settings(deadline=None)
def test_no_answer_is_ever_beyond_a_limit(said: list[str], buttons: list[tuple[str, str]], block: str, room: bool) -> None:
    given_ = [Outgoing(USER, text, "k", tuple(buttons)) for text in said]
    assert list(faults(skill_answer(given_, block, room), room)) == []


@pytest.mark.parametrize("said", [["가" * 1001], ["가"] * 4])
def test_what_no_answer_holds_is_refused(said: list[str]) -> None:
    with pytest.raises(Refused):
        skill_answer([Outgoing(USER, text, "k") for text in said])


async def test_a_long_text_is_seen_whole_without_a_press() -> None:
    house = House()
    house.says("첫째 줄입니다. " * 60)
    await house.kakao.say(USER, "여기")
    assert [len(bubble) <= 500 for bubble in house.screen] == [True, True]
    assert "".join(house.screen).replace(" ", "") == "첫째줄입니다." * 60


@pytest.mark.parametrize("block", ["block9", ""])
async def test_a_press_shows_what_was_answered_meanwhile_and_is_no_tip(block: str) -> None:
    house = House(block_id=block)
    await house.kakao.say(USER, "여기")
    await house.kakao.press(USER, "답 보기")
    assert house.screen == [say("ko", "kakao-received"), say("ko", "kakao-nothing-yet")]
    house.says("당직자입니다.", "이름이 무엇인가요?")
    await house.kakao.press(USER, "답 보기")
    assert house.screen[2:] == ["당직자입니다.", "이름이 무엇인가요?"]
    assert house.line.texts == ["여기"]
    assert house.kakao.slowest < 1.0


async def test_a_press_may_be_answered_by_its_callback() -> None:
    house = House(block_id="b1")
    await house.kakao.say(USER, "여기")
    extra = house.kakao.replies[USER][0]["extra"]
    assert await house.kakao.say(USER, "답 보기", callback=True, extra=extra) == {"version": "2.0", "useCallback": True}
    house.says("읽었습니다.")
    for _ in range(100):
        if house.desk.handed:
            break
        await asyncio.sleep(0.01)
    assert house.screen[-1] == "읽었습니다."
    assert (house.kakao.waiting, house.kakao.wrongs) == (set(), [])


async def test_each_callback_is_called_once_though_many_wait() -> None:
    house = House()
    for _ in range(3):
        await house.kakao.say(USER, "여기", callback=True)
    house.says("읽었습니다.")
    for _ in range(100):
        if not house.kakao.waiting:
            break
        await asyncio.sleep(0.01)
    assert (house.kakao.waiting, house.kakao.wrongs) == (set(), [])
    assert house.screen.count("읽었습니다.") == 1


async def test_in_a_room_the_choices_stand_on_a_card() -> None:
    house = House(block_id="b1")
    house.desk.waiting += [Outgoing(f"room:{ROOM}", "안전한가요?", "k", (("네", "safe-yes"), ("아니요", "safe-no")))]
    await house.kakao.say("member", "여기", room=ROOM)
    assert house.kakao.screens[ROOM] == ["안전한가요?"]
    await house.kakao.press(ROOM, "아니요")
    assert house.line.kept[1].message == Message(kind=Kind.BUTTON, action="safe-no", label="아니요")
    assert {one.chat for one in house.line.kept} == {f"room:{ROOM}"}


@pytest.mark.parametrize(("length", "choices"), [(401, 2), (10, 6)])
async def test_in_a_room_choices_that_fit_no_card_are_written_below(length: int, choices: int) -> None:
    house = House()
    buttons = tuple((f"답 {number}", f"v{number}") for number in range(choices))
    house.desk.waiting += [Outgoing(f"room:{ROOM}", "가" * length, "k", buttons)]
    await house.kakao.say("member", "여기", room=ROOM)
    assert house.kakao.screens[ROOM][0].endswith("· 답 0\n" + "\n".join(f"· 답 {number}" for number in range(1, choices)))


async def test_a_slow_store_does_not_outlast_kakao(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kakao hears within its time; what the store keeps later counts all the same."""
    monkeypatch.setattr(kakao_channel, "KEPT_WITHIN", 0.05)
    house = House()

    async def slowly(incoming: Sequence[Incoming]) -> Sequence[Accepted]:
        await asyncio.sleep(0.2)
        return await house.line.intake(incoming)

    house.app.router.routes[:] = house.channel.routes(slowly)
    await house.kakao.say(USER, "살려")
    assert house.screen == [say("ko", "kakao-try-again")]
    await asyncio.sleep(0.3)
    assert house.line.texts == ["살려"]


@pytest.mark.parametrize("between", [",", ", "])
@pytest.mark.parametrize("scheme", ["https", "http"])
async def test_secure_pictures_are_named_and_fetched_while_their_links_live(between: str, scheme: str) -> None:
    house = House()
    urls = [SECURE.format(number) for number in range(10)]
    for url in urls:
        house.kakao.put(url, url.encode())
    await house.kakao.secure(USER, [url.replace("https", scheme) for url in urls], between)
    (kept,) = house.line.kept
    assert (kept.message.kind, kept.message.label) == (Kind.MEDIA, "secure_image")
    assert [file.remote for file in kept.message.files] == urls
    assert await house.channel.fetch(urls[3], 1000) == urls[3].encode()
    assert house.channel.capabilities.file_patience == 600.0
    house.kakao.link_seconds = -1.0
    with pytest.raises(Unavailable):
        await house.channel.fetch(urls[3], 1000)


def read(**request: Any) -> Message:
    (incoming,) = parse(json.dumps(request).encode(), "family")
    return incoming.message


LISTED = f"List({SECURE.format(1)}, {SECURE.format(2)})"
BOTH = tuple(Attachment("image", remote=SECURE.format(number)) for number in (1, 2))
PLUGIN = {"privacyAgreement": "Y", "imageQuantity": "2", "secureUrls": LISTED, "expire": "600"}


@pytest.mark.parametrize(
    "action",
    [
        {"params": {"p": json.dumps(PLUGIN)}},
        {"params": {"p": PLUGIN}},
        {"params": {"p": json.dumps({**PLUGIN, "secureUrls": [SECURE.format(1), SECURE.format(2)]})}},
        {"params": {}, "detailParams": {"p": {"origin": json.dumps(PLUGIN), "value": PLUGIN, "groupName": ""}}},
        {
            "params": {"name": "홍", "p": json.dumps(PLUGIN), "date": '{"value":"2026-11-28"}'},
            "detailParams": {"p": {"value": None}},
        },
    ],
)
def test_secure_pictures_are_found_in_every_shape(action: dict[str, Any]) -> None:
    assert read(userRequest={"utterance": "사진"}, action=action) == Message(kind=Kind.MEDIA, label="secure_image", files=BOTH)


def test_a_refused_agreement_is_a_picture_that_did_not_come() -> None:
    plugin = json.dumps({"privacyAgreement": "N", "imageQuantity": "0", "secureUrls": "List()"})
    assert read(userRequest={"utterance": "사진"}, action={"params": {"p": plugin}}) == Message(
        kind=Kind.MEDIA, label="secure_image"
    )


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"userRequest": {"isInSlotFilling": True, "value": dict.fromkeys(("origin", "resolved"), "010-1234-5678")}},
            "010-1234-5678",
        ),
        (
            {"userRequest": {"utterance": "살려\n", "user": {"type": "accountId", "id": "x", "properties": {}}, "lang": None}},
            "살려",
        ),
        (
            {"userRequest": {"utterance": "바벳이요"}, "action": {"params": {"sys_location": "바벳"}, "clientExtra": None}},
            "바벳이요",
        ),
        ({"userRequest": {"utterance": "x"}, "contexts": [{"name": "c", "lifespan": 1, "ttl": 2, "params": {"p": {}}}]}, "x"),
        ({"userRequest": {"utterance": "x"}, "intent": {"extra": {"reason": {"code": 1}}}, "flow": {"lastBlock": {}}}, "x"),
        ({"userRequest": {"utterance": "x", "user": {"properties": {"isFriend": "true", "bot_user_key": "k"}}}}, "x"),
        ({"userRequest": {"utterance": "x"}, "action": {"clientExtra": {"other": 1}, "detailParams": {"a": None}}}, "x"),
        ({"userRequest": {"utterance": "11.0853, 106.1104"}}, "11.0853, 106.1104"),
    ],
)
def test_every_shape_seen_gives_its_words(request_: dict[str, Any], message: str) -> None:
    assert read(**request_) == Message(message)


@pytest.mark.parametrize(
    "shape", [{"event": "entrance", "chat": {"id": "g"}}, {"userRequest": {"chat": "g"}}, {"userRequest": []}]
)
async def test_a_shape_nobody_knows_is_kept_and_answered(shape: dict[str, Any]) -> None:
    house = House()
    body = house.kakao.request(USER, "x")
    body.pop("userRequest")
    answer = await house.kakao._skill.post("/kakao/family", json={**body, **shape}, headers=house.kakao._headers)
    assert answer.status_code == 200
    assert list(faults(answer.json())) == []
    assert len(house.line.kept) == 1
