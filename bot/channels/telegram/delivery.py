"""Where Telegram delivers a bot's updates, and how many wait there."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.channels.telegram.fields import Fields, text_of, time_of

_NUMBER = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What Telegram tells of a bot's delivery. `error` is its newest complaint in its own words, without long numbers."""

    ours: bool  #: whether it delivers where we listen
    waiting: int
    error: str = ""
    error_at: datetime | None = None


def delivery_of(told: object, wanted: str) -> Delivery:
    """The answer to getWebhookInfo, where updates should go to `wanted` ("" for polling)."""
    info: Fields = told if isinstance(told, dict) else {}
    waiting = info.get("pending_update_count")
    return Delivery(
        ours=text_of(info.get("url")) == wanted,
        waiting=waiting if isinstance(waiting, int) and not isinstance(waiting, bool) else 0,
        error=_NUMBER.sub("#", text_of(info.get("last_error_message")))[:120],
        error_at=time_of(info.get("last_error_date")),
    )
