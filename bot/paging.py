"""Between the ladder's rows and the pagers: a page row becomes an alarm on a pager, a pressed button an answer."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from bot.channels.contract import Channel, Incoming, OfficerPress, Outgoing, SendError
from bot.pagers.contract import Alarm, Pager, Ringing
from bot.pagers.room import RoomPager, read_button
from bot.sender import Crowd, Lane, Limits, Pointless
from bot.texts import TextError, say
from storage import alarms, audit, ladder, outbox
from storage.keys import MasterKey
from storage.ladder import Outcome
from storage.outbox import Due
from storage.store import Store, Tx
from triage.assessment import Level

_SEOUL = ZoneInfo("Asia/Seoul")
_POSITION = re.compile(r"\(?-?\d+\.\d+, -?\d+\.\d+\)?")


def signer(master: MasterKey) -> Callable[[str], str]:
    """A code of 128 bits for a button's value, which only the holder of the master key can make."""
    return lambda plain: hashlib.blake2b(master.lookup("button", plain), digest_size=16).hexdigest()


def room_crowd(store: Store, pager: RoomPager, desk_url: str, per_minute: int) -> Crowd:
    """How the duty room is rung once for many alarms: a third of what it may get in a minute are pages of their own."""

    async def deliver(rows: Sequence[Due]) -> str:
        ids = [row.escalation_id for row in rows if row.escalation_id is not None]
        found = await store.look(lambda tx: alarms.unanswered(tx, ids))
        if found is None:
            raise Pointless
        ringing = Ringing(
            critical=found.by_level.get(Level.CRITICAL, 0),
            high=found.by_level.get(Level.HIGH, 0),
            since=found.since.astimezone(_SEOUL),
            newest=found.newest,
            desk_url=desk_url,
        )
        await pager.page_together(ringing, f"crowd:{rows[0].key}")
        return ""  # a message for many is nobody's own, and no answer changes it

    return Crowd(deliver, singles=max(1, per_minute // 3))


def pager_lane(store: Store, pager: Pager, desk_url: str, limits: Limits, crowd: Crowd | None = None) -> Lane:
    """The way out for one pager's pages and updates."""
    lane = f"pager/{pager.name}"

    async def deliver(row: Due) -> str:
        if row.kind == "notice":
            return (await pager.notify(_notice(row), row.key)).external_id
        escalation = row.escalation_id
        if escalation is None:
            raise Pointless
        audience = str(row.body.get("audience", "duty"))
        shown = await store.look(lambda tx: _alarm(tx, escalation, audience, desk_url))
        previous = await store.look(lambda tx: outbox.previous_page(tx, row.case_id or 0, lane))
        if row.kind == "page":
            # Looked at last of all: nobody is woken for an alarm that was answered while its page waited, or twice
            # for one that has climbed on meanwhile.
            if shown is None or shown.state != "open" or await store.look(lambda tx: outbox.paged_since(tx, row)):
                raise Pointless
            return (await pager.page(shown, row.key, previous)).external_id
        if shown is None or not previous:
            raise Pointless
        await pager.update(shown, previous)
        return previous

    return Lane(lane, deliver, limits, crowd)


def _alarm(tx: Tx, escalation_id: int, audience: str, desk_url: str) -> Alarm | None:
    view = alarms.alarm(tx, escalation_id)
    if view is None:
        return None
    return Alarm(
        case_id=view.case_id,
        reference=view.reference,
        level=view.level,
        reasons=tuple(map(_reason, view.signals)),
        town=_coarse(view.summary.place),
        compound=view.summary.compound,
        opened_at=view.opened_at.astimezone(_SEOUL),
        step=view.step,
        state=view.state,
        audience=audience,
        answered_by=view.answered_by,
        desk_url=desk_url,
    )


def _notice(row: Due) -> str:
    """What is said in the room beside alarms. Raises `Pointless` where nobody has written words for it."""
    try:
        return say("ko", f"warning-{str(row.body['warning']).replace('_', '-')}", subject=str(row.body["subject"]))
    except (TextError, KeyError):
        raise Pointless from None


def _coarse(place: str) -> str:
    """The place without its position, which a message in a chat room has no need of; a word for it where it is all there is."""
    named = _POSITION.sub("", place).strip()
    return named or (say("ko", "room-position") if place else "")


def _reason(signal: str) -> str:
    """A signal in words; its bare name where nobody has written them yet, since a page must not wait for words."""
    try:
        return say("ko", f"signal-{signal}")
    except TextError:
        return signal


class Presses:
    """Answers buttons pressed in the duty room. An answer counts once it is committed, before Telegram is told so."""

    def __init__(self, store: Store, channels: Mapping[tuple[str, str], Channel], room: str) -> None:
        self._store = store
        self._channels = channels
        self._room = room
        self._sign = signer(store.master)

    async def __call__(self, item: Incoming, press: OfficerPress) -> None:
        """Commits the answer, then tells the officer what became of it."""
        notice = await self._store.run(lambda tx: self._answer(tx, press))
        out = Outgoing(chat=press.room, text=notice, key=f"press:{press.answer_id}", answers=press.answer_id)
        try:
            await self._channels[(item.channel, item.account)].send(out)
        except SendError:
            return  # the notice is a courtesy; the room's message shows the state in any case

    def _answer(self, tx: Tx, press: OfficerPress) -> str:
        asked = read_button(press.action, self._sign) if press.room == self._room else None
        officer = alarms.officer_by_telegram(tx, press.user)
        if asked is None or officer is None:
            audit.record(
                tx, officer, "press_refused", None, {"known_officer": officer is not None, "known_button": asked is not None}
            )
            return say("ko", "press-unknown-officer" if officer is None else "press-unknown-button")
        action, case_id = asked
        answered = ladder.answer(tx, case_id, officer, action, "room")
        audit.record(tx, officer, f"alarm_{action.value}", case_id, {"outcome": answered.outcome.value, "via": "room"})
        if action is ladder.Action.TAKE and answered.outcome in (Outcome.DONE, Outcome.ALREADY):
            ladder.take(tx, case_id, officer)
        return say("ko", f"press-{answered.outcome.value.replace('_', '-')}", officer=answered.by)
