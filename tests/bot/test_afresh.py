"""After a silence alarms that still ring are posted again, once, with buttons that work."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.afresh import SILENCE, ring_afresh
from bot.app import open_store
from bot.config import Settings
from storage import tables as t
from tests.bot.house import OFFICER, ROOM, TOKEN, column, running, settings, until
from tests.bot.test_flow import MOTHER, button
from tests.channels.fake_telegram import FakeTelegram
from triage.understanding import World

pytestmark = pytest.mark.slow

CASE = "코드 0"


def sent(telegram: FakeTelegram) -> list[str]:
    """Every alarm that was posted in the room."""
    texts = (call.params["text"] for call in telegram.calls(TOKEN, "sendMessage") if str(call.params["chat_id"]) == ROOM)
    return [text for text in texts if CASE in text]


def given(tmp_path: Path, telegram: FakeTelegram, url: str) -> Settings:
    """A line whose ladder climbs so slowly that it stands still in a test."""
    return settings(tmp_path, telegram, url).model_copy(update={"ladder_critical": "duty 600, all 600"})


def slept(config: Settings, seconds: float) -> None:
    """All processes, none of which runs now, beat for the last time so long ago."""
    store, _ = open_store(config)
    with store.write() as tx:
        tx.do(t.workers.update().values(at=tx.now - timedelta(seconds=seconds)))
    store.engine.dispose()


async def test_a_long_silence_posts_open_alarms_again_with_buttons_that_work(
    tmp_path: Path, world: World, database_url: str
) -> None:
    async with FakeTelegram(poll_penalty=0.05).serving() as telegram:
        config = given(tmp_path, telegram, database_url)
        async with running(config, world) as house:
            await telegram.write(TOKEN, 501, MOTHER)
            await until(lambda: len(sent(telegram)) == 1)
        async with running(config, world) as house:  # a quick restart: nothing is lost, nothing said twice
            assert await ring_afresh(house.store, config.worker) == 0
        slept(config, SILENCE.total_seconds() + 5)
        async with running(config, world) as house:
            await until(lambda: len(sent(telegram)) == 2)
            await until(lambda: "↓" in "".join(telegram.shown(TOKEN, int(ROOM))))
            await telegram.press(TOKEN, int(ROOM), button(telegram, "확인"), int(OFFICER))
            await until(lambda: column(house, t.escalations.c.state) == ["acked"])
        slept(config, 1000)
        async with running(config, world):
            await telegram.write(TOKEN, 501, "감사합니다")
            await until(lambda: len(telegram.shown(TOKEN, 501)) > 1)
        assert len(sent(telegram)) == 2
