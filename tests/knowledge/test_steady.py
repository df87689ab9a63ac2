"""The index on a server: asked while it answers, done without while it is away, silent or slow, and found again."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import create_server

import pytest

from knowledge.index import Near, open_client
from knowledge.steady import SteadyIndex
from knowledge.world import load_world
from tests.triage.cases import tip
from triage.understanding import understand


class Index:
    """An index that answers with its name, or does as it is told."""

    def __init__(self, name: str, does: Callable[[], None] = lambda: None) -> None:
        self.name = name
        self.does = does
        self.asked = 0

    def nearest(self, text: str, compounds: int = 15) -> Mapping[str, Near]:
        self.asked += 1
        self.does()
        return {self.name: Near(1.0, 1.0)}


def until(reached: Callable[[], object]) -> None:
    for _ in range(500):
        if reached():
            return
        time.sleep(0.01)
    raise TimeoutError


def away() -> None:
    raise ConnectionError


def test_the_server_is_asked_and_given_up_while_it_is_away_and_found_again() -> None:
    memory, server = Index("memory"), Index("server")
    steady = SteadyIndex(memory, lambda: server, again_after=0.05)
    until(lambda: steady.on_server)
    assert list(steady.nearest("a")) == ["server"]
    server.does = away
    assert list(steady.nearest("a")) == ["memory"]
    server.does = lambda: None
    until(lambda: steady.on_server)
    assert list(steady.nearest("a")) == ["server"]


def test_a_server_that_says_nothing_costs_its_patience_once() -> None:
    hangs = threading.Event()
    server, tries = Index("server", lambda: hangs.wait(30) and None), iter([True])

    def connect() -> Index:
        return server if next(tries, False) else Index("never", away)

    steady = SteadyIndex(Index("memory"), connect, patience=0.2, again_after=60)
    until(lambda: steady.on_server)
    begun = time.monotonic()
    assert list(steady.nearest("a")) == ["memory"]
    assert time.monotonic() - begun < 10, "the server hangs for thirty"
    hangs.set()


def test_a_server_that_is_away_at_the_start_keeps_nobody_waiting() -> None:
    tries: list[int] = []

    def connect() -> Index:
        tries.append(1)
        if len(tries) < 3:
            raise ConnectionError
        return Index("server")

    steady = SteadyIndex(Index("memory"), connect, again_after=0.05)
    assert list(steady.nearest("a")) in (["memory"], ["server"])
    until(lambda: steady.on_server)
    assert len(tries) == 3


@contextmanager
def mute() -> Iterator[str]:
    """A server that takes connections and says nothing."""
    with create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@contextmanager
def nonsense() -> Iterator[str]:
    """A web server that is no Chroma."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>")

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def nobody() -> Iterator[str]:
    """An address where nobody listens."""
    with create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    yield address


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.parametrize("server", [mute, nonsense, nobody])
def test_compounds_are_named_without_the_server(server: Callable[[], "contextmanager[str]"]) -> None:  # type: ignore[valid-type]
    with server() as url:  # type: ignore[attr-defined]
        begun = time.monotonic()
        world = load_world(chroma_url=url)
        made = understand(tip("시아누크빌 진베이4에 갇혀 있어요 살려주세요"), world)
        assert time.monotonic() - begun < 15
        assert made.failures == ()
        assert made.candidates[0].compound_id == understand(tip("시아누크빌 진베이4"), load_world()).candidates[0].compound_id


@pytest.mark.slow
@pytest.mark.parametrize("server", [mute, nonsense, nobody])
def test_who_needs_the_server_is_told_in_time(server: Callable[[], "contextmanager[str]"]) -> None:  # type: ignore[valid-type]
    with server() as url, pytest.raises((OSError, ValueError)):  # type: ignore[attr-defined]
        open_client(None, url)
