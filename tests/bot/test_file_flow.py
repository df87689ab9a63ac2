"""From a file somebody sent to the officer's screen, through the whole running line."""

import asyncio
import json
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import House
from bot.transcripts import transcripts
from storage import file_lines, files
from storage import tables as t
from storage.casefile import CaseFile, case_file
from storage.inbox import keep
from tests.bot.house import ROOM, TOKEN, column, levels, running, settings, until
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.files.made import PLEA, SIHANOUKVILLE, photo
from tests.files.test_words import needs_tesseract
from tests.storage.arrivals import arrival
from triage.message import Kind, Message, Pin
from triage.understanding import World

pytestmark = pytest.mark.slow


def opened(house: House, case: int = 1) -> CaseFile:
    with house.store.read() as tx:
        found = case_file(tx, case)
    assert found is not None
    return found


def all_read(house: House) -> bool:
    return all(column(house, t.messages.c.read_at)) and set(column(house, t.files.c.state)) <= {"looked", "missing", "refused"}


@needs_tesseract
async def test_a_cry_in_a_picture_wakes_the_room_and_answers_nobody(tmp_path: Path, world: World, database_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, database_url), world) as house:
        telegram.fail(TOKEN, "getFile", Fault(status=500), Fault(garbage=True))
        await telegram.send_file(TOKEN, 501, "photo", PLEA)
        await until(lambda: telegram.shown(TOKEN, 501))
        answered, state = telegram.shown(TOKEN, 501), column(house, t.conversations.c.state)
        await until(lambda: telegram.shown(TOKEN, int(ROOM)), 40)
        await until(lambda: all_read(house))
        assert telegram.shown(TOKEN, 501) == answered
        assert column(house, t.conversations.c.state) == state
        case = opened(house)
        assert case.level is not None
        assert case.level.urgent
        told = next(line for line in case.lines if line.kind == "file")
        assert "살려주세요" in getattr(told.content, "text", "")
        assert told.id == case.files[0].found_id
        assert {field.message_id for field in case.named("identifier")} == {told.id}
        with house.store.read() as tx:
            assert file_lines.original(tx, case.files[0]) == PLEA


async def test_the_place_in_a_picture_becomes_a_field_and_is_not_in_what_officers_see(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram), world) as house:
        await telegram.write(TOKEN, 501, "아들이 여기 갇혀 있대요. 살려 주세요")
        await telegram.send_file(TOKEN, 501, "document", photo(utc="2026:01:09 14:30:00"), file_name="IMG_1.jpg")
        await until(lambda: column(house, t.files.c.found_id) not in ([], [None]) and all_read(house))
        case = opened(house)
        best = case.named("place")[0].found
        assert (best.note, best.value.lat) == ("place-photo", pytest.approx(SIHANOUKVILLE[0], abs=1e-4))
        told = next(line.content for line in case.lines if line.kind == "file")
        assert isinstance(told, Message)
        assert told.at == datetime(2026, 1, 9, 14, 30, tzinfo=UTC)
        with house.store.read() as tx:
            assert b"MARKER-CAMERA" not in file_lines.seen(tx, case.files[0]).body


@pytest.mark.alone
async def test_a_file_that_never_comes_holds_up_nothing(
    tmp_path: Path, world: World, sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram), world) as house:
        telegram.fail(TOKEN, "getFile", *[Fault(stall=30.0)] * 4, *[Fault(status=500)] * 50)
        for number in range(6):
            await telegram.send_file(TOKEN, 600 + number, "video", b"MARKER-BODY", file_name="MARKER-NAME.mp4")
        await telegram.write(TOKEN, 501, "살려주세요 캄보디아 바벳에 갇혀 있어요")
        await until(lambda: "critical" in levels(house) and telegram.shown(TOKEN, int(ROOM)), 8)
        assert set(column(house, t.files.c.state)) == {"due"}
    assert TOKEN not in caplog.text
    assert "MARKER" not in caplog.text


async def test_what_was_read_in_a_file_is_not_shown_to_the_sender(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram), world) as house:
        tells = Message("경찰 구조 캄보디아", Kind.FILE, pin=Pin(11.0, 104.0), label="picture")
        with house.store.write() as tx:
            keep(tx, [arrival("1", "c", channel="webchat", text="사진 보냅니다")])
            talk = tx.value(sa.select(t.messages.c.conversation_id))
            files.add(
                tx,
                tx.case_key(1),
                files.Place(1, talk, 1),
                Message(kind=Kind.MEDIA, files=(files.Attachment("photo"),)),
                (PLEA,),
            )
            files.looked(tx, 1, files.Look(files.Facts(files.Attachment("photo")), tells=tells))
        lines = await transcripts(house.store, "webchat")("family", "c")
        assert [line.text for line in lines if line.direction == "in"] == ["사진 보냅니다"]
        await asyncio.sleep(0)
        assert "경찰" not in json.dumps([line.text for line in lines], ensure_ascii=False)
