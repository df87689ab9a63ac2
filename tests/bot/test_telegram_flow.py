"""Every kind of Telegram update, from the chat to the officer's screen, through the whole running line."""

import asyncio
import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from bot.texts import say as say_text
from storage import tables as t
from tests.bot.house import OFFICER, ROOM, TOKEN, column, levels, running, settings, until
from tests.bot.screens import desk_of, words
from tests.channels.fake_telegram import FakeTelegram
from triage.understanding import World

pytestmark = pytest.mark.slow

MOTHER, CAPTIVE = 501, 502
RECRUITER = {"type": "user", "sender_user": {"id": 9, "is_bot": False, "first_name": "Kim", "username": "kh_job_9"}, "date": 1}
OFFER = "캄보디아 카지노 홀매니저 모집 월 500 보장 숙식 제공. 문의 텔레그램 @kh_apply_1 또는 010-2345-6789"


def telegram_of() -> AbstractAsyncContextManager[FakeTelegram]:
    return FakeTelegram(poll_penalty=0.05).serving()


async def say(telegram: FakeTelegram, chat: int, **content: object) -> int:
    """Somebody sends a message of this content; its id in the chat."""
    message = telegram.message(chat, **content)
    await telegram.inject(TOKEN, {"message": message})
    return int(message["message_id"])


def answers(telegram: FakeTelegram, chat: int) -> int:
    """How many messages the line has sent to a chat."""
    return sum(str(call.params["chat_id"]) == str(chat) for call in telegram.calls(TOKEN, "sendMessage"))


