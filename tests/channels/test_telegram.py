"""The Telegram channel against a server that keeps Telegram's rules."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.contract import Outgoing, Refused, SendError, Throttled, Unavailable, Unchanged, Unreachable
from bot.channels.parts import in_parts, length
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.channels.telegram.introduction import INTRODUCED
from bot.texts import say
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.channels.line import Line
from tests.channels.serving import serving
from triage.dialogue import telling_words
from triage.message import Kind

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")

TOKEN = "123456:AAfake-token-of-a-test"
SECRET = "a-secret-of-the-webhook"
MOTHER = 77
ROOM = -100500


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(poll_penalty=0.05, webhook_pauses=(0.0, 0.02)).serving() as fake:
        yield fake


def channel_of(telegram: FakeTelegram, timeout: float = 0.5) -> TelegramChannel:
    settings = TelegramSettings(
        "family", TOKEN, SECRET, rooms=(str(ROOM),), base_url=telegram.url, base_file_url=telegram.file_url, timeout=timeout
    )
    return TelegramChannel(settings, say, lambda seconds: asyncio.sleep(seconds / 100))


@pytest.fixture
async def channel(telegram: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    channel = channel_of(telegram)
    yield channel
    await channel.close()


@asynccontextmanager
async def polling(channel: TelegramChannel, line: Line) -> AsyncIterator[None]:
    task = asyncio.create_task(channel.run(line.intake))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(true: Callable[[], object], seconds: float = 5.0) -> None:
    for _ in range(int(seconds / 0.01)):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to that")


async def test_polling_confirms_only_what_is_stored(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    line.away = 1
    await telegram.write(TOKEN, MOTHER, "아들이 연락이 안 돼요")
    async with polling(channel, line):
        await until(lambda: line.away == 0)
        assert telegram.bot(TOKEN).confirmed == 0
        await until(lambda: telegram.bot(TOKEN).confirmed == 1)
    assert line.texts == ["아들이 연락이 안 돼요"]
    first = telegram.calls(TOKEN, "getUpdates")[0].params
    assert "offset" not in first
    assert set(first["allowed_updates"]) == {
        *("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction")
    }


async def test_a_poisonous_update_is_kept_raw_and_alone(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    line.chokes_on = lambda one: one.message.text == "독"
    for text in ("하나", "독", "둘"):
        await telegram.write(TOKEN, MOTHER, text)
    async with polling(channel, line):
        await until(lambda: telegram.bot(TOKEN).confirmed == 3)
    assert [(one.message.kind, one.message.text) for one in line.kept] == [
        *((Kind.TEXT, "하나"), (Kind.OTHER, ""), (Kind.TEXT, "둘"))
    ]
    assert "독" in json.loads(line.kept[1].raw)["message"]["text"]


NESTED = '{"update_id": %d, "message": {"chat": {"id": 77}, "text": "깊다", "x": ' + "[" * 20_000 + "]" * 20_000 + "}}"
HALF_NESTED = NESTED.replace("[" * 20_000, "[" * 2_000).replace("]" * 20_000, "]" * 2_000)


@pytest.mark.parametrize("poison", [NESTED, HALF_NESTED, '{"update_id": %d, "message": {"date": ' + "9" * 5_000 + "}}"])
async def test_an_update_nobody_can_read_is_kept_as_it_came_and_harms_no_neighbour(
    telegram: FakeTelegram, channel: TelegramChannel, poison: str
) -> None:
    line = Line()
    for text in ("하나", "둘"):
        await telegram.write(TOKEN, MOTHER, text)
    number = await telegram.inject_raw(TOKEN, poison)
    for text in ("셋", "넷"):
        await telegram.write(TOKEN, MOTHER, text)
    async with polling(channel, line):
        await until(lambda: telegram.bot(TOKEN).confirmed == 5)
        await telegram.write(TOKEN, MOTHER, "다섯")
        await until(lambda: "다섯" in line.texts)
    assert [text for text in line.texts if text] == ["하나", "둘", "셋", "넷", "다섯"]
    (raw,) = (one.raw for one in line.kept if one.message.is_poison)
    assert str(number).encode() in raw
    assert len(raw) >= len(poison)


async def test_what_is_no_update_at_all_is_kept_too(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    telegram.fail(TOKEN, "getUpdates", Fault(result=[5, {"update_id": "seven"}, {"update_id": 10**30}, None]))
    await telegram.write(TOKEN, MOTHER, "여기요")
    async with polling(channel, line):
        await until(lambda: "여기요" in line.texts)
    assert len(line.kept) == 5


async def test_polling_outlives_every_failure_of_telegram(telegram: FakeTelegram) -> None:
    channel, line = channel_of(telegram), Line()
    telegram.fail(
        TOKEN, "getUpdates", Fault(409, "Conflict"), Fault(429, retry_after=0), Fault(garbage=True), Fault(reset=True), Fault(500)
    )
    await telegram.write(TOKEN, MOTHER, "여기요")
    async with polling(channel, line):
        await until(lambda: line.texts == ["여기요"])
    await channel.close()


async def test_a_webhook_left_by_somebody_does_not_stop_polling(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    telegram.fail(TOKEN, "deleteWebhook", Fault(404, "Not Found: method not found"))
    telegram.bot(TOKEN).webhook = "https://old.example/"
    await telegram.write(TOKEN, MOTHER, "여기요")
    async with polling(channel, line):
        await until(lambda: line.texts == ["여기요"])


async def test_a_server_that_knows_no_webhooks_is_polled(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    telegram.fail(TOKEN, "deleteWebhook", *[Fault(404, "Not Found: method not found")] * 9)
    await telegram.write(TOKEN, MOTHER, "여기요")
    async with polling(channel, line):
        await until(lambda: line.texts == ["여기요"])


async def test_two_bots_are_polled_side_by_side(telegram: FakeTelegram) -> None:
    line = Line()
    names = {"family": TOKEN, "quiet": "654321:AAanother"}
    bots = [
        TelegramChannel(TelegramSettings(name, token, base_url=telegram.url, base_file_url=telegram.file_url), say)
        for name, token in names.items()
    ]
    async with polling(bots[0], line), polling(bots[1], line):
        for token in names.values():
            await telegram.write(token, MOTHER, token[:6])
        await until(lambda: len(line.kept) == 2)
    assert {(one.account, one.message.text) for one in line.kept} == {("family", "123456"), ("quiet", "654321")}
    for bot in bots:
        await bot.close()


async def test_a_press_is_stored_then_answered(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    await channel.send(Outgoing(str(MOTHER), "지금 안전한가요?", "k1", buttons=(("네", "safe:1"),)))
    press = await telegram.press(TOKEN, MOTHER, "safe:1")
    async with polling(channel, line):
        await until(lambda: press in telegram.bot(TOKEN).answered)
    assert [(one.message.kind, one.message.action, one.message.label) for one in line.kept] == [(Kind.BUTTON, "safe:1", "네")]


async def test_an_officers_press_is_left_for_the_desk_to_answer(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    line = Line()
    await channel.send(Outgoing(str(ROOM), "Code 0", "k1", buttons=(("받음", "ack:1"),)))
    press = await telegram.press(TOKEN, ROOM, "ack:1", user=4242)
    async with polling(channel, line):
        await until(lambda: line.kept)
    assert line.kept[0].officer_press is not None
    assert line.kept[0].officer_press.user == "4242"
    assert press not in telegram.bot(TOKEN).answered
    await channel.send(Outgoing(str(ROOM), "확인했습니다", "k2", answers=press))
    assert telegram.bot(TOKEN).answered[press] == "확인했습니다"


def client_of(channel: TelegramChannel, line: Line) -> httpx.AsyncClient:
    app = Starlette(routes=list(channel.routes(line.intake)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


WITH_SECRET = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
UPDATE = {"update_id": 1, "message": {"message_id": 1, "chat": {"id": MOTHER, "type": "private"}, "date": 1, "text": "살려"}}


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}, {"X-Telegram-Bot-Api-Secret-Token": "é"}])
async def test_a_forged_webhook_is_turned_away_unread(channel: TelegramChannel, headers: dict[str, str]) -> None:
    line, read = Line(), []

    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield b"{}"

    encoded = {name: value.encode() for name, value in headers.items()}
    async with client_of(channel, line) as client:
        answer = await client.post("/telegram/family", content=body(), headers=encoded)
    assert (answer.status_code, line.kept) == (403, [])


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/json; charset=utf-8", ""])
async def test_the_webhook_takes_json_under_any_name_once(channel: TelegramChannel, content_type: str) -> None:
    line = Line()
    headers = {**WITH_SECRET, "Content-Type": content_type}
    async with client_of(channel, line) as client:
        codes = [
            (await client.post("/telegram/family", content=json.dumps(UPDATE), headers=headers)).status_code for _ in range(2)
        ]
    assert (codes, line.texts, line.repeats) == ([200, 200], ["살려"], 1)


async def test_the_webhook_keeps_what_is_malformed(channel: TelegramChannel) -> None:
    line = Line()
    async with client_of(channel, line) as client:
        answer = await client.post("/telegram/family", content=b'{"update_id": 1, "mess', headers=WITH_SECRET)
    assert answer.status_code == 200
    assert (line.kept[0].message.kind, line.kept[0].raw) == (Kind.OTHER, b'{"update_id": 1, "mess')


async def test_the_webhook_reads_no_more_than_a_mebibyte(channel: TelegramChannel) -> None:
    line, sent = Line(), []

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            sent.append(1)
            yield b" " * 65536

    async with client_of(channel, line) as client:
        announced = await client.post("/telegram/family", content=b" " * 1_100_000, headers=WITH_SECRET)
        streamed = await client.post("/telegram/family", content=endless(), headers=WITH_SECRET)
    assert (announced.status_code, streamed.status_code, line.kept) == (413, 413, [])
    assert len(sent) <= 18


async def test_a_store_that_is_away_makes_telegram_try_again(channel: TelegramChannel) -> None:
    line = Line()
    line.away = 1
    async with client_of(channel, line) as client:
        codes = [(await client.post("/telegram/family", json=UPDATE, headers=WITH_SECRET)).status_code for _ in range(2)]
    assert (codes, line.texts) == ([503, 200], ["살려"])


def test_no_webhook_without_a_secret(telegram: FakeTelegram) -> None:
    settings = TelegramSettings("open", TOKEN, base_url=telegram.url, base_file_url=telegram.file_url)
    assert TelegramChannel(settings, lambda _language, name: name).routes(Line().intake) == ()


async def introduced(telegram: FakeTelegram, **given: Any) -> list[str]:
    """The methods by which a bot that starts sets what it shows of itself."""
    settings = TelegramSettings("family", TOKEN, base_url=telegram.url, base_file_url=telegram.file_url, **given)
    channel, before = TelegramChannel(settings, say), len(telegram.bot(TOKEN).calls)
    asked = 3 * len(INTRODUCED) + len(settings.names)

    def done() -> bool:
        calls = [call.method for call in telegram.bot(TOKEN).calls[before:]]
        return sum(name.startswith("getMy") for name in calls) == asked

    async with polling(channel, Line()):
        await until(done)
        await asyncio.sleep(0.05)
    await channel.close()
    return [call.method for call in telegram.bot(TOKEN).calls[before:] if call.method.startswith("setMy")]


async def test_the_bot_introduces_itself_in_every_language_and_only_where_that_changed(telegram: FakeTelegram) -> None:
    names = (("", "쪽지"), ("ko", "쪽지함"))
    assert len(await introduced(telegram, names=names)) == 3 * len(INTRODUCED) + 2
    shown = telegram.bot(TOKEN).introduction
    for code, language in INTRODUCED:
        assert shown["Description", code] == say(language, "telegram-description")
        assert shown["Commands", code] == [{"command": "status", "description": say(language, "telegram-command-status")}]
    assert shown["Name", "ko"] == "쪽지함"
    assert [words for text in shown.values() if (words := telling_words(str(text)))] == []
    assert await introduced(telegram, names=names) == []
    assert await introduced(telegram, names=(("ko", "다른 이름"),)) == ["setMyName"]


async def test_a_throttled_introduction_waits_for_the_next_start(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    telegram.fail(TOKEN, "setMyDescription", Fault(429, retry_after=30))
    line = Line()
    async with polling(channel, line):
        await until(lambda: not telegram.bot(TOKEN).faults["setMyDescription"])
        await telegram.write(TOKEN, MOTHER, "여기요")
        await until(lambda: line.texts == ["여기요"])
    assert len(telegram.calls(TOKEN, "setMyDescription")) == 1
    assert telegram.calls(TOKEN, "setMyShortDescription") == []


async def test_what_is_sent_is_quiet_plain_and_without_preview(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    sent = await channel.send(Outgoing(str(MOTHER), "<b>https://example.org</b>", "k", silent=True))
    (call,) = telegram.calls(TOKEN, "sendMessage")
    assert telegram.shown(TOKEN, MOTHER) == ["<b>https://example.org</b>"]
    assert call.params["disable_notification"] == "true"
    assert call.params["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in call.params
    assert sent.message_id.isdecimal()


@pytest.mark.parametrize(("language", "label"), [("ko", "내 위치 보내기"), ("en", "Send my location")])
async def test_asking_for_the_place_offers_the_phones_own_key(
    telegram: FakeTelegram, channel: TelegramChannel, language: str, label: str
) -> None:
    await channel.send(Outgoing(str(MOTHER), "어디세요?", "k", ask_place=True, language=language))
    await channel.send(Outgoing(str(ROOM), "어디세요?", "k2", ask_place=True))
    private, group = telegram.calls(TOKEN, "sendMessage")
    assert private.params["reply_markup"]["keyboard"] == [[{"text": label, "request_location": True}]]
    assert "reply_markup" not in group.params


async def test_asking_for_a_number_offers_the_phones_own_key_and_a_quiet_line_never_does(
    telegram: FakeTelegram, channel: TelegramChannel
) -> None:
    await channel.send(Outgoing(str(MOTHER), "번호를 남기시겠어요?", "k", ask_number=True))
    await channel.send(Outgoing(str(ROOM), "번호를 남기시겠어요?", "k2", ask_number=True))
    await channel.send(Outgoing(str(MOTHER), "1/2", "k3", ask_number=True, silent=True))
    private, group, quiet = telegram.calls(TOKEN, "sendMessage")
    assert private.params["reply_markup"]["keyboard"] == [[{"text": "내 번호 보내기", "request_contact": True}]]
    assert "reply_markup" not in group.params
    assert quiet.params["reply_markup"] == {"remove_keyboard": True}


@pytest.mark.parametrize("result", [{"message_id": 5}, {"message_id": 5, "date": 1795518883000, "chat": {}}, {}])
async def test_a_strange_answer_does_not_make_a_sent_message_look_unsent(
    telegram: FakeTelegram, channel: TelegramChannel, result: dict[str, object]
) -> None:
    telegram.fail(TOKEN, "sendMessage", Fault(result=result))
    assert (await channel.send(Outgoing(str(MOTHER), "x", "k"))).message_id == ("5" if result else "")


async def test_an_edit_changes_the_message_in_place(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    sent = await channel.send(Outgoing(str(ROOM), "대기", "k", buttons=(("받음", "ack:1"),)))
    edit = Outgoing(str(ROOM), "김 경위가 받음", "k2", edits=sent.message_id)
    assert await channel.send(edit) == sent
    assert telegram.shown(TOKEN, ROOM) == ["김 경위가 받음"]
    with pytest.raises(Unchanged):
        await channel.send(edit)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(403, "Forbidden: bot was blocked by the user"), Unreachable),
        (Fault(403, "Forbidden: user is deactivated"), Unreachable),
        (Fault(400, "Bad Request: chat not found"), Unreachable),
        (Fault(400, "Bad Request: something new about 123456789"), Refused),
        (Fault(401, "Unauthorized"), Unavailable),
        (Fault(500), Unavailable),
        (Fault(502, garbage=True), Unavailable),
        (Fault(garbage=True), Unavailable),
        (Fault(reset=True), Unavailable),
        (Fault(stall=2.0), Unavailable),
    ],
)
async def test_each_failure_has_a_name_and_names_nobody(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture, fault: Fault, error: type[SendError]
) -> None:
    channel = channel_of(telegram, timeout=0.3)
    caplog.set_level(logging.DEBUG)
    telegram.fail(TOKEN, "sendMessage", fault)
    with pytest.raises(error) as raised:
        await channel.send(Outgoing(str(MOTHER), "비밀 이야기", "k"))
    await channel.close()
    seen = f"{raised.value!r} {raised.value.__cause__!r} {caplog.text} {channel!r} {channel.__dict__}"
    assert TOKEN not in seen
    assert "123456789" not in str(raised.value)
    assert "비밀 이야기" not in caplog.text


async def test_a_flood_answer_says_how_long_to_wait(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    telegram.fail(TOKEN, "sendMessage", Fault(429, "Too Many Requests: retry after 7", retry_after=7))
    with pytest.raises(Throttled) as raised:
        await channel.send(Outgoing(str(MOTHER), "안녕하세요", "k"))
    assert raised.value.retry_after == 7.0


async def test_a_room_that_became_a_supergroup_still_gets_its_pages(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    telegram.fail(TOKEN, "sendMessage", Fault(400, "Bad Request: group chat was upgraded", migrate_to=-100777))
    await channel.send(Outgoing(str(ROOM), "Code 0", "k"))
    assert telegram.shown(TOKEN, -100777) == ["Code 0"]
    talk = {"update_id": 3, "message": {"message_id": 9, "chat": {"id": -100777}, "text": "교대"}}
    assert channel.parse(json.dumps(talk).encode()) == ()


async def test_a_late_answer_to_a_press_counts_as_done(channel: TelegramChannel) -> None:
    with pytest.raises(Unchanged):
        await channel.send(Outgoing(str(ROOM), "확인", "k", answers="12345"))


@pytest.mark.parametrize(
    "out",
    [
        Outgoing("77", "가" * 4097, "k"),
        Outgoing("77", " ", "k"),
        Outgoing("77", "x", "k", buttons=(("긴 값", "가" * 22),)),
        Outgoing("77", "x", "k", buttons=(("빈 값", ""),)),
        Outgoing("77", "x", "k", edits="no-number"),
    ],
)
async def test_what_telegram_would_never_take_is_refused_unsent(
    telegram: FakeTelegram, channel: TelegramChannel, out: Outgoing
) -> None:
    with pytest.raises(Refused):
        await channel.send(out)
    assert telegram.calls(TOKEN, "sendMessage") == []


async def test_a_long_text_goes_in_parts_that_fit(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    text = "\n".join(f"{number}번째 줄 😀" for number in range(900))
    parts = in_parts(text, channel.capabilities.max_text)
    for part in parts:
        await channel.send(Outgoing(str(MOTHER), part, "k"))
    assert "\n".join(telegram.shown(TOKEN, MOTHER)) == text
    assert len(parts) > 1


@pytest.mark.parametrize("text", ["", "짧다", "가" * 25, "😀" * 13, "가나 " * 9])
def test_parts_fit_and_lose_no_word(text: str) -> None:
    parts = in_parts(text, 10)
    assert all(length(part) <= 10 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


async def test_with_a_webhook_telegram_calls_us(telegram: FakeTelegram) -> None:
    app, line = Starlette(), Line()
    line.away = 2
    async with serving(app) as port:
        url = f"http://127.0.0.1:{port}/telegram/family"
        settings = TelegramSettings("family", TOKEN, SECRET, url, base_url=telegram.url, base_file_url=telegram.file_url)
        channel = TelegramChannel(settings, lambda _language, name: name)
        app.router.routes.extend(channel.routes(line.intake))
        await channel.run(line.intake)
        await telegram.write(TOKEN, MOTHER, "왔어요")
        await until(lambda: line.texts == ["왔어요"])
        await channel.close()
