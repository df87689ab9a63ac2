"""The web chat as a browser without scripts, or a hand-written client, finds it."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.contract import Outgoing, Refused
from bot.channels.webchat import Line as Said
from bot.channels.webchat import WebChat
from bot.channels.webchat.code import ALPHABET, chat_of, code_for, grouped, new_id, read_code
from bot.texts import say
from tests.channels.browsing import AT, House
from tests.channels.line import Line
from triage.message import Kind

ID = "form-0123456789-abcdefgh"
TELLING = ("경찰", "police", "警察", "112", "신고", "구조", "rescue", "납치", "감금", "대사관", "embassy", "캄보디아", "cambodia")
TELLING += ("단지", "compound", "피해", "victim", "help", "도움", "실종", "missing", "tipline")


async def test_looking_creates_nothing(house: House) -> None:
    answer = await house.browser.get("/")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert house.line.kept == []


@pytest.mark.parametrize("language", ["ko", "en", "km,en;q=0.5", ""])
async def test_nothing_on_the_page_tells_what_it_is_for(house: House, language: str) -> None:
    async with house.another(**{"Accept-Language": language}) as browser:
        before = await browser.get("/")
        await browser.post("/", data={"text": "x"})
        after = await browser.get("/")
    script = await house.browser.get("/chat.js")
    for seen in (before, after, script):
        shown = (seen.text + str(seen.headers)).lower()
        # Codes are drawn by chance and may hold 112 among other letters and figures.
        assert [word for word in TELLING if re.search(rf"(?<![\w-]){word}(?![\w-])" if word.isdigit() else word, shown)] == []


@pytest.mark.parametrize("path", ["/", "/lines", "/news", "/chat.js"])
async def test_every_answer_stays_out_of_caches_and_referrers(house: House, path: str) -> None:
    await house.browser.post("/", data={"text": "x"})
    headers = (await house.browser.get(path)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"


async def test_the_page_runs_no_script_but_its_own(house: House) -> None:
    answer = await house.browser.get("/")
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert re.findall(r"<script(?![^>]* src=)", answer.text) == []
    assert re.findall(r"\son\w+=|style=", answer.text) == []


async def test_the_first_message_opens_a_conversation_that_only_the_cookie_holds(house: House) -> None:
    answer = await house.browser.post("/", data={"text": "아들이 연락이 안 돼요", "id": ID})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age" not in cookie
    assert "expires" not in cookie
    (kept,) = house.line.kept
    assert kept.chat == chat_of(house.code)
    assert house.code.encode() not in kept.raw
    assert ID.encode() not in kept.raw
    page = (await house.browser.get("/")).text
    assert "아들이 연락이 안 돼요" in page
    assert grouped(house.code) in page


async def test_over_https_the_cookie_stays_there(house: House) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(house.app), base_url="https://test") as browser:
        assert "secure" in (await browser.post("/", data={"text": "x"})).headers["set-cookie"].lower()


async def test_a_first_message_sent_twice_at_once_is_one_conversation(house: House) -> None:
    async with house.another() as twin:
        fields = {"text": "살려", "id": ID}
        await asyncio.gather(house.browser.post("/", data=fields), twin.post("/", data=fields))
        assert twin.cookies.get("c") == house.code
    assert (house.line.texts, house.line.repeats) == (["살려"], 1)


async def test_an_old_form_with_new_words_is_a_new_message(house: House) -> None:
    for text in ("하나", "둘"):
        await house.browser.post("/", data={"text": text, "id": ID})
    assert house.line.texts == ["하나", "둘"]
    assert len({one.chat for one in house.line.kept}) == 1


async def test_a_form_without_a_usable_id_shares_nothing_with_others(house: House) -> None:
    async with house.another() as other:
        for browser in (house.browser, other):
            await browser.post("/", data={"text": "x", "id": "1"})
    assert len({one.chat for one in house.line.kept}) == 2


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("text=살려 주세요".encode(), "application/x-www-form-urlencoded"),
        ("text=살려 주세요".encode(), ""),
        (b"text=%EC%82%B4%EB%A0%A4+%EC%A3%BC%EC%84%B8%EC%9A%94", "application/x-www-form-urlencoded"),
        (
            '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n살려 주세요\r\n--b--\r\n'.encode(),
            "multipart/form-data; boundary=b",
        ),
    ],
)
async def test_words_arrive_however_a_browser_writes_forms(house: House, body: bytes, content_type: str) -> None:
    await house.browser.post("/", content=body, headers={"Content-Type": content_type})
    assert house.line.texts == ["살려 주세요"]


@pytest.mark.parametrize("text", ["", "   \n "])
async def test_an_empty_form_is_no_message(house: House, text: str) -> None:
    answer = await house.browser.post("/", data={"text": text, "do": "send"})
    assert (answer.status_code, house.line.kept) == (303, [])


@pytest.mark.parametrize("body", [b"\xff\xfe\x00garbage", b'{"text": "json"}', b"--b\r\nbroken"])
async def test_what_is_no_form_goes_to_a_person_and_is_said_so(house: House, body: bytes) -> None:
    answer = await house.browser.post("/", content=body)
    assert answer.status_code == 400
    assert "글로 다시 적어 주세요" in answer.text
    (kept,) = house.line.kept
    assert (kept.message.kind, kept.chat) == (Kind.OTHER, chat_of(house.code))
    assert json.loads(kept.raw)["body"].encode() == body.replace(b"\xff\xfe", b"\\xff\\xfe")


@pytest.mark.parametrize("text", ["가" * 100_000, "ㅋ" * 33_000, "😭\u200b" * 20_000])
async def test_long_texts_are_kept_whole(house: House, text: str) -> None:
    answer = await house.browser.post("/", files={"text": (None, text)})
    assert answer.status_code == 303
    assert house.line.texts == [text]
    assert len((await house.browser.get("/")).content) < 30_000


async def test_a_text_beyond_the_limit_is_given_back(house: House) -> None:
    text = "가나다 " * 500_000  # 5 MB
    answer = await house.browser.post("/", files={"text": (None, text)})
    assert (answer.status_code, house.line.kept) == (413, [])
    assert text in answer.text
    assert "나누어 보내" in answer.text


async def test_a_text_beyond_all_limits_is_not_even_read(house: House) -> None:
    read = []

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(400):
            read.append(1)
            yield b"x" * 65536

    answer = await house.browser.post("/", content=endless())
    assert answer.status_code == 413
    assert len(read) < 20


async def test_a_store_that_is_away_gives_the_text_back_and_takes_it_once(house: House) -> None:
    house.line.away = 1
    answer = await house.browser.post("/", data={"text": "급해요 <3", "id": ID})
    assert answer.status_code == 503
    assert "급해요 &lt;3</textarea>" in answer.text
    assert f'value="{ID}"' in answer.text
    assert (await house.browser.post("/", data={"text": "급해요 <3", "id": ID})).status_code == 303
    assert house.line.texts == ["급해요 <3"]


async def test_a_store_that_cannot_be_read_keeps_nobody_from_writing(house: House) -> None:
    await house.browser.post("/", data={"text": "하나"})
    house.broken = True
    page = await house.browser.get("/")
    assert (page.status_code, "지난 대화를 보여 드리지 못합니다" in page.text) == (200, True)
    assert (await house.browser.post("/", data={"text": "둘"})).status_code == 303
    assert house.line.texts == ["하나", "둘"]


async def test_another_site_cannot_write_in_somebodys_name(house: House) -> None:
    answer = await house.browser.post("/", data={"text": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, house.line.kept) == (403, [])
    assert "set-cookie" not in answer.headers
    assert "x</textarea>" in answer.text


async def test_what_people_write_is_shown_as_text(house: House) -> None:
    await house.browser.post("/", data={"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in (await house.browser.get("/")).text


async def test_a_press_knows_its_label_and_hides_the_buttons(house: House) -> None:
    await house.browser.post("/", data={"text": "여기"})
    house.says = [Said("a1", "out", "안전한가요?", AT, (("네", "safe-yes"), ("아니요", "safe-no")))]
    assert 'value="safe-no"' in (await house.browser.get("/")).text
    await house.browser.post("/", data={"press": "safe-no"})
    assert house.line.kept[1].message.label == "아니요"
    house.says.append(Said("m2", "in", "아니요", AT))
    assert 'value="safe-no"' not in (await house.browser.get("/")).text


@pytest.mark.parametrize(
    ("header", "page", "said"),
    [
        ("ko-KR,ko;q=0.9", "ko", "ko"),
        ("en-US", "en", "en"),
        ("km-KH,en;q=0.8", "en", "km"),
        ("zh-CN", "en", "zh"),
        ("", "ko", "ko"),
        (";;;,q=1", "ko", "ko"),
        ("vi,ko", "ko", "vi"),
    ],
)
async def test_the_browsers_language_chooses_the_page_and_is_told(house: House, header: str, page: str, said: str) -> None:
    async with house.another(**{"Accept-Language": header}) as browser:
        assert f'<html lang="{page}">' in (await browser.get("/")).text
        await browser.post("/", data={"text": "x"})
    assert house.line.kept[0].language == said


@pytest.mark.parametrize("written", ["{}", " {} ", "lower {}"])
async def test_the_code_opens_the_conversation_again(house: House, written: str) -> None:
    await house.browser.post("/", data={"text": "나중에 올게요"})
    code = grouped(house.code)
    given = code.lower() if written.startswith("lower") else written.format(code)
    async with house.another() as other:
        assert (await other.post("/", data={"do": "return", "code": given})).status_code == 303
        assert "나중에 올게요" in (await other.get("/")).text


@pytest.mark.parametrize("written", ["", "0000", "ABCD-ABCD-ABCD-ABCD", "x" * 5000, "가나다라"])
async def test_a_wrong_code_opens_nothing(house: House, written: str) -> None:
    answer = await house.browser.post("/", data={"do": "return", "code": written})
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


async def test_leaving_forgets_the_conversation(house: House) -> None:
    await house.browser.post("/", data={"text": "비밀"})
    answer = await house.browser.post("/", data={"do": "leave"})
    assert answer.status_code == 303
    assert house.code == ""
    assert "비밀" not in (await house.browser.get("/")).text


async def test_a_waiting_page_hears_an_answer_at_once(house: House) -> None:
    await house.browser.post("/", data={"text": "여기"})
    page = (await house.browser.get("/")).text
    version = re.findall(r'data-version="(\w+)"', page)[0]
    waiting = asyncio.create_task(house.browser.get(f"/news?v={version}"))
    await asyncio.sleep(0.05)
    house.says = [Said("a1", "out", "읽었습니다", AT)]
    began = time.perf_counter()
    await house.chat.send(Outgoing(chat_of(house.code), "읽었습니다", "k"))
    answer = await waiting
    assert "읽었습니다" in answer.text
    assert time.perf_counter() - began < 5, "it was woken, and did not wait for its time to be over"


async def test_a_waiting_page_goes_home_empty_when_nothing_is_said_or_all_closes(house: House) -> None:
    assert (await house.browser.get("/news")).status_code == 410
    await house.browser.post("/", data={"text": "여기"})
    version = re.findall(r'data-version="(\w+)"', (await house.browser.get("/")).text)[0]
    waiting = asyncio.create_task(house.browser.get(f"/news?v={version}"))
    await asyncio.sleep(0.05)
    await house.chat.close()
    assert (await asyncio.wait_for(waiting, 1)).status_code == 204


async def test_an_edit_is_refused(house: House) -> None:
    with pytest.raises(Refused):
        await house.chat.send(Outgoing("c", "x", "k", edits="1"))


async def test_two_web_chats_stand_side_by_side() -> None:
    async def nothing(_account: str, _chat: str) -> list[Said]:
        return []

    lines = Line(), Line()
    chats = WebChat("family", nothing, say), WebChat("other", nothing, say, base="/notes/")
    routes = [route for chat, line in zip(chats, lines, strict=True) for route in chat.routes(line.intake)]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=routes)), base_url="http://test") as browser:
        assert (await browser.post("/notes/", data={"text": "x"})).headers["location"] == "/notes/"
    assert [[one.account for one in line.kept] for line in lines] == [[], ["other"]]


def test_codes_are_long_enough_and_easily_read() -> None:
    codes = {code_for(new_id()) for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {16}
    assert set("".join(codes)) == set(ALPHABET)
    assert len(ALPHABET) ** 16 >= 2**80
    assert read_code("o0iL-llll-0000-1111") == "0011111100001111"