async def test_a_recruiters_chat_passed_on_is_not_the_senders_words(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with (
        telegram_of() as telegram,
        running(settings(tmp_path, telegram, sqlite_url), world) as house,
    ):
        await say(telegram, MOTHER, text="동생이 이 사람 연락을 받고 캄보디아로 갔는데 연락이 안 돼요")
        await say(telegram, MOTHER, text=OFFER, forward_origin=RECRUITER)
        await until(lambda: None not in column(house, t.messages.c.read_at) and len(column(house, t.messages.c.id)) >= 3)
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
        assert "전달한 글 · 처음 쓴 사람: Kim (@kh_job_9)" in shown
        for found in ("telegram:kh_job_9", "telegram:kh_apply_1", "+821023456789"):
            assert found in shown
        assert "전달된 글을 처음 쓴 계정입니다." in shown


async def test_what_says_nothing_is_shown_and_not_answered(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with (
        telegram_of() as telegram,
        running(settings(tmp_path, telegram, sqlite_url), world) as house,
    ):
        await say(telegram, MOTHER, text="아들이 캄보디아에서 연락이 끊겼어요")
        await until(lambda: answers(telegram, MOTHER) == 1)
        level = levels(house)
        (ours,) = [key for key in telegram.bot(TOKEN).messages if key[0] == str(MOTHER)]
        who = {"id": MOTHER, "is_bot": False, "first_name": "Test"}
        chat = {"id": MOTHER, "type": "private"}
        thumb = [{"type": "emoji", "emoji": "🆘"}]
        common = {"chat": chat, "date": 1_790_000_000}
        await telegram.inject(
            TOKEN, {"message_reaction": {**common, "user": who, "message_id": ours[1], "old_reaction": [], "new_reaction": thumb}}
        )
        await say(telegram, MOTHER, message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
        for before, after in (("member", "kicked"), ("kicked", "member")):
            changed = {"old_chat_member": {"status": before}, "new_chat_member": {"status": after}}
            await telegram.inject(TOKEN, {"my_chat_member": {**common, "from": who, **changed}})
            await until(lambda gone=after == "kicked": column(house, t.conversations.c.unreachable) == [gone])
        await until(lambda: None not in column(house, t.messages.c.read_at))
        await asyncio.sleep(1)
        assert (answers(telegram, MOTHER), levels(house)) == (1, level)
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
        assert "반응을 남김: 🆘" in shown
        assert "글이 저절로 지워지는 시간을 바꿨습니다." in shown
        assert "차단을 풀었습니다. 이제 다시 글을 보낼 수 있습니다." in shown
        await say(telegram, MOTHER, text="아직도 연락이 없어요", reply_to_message={"message_id": ours[1], "text": "x"})
        await until(lambda: answers(telegram, MOTHER) == 2)
        async with desk_of(house) as browser:
            assert "이 글에 답함:" in await words(browser, "/cases/1")


async def test_a_live_position_is_one_line_and_a_track_and_is_not_answered_at_every_point(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with (
        telegram_of() as telegram,
        running(settings(tmp_path, telegram, sqlite_url), world) as house,
    ):
        begun = int(house.store.clock().timestamp())
        first = telegram.message(CAPTIVE, location={"latitude": 11.0, "longitude": 104.0, "live_period": 3600}, date=begun)
        await telegram.inject(TOKEN, {"message": first})
        await until(lambda: answers(telegram, CAPTIVE) == 1)

        async def moved(number: int, lat: float, **more: object) -> None:
            place = {"latitude": lat, "longitude": 104.0, "horizontal_accuracy": 20, **more}
            await telegram.inject(TOKEN, {"edited_message": {**first, "edit_date": begun + number * 4, "location": place}})

        for number in range(1, 30):
            await moved(number, 11.0 + number * 0.0004, live_period=3600)
        await moved(31, 11.9, live_period=3600)
        await moved(32, 11.9)
        await until(lambda: column(house, t.tracks.c.points) == [32])
        await until(lambda: None not in column(house, t.messages.c.read_at))
        assert len(column(house, t.messages.c.id)) <= 4
        assert answers(telegram, CAPTIVE) == 1
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
            page = (await browser.get("/cases/1")).text
        assert shown.count("점 32개") == 2  # in the conversation and beside the map
        assert "보낸 쪽에서 공유를 멈춤" in shown
        assert "실시간 위치가" in shown
        assert "km를 차로 갈 수 없는 빠르기로" in shown
        assert "11.900000, 104.000000" in page
        assert page.count('class="in') == 1


PLEA = "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요 시아누크빌입니다"


@pytest.mark.parametrize("read_between", [True, False])
async def test_a_plea_that_is_changed_into_a_joke_stays_urgent_and_shows_both_wordings(
    tmp_path: Path, world: World, sqlite_url: str, read_between: bool
) -> None:
    async with (
        telegram_of() as telegram,
        running(settings(tmp_path, telegram, sqlite_url), world) as house,
    ):
        said = telegram.message(CAPTIVE, text=PLEA)
        edit = {**said, "edit_date": said["date"] + 5, "text": "장난이었어요 죄송합니다"}
        updates = [{"update_id": 11, "message": said}, {"update_id": 12, "edited_message": edit}]
        incoming = [one for update in updates for one in house.channels[0].parse(json.dumps(update).encode())]
        if read_between:
            await house.intake(incoming[:1])
            await until(lambda: levels(house) == ["critical"])
        await house.intake(incoming)
        await until(lambda: levels(house) == ["critical"] and None not in column(house, t.messages.c.read_at))
        await until(lambda: answers(telegram, CAPTIVE) == 1)
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
        for both in (PLEA.split()[1], "장난이었어요 죄송합니다", "나중에 고침", "고친 곳"):
            assert both in shown
        assert "보낸 사람이 나중에 고친 글이 더 급했습니다" in shown
        assert answers(telegram, CAPTIVE) == 1


async def test_an_album_is_one_tip_with_one_answer_and_stands_together(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with (
        telegram_of() as telegram,
        running(settings(tmp_path, telegram, sqlite_url), world) as house,
    ):
        for number in range(4):
            caption = {"caption": "동생이 캄보디아에서 보낸 사진이에요. 연락이 안 돼요"} if number == 0 else {}
            await say(telegram, MOTHER, photo=[{"file_id": f"p{number}"}], media_group_id="g1", **caption)
            await asyncio.sleep(0.2)
        await until(lambda: answers(telegram, MOTHER) == 1)
        await until(lambda: None not in column(house, t.messages.c.read_at))
        await asyncio.sleep(2)
        assert answers(telegram, MOTHER) == 1
        assert len(column(house, t.assessments.c.id)) == 1
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
        assert [f"앨범 4장 중 {number}" in shown for number in range(1, 5)] == [True] * 4


async def test_a_bot_whose_updates_somebody_took_is_told_on_the_desk_and_in_the_room(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with (
        telegram_of() as telegram,
        running(settings(tmp_path, telegram, sqlite_url), world) as house,
    ):
        await say(telegram, MOTHER, text="안녕하세요")
        await until(lambda: column(house, t.messages.c.id))
        telegram.bot(TOKEN).webhook = "https://thief.example/hook"
        (bot,) = (channel for channel in house.channels if isinstance(channel, TelegramChannel))
        await house.watchdog.look(bot)
        await until(lambda: any("토큰이 새어 나갔을" in text for text in telegram.shown(TOKEN, int(ROOM))))
        async with desk_of(house) as browser:
            assert "텔레그램 봇 family의 메시지가 우리 것이 아닌 주소로" in await words(browser, "/")
        await say(telegram, MOTHER, text="아직 계세요?")
        await until(lambda: len([kind for kind in column(house, t.messages.c.direction) if kind == "in"]) == 2)


async def test_who_comes_and_goes_in_the_duty_room_is_told_on_the_desk(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with telegram_of() as telegram, running(settings(tmp_path, telegram, sqlite_url), world) as house:

        async def changed(user: int, status: str) -> None:
            member = {"status": status, "user": {"id": user, "is_bot": False, "first_name": "x"}}
            room = {"id": int(ROOM), "type": "supergroup"}
            update = {"chat": room, "from": {"id": 1}, "date": 1, "old_chat_member": {}, "new_chat_member": member}
            await telegram.inject(TOKEN, {"chat_member": update})

        await changed(4711, "member")
        await changed(int(OFFICER), "member")
        await changed(int(OFFICER), "left")
        await until(lambda: len(column(house, t.warnings.c.kind)) == 2)
        async with desk_of(house) as browser:
            shown = await words(browser, "/")
            assert "등록된 당직자가 아닌 사람이 당직방에 있습니다(텔레그램 번호 4711)" in shown
            assert "김담당 당직자가 당직방에서 나갔습니다" in shown
            await changed(4711, "left")
            await changed(int(OFFICER), "member")
            await until(lambda: column(house, t.warnings.c.state) == ["over", "over"])
            assert "당직방에" not in await words(browser, "/")
        assert column(house, t.messages.c.id) == []


async def test_every_other_kind_of_message_reaches_the_screen(tmp_path: Path, world: World, sqlite_url: str) -> None:
    place = {"latitude": 11.0811, "longitude": 106.1634}
    kinds: tuple[tuple[dict[str, object], str], ...] = (
        ({"location": place}, "11.08110, 106.16340"),
        (
            {"venue": {"location": place, "title": "빨간 간판 호텔", "address": "1번 길"}, "location": place},
            "빨간 간판 호텔, 1번 길",
        ),
        ({"contact": {"phone_number": "+821011112222", "first_name": "나", "user_id": MOTHER}}, "+821011112222"),
        ({"photo": [{"file_id": "1"}], "caption": "이 건물입니다"}, "이 건물입니다"),
        ({"document": {"file_id": "2", "file_name": "a.pdf"}}, "a.pdf"),
        ({"voice": {"file_id": "3"}}, say_text("ko", "desk-file-kind-voice")),
        ({"audio": {"file_id": "4"}}, say_text("ko", "desk-file-kind-audio")),
        ({"video": {"file_id": "5"}}, say_text("ko", "desk-file-kind-video")),
        ({"video_note": {"file_id": "6"}}, say_text("ko", "desk-file-kind-video-note")),
        ({"sticker": {"file_id": "7", "emoji": "😭"}}, "😭"),
        ({"animation": {"file_id": "8"}, "document": {"file_id": "8"}}, say_text("ko", "desk-file-kind-animation")),
        ({"dice": {"emoji": "🎲", "value": 3}}, "dice"),
        ({"hologram": {"depth": 3}}, "hologram"),
    )
    async with telegram_of() as telegram, running(settings(tmp_path, telegram, sqlite_url), world) as house:
        await say(telegram, MOTHER, text="동생이 캄보디아에서 연락이 안 돼요")
        for content, _ in kinds:
            await say(telegram, MOTHER, **content)
        await until(lambda: column(house, t.messages.c.direction).count("in") == len(kinds) + 1)
        await until(lambda: None not in column(house, t.messages.c.read_at))
        async with desk_of(house) as browser:
            shown = await words(browser, "/cases/1")
        assert [seen for _, seen in kinds if seen not in shown] == []
