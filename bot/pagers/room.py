"""The duty room on Telegram: one message a case, with buttons, rung again at the bottom of the room and edited in place."""

import hmac
from collections.abc import Callable

from bot.channels.contract import Channel, Outgoing, Unchanged
from bot.pagers.contract import Alarm, Paged, Ringing
from bot.texts import say
from storage.ladder import Action

#: Officers' room speaks Korean first.
_LANGUAGE = "ko"


class RoomPager:
    """Pages into a group chat. `sign` makes a short code only this line can make, so that a button cannot be invented."""

    name = "room"

    def __init__(self, channel: Channel, room: str, sign: Callable[[str], str]) -> None:
        self._channel = channel
        self._room = room
        self._sign = sign

    async def page(self, alarm: Alarm, key: str, previous: str = "") -> Paged:
        """Rings with a new message, since an edit makes no sound, and empties the earlier one to a pointer."""
        sent = await self._channel.send(
            Outgoing(chat=self._room, text=alarm_text(alarm), key=key, buttons=self._buttons(alarm), language=_LANGUAGE)
        )
        if previous:
            await self._edit(previous, say(_LANGUAGE, "room-moved", reference=alarm.reference), ())
        return Paged(sent.message_id)

    async def page_together(self, ringing: Ringing, key: str) -> Paged:
        """Rings once for all alarms that nobody has answered; who answers opens the desk."""
        sent = await self._channel.send(Outgoing(chat=self._room, text=crowd_text(ringing), key=key, language=_LANGUAGE))
        return Paged(sent.message_id)

    async def notify(self, text: str, key: str) -> Paged:
        """Says it at the bottom of the room, with the room's sound."""
        sent = await self._channel.send(Outgoing(chat=self._room, text=text, key=key, language=_LANGUAGE))
        return Paged(sent.message_id)

    async def update(self, alarm: Alarm, external_id: str) -> None:
        """Shows the alarm's state in its message; the buttons go once it is answered."""
        await self._edit(external_id, alarm_text(alarm), self._buttons(alarm))

    async def _edit(self, message_id: str, text: str, buttons: tuple[tuple[str, str], ...]) -> None:
        out = Outgoing(chat=self._room, text=text, key=f"edit:{message_id}", buttons=buttons, edits=message_id, silent=True)
        try:
            await self._channel.send(out)
        except Unchanged:
            return

    def _buttons(self, alarm: Alarm) -> tuple[tuple[str, str], ...]:
        if alarm.state != "open":
            return ()
        return tuple((say(_LANGUAGE, f"room-{a.value.replace('_', '-')}"), self._value(a, alarm.case_id)) for a in Action)

    def _value(self, action: Action, case_id: int) -> str:
        plain = f"{action.value}:{case_id}"
        return f"{plain}:{self._sign(plain)}"


def read_button(value: str, sign: Callable[[str], str]) -> tuple[Action, int] | None:
    """What a pressed button asks for; None where this line did not make it."""
    plain, _, code = value.rpartition(":")
    if not hmac.compare_digest(code.encode(), sign(plain).encode()):
        return None
    action, _, case_id = plain.partition(":")
    return Action(action), int(case_id)


def alarm_text(alarm: Alarm) -> str:
    """The alarm in the duty room's words: level, reference, town, reasons, state; nothing the sender wrote."""
    lines = [
        _title(alarm),
        say(_LANGUAGE, "room-case", reference=alarm.reference, time=alarm.opened_at.strftime("%H:%M")),
    ]
    if alarm.town or alarm.compound:
        lines.append(say(_LANGUAGE, "room-place", place=" · ".join(filter(None, (alarm.town, alarm.compound)))))
    lines += [f"• {reason}" for reason in alarm.reasons[:4]]
    lines.append(_state_line(alarm))
    if alarm.desk_url:
        lines.append(f"{alarm.desk_url.rstrip('/')}/cases/{alarm.case_id}")
    return "\n".join(lines)


def crowd_text(ringing: Ringing) -> str:
    """Many alarms in the duty room's words: how many of each level, since when, which came last."""
    lines = [
        say(_LANGUAGE, "room-crowd", count=ringing.critical + ringing.high),
        say(_LANGUAGE, "room-crowd-levels", critical=ringing.critical, high=ringing.high, time=ringing.since.strftime("%H:%M")),
        say(_LANGUAGE, "room-crowd-newest", references=", ".join(ringing.newest)),
        say(_LANGUAGE, "room-crowd-desk"),
    ]
    return "\n".join([*lines, ringing.desk_url] if ringing.desk_url else lines)


def _title(alarm: Alarm) -> str:
    grade = alarm.level.value
    return say(_LANGUAGE, "room-title", grade=grade, code=alarm.level.code, level=say(_LANGUAGE, f"level-{grade}"))


def _state_line(alarm: Alarm) -> str:
    if alarm.state == "open":
        return say(_LANGUAGE, "room-open", step=str(alarm.step + 1), audience=say(_LANGUAGE, f"audience-{alarm.audience}"))
    return say(_LANGUAGE, f"room-{alarm.state.replace('_', '-')}", officer=alarm.answered_by)
