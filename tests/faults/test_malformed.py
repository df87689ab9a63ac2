"""Whatever reaches the webhook's port: a clear answer, what is accepted is kept raw, and the line lives on."""

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bench.process import update
from storage import health, warnings
from storage import tables as t
from tests.bot.house import SECRET, running, until
from tests.bot.screens import desk_of, words
from tests.channels.fake_telegram import FakeTelegram
from tests.faults.line import CALM, HEADER, URGENT, Caller, hooked, room, rows
from triage.understanding import World

pytestmark = pytest.mark.slow


def written(**changed: Any) -> bytes:
    """An update whose message has these fields instead."""
    made = json.loads(update(900, 4711, "hello"))
    made["message"] = {**made["message"], **changed}
    return json.dumps(made).encode()


def of(**changed: Any) -> bytes:
    """An update with these fields instead."""
    return json.dumps({**json.loads(update(901, 4712, "hello")), **changed}).encode()


ACCEPTED = {
    "not JSON": b"{oh no",
    "nothing": b"",
    "a list": b"[1, 2, 3]",
    "a word": b'"hello"',
    "null": b"null",
    "bytes that are no text": b"\xff\xfe\x00\x01" * 50,
    "an update without anything": b"{}",
    "an update's number as a word": of(update_id="nine hundred"),
    "an update's number as an object": of(update_id={"a": 1}),
    "an update's number of 400 digits": b'{"update_id": ' + b"9" * 400 + b"}",
    "a number of 5,000 digits": b'{"update_id": 5, "message": ' + b"9" * 5000 + b"}",
    "no number at all": b'{"message": {"text": "hello"}}',
    "a message that is a word": of(message="hello"),
    "a message that is a list": of(message=[1]),
    "a chat that is a word": written(chat="me"),
    "a chat without an id": written(chat={"type": "private"}),
    "a chat's id as an object": written(chat={"id": {"x": 1}, "type": "private"}),
    "a text that is a number": written(text=42),
    "a text that is an object": written(text={"a": "b"}),
    "a date in the year 300000": written(date=10**13),
    "a date that is a word": written(date="tomorrow"),
    "a date without an end": b'{"update_id": 6, "message": {"date": 1e999, "chat": {"id": 1, "type": "private"}, "text": "a"}}',
    "100 kB of one letter": written(text="ㅋ" * 33_000),
    "300 kB of one sign": written(text="!" * 300_000),
    "a NUL": written(text="살려\u0000주세요"),
    "a lone surrogate": b'{"update_id": 7, "message": {"chat": {"id": 5, "type": "private"}, "text": "\\ud800 help"}}',
    "zero-width and turned signs": written(text="\u200b\u200d\ufeff\u202e살\u200b려\u200b주세요\u2066" * 40),
    "faces": written(text="👨‍👩‍👧‍👦🆘" * 800),
    "nested 5,000 deep": b'{"update_id": 8, "message": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "nested 200,000 deep": b"[" * 200_000,
    "nested just as deep as can be read, with a number to mask": b'{"update_id": 11, "message": {"chat": {"id": 5}, "text": '
    b'"\\ud55c 900101-1234567", "x": ' + b"[" * 900 + b"]" * 900 + b"}}",
    "ids of 4,000 digits": b'{"update_id": 12, "message": {"message_id": %s, "chat": {"id": %s}, "text": "a"}}'
    % ((b"9" * 4_000,) * 2),
    "an accuracy without end": b'{"update_id": 13, "message": {"chat": {"id": 6}, "location": {"latitude": 11, "longitude": 104, '
    b'"horizontal_accuracy": 1e999, "live_period": -5}}}',
    "passed on by nonsense": written(forward_origin=[1], reply_to_message="x", quote={"text": 5}, external_reply={"origin": 7}),
    "a reaction of nonsense": of(message=None, message_reaction={"chat": {"id": 7}, "new_reaction": 5}),
    "a place that is nowhere": written(text=None, location={"latitude": "north", "longitude": None}),
    "a place off the globe": written(text=None, location={"latitude": 1e308, "longitude": -1e308}),
    "entities of nonsense": written(entities=[{"offset": -5, "length": 10**9, "type": "url"}, 7]),
    "the same name twice": b'{"update_id": 9, "update_id": 10, "message": 1, "message": {}}',
}


@pytest.mark.timeout(180)
async def test_what_is_malformed_is_kept_and_what_is_too_large_is_said_and_the_line_lives_on(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, running(hooked(tmp_path, telegram, sqlite_url), world) as house:
        async with Caller(house.public.port, first=1_000) as caller:
            kept: dict[str, bool] = {}
            for name, body in ACCEPTED.items():
                before = len(rows(house, sa.select(t.updates.c.id)))
                status = (await caller.raw(body)).status_code
                assert status == 200, (name, status)
                kept[name] = len(rows(house, sa.select(t.updates.c.id))) == before + 1
            assert [name for name, stored in kept.items() if not stored] == []
            assert (await caller.raw(written(text="a" * 5_000_000))).status_code == 413
            assert (await caller.raw(update(1, 1, CALM), {})).status_code == 403
            assert (
                await caller.raw(update(1, 1, CALM), {**HEADER, "X-Telegram-Bot-Api-Secret-Token": SECRET + "x"})
            ).status_code == 403
            assert await caller.write(777, URGENT) == 200
        await until(lambda: any("코드 0" in text or "경보" in text for text in room(telegram)))
        await until(lambda: unread(house) == 0, 60)
        with house.store.read() as tx:
            (warned,) = (one for one in warnings.standing(tx) if one.kind is warnings.Kind.POISON)
        assert warned.times > 5
        assert warned.case_id is not None
        assert [row["failures"] for row in rows(house, sa.select(t.cases).where(t.cases.c.id == warned.case_id))] != [""]
        masked = sa.select(t.messages.c.masked).where(t.messages.c.masked > 0)
        assert len(rows(house, masked)) == 1
        async with desk_of(house) as browser:
            assert "읽지 못한 메시지가" in await words(browser, "/")
            shown = await words(browser, f"/cases/{warned.case_id}")
        assert "읽지 못한 메시지입니다" in shown


def unread(house: Any) -> int:
    with house.store.read() as tx:
        return health.unread(tx).count
