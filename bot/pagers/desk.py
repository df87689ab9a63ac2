"""The desk as a pager: the alarm is already on every officer's screen by the commit; here it is also said on the console."""

import logging

from bot.pagers.contract import Alarm, Paged

log = logging.getLogger("tipline.alarm")


class DeskPager:
    """Rings on the desk, which sounds by itself when an alarm is committed, and leaves a line where the process logs."""

    name = "desk"

    async def page(self, alarm: Alarm, key: str, previous: str = "") -> Paged:
        """Says on the console which case rings and how often it has."""
        log.warning("action=alarm case=%d level=%s step=%d", alarm.case_id, alarm.level.value, alarm.step)
        return Paged(f"desk:{key}")

    async def notify(self, text: str, key: str) -> Paged:
        """Says on the console that officers were told something; the desk shows what."""
        log.warning("action=notice key=%s", key)
        return Paged(f"desk:{key}")

    async def update(self, alarm: Alarm, external_id: str) -> None:
        """Says on the console what became of the alarm."""
        log.warning("action=alarm_%s case=%d", alarm.state, alarm.case_id)
