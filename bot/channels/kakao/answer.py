"""Answers in Kakao's form, never beyond a published limit."""

from collections.abc import Sequence
from typing import Any

from bot.channels.contract import Outgoing, Refused
from bot.channels.kakao.parse import PRESS

MOST_OUTPUTS = 3
MAX_TEXT = 1000
MOST_QUICK_REPLIES = 10
MAX_LABEL = 14

Body = dict[str, Any]


def skill_answer(outs: Sequence[Outgoing], block_id: str = "") -> Body:
    """Up to three messages as one answer, with the last one's buttons as quick replies. Raises `Refused` beyond a limit.

    With `block_id`, the block that leads to this skill, a press brings its value back; without, only its label comes as words.
    """
    buttons = outs[-1].buttons if outs else ()
    if len(outs) > MOST_OUTPUTS or len(buttons) > MOST_QUICK_REPLIES or any(len(out.text) > MAX_TEXT for out in outs):
        raise Refused("more than one answer of KakaoTalk holds")
    template: Body = {"outputs": [{"simpleText": {"text": out.text}} for out in outs]}
    if buttons:
        template["quickReplies"] = [_quick_reply(label, value, block_id) for label, value in buttons]
    return {"version": "2.0", "template": template}


def wait_for_callback() -> Body:
    """The answer that keeps the callback open."""
    return {"version": "2.0", "useCallback": True}


def _quick_reply(label: str, value: str, block_id: str) -> Body:
    shown = label[:MAX_LABEL]
    if not block_id:
        return {"label": shown, "action": "message", "messageText": label}
    return {"label": shown, "action": "block", "blockId": block_id, "messageText": label, "extra": {PRESS: value}}
