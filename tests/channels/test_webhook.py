"""The bare webhook: who may post, how much, and what is said where nothing was kept."""

from collections.abc import Mapping

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.channels.contract import StoreUnavailable
from bot.channels.webhook import Webhook, hooks_first

SECRET = {"x-secret": "right"}


class Kept:
    """Keeps bodies, or is away."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.away = False

    async def __call__(self, body: bytes) -> None:
        if self.away:
            raise StoreUnavailable
        self.bodies.append(body)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def caller(kept: Kept) -> httpx.AsyncClient:
    hook = Webhook("x-secret", "right", 100, kept)
    rest = Starlette(routes=[Route("/hook", hook, methods=["POST"]), Route("/", lambda _request: PlainTextResponse("page"))])
    app = hooks_first({"/hook": hook}, rest)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://line")


async def test_what_is_posted_is_kept_and_then_acknowledged(caller: httpx.AsyncClient, kept: Kept) -> None:
    answer = await caller.post("/hook", content=b"body", headers=SECRET)
    assert (answer.status_code, kept.bodies) == (200, [b"body"])


@pytest.mark.parametrize("headers", [{}, {"x-secret": "wrong"}, {"x-secret": ""}, {"secret": "right"}])
async def test_nobody_posts_without_the_secret(caller: httpx.AsyncClient, kept: Kept, headers: Mapping[str, str]) -> None:
    assert (await caller.post("/hook", content=b"body", headers=headers)).status_code == 403
    assert kept.bodies == []


async def test_too_much_is_refused_announced_or_not(caller: httpx.AsyncClient, kept: Kept) -> None:
    async def streamed():  # type: ignore[no-untyped-def]
        for _ in range(5):
            yield b"x" * 30

    assert (await caller.post("/hook", content=b"x" * 101, headers=SECRET)).status_code == 413
    assert (await caller.post("/hook", content=streamed(), headers=SECRET)).status_code == 413
    assert (await caller.post("/hook", content=b"x" * 100, headers=SECRET)).status_code == 200
    assert len(kept.bodies) == 1


async def test_where_nothing_was_kept_the_caller_is_to_come_back(caller: httpx.AsyncClient, kept: Kept) -> None:
    kept.away = True
    answer = await caller.post("/hook", content=b"body", headers=SECRET)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


async def test_everything_else_goes_where_it_went(caller: httpx.AsyncClient) -> None:
    assert (await caller.get("/")).text == "page"
    assert (await caller.get("/hook")).status_code == 405
    assert (await caller.post("/nowhere")).status_code == 404
