"""An index on a Chroma server that may be away, silent or slow: one in memory stands behind it, so that matching never waits."""

import logging
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Protocol, TypeVar

from knowledge.index import Near

T = TypeVar("T")
log = logging.getLogger("tipline.knowledge")

#: Seconds one question to the server may take, and between two tries to find it again.
PATIENCE, AGAIN_AFTER = 1.0, 30.0


class Nearest(Protocol):
    """What tells which compounds are near to words."""

    def nearest(self, text: str, compounds: int = 15) -> Mapping[str, Near]: ...


class SteadyIndex:
    """Asks the server's index while it answers in time, the one in memory otherwise; both hold the same rows."""

    def __init__(
        self, memory: Nearest, connect: Callable[[], Nearest], patience: float = PATIENCE, again_after: float = AGAIN_AFTER
    ) -> None:
        """`connect` opens the server's index or raises; it is asked in the background, again and again until it works."""
        self._memory = memory
        self._connect = connect
        self._patience = patience
        self._again_after = again_after
        self._server: Nearest | None = None
        self._seek()

    @property
    def on_server(self) -> bool:
        """Whether the server is asked now."""
        return self._server is not None

    def nearest(self, text: str, compounds: int = 15) -> Mapping[str, Near]:
        """The compounds whose names or descriptions are nearest to the text, by id."""
        server = self._server
        if server is not None:
            try:
                return _in_time(lambda: server.nearest(text, compounds), self._patience)
            except Exception as problem:  # boundary: whatever a server does, matching goes on in memory
                log.warning("action=index_away problem=%s", type(problem).__name__)
                self._server = None
                self._seek()
        return self._memory.nearest(text, compounds)

    def _seek(self) -> None:
        threading.Thread(target=_found, args=(weakref.ref(self), self._connect, self._again_after), daemon=True).start()


def _found(steady: "weakref.ref[SteadyIndex]", connect: Callable[[], Nearest], again_after: float) -> None:
    """Finds the server for an index that is still in use."""
    while steady() is not None:
        try:
            server = connect()
        except Exception as problem:  # boundary: whatever a server does, it is tried again
            log.warning("action=index_not_found problem=%s", type(problem).__name__)
            time.sleep(again_after)
            continue
        if (index := steady()) is not None:
            index._server = server
            log.info("action=index_found")
        return


def _in_time(work: Callable[[], T], seconds: float) -> T:
    """What `work` gives. Raises TimeoutError where it takes longer, and leaves it to itself then."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except Exception as problem:  # boundary: whoever waits gets it
            answer.set_exception(problem)

    threading.Thread(target=run, daemon=True).start()
    return answer.result(seconds)
