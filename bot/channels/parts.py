"""Cutting a text that is too long for a channel into several."""


def in_parts(text: str, limit: int) -> tuple[str, ...]:
    """The text in pieces of at most `limit` characters, cut at a line, else at a space, else where it must be."""
    pieces: list[str] = []
    while length(text) > limit:
        cut = _cut(text, limit)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return (*pieces, text)


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
