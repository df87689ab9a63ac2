"""Cutting what is too long for a channel into several messages, each with a key of its own."""

from collections.abc import Iterator
from dataclasses import replace

from bot.channels.contract import Capabilities, Outgoing


def in_parts(out: Outgoing, capabilities: Capabilities) -> tuple[Outgoing, ...]:
    """The message as one or more that fit the channel; what is offered hangs on the last. An edit keeps its first part."""
    texts = tuple(pieces(out.text, capabilities.max_text))
    last = len(texts) - 1
    return tuple(
        replace(
            out,
            text=text,
            key=out.key if number == 0 else f"{out.key}.{number + 1}",
            buttons=out.buttons if number == last else (),
            ask_place=out.ask_place and number == last,
            edits=out.edits if number == 0 else "",
        )
        for number, text in enumerate(texts)
    )


def pieces(text: str, limit: int) -> Iterator[str]:
    """The text in pieces of at most `limit` characters, cut at a line, else at a space, else where it must be."""
    while length(text) > limit:
        cut = _cut(text, limit)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text


def length(text: str) -> int:
    """How long channels hold a text to be: in UTF-16 units, in which an emoji counts two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str, limit: int) -> int:
    end = limit
    while length(text[:end]) > limit:
        end -= 1
    for mark in ("\n", " "):
        found = text.rfind(mark, end // 2, end)
        if found > 0:
            return found
    return end
