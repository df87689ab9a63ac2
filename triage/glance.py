"""A first look at a message, in a tenth of a millisecond, so that in a flood the likely urgent ones are read first."""

import re

_READ = 600
_STRONG = re.compile(
    r"살려|살려|구해\s?주|감금|갇[혀혔힌]|때려|맞았|고문|죽[일인여]|못\s?나[가와]|납치|몸값|탈출|팔려|넘긴|옥상|뛰어내|총|🆘|sallyeo|gamgeum"
    r"|\bhelp\b|\bsos\b|locked|trapped|kidnap|beat|tortur|ransom|escape|hostage|\bkill|救|被关|被關|被打|卖|賣|赎|贖|电棍|電棍|逃|枪|槍"
    r"|cứu|cuu\b|bị giam|bi giam|nhốt|chích điện|súng|chuộc|ជួយ|ឃុំ|វាយ|ឆក់|លក់|ช่วย|กักขัง|ช็อต|ขาย|หนี|ปืน",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"지금|제발|빨리|오늘\s?밤|내일|자정|now|please|tonight|tomorrow|快|今晚|明天|gấp|tối nay|ตอนนี้|คืนนี้|ឥឡូវ|យប់នេះ", re.IGNORECASE
)


def glance(text: str) -> int:
    """How urgent the two ends of a text look, 0 to 9: for the order of reading only, never for the level."""
    start = text if len(text) <= 2 * _READ else f"{text[:_READ]}\n{text[-_READ:]}"
    strong = len({found.group().lower() for found in _STRONG.finditer(start)})
    return min(9, strong * 2 + bool(_NOW.search(start))) if strong else 0
