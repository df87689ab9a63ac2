"""What the bot shows of itself: name, description and menu in each language, told to Telegram only where they changed."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.contract import SendError, Throttled
from bot.channels.telegram.api import Api

log = logging.getLogger(__name__)

#: Languages the bot introduces itself in, and the language of the texts; "" is for everybody else.
INTRODUCED = (("", "en"), ("ko", "ko"), ("zh", "zh"), ("km", "km"), ("vi", "vi"), ("th", "th"))
COMMANDS = ("status",)


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing Telegram shows of the bot: how it is asked for and set, and what it should be."""

    what: str  #: "Commands", "Name", "Description" or "ShortDescription"
    field: str
    wanted: Any
    code: str


def introduction(say: Callable[[str, str], str], names: Mapping[str, str]) -> Iterator[Shown]:
    """Everything the bot should show, by language; a name only where the settings give one."""
    for code, language in INTRODUCED:
        commands = [{"command": name, "description": say(language, f"telegram-command-{name}")} for name in COMMANDS]
        yield Shown("Commands", "commands", commands, code)
        yield Shown("Description", "description", say(language, "telegram-description"), code)
        yield Shown("ShortDescription", "short_description", say(language, "telegram-short"), code)
    for code, name in names.items():
        yield Shown("Name", "name", name, code)


async def introduce(api: Api, account: str, wanted: Iterator[Shown]) -> int:
    """Telegram shows what is wanted; how much had to be set. Nothing hangs on it: what is not taken waits for the next start."""
    changed = 0
    for one in wanted:
        try:
            if _now(one, await api.call(f"getMy{one.what}", language_code=one.code)) == one.wanted:
                continue
            await api.call(f"setMy{one.what}", **{one.field: one.wanted}, language_code=one.code)
            changed += 1
        except Throttled as wait:
            log.info("telegram %s: its introduction waits for the next start (%s)", account, wait)
            return changed
        except SendError as error:
            log.info("telegram %s: %s was not taken (%s)", account, one.what, error)
    return changed


def _now(one: Shown, told: object) -> Any:
    """What Telegram shows now, in the shape of what is wanted."""
    if one.what == "Commands":
        rows = told if isinstance(told, list) else []
        return [{name: row.get(name) for name in ("command", "description")} for row in rows if isinstance(row, dict)]
    return told.get(one.field) if isinstance(told, dict) else None
