"""Two web servers in one process: the public side and the desk, on ports of their own."""

import asyncio
import contextlib
import os
import resource
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp


def prepare_process() -> None:
    """Lets this process hold as many connections as the system allows, and keeps what it writes from other users' eyes."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    os.umask(0o077)


class PortTaken(Exception):
    """Another program listens on the port already."""


class _Quiet(uvicorn.Server):
    """A server that leaves signals to the process that holds several of them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures nothing."""
        yield


class WebServer:
    """One application on one port; a port of 0 takes a free one."""

    def __init__(self, name: str, app: ASGIApp, host: str, port: int) -> None:
        self.name = name
        self._app = app
        self._socket = _bound(name, host, port)
        self.host, self.port = self._socket.getsockname()[:2]

    @property
    def address(self) -> str:
        """Where it answers."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def run(self) -> None:
        """Serves until cancelled, then lets requests under way end."""
        server = _Quiet(
            uvicorn.Config(
                self._app,
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="off",
                timeout_graceful_shutdown=3,
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[self._socket]))
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            server.should_exit = True
            await serving
            raise


def _bound(name: str, host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off; without it every answer waits 40 ms for an acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        raise PortTaken(f"{name}: cannot listen on {host} port {port}: {problem.strerror}") from None
    listening.listen(512)
    listening.setblocking(False)
    return listening
