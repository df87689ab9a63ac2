"""The word that clears a conversation off the phone it stands on; said alone, since anything longer is a message."""

import re

#: In the languages of the line, as people type them in haste, `_` for a space. None stands anywhere a sender can read.
_WORDS = """
    지워 지워줘 지워요 지워주세요 다_지워 다_지워줘 삭제 삭제해 삭제해줘 ㅅㅈ jiwo jiwojwo sakje
    del delete delete_all erase erase_all wipe clear /del /delete /clear
    删 删除 刪 刪除 删掉 清除 លុប លប់ xóa xoá xoa xóa_hết xoa_het ลบ ลบหมด 🧹
"""
_KNOWN = frozenset(word.replace("_", " ") for word in _WORDS.split())
_AROUND = re.compile(r"[\s.!…。！~\u200b\ufe0f]+")


def is_wipe(text: str) -> bool:
    """Whether the message is one of these words and nothing else."""
    if len(text) > 40:
        return False
    return _AROUND.sub(" ", text).strip().lower() in _KNOWN
