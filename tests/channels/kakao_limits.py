"""Every published limit of a KakaoTalk answer, as its guide of skills names them; `faults` says which ones an answer breaks."""

from collections.abc import Iterator
from typing import Any

Fields = dict[str, Any]

MOST = {"outputs": 3, "quickReplies": 10, "text": 1000, "altText": 50, "items": 5, "carousel": 10}
ACTIONS = ("webLink", "message", "phone", "block", "share", "operator")
#: Of a button's or quick reply's action, the field that must stand beside it.
NEEDED = {"webLink": "webLinkUrl", "message": "messageText", "phone": "phoneNumber", "block": "blockId"}
NOT_IN_ROOMS = ("commerceCard", "carousel")


def faults(body: Fields, room: bool = False) -> Iterator[str]:
    """What KakaoTalk would not take of an answer; `room` where several people read it."""
    if body.get("version") != "2.0":
        yield "no version 2.0"
    if "useCallback" in body:
        yield "useCallback beside an answer"
    template = body.get("template", {})
    outputs = template.get("outputs", [])
    if not 1 <= len(outputs) <= MOST["outputs"]:
        yield f"{len(outputs)} outputs"
    for output in outputs:
        yield from _output(output, room)
    replies = template.get("quickReplies", [])
    if replies and room:
        yield "quick replies in a room"
    if len(replies) > MOST["quickReplies"]:
        yield f"{len(replies)} quick replies"
    for reply in replies:
        yield from _press(reply, 14, ("message", "block"))
    for value in body.get("context", {}).get("values", []):
        if not value.get("name") or not isinstance(value.get("lifeSpan"), int):
            yield f"a context {value}"


def _output(output: Fields, room: bool) -> Iterator[str]:
    if len(output) != 1:
        yield f"an output of {sorted(output)}"
        return
    ((kind, content),) = output.items()
    if room and kind in NOT_IN_ROOMS:
        yield f"{kind} in a room"
    check = CHECKS.get(kind)
    if check is None:
        yield f"an output {kind}"
        return
    yield from check(content)
    if "buttons" in content:
        yield from _buttons(content, room)


def _simple_text(content: Fields) -> Iterator[str]:
    yield from _length("text", content.get("text", ""), 1, MOST["text"])


def _simple_image(content: Fields) -> Iterator[str]:
    if not content.get("imageUrl"):
        yield "an image without an address"
    yield from _length("altText", content.get("altText", ""), 1, MOST["altText"])


def _text_card(content: Fields, together: int = 400) -> Iterator[str]:
    title, description = content.get("title", ""), content.get("description", "")
    yield from _length("title", title, 0, 50)
    yield from _length("title and description", title + description, 1, together)


def _basic_card(content: Fields) -> Iterator[str]:
    if not content.get("thumbnail", {}).get("imageUrl"):
        yield "a basic card without a thumbnail"
    yield from _length("title", content.get("title", ""), 0, 50)
    yield from _length("description", content.get("description", ""), 0, 230)


def _list_card(content: Fields, most: int = 5) -> Iterator[str]:
    if not content.get("header", {}).get("title"):
        yield "a list without a header"
    if not 1 <= len(content.get("items", [])) <= most:
        yield f"{len(content.get('items', []))} items"


def _item_card(content: Fields, most: int = 10) -> Iterator[str]:
    items = content.get("itemList", [])
    if not 1 <= len(items) <= most:
        yield f"{len(items)} items"
    for item in items:
        yield from _length("item title", item.get("title", ""), 1, 6)
    together = content.get("title", "") + content.get("description", "")
    yield from _length("title and description", together, 0, 200)
    if together.count("\n") >= 12:
        yield "more than 12 lines"
    if "head" in content and "profile" in content:
        yield "head and profile together"


def _carousel(content: Fields) -> Iterator[str]:
    kind, items = content.get("type", ""), content.get("items", [])
    if not 1 <= len(items) <= (5 if kind == "listCard" else MOST["carousel"]):
        yield f"{len(items)} cards"
    for item in items:
        if kind == "textCard":
            yield from _text_card(item, 128)
        elif kind == "listCard":
            yield from _list_card(item, 4)
        elif kind == "itemCard":
            yield from _item_card(item, 5)
        elif kind == "basicCard":
            yield from _basic_card(item)
        else:
            yield f"a carousel of {kind}"
        if "buttons" in item:
            yield from _buttons(item, room=False)


CHECKS: dict[str, Any] = {
    "simpleText": _simple_text,
    "simpleImage": _simple_image,
    "textCard": _text_card,
    "basicCard": _basic_card,
    "listCard": _list_card,
    "itemCard": _item_card,
    "carousel": _carousel,
}


def _buttons(card: Fields, room: bool) -> Iterator[str]:
    layout = card.get("buttonLayout", "horizontal" if len(card["buttons"]) == 2 else "vertical")
    most = 2 if layout == "horizontal" else 5 if room else 3
    if len(card["buttons"]) > most:
        yield f"{len(card['buttons'])} buttons {layout}"
    for button in card["buttons"]:
        yield from _press(button, 8 if layout == "horizontal" and len(card["buttons"]) == 2 else 14, ACTIONS)


def _press(button: Fields, label: int, actions: tuple[str, ...]) -> Iterator[str]:
    yield from _length("label", button.get("label", ""), 1, label)
    action = button.get("action")
    if action not in actions:
        yield f"an action {action}"
    elif action in NEEDED and not button.get(NEEDED[action]):
        yield f"{action} without {NEEDED[action]}"
    if not isinstance(button.get("extra", {}), dict):
        yield "an extra that is no object"


def _length(name: str, text: object, least: int, most: int) -> Iterator[str]:
    if not isinstance(text, str) or not least <= len(text) <= most:
        yield f"a {name} of {len(str(text))} characters"
