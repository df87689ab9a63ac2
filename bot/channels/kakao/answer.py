"""Answers in Kakao's form, never beyond a published limit."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.channels.contract import Outgoing, Refused
from bot.channels.kakao.parse import PRESS
from bot.channels.parts import in_parts

MOST_OUTPUTS = 3
MAX_TEXT = 1000
SHOWN_TEXT = 500  #: of a longer text the rest hides behind "view all"
MOST_QUICK_REPLIES = 10
MAX_LABEL = 14
MAX_CARD = 400  #: characters of a text card without a title
MOST_CARD_BUTTONS = 5  #: below each other, in a room; three in a chat of two

Body = dict[str, Any]


def skill_answer(outs: Sequence[Outgoing], block_id: str = "", room: bool = False) -> Body:
    """Up to three messages as one answer, with the last one's buttons where a person can press them. Raises `Refused`.

    With `block_id`, the block that leads to this skill, a press brings its value back; without, only its label comes as words.
    A `room` of several people has no quick replies: there the buttons stand on a card.
    """
    buttons = outs[-1].buttons if outs else ()
    if len(outs) > MOST_OUTPUTS or len(buttons) > MOST_QUICK_REPLIES or any(len(out.text) > MAX_TEXT for out in outs):
        raise Refused("more than one answer of KakaoTalk holds")
    outputs = list(_bubbles([out.text for out in outs]))
    if room and buttons:
        outputs[-1] = _with_choices(outputs[-1]["simpleText"]["text"], buttons, block_id)
    template: Body = {"outputs": outputs}
    if buttons and not room:
        template["quickReplies"] = [_button(label, value, block_id) for label, value in buttons]
    return {"version": "2.0", "template": template}


def wait_for_callback() -> Body:
    """The answer that keeps the callback open."""
    return {"version": "2.0", "useCallback": True}


def _bubbles(texts: Sequence[str]) -> Iterator[Body]:
    """Each text in one bubble, or in two where the answer has room: a person in fear does not look behind "view all"."""
    spare = MOST_OUTPUTS - len(texts)
    for text in texts:
        pieces = tuple(piece for piece in in_parts(text, SHOWN_TEXT) if piece.strip())
        if not 1 <= len(pieces) <= spare + 1:
            pieces = (text,)
        spare -= len(pieces) - 1
        yield from ({"simpleText": {"text": piece}} for piece in pieces)


def _with_choices(text: str, buttons: Sequence[tuple[str, str]], block_id: str) -> Body:
    """A card with the choices, or the text with them below it where a card cannot hold them: words answer too."""
    if len(text) <= MAX_CARD and len(buttons) <= MOST_CARD_BUTTONS:
        choices = [_button(label, value, block_id) for label, value in buttons]
        return {"textCard": {"description": text, "buttons": choices, "buttonLayout": "vertical"}}
    listed = "\n".join([text, *(f"· {label}" for label, _ in buttons)])
    return {"simpleText": {"text": listed if len(listed) <= MAX_TEXT else text}}


def _button(label: str, value: str, block_id: str) -> Body:
    shown = label[:MAX_LABEL]
    if not block_id:
        return {"label": shown, "action": "message", "messageText": label}
    return {"label": shown, "action": "block", "blockId": block_id, "messageText": label, "extra": {PRESS: value}}
