"""What every room's tests are handed: a database of each kind, and a browser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from knowledge.world import load_world
from storage.engine import open_engine
from storage.migrate import upgrade
from tests.chromium import find_chromium
from tests.postgres import PostgresServer, postgres_server
from triage.understanding import World

#: Temporary folders in memory, where they fit: a commit waits for the disk, and tests commit thousands of times.
_MEMORY = Path("/dev/shm")
_ROOM = 4_000_000_000


def pytest_configure() -> None:
    """Temporary folders, the databases of all tests among them, are kept in memory unless TMPDIR says where."""
    if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None


@pytest.fixture(scope="session")
def _postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'tipline.db'}"


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty PostgreSQL database. A test that asks for it directly carries `@pytest.mark.postgres`."""
    server: PostgresServer = request.getfixturevalue("_postgres")
    with server.fresh_database() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty store: the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def _sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tables") / "tipline.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def _postgres_tables(_postgres: PostgresServer) -> Iterator[str]:
    with _postgres.fresh_database() as url:
        _migrate(url)
        yield str(make_url(url).database)


def _migrate(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()


@pytest.fixture
def sqlite_store_url(_sqlite_tables: Path, tmp_path: Path) -> str:
    """The URL of a SQLite file with today's tables and nothing in them, copied from one that was migrated once."""
    return f"sqlite:///{shutil.copy(_sqlite_tables, tmp_path / 'tipline.db')}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a store with today's tables and nothing in them, copied from one that was migrated once; on both kinds."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_store_url")
    else:
        server: PostgresServer = request.getfixturevalue("_postgres")
        with server.fresh_database(request.getfixturevalue("_postgres_tables")) as url:
            yield url


@pytest.fixture(scope="session")
def world() -> World:
    """The world as the line knows it, loaded once; a test that teaches it something loads one of its own."""
    return load_world()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser for Playwright's `executable_path`; skips without one, and fails where CI=true."""
    path = find_chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("No Chromium on this machine. Debian and Ubuntu: apt-get install chromium")
    if path is None:
        pytest.skip("No Chromium on this machine. Debian and Ubuntu: apt-get install chromium")
    return path
