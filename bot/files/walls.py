"""Programs that touch what strangers sent: each alone, without our environment, capped in time and in what it says."""

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence

#: All that such a program sees of an environment: no token, no key, no address of the database.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}

#: Seconds within which a killed program is gone; the system needs some milliseconds.
LAST_WORDS = 5.0


class Died(Exception):
    """The program ended badly; the text is one word for why: slow, talkative, absent or crashed."""


async def run(program: Sequence[str], given: bytes, seconds: float, most: int) -> bytes:
    """What the program wrote, of at most `most` bytes, given this on its standard input. Raises `Died`; nothing of it is left."""
    try:
        process = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=ENVIRONMENT, cwd="/", start_new_session=True
        )
    except (OSError, ValueError):
        raise Died("absent") from None
    try:
        async with asyncio.timeout(seconds):
            said, _ = await asyncio.gather(_said(process, most), _tell(process, given))
            code = await process.wait()
    except TimeoutError:
        raise Died("slow") from None
    finally:
        await _end(process)
    if code != 0:
        raise Died("slow" if -code in (signal.SIGXCPU, signal.SIGKILL) else "crashed")
    return said


async def _said(process: Process, most: int) -> bytes:
    assert process.stdout is not None
    parts: list[bytes] = []
    size = 0
    while part := await process.stdout.read(65536):
        size += len(part)
        if size > most:
            raise Died("talkative")
        parts.append(part)
    return b"".join(parts)


async def _tell(process: Process, given: bytes) -> None:
    """A program that stops listening is heard all the same."""
    assert process.stdin is not None
    with contextlib.suppress(ConnectionError):
        process.stdin.write(given)
        await process.stdin.drain()
    process.stdin.close()
    with contextlib.suppress(ConnectionError):
        await process.stdin.wait_closed()


async def _end(process: Process) -> None:
    """The program and all it started are gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    assert process.stdout is not None
    with contextlib.suppress(Exception):  # boundary: whatever a dead program's pipes say, it is dead
        async with asyncio.timeout(LAST_WORDS):
            while await process.stdout.read(65536):  # it counts as ended only once its pipe is empty
                pass
            await process.wait()
