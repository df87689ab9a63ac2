"""A desk over a store with invented cases, two officers and a supervisor, and a browser of the simplest kind."""

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.texts import say
from desk.app import DeskSettings, Landmark, desk_app
from storage import officers, sessions
from storage.engine import open_engine
from storage.keys import MasterKey
from storage.store import Store
from tests.desk.invented import CASES, write_all
from tests.storage.conftest import Clock

PASSWORD = "a long pass phrase"
ASSETS = Path(__file__).parents[2] / "node_modules"


@dataclass
class Shift:
    """What a test of the desk works with."""

    store: Store
    clock: Clock
    app: Starlette
    cases: list[int]
    people: dict[str, int]

    @property
    def mother(self) -> int:
        """A high case whose alarm rings."""
        return self.cases[0]

    @property
    def son(self) -> int:
        """A critical case in the quiet voice, ringing."""
        return self.cases[1]


class Client:
    """An officer at a browser without scripts."""

    def __init__(self, shift: Shift) -> None:
        self.shift = shift
        transport = httpx.ASGITransport(shift.app, client=("127.0.0.9", 1))
        self.http = httpx.AsyncClient(transport=transport, base_url="http://desk.test")
        self.csrf = ""

    async def get(self, path: str) -> httpx.Response:
        """The page; its token is remembered for the next form."""
        response = await self.http.get(path)
        if found := re.search(r'name="csrf" value="([^"]+)"', response.text):
            self.csrf = found.group(1)
        return response

    async def post(self, path: str, follow: bool = True, **fields: str) -> httpx.Response:
        """Sends a form with the page's token."""
        return await self.http.post(path, data={"csrf": self.csrf, **fields}, follow_redirects=follow)

    async def enter(self, name: str) -> None:
        """Is in as an officer without the time a password takes, and opens the queue."""
        officer = self.shift.people[name]
        token = await self.shift.store.run(lambda tx: sessions.begin(tx, officer, "127.0.0.9"))
        self.http.cookies.set("desk", token, domain="desk.test")
        await self.get("/")

    async def login(self, name: str, password: str = PASSWORD) -> httpx.Response:
        """Logs in and opens the queue."""
        await self.get("/login")
        answer = await self.post("/login", follow=False, login=name, password=password)
        await self.get("/")
        return answer


_OFFICERS = (("kim", "김당직", "officer"), ("lee", "이당직", "officer"), ("park", "박감독", "supervisor"))


@pytest.fixture(scope="session")
def _written(_sqlite_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = shutil.copy(_sqlite_tables, tmp_path_factory.mktemp("desk") / "tipline.db")
    store = _opened(file, Clock())
    with store.write() as tx:
        for login, name, role in _OFFICERS:
            officers.create(tx, login, name, role, PASSWORD)
    write_all(store)
    store.engine.dispose()
    return Path(file)


def _opened(file: Path, clock: Clock) -> Store:
    store = Store(open_engine(f"sqlite:///{file}"), MasterKey(b"k" * 32), clock)
    store.check_key()
    return store


@pytest.fixture
def shift(_written: Path, tmp_path: Path) -> Iterator[Shift]:
    """A desk ten seconds after invented cases came in; everybody's password is `PASSWORD`."""
    clock = Clock()
    store = _opened(shutil.copy(_written, tmp_path / "tipline.db"), clock)
    clock.forward(seconds=10)
    with store.read() as tx:
        people = {officer.login: officer.id for officer in officers.listed(tx)}
    marks = (Landmark("프놈펜", "town", 11.5564, 104.9282), Landmark("예시 단지", "compound", 10.61, 103.52))
    app = desk_app(store, say, DeskSettings(assets=ASSETS), marks)
    yield Shift(store, clock, app, list(range(1, len(CASES) + 1)), people)
    store.engine.dispose()


@pytest.fixture
async def kim(shift: Shift) -> AsyncIterator[Client]:
    """An officer, logged in."""
    client = Client(shift)
    await client.enter("kim")
    yield client
    await client.http.aclose()


@pytest.fixture
async def park(shift: Shift) -> AsyncIterator[Client]:
    """A supervisor, logged in."""
    client = Client(shift)
    await client.enter("park")
    yield client
    await client.http.aclose()
