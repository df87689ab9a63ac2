"""From a chat message to an officer who answered, through the whole running line."""

import asyncio
import json
import re
from pathlib import Path

import httpx
import pytest

from bot.app import House
from storage import ladder
from storage import tables as t
from storage.ladder import Action
from storage.talk import transcript
from tests.bot.house import OFFICER, ROOM, TOKEN, column, levels, running, settings, until
from tests.channels.fake_telegram import FakeTelegram, Fault
from triage.understanding import World

pytestmark = pytest.mark.slow

FAULTS = (Fault(status=500), Fault(status=429, retry_after=1), Fault(reset=True))
MOTHER = (
    "아들이 캄보디아 바벳에 일하러 갔는데 방금 울면서 전화가 왔어요. 맞았대요. 여권도 뺏기고 내일까지 3천만원 안 보내면 "
    "다른 데로 판대요. 제발 도와주세요"
)


def room(telegram: FakeTelegram) -> list[str]:
    return telegram.shown(TOKEN, int(ROOM))


def button(telegram: FakeTelegram, label: str) -> str:
    """The value of a button that stands in the duty room now."""
    for (chat, _), message in telegram.bot(TOKEN).messages.items():
        for row in message.get("reply_markup", {}).get("inline_keyboard", ()) if str(chat) == ROOM else ():
            for key in row:
                if label in key["text"]:
                    return str(key["callback_data"])
    raise AssertionError(f"no button {label}")


async def test_a_mothers_words_wake_the_room_and_an_officers_press_stops_the_ladder(
    tmp_path: Path, world: World, database_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, database_url), world) as house:
        await telegram.write(TOKEN, 501, MOTHER)
        await until(lambda: room(telegram) and telegram.shown(TOKEN, 501))
        assert levels(house) == ["critical"]
        (page,) = room(telegram)
        assert "🔴 코드 0" in page
        assert "3천만원" not in page
        await until(lambda: "2차" in "".join(room(telegram)))
        await telegram.press(TOKEN, int(ROOM), button(telegram, "확인"), int(OFFICER))
        await until(lambda: "김담당 님이 받았습니다" in "".join(room(telegram)))
        assert column(house, t.escalations.c.state) == ["acked"]
        assert column(house, t.escalations.c.answered_via) == ["room"]
        steps = column(house, t.escalations.c.step)
        await asyncio.sleep(2.5)
        assert column(house, t.escalations.c.step) == steps


async def test_a_stranger_in_the_room_answers_nothing(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, sqlite_url), world) as house:
        await telegram.write(TOKEN, 501, MOTHER)
        await until(lambda: room(telegram))
        press = await telegram.press(TOKEN, int(ROOM), button(telegram, "확인"), 13)
        await until(lambda: press in telegram.bot(TOKEN).answered)
        assert "등록된 당직자가 아닙니다" in telegram.bot(TOKEN).answered[press]
        assert column(house, t.escalations.c.state) == ["open"]


async def test_an_answer_on_the_desk_shows_in_the_room(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, sqlite_url), world) as house:
        await telegram.write(TOKEN, 501, MOTHER)
        await until(lambda: room(telegram))
        await house.store.run(lambda tx: ladder.answer(tx, 1, 1, Action.TAKE, "desk"))
        await until(lambda: "김담당 님이 받았습니다" in "".join(room(telegram)))


async def test_a_confined_person_on_the_web_chat_is_met_quietly_and_paged(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, sqlite_url), world) as house:
        async with httpx.AsyncClient(base_url=house.public.address, follow_redirects=True) as browser:
            page = await browser.get("/", headers={"Accept-Language": "ko"})
            form = {"do": "send", "text": "살려주세요 갇혀있어요", **hidden(page.text)}
            await browser.post("/", data=form, headers={"Accept-Language": "ko"})
            await until(lambda: room(telegram))
            await until(lambda: len(column(house, t.messages.c.id)) == 2)
            shown = (await browser.get("/")).text
        assert levels(house) == ["critical"]
        for telling in ("경찰", "신고", "구조", "감금", "당직"):
            assert telling not in shown.replace("살려주세요 갇혀있어요", "")


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the page's form."""

    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


async def test_an_update_of_a_type_that_did_not_exist_yesterday_is_kept_raw_and_seen(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, sqlite_url), world) as house:
        message = {**telegram.message(501), "hologram": {"depth": 3}}
        await telegram.inject(TOKEN, {"message": message})
        await until(lambda: levels(house) and levels(house) != [None])
        assert column(house, t.messages.c.kind)[0] == "other"


async def test_a_failing_telegram_delays_the_page_and_loses_nothing(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, sqlite_url), world):
        telegram.fail(TOKEN, "sendMessage", *FAULTS)
        await telegram.write(TOKEN, 501, MOTHER)
        await until(lambda: room(telegram) and telegram.shown(TOKEN, 501), 30)


async def test_what_was_stored_before_a_stop_is_read_and_paged_after_it(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram:
        given = settings(tmp_path, telegram, sqlite_url)
        async with running(given, world) as house:
            await house.intake(telegram_texts(house, "안녕하세요"))
        async with running(given, world) as house:
            await telegram.write(TOKEN, 501, MOTHER)
            await until(lambda: room(telegram))
            with house.store.read() as tx:
                shown = transcript(tx, "telegram", "family", "501")
            assert [what.text for _, direction, _, what in shown if direction == "in"] == ["안녕하세요", MOTHER]


def telegram_texts(house: House, text: str) -> tuple[object, ...]:
    """A text as the channel hands it over."""
    person = {"id": 501, "is_bot": False, "first_name": "a"}
    message = {"message_id": 9001, "date": 1_790_000_000, "chat": {"id": 501, "type": "private"}, "from": person, "text": text}
    return house.channels[0].parse(json.dumps({"update_id": 77, "message": message}).encode())
