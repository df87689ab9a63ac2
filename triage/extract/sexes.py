"""What tells the sex of a person: words beside a name, forms of address, pronouns."""

import re

from triage.extract.spans import Span

_BEHIND = re.compile(
    r"(?P<m>남자(?!\s?친)|남성|남\b|(?<![가-힣])남(?![가-힣])|男|(?<!\w)(?:male|man|boy|guy|gentleman|he|him|his|himself"
    r"|namja|m)(?!\w)|ผู้ชาย|ជាប្រុស|\bnam\b)"
    r"|(?P<f>여자(?!\s?친)|여성|(?<![가-힣])여(?![가-힣동])|女|(?<!\w)(?:female|woman|girl|lady|she|her|hers|herself|yeoja"
    r"|f)(?!\w)|ผู้หญิง|ស្រី|\bnữ\b)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:이?라는\s|이?란\s|이?라고\s하는\s|이)?(?:(?P<m>형|오빠|삼촌|아저씨|군|\s형제(?!자매|들))|(?P<f>누나|언니|이모"
    r"|아줌마|양|\s자매))(?![가-힣]{2})"
)
_BEFORE = re.compile(
    r"(?:(?P<m>남자|남성|아저씨|(?<![a-z])(?:male|man|boy|guy|mr\.?|namja)(?![a-z])|男)|(?P<f>여자|여성|아줌마"
    r"|아가씨|(?<![a-z])(?:female|woman|girl|lady|ms\.?|mrs\.?|miss|yeoja)(?![a-z])|女))"
    r"(?:애|분)?(?:이?고|인데|이며|예요|이에요)?\s?[,:(]?\s?(?:\d{1,2}\s?(?:살|세|sal)?)?\s?[,:]?\s?(?:이름은?|named?|called"
    r"|ireumeun)?\s?['\"]?$",
    re.IGNORECASE,
)
_HE = re.compile(
    r"(?<![a-z])(?:he|him|his|himself|he's)(?![a-z])|他(?!们|們|的妈|妈)|(?<!\w)(?:anh ấy|anh ay|ông ấy|nó)(?!\w)|គាត់ជាប្រុស",
    re.IGNORECASE,
)
_SHE = re.compile(
    r"(?<![a-z])(?:she|her|hers|herself|she's)(?![a-z])|她(?!们|們)|(?<!\w)(?:cô ấy|co ay|chị ấy|bà ấy)(?!\w)|នាង", re.IGNORECASE
)


def sex_beside(text: str, name: Span, limit: int) -> str | None:
    """The sex that words right behind or before a name tell, "m" or "f"; `limit` is where the next name begins."""
    if address := _ADDRESS.match(text, name[1]):
        return _sex(address)
    before = _BEFORE.search(text[max(0, name[0] - 20) : name[0]])
    if before:
        return _sex(before)
    window = re.split(r"[!?。\n]|\.\s|(?<![가-힣])(?:저는|제가|나는|저)\s", text[name[1] : min(limit, name[1] + 28)])[0]
    behind = _BEHIND.search(window)
    return _sex(behind) if behind else None


_OWN = re.compile(
    r"(?:\d{1,2}\s?(?:살|세|岁|대(?:\s?[초중후]반)?)?(?:이고|인|의)?\s?"
    r"(?:(?P<m>남자(?!\s?(?:친|실장|팀장|브로커|사장|관리자|한테|가\s?(?:데려|소개|협박)))|남잔데|남잡니다|남성|남(?![가-힣])|m(?!\w)|男|male)"
    r"|(?P<f>여자(?!\s?친)|여잔데|여잡니다|여성|여(?![가-힣])|f(?!\w)|女|female)))"
    r"|(?<![가-힣])(?:(?P<m1>남자?)|(?P<f1>여자?))\s?\d{2}(?!\s?(?:명|일|월|시|층|분))|(?P<f3>여자\s?(?:[두세네다여]"
    r"|끼리|들끼리|들만|들이랑))|(?P<m3>남자\s?(?:끼리|들끼리|들만))"
    r"|(?:(?<![가-힣])(?:저는?|나는?|전)\s|\bi am an? |\bi'm an? |\bjeo(?:neun)? )[^.\n]{0,24}?(?:(?P<m2>남자|남성"
    r"|man\b|guy\b|boy\b|male|namja)|(?P<f2>여자(?!\s?친)|여성|woman\b|girl\b|lady\b|female|yeoja))",
    re.IGNORECASE,
)


_AT_AGE = re.compile(
    r"(?P<m>(?<![가-힣])남(?:자|성)?(?![가-힣])|男|(?<![a-z\d])(?:m|male|man|guy|boy)(?![a-z])|\bnam\b|ชาย)"
    r"|(?P<f>(?<![가-힣])여(?:자|성)?(?![가-힣])|女|(?<![a-z\d])(?:f|female|woman|girl)(?![a-z])|\bnữ\b|หญิง)",
    re.IGNORECASE,
)


def sex_at_age(text: str, age: Span) -> str | None:
    """The sex written with an age and nothing else between: "(여, 19)", "27 M"."""
    match = _AT_AGE.search(text[max(0, age[0] - 4) : age[1] + 8])
    return _sex(match) if match else None


_CALLS = re.compile(
    r"(?:^|[\s'\"‘“\[(:/])(?:(?P<m>누나|형아?|형님)|(?P<f>언니|오빠))[,\s!~…]{1,3}(?:나(?![가-힣])|내(?![가-힣])|나야|저(?![가-힣])|저예요"
    r"|살려|여기|미안|도와|무서|나 )"
)
_BESIDE_WRITER = re.compile(
    r"(?:같은\s?방|옆\s?방|같이\s?(?:있는|온|갇힌|잡힌|일하는)|아는|죽은|옆\s?침대)\s?(?:[가-힣]{1,4}\s)?(?:(?P<m>형|누나)"
    r"|(?P<f>언니|오빠))(?![가-힣]{2})"
)


def sex_of_caller(text: str, held: bool) -> str | None:
    """The sex of who speaks, told by the word for an elder: a man says 형 and 누나, a woman 언니 and 오빠.

    `held` says that the writer is the victim, so that whom they call so beside them counts too.
    """
    match = _CALLS.search(text) or (held and _BESIDE_WRITER.search(text)) or None
    return _sex(match) if match else None


def own_sex(text: str) -> str | None:
    """The sex that a text tells of the one person it is about, beside an age or in the sender's own words."""
    match = _OWN.search(text)
    return _sex(match) if match else None


def _sex(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return next((name[0] for name, value in groups.items() if value), None)


def sex_of_pronouns(text: str) -> str | None:
    """The sex that most pronouns of a text tell, or None."""
    he, she = len(_HE.findall(text)), len(_SHE.findall(text))
    if he == she:
        return None
    return "m" if he > she else "f"
