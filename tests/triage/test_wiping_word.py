"""The word that clears a chat, said alone, and everything that is no such word."""

import pytest

from triage.dialogue.wiping import is_wipe


@pytest.mark.parametrize(
    "text",
    ["지워", " 지워. ", "지워!!", "다 지워줘", "삭제", "삭제\n", "DEL", "del…", "Delete all", "/delete", "🧹", "删除", "删", "លុប"]
    + ["xóa hết", "XOA", "ลบ"],
)
def test_alone_it_clears(text: str) -> None:
    assert is_wipe(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "사진을 지워 달래요",
        "카톡을 다 지워버렸어요",
        "삭제된 번호입니다",
        "그 사람이 계정을 삭제",
        "지우",
        "Del Rosario",
        "they delete all our messages",
        "clear?",
        "删除了我的微信",
        "지워" * 30,
        "삭제 1",
    ],
)
def test_in_a_sentence_it_is_a_message(text: str) -> None:
    assert not is_wipe(text)
