"""The machine: settings that fit each other, room to write, and a clock that does not jump."""

import shutil
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Settings, read_ladder
from bot.doctor.finding import Finding, span
from storage.store import Clock
from triage.assessment import Level

#: Bytes free below which intake will soon answer 503.
LEAST_FREE = 1024**3
#: Within how many seconds a second ring must follow, by the acknowledgement targets of 5 and 30 minutes.
RING_AGAIN = {Level.CRITICAL: 300, Level.HIGH: 1800}
#: A wall clock that runs apart from the monotonic one by more than this is being set while the line works.
STEADY = 0.5
#: How far ahead of the clock a row may lie before the clock counts as set back.
AHEAD = timedelta(seconds=5)
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def settings(given: Settings) -> list[Finding]:
    """Whether the settings fit each other."""
    wrong = [*_telegram_faults(given), *_desk_faults(given)]
    return [Finding("settings", False, says) for says in wrong] or [
        Finding("settings", True, "they can be read and fit together")
    ]


def _telegram_faults(given: Settings) -> list[str]:
    hooked = [bot.account for bot in given.telegram if bot.hook_secret()]
    names = [bot.account for bot in given.telegram]
    faults = []
    if hooked and not given.public_url.startswith("https://"):
        faults.append(
            f"Telegram account {hooked[0]} has a webhook_secret, but TIPLINE_PUBLIC_URL is no https address: "
            "set it, or drop the secret to poll"
        )
    if len(set(names)) != len(names):
        faults.append("two Telegram accounts have the same name in TIPLINE_TELEGRAM: give each one of its own")
    if given.duty_room and not names:
        faults.append("TIPLINE_DUTY_ROOM is set, but TIPLINE_TELEGRAM holds no bot to page there")
    if given.duty_room and given.duty_room_account and given.duty_room_account not in names:
        faults.append("TIPLINE_DUTY_ROOM_ACCOUNT names no account of TIPLINE_TELEGRAM")
    if not given.webchat and not names:
        faults.append("nobody can write: the web chat is closed (TIPLINE_WEBCHAT) and there is no Telegram bot")
    return faults


def _desk_faults(given: Settings) -> list[str]:
    faults = []
    if given.desk_port and given.desk_port == given.public_port and given.desk_host == given.public_host:
        faults.append("TIPLINE_DESK_PORT is the public port: the desk needs one of its own")
    if given.desk_host not in _LOOPBACK and not given.secure_cookies:
        faults.append(
            "the desk listens beyond this machine without TLS: put a TLS proxy before it and set TIPLINE_SECURE_COOKIES=true"
        )
    if given.duty_room and not given.desk_url:
        faults.append("pages in the duty room carry no link to the case: set TIPLINE_DESK_URL")
    return faults


def ladders(given: Settings) -> list[Finding]:
    """Whether every urgent level has a ladder that rings again in time."""
    return [
        _ladder(Level.CRITICAL, given.ladder_critical, "TIPLINE_LADDER_CRITICAL"),
        _ladder(Level.HIGH, given.ladder_high, "TIPLINE_LADDER_HIGH"),
    ]


def _ladder(level: Level, text: str, setting: str) -> Finding:
    rungs = read_ladder(text, ()).rungs
    first, most = rungs[0].wait, RING_AGAIN[level]
    what = f"ladder {level.value}"
    if first > most:
        return Finding(what, False, f"rings a second time only after {first:g} s; at most {most} s: shorten {setting}")
    last = sum(rung.wait for rung in rungs[:-1])
    return Finding(
        what, True, f"{len(rungs)} steps; the last ({rungs[-1].audience}) after {last:g} s, then every {rungs[-1].wait:g} s"
    )


def data_dir(given: Settings) -> list[Finding]:
    """Whether the data directory takes files and has room for more."""
    folder = given.data_dir
    if not folder.exists():
        return [Finding("data directory", True, f"{folder} is not there yet; the first start makes it")]
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"0")
    except OSError as problem:
        says = f"{folder} takes no files ({problem.strerror}): nothing can be kept; give the line the right to write there"
        return [Finding("data directory", False, says), _disk(folder)]
    return [Finding("data directory", True, f"{folder} takes files"), _disk(folder)]


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        return Finding("disk", False, f"{free // 1024**2} MiB free; below 1024 MiB: make room before intake has to refuse tips")
    return Finding("disk", True, f"{free / 1024**3:.1f} GiB free")


class Clocks:
    """Watches the wall clock against the monotonic one from construction on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wall, self._steady = clock(), time.monotonic()

    def finding(self, newest: datetime | None) -> Finding:
        """Whether the clock runs evenly and is not behind the newest row of the store."""
        now = self._clock()
        drift = (now - self._wall).total_seconds() - (time.monotonic() - self._steady)
        if abs(drift) > STEADY:
            return Finding("clock", False, f"was set by {drift:+.1f} s while the doctor looked: see to the time service")
        if newest is not None and newest - now > AHEAD:
            says = f"is {span(newest - now)} behind the newest row of the store: ladders would wait that long; set it right"
            return Finding("clock", False, says)
        return Finding("clock", True, f"runs evenly; now {now:%Y-%m-%d %H:%M:%S} UTC")
