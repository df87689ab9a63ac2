"""What an officer sees of the running line: the desk's own pages, over HTTP."""

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from bot.app import House
from storage import officers, sessions


@asynccontextmanager
async def desk_of(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A browser of the officer `kim`, logged in."""

    def begin(tx: object) -> str:
        officer = officers.by_login(tx, "kim")  # type: ignore[arg-type]
        assert officer is not None
        return sessions.begin(tx, officer.id, "127.0.0.1")  # type: ignore[arg-type]

    token = await house.store.run(begin)
    async with httpx.AsyncClient(base_url=house.desk.address, cookies={"desk": token}, follow_redirects=True) as browser:
        yield browser


async def words(browser: httpx.AsyncClient, path: str) -> str:
    """The page as it reads, without its marks."""
    page = await browser.get(path)
    assert page.status_code == 200, page.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())
