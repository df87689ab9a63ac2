"""The fake Kakao refuses what the real one refuses: each published limit at its edge, and the rules of time."""

import asyncio
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.channels.fake_kakao import BASE, Broken, FakeKakao
from tests.channels.kakao_limits import faults


def answer(*outputs: dict[str, Any], **template: Any) -> dict[str, Any]:
    return {"version": "2.0", "template": {"outputs": list(outputs), **template}}


def text(length: int) -> dict[str, Any]:
    return {"simpleText": {"text": "가" * length}}


def press(label: str = "네", **more: Any) -> dict[str, Any]:
    return {"label": label, "action": "message", "messageText": "네", **more}


def card(kind: str = "textCard", **content: Any) -> dict[str, Any]:
    given = {"textCard": {"description": "글"}, "basicCard": {"thumbnail": {"imageUrl": "https://x"}}}.get(kind, {})
    return {kind: {**given, **content}}


def cards(kind: str, number: int, **content: Any) -> dict[str, Any]:
    return {"carousel": {"type": kind, "items": [card(kind, **content)[kind] for _ in range(number)]}}


ITEM = {"title": "여섯글자인것"[:6], "description": "x"}
VERTICAL = {"buttonLayout": "vertical"}
FITS = [
    answer(text(1000), text(1), text(1)),
    answer(text(1), quickReplies=[press("가" * 14)] * 10),
    answer(card(title="가" * 50, description="가" * 350)),
    answer(card(buttons=[press("가" * 14)] * 3, **VERTICAL)),
    answer(card(buttons=[press("가" * 8)] * 2)),
    answer(card("basicCard", title="가" * 50, description="가" * 230)),
    answer({"simpleImage": {"imageUrl": "https://x", "altText": "가" * 50}}),
    answer(card("listCard", header={"title": "x"}, items=[{"title": "x"}] * 5)),
    answer(card("itemCard", itemList=[ITEM] * 10, title="가" * 200)),
    answer(cards("textCard", 10, description="가" * 128)),
    answer(cards("listCard", 5, header={"title": "x"}, items=[{"title": "x"}] * 4)),
]
BREAKS = [
    {**answer(text(1)), "version": "1.0"},
    {"template": {"outputs": [text(1)]}},
    {**answer(text(1)), "useCallback": True},
    answer(),
    answer(text(1), text(1), text(1), text(1)),
    answer(text(1001)),
    answer(text(0)),
    answer({"simpleText": {"text": "x"}, "textCard": {"description": "x"}}),
    answer({"fancyCard": {}}),
    answer(text(1), quickReplies=[press()] * 11),
    answer(text(1), quickReplies=[press("가" * 15)]),
    answer(text(1), quickReplies=[press(action="webLink", webLinkUrl="https://x")]),
    answer(text(1), quickReplies=[{"label": "네", "action": "block"}]),
    answer(text(1), quickReplies=[press(extra="value")]),
    answer(card(title="가" * 51)),
    answer(card(title="가" * 50, description="가" * 351)),
    answer(card(buttons=[press()] * 4, **VERTICAL)),
    answer(card(buttons=[press()] * 3, buttonLayout="horizontal")),
    answer(card(buttons=[press("가" * 9)] * 2)),
    answer(card(buttons=[press(action="call")], **VERTICAL)),
    answer({"basicCard": {"title": "x"}}),
    answer(card("basicCard", description="가" * 231)),
    answer({"simpleImage": {"imageUrl": "https://x", "altText": "가" * 51}}),
    answer({"simpleImage": {"altText": "x"}}),
    answer(card("listCard", header={"title": "x"}, items=[{"title": "x"}] * 6)),
    answer(card("listCard", items=[{"title": "x"}])),
    answer(card("itemCard", itemList=[ITEM] * 11)),
    answer(card("itemCard", itemList=[{"title": "일곱글자인것도"}])),
    answer(card("itemCard", itemList=[ITEM], description="가" * 201)),
    answer(card("itemCard", itemList=[ITEM], description="\n" * 12)),
    answer(card("itemCard", itemList=[ITEM], head={}, profile={})),
    answer(cards("textCard", 11)),
    answer(cards("textCard", 1, description="가" * 129)),
    answer(cards("listCard", 6, header={"title": "x"}, items=[{"title": "x"}])),
    answer(cards("simpleText", 1)),
    {**answer(text(1)), "context": {"values": [{"name": "x"}]}},
]


@pytest.mark.parametrize("body", FITS)
def test_what_fits_is_taken(body: dict[str, Any]) -> None:
    assert list(faults(body)) == []


@pytest.mark.parametrize("body", BREAKS)
def test_what_is_one_beyond_a_limit_is_not(body: dict[str, Any]) -> None:
    assert list(faults(body)) != []


def test_a_room_has_other_limits() -> None:
    assert list(faults(answer(card(buttons=[press()] * 5, **VERTICAL)), room=True)) == []
    assert list(faults(answer(card(buttons=[press()] * 6, **VERTICAL)), room=True)) != []
    assert list(faults(answer(text(1), quickReplies=[press()]), room=True)) != []
    assert list(faults(answer(cards("textCard", 1)), room=True)) != []


def skill(body: dict[str, Any], seconds: float = 0.0) -> Starlette:
    async def answered(_request: Request) -> Response:
        await asyncio.sleep(seconds)
        return JSONResponse(body)

    return Starlette(routes=[Route("/skill", answered, methods=["POST"])])


async def test_a_skill_that_is_late_is_given_up() -> None:
    kakao = FakeKakao(deadline=0.05)
    kakao.connect(skill(answer(text(1)), 0.1), "/skill", "s")
    with pytest.raises(Broken, match="deadline"):
        await kakao.say("u", "x")


@pytest.mark.parametrize("body", [{"version": "2.0", "useCallback": True, "template": {}}, {"useCallback": True}])
async def test_a_wait_that_is_no_wait_is_refused(body: dict[str, Any]) -> None:
    kakao = FakeKakao()
    kakao.connect(skill(body), "/skill", "s")
    with pytest.raises(Broken):
        await kakao.say("u", "x", callback=True)


async def test_a_callback_is_taken_once_in_its_minute_and_within_the_limits() -> None:
    kakao = FakeKakao()
    kakao.connect(skill({"version": "2.0", "useCallback": True}), "/skill", "s")

    async def called(url: str, body: dict[str, Any]) -> tuple[int, str]:
        got: httpx.Response = await kakao.client.post(url, json=body)
        return got.status_code, got.json()["status"]

    for _ in range(3):
        await kakao.say("u", "x", callback=True)
    assert await called(BASE + "t1", answer(text(1))) == (200, "SUCCESS")
    assert kakao.waiting == {"t3", "t5"}
    assert await called(BASE + "t1", answer(text(1))) == (400, "ERROR")
    assert await called(BASE + "t3", answer(text(1001))) == (200, "FAIL")
    kakao._callbacks["t5"] = ("u", 0.0)
    assert await called(BASE + "t5", answer(text(1))) == (400, "ERROR")
    assert await called(BASE + "t99", answer(text(1))) == (400, "ERROR")
    assert [wrong.split(" of ")[0] for wrong in kakao.wrongs] == [
        "a callback called twice",
        "a text",
        "a callback after its time",
        "a callback that nobody gave",
    ]
    assert kakao.screens["u"] == ["가"]
