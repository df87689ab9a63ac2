"""What a sender changed in a message is shown word by word."""

import pytest

from desk.changes import changes


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("바벳 5층이에요", "바벳 7층이에요", [("same", "바벳 "), ("out", "5층이에요"), ("in", "7층이에요")]),
        ("맞았어요", "맞았어요 아니에요", [("same", "맞았어요"), ("in", " 아니에요")]),
        ("때려요 살려줘", "때려요", [("same", "때려요"), ("out", " 살려줘")]),
        ("", "새 글", [("in", "새 글")]),
        ("같은 글", "같은 글", []),
        ("가 " * 700, "나", []),
    ],
)
def test_each_change_stands_in_its_place(before: str, after: str, shown: list[tuple[str, str]]) -> None:
    assert [(one.how, one.text) for one in changes(before, after)] == shown
