"""The whole line with a model behind it: a page never waits for it, and what it raises wakes the room too."""

from pathlib import Path
from typing import Any

import pytest

from storage import tables as t
from tests.bot.house import ROOM, TOKEN, column, levels, running, settings, until
from tests.channels.fake_telegram import FakeTelegram
from tests.fake_model import EMPTY, FakeModel
from triage.understanding import World

pytestmark = pytest.mark.slow

CRY = "살려주세요. 바벳 건물에 갇혔고 전기충격기로 때려요"
CALM = "요즘 친구 목소리가 이상해요"


def given(folder: Path, telegram: FakeTelegram, url: str, model: FakeModel) -> Any:
    return settings(folder, telegram, url, model="openai:fake", model_base_url=model.url, model_timeout=1.0)


def room(telegram: FakeTelegram) -> list[str]:
    return telegram.shown(TOKEN, int(ROOM))


@pytest.mark.alone
async def test_a_page_does_not_wait_for_a_model_that_stalls(tmp_path: Path, world: World, sqlite_url: str) -> None:
    async with (
        FakeTelegram().serving() as telegram,
        FakeModel(manner="stall").serving() as model,
        running(given(tmp_path, telegram, sqlite_url, model), world) as house,
    ):
        await telegram.write(TOKEN, 501, CRY)
        await until(lambda: room(telegram), 5)
        assert levels(house) == ["critical"]
        await until(lambda: "failed" in column(house, t.model_runs.c.state))
        assert column(house, t.model_runs.c.outcome)[0] == "timeout"


async def test_what_a_model_raises_wakes_the_room_and_it_writes_to_nobody(tmp_path: Path, world: World, sqlite_url: str) -> None:
    def answer(_asked: dict[str, Any]) -> dict[str, Any]:
        return EMPTY | {"level": "high", "level_words": "목소리가 이상해요"}

    async with (
        FakeTelegram().serving() as telegram,
        FakeModel(answer=answer).serving() as model,
        running(given(tmp_path, telegram, sqlite_url, model), world) as house,
    ):
        await telegram.write(TOKEN, 501, CALM)
        await until(lambda: room(telegram))
        assert levels(house) == ["high"]
        assert "언어 모델" in room(telegram)[0]
        assert "목소리" not in room(telegram)[0]
        replies = [kind for kind in column(house, t.outbox.c.kind) if kind == "reply"]
        assert len(replies) == 1
