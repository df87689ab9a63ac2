"""The reading process as the line holds it: standard library alone, so that it can be started before anything is loaded."""

import contextlib
import subprocess
import sys
import time
from multiprocessing import Pipe
from typing import Any

#: What runs in it (`python -m`).
READER = "bot.reader"
#: Seconds one tip may take. A usual one takes a hundredth of a second, the longest a person could write a few.
LIMIT = 10.0


class Child:
    """One reading process and our end of the pipe to it."""

    def __init__(self, module: str, sources: Any, limit: float) -> None:
        self._pipe, theirs = Pipe()
        command = [sys.executable, "-m", module, str(theirs.fileno()), str(limit)]
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own module
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
        )
        theirs.close()
        self.born = time.monotonic()
        self.was_ready = False
        if sources is not None:
            self.tell(sources)

    def tell(self, sources: Any) -> None:
        """Lets it know what to load; if it has died already, that is seen when it is asked."""
        with contextlib.suppress(OSError):
            self._pipe.send(sources)

    def is_ready(self, seconds: float) -> bool:
        """Whether it can be asked, at the latest after so many seconds. Raises EOFError or OSError where it died."""
        if not self.was_ready and self._pipe.poll(seconds):
            self._pipe.recv()
            self.was_ready = True
        return self.was_ready

    def ask(self, question: Any, seconds: float) -> Any:
        """Its answer. Raises TimeoutError, EOFError or OSError; it must be dropped then."""
        self._pipe.send(question)
        if not self._pipe.poll(seconds):
            raise TimeoutError
        return self._pipe.recv()

    def end(self) -> None:
        """Kills it; returns once it is gone."""
        self.process.kill()
        self.process.wait()

    def drop(self) -> None:
        """Ends it and gives the pipe back."""
        self.end()
        self._pipe.close()


class HeadStart:
    """A reading process started before the line itself has loaded, until the line takes it."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def take(self) -> None:
        """Starts it: from here on both load at the same time."""
        self._child = Child(READER, None, LIMIT)

    def taken(self) -> Child | None:
        """It, once; None where there is none."""
        child, self._child = self._child, None
        return child


head_start = HeadStart()
