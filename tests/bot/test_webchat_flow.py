"""From a browser's form to the store and back, through the whole running line: words first, files beside them, one answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app import House
from storage import tables as t
from storage.casework import waiting
from tests.bot.house import column, running, settings, until
from tests.channels.fake_telegram import FakeTelegram
from triage.understanding import World

pytestmark = pytest.mark.slow

PICTURE = ("담장.jpg", b"\xff\xd8" + bytes(2_000_000), "image/jpeg")
CRY = "바벳에 갇혀 있어요 여권도 뺏겼어요"


@asynccontextmanager
async def line(folder: Path, world: World) -> AsyncIterator[tuple[House, httpx.AsyncClient]]:
    """The running line and a browser at its public page."""
    async with (
        FakeTelegram().serving() as telegram,
        running(settings(folder, telegram), world) as house,
        httpx.AsyncClient(base_url=house.public.address, timeout=30) as browser,
    ):
        yield house, browser


def unread(house: House) -> list[tuple[int, int]]:
    with house.store.read() as tx:
        return waiting(tx)


def answers(house: House) -> int:
    return column(house, t.messages.c.direction).count("out")


async def test_words_with_files_get_one_answer_and_every_byte_is_kept(tmp_path: Path, world: World) -> None:
    async with line(tmp_path, world) as (house, browser):
        script = {"X-Requested-With": "fetch"}
        words = {"text": CRY, "album": "one-press", "id": "a" * 30}
        await browser.post("/", data=words, headers=script)
        await until(lambda: answers(house) == 1)
        for number in range(3):
            file = (f"{number}.jpg", PICTURE[1] + bytes([number]), "image/jpeg")
            await browser.post("/", data={"album": "one-press", "id": str(number) * 30}, files={"file": file}, headers=script)
        await until(lambda: column(house, t.files.c.state) == ["looked"] * 3, 60)
        await until(lambda: not unread(house))
        assert answers(house) == 1
        page = (await browser.get("/")).text
        assert page.split("<footer>")[0].count("사진을 보냄") == 3
        assert column(house, t.files.c.size) == [2_000_003] * 3
        await browser.post("/", data={"text": "2층이에요"}, headers=script)
        await until(lambda: answers(house) == 2)


async def test_without_scripts_one_form_brings_it_all(tmp_path: Path, world: World) -> None:
    async with line(tmp_path, world) as (house, browser):
        assert (await browser.post("/", data={"text": CRY}, files={"file": PICTURE})).status_code == 303
        await until(lambda: column(house, t.files.c.state) == ["looked"], 60)
        await until(lambda: answers(house) == 1)
        assert len(column(house, t.cases.c.id)) == 1
