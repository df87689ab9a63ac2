"""Which countries a tip speaks of, for telephone numbers written without a country code."""

import re
from functools import lru_cache

#: Countries whose local numbers people write, with the words that tell of them.
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "KH",
        r"캄보디아|크메르|프놈펜|시(?:아|하)누크빌|포이펫|바벳|캄폿|씨엠립|시엠립|cambodia|khmer|phnom|sihanouk"
        r"|poipet|bavet|kampot|siem\s?reap|柬埔寨|金边|金邊|西港|波贝|巴域|[\u1780-\u17b3]|กัมพูชา|ปอยเปต|campuchia",
    ),
    ("VN", r"베트남|호치민|하노이|목바이|vietnam|việt|越南|胡志明|[ăđơư]|เวียดนาม|វៀតណាម|zalo"),
    ("TH", r"태국|방콕|thai|bangkok|泰国|泰國|曼谷|[\u0e01-\u0e30]|thái lan|ថៃ"),
    ("TW", r"대만|타이완|타이베이|taiwan|taipei|台[灣湾]|臺[灣湾]|台北|臺北|高雄|台中|台幣|新北"),
    ("HK", r"홍콩|hong\s?kong|香港|港幣"),
    ("MY", r"말레이시아|쿠알라|페낭|조호르|malaysia|kuala lumpur|penang|johor|\bRM\s?\d|马来西亚|馬來西亞|大马|大馬|槟城|吉隆坡"),
    ("SG", r"싱가포르|singapore|新加坡"),
    ("ID", r"인도네시아|자카르타|indonesia|jakarta|印尼|雅加达"),
    ("JP", r"일본|도쿄|오사카|japan|tokyo|osaka|日本|东京|東京|nhật bản"),
    ("AU", r"호주|시드니|멜버른|australia|sydney|melbourne|brisbane|perth|澳洲|澳大利亚"),
    ("GB", r"영국|런던|\bengland\b|\blondon\b|united kingdom|英国|英國"),
    ("US", r"미국|뉴욕|엘에이|\bu\.?s\.?a\b|united states|new york|new jersey|california|texas|美国|美國"),
    ("IN", r"\bindia\b|mumbai|delhi|nagpur|印度(?!尼)"),
    ("CN", r"중국|中国|中國|china|chinese|大陆|[\u4e00-\u9fff]{4}|trung quốc|ចិន"),
    ("LA", r"라오스|비엔티안|골든트라이앵글|laos|lao\b|老挝|ลาว|lào"),
    ("MM", r"미얀마|버마|미야와디|myanmar|burma|myawaddy|缅甸|妙瓦底|พม่า|เมียนมา"),
    ("PH", r"필리핀|마닐라|philippine|manila|菲律宾"),
)
REGIONS = tuple((region, re.compile(words, re.IGNORECASE)) for region, words in _WORDS)
_KOREA = re.compile(r"한국|korea|韩国|韓國|hàn quốc|เกาหลี|កូរ៉េ", re.IGNORECASE)
HOME = {"km": "KH", "vi": "VN", "th": "TH", "zh": "CN", "lo": "LA", "my": "MM"}
"""Where somebody who writes a language has a telephone."""

#: Where the writer says they are: the country whose numbers come first.
_HERE = re.compile(
    r"(?:\bi(?:'m| am)(?: calling| writing| now| here)? (?:from|in)|\b(?:calling|writing|living) (?:from|in)"
    r"|我是|我係|我在|人在|저는?|제가)\s?$"
    r"|^\s?(?:사는|살고|인입니다|사람|인[，,]|one\b)",
    re.IGNORECASE,
)
NO_TRUNK = frozenset(("KR", "CN", "HK", "SG", "US"))
"""Countries whose numbers may begin with another figure than 0."""


def regions(text: str, language: str, around: str) -> tuple[str, ...]:
    """Countries whose local numbers may be meant, likeliest first: where the writer is, home of the language, Korea, the rest."""
    here = [region for region, words in REGIONS if (said := words.search(text)) and _is_here(text, *said.span())]
    home = [HOME[language]] if language in HOME else []
    return tuple(dict.fromkeys([*here, *home, "KR", *_told_of(text), *_told_of(around)]))


@lru_cache(maxsize=8)
def _told_of(text: str) -> tuple[str, ...]:
    """The countries a text speaks of; kept, since the whole tip stands around each of its messages."""
    return tuple(region for region, words in REGIONS if words.search(text))


def _is_here(text: str, start: int, end: int) -> bool:
    return bool(re.search(_HERE, text[max(0, start - 26) : start]) or _HERE.match(text[end : end + 8]))


def nearest_region(text: str, start: int) -> str | None:
    """The country named just before a number: "캄보디아 097 018 8227"."""
    before = text[max(0, start - 16) : start]
    for region, words in REGIONS:
        if words.search(before):
            return region
    return "KR" if _KOREA.search(before) else None
