"""Stretches of a text, and which of its characters have been read."""

Span = tuple[int, int]


class Taken:
    """The characters of a text that some reading holds, so that no other takes them; each question costs the span's length."""

    def __init__(self, length: int) -> None:
        self._held = bytearray(length + 1)

    def free(self, span: Span) -> bool:
        """Whether no character of the span is held."""
        return not any(self._held[span[0] : span[1]])

    def take(self, span: Span) -> bool:
        """Whether the span was free; it is held now."""
        if not self.free(span):
            return False
        self._held[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
        return True
