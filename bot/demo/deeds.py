"""What the demo's officers did to the invented cases, by the same writes as on the desk."""

import contextlib

from bot.demo.seeds import Deed, Does
from storage import alarms, desk_actions
from storage.desk_actions import Actor, Closed, Refused
from storage.ladder import Action
from storage.store import Tx

#: The address the deeds are said to come from.
SOURCE = "127.0.0.1"


def do(tx: Tx, case_id: int, officer: int, deed: Deed, key: str) -> None:
    """Writes the deed as this officer's; what the rules of the desk refuse stays undone, as there."""
    actor = Actor(officer, SOURCE)
    with contextlib.suppress(Refused):
        if deed.does is Does.TAKE:
            desk_actions.answer_alarm(tx, case_id, actor, Action.TAKE)
        elif deed.does is Does.NOTE:
            desk_actions.note(tx, case_id, actor, deed.text)
        elif deed.does is Does.REPLY:
            desk_actions.reply(tx, case_id, actor, deed.text, key)
        else:
            desk_actions.close(tx, case_id, actor, Closed(deed.ending), deed.text)


def answer(tx: Tx, case_id: int, officer: int, escalation_id: int) -> None:
    """Acknowledges an alarm that nobody has answered yet."""
    view = alarms.alarm(tx, escalation_id)
    if view is not None and view.state == "open":
        desk_actions.answer_alarm(tx, case_id, Actor(officer, SOURCE), Action.ACK)
