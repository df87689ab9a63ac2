"""Telephone numbers in E.164, Korean first; another country's only where the tip gives a cue to it."""

import re
from dataclasses import dataclass

import phonenumbers

from triage.extract.regions import HOME, NO_TRUNK, nearest_region, regions
from triage.extract.spans import Span, Taken
from triage.extract.spelt import spelt_numbers

_SAID = {
    **dict.fromkeys("공영零〇oOㅇ", "0"),
    **dict.fromkeys("일壹一幺lI", "1"),
    **dict.fromkeys("이二", "2"),
    **dict.fromkeys("삼三", "3"),
    **dict.fromkeys("사四", "4"),
    **dict.fromkeys("오五", "5"),
    **dict.fromkeys("육륙六", "6"),
    **dict.fromkeys("칠七", "7"),
    **dict.fromkeys("팔八", "8"),
    **dict.fromkeys("구九", "9"),
}
_D = "[0-9공영ㅇ零〇일壹一幺이二삼三사四오五육륙六칠七팔八구九oOlI]"
_GAP = (
    r"(?:[\s.~–—ㅡ·ㆍᆞ:_()/,*★☆•|-]{0,3}"
    r"|\s?(?:다시|대시|에|예|국에|의|빼고|다음에?|그리고|하고|으?로\s?시작하고|붙이고)\s?)"
)
_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z+])(?<!\d[-.])(?P<zero>[0공영ㅇoO零〇])\s?(?P<one>[1일lI一幺])\s?(?P<third>[016-9공영ㅇoO일lI육륙칠팔구零〇])"
    rf"{_GAP}(?P<mid>{_D}{{3,4}}|{_D}(?:\s{_D}){{2,3}}){_GAP}(?P<last>{_D}{{4}}|{_D}(?:\s{_D}){{3}})(?![0-9A-Za-z]|[-.]\d)"
)
_ABROAD = re.compile(r"(?<![\d.])(?:\+|(?<!\d)00)\s?\(?\d(?:[\s().\-–—/~·]{0,3}\d){6,16}", re.ASCII)
_LOCAL = re.compile(
    r"(?<![\dA-Za-z.+=#_-])(?<!\d:)\(?\d{2,4}\)?(?:(?:[\s.\-–—·]{0,2}|에\s?)\d{1,7}){1,5}(?![\d:A-Za-z°º%])", re.ASCII
)
_COUNTRY_CODE = re.compile(r"^\(?(82|855|84|66|86|856|95|63|852|853|886|65|60|62|81|1)\)?[\s.\-]?\(?0?\d", re.ASCII)

_PHONE_CUE = re.compile(
    r"(?:전화|번호|연락처|핸드폰|휴대폰|휴폰|폰|콜|문자|유심|왓츠앱|연락|jeonhwa|beonho|phone|call|text|tel|mobile"
    r"|cell|number|num|whats\s?app|wa\b|zalo|viber"
    r"|电话|電話|手机|手機|号码|號碼|联系|số|điện thoại|sdt|sđt|dt|gọi|so dt|โทร|เบอร์|លេខ|ទូរស័ព្ទ|ទូរសព្ទ)[^\d\n]{0,16}$",
    re.IGNORECASE,
)
_NOT_A_PHONE = re.compile(r"(?:°|º|,\s?\d|\s?(?:만|천|억|원|달러|usd|동|바트|년|월|kg|km|미터|호실|명|개|%))", re.IGNORECASE)
_DATE = re.compile(
    r"(?:19|20)\d\d[\s.\-/]\s?(?:0?[1-9]|1[0-2])[\s.\-/]\s?(?:[0-2]?\d|3[01])(?!\d)|\d{1,2}-\d{1,2}-(?:19|20)\d\d", re.ASCII
)
_COORDINATE = re.compile(r"\d{1,3}\.\d{3,}", re.ASCII)
_NO_KOREAN = re.compile(r"01[2-5]|030|04[0456]|05[6-9]|06[0569]")  # pagers and services nobody is called at
_MEKONG_CODE = re.compile(r"855|856|84|66|95")
_SAID_CODE = re.compile(r"8210|855|856|84|66|86|95")
_WITH_CODE = 10  # figures a number has with its country code
_SERVICE = re.compile(r"1[5-8]\d\d[-\s]\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number in E.164 and where it stands."""

    value: str
    span: Span


def phones(text: str, language: str = "ko", around: str = "") -> tuple[Phone, ...]:
    """Every telephone number of a text; the places and scripts of the whole tip, `around`, tell the country of local ones."""
    found: list[Phone] = []
    taken = Taken(len(text))
    for match in _MOBILE.finditer(text):
        number = "".join(_SAID.get(char, char) for char in match[0] if char.isdigit() or char in _SAID)
        digits = sum(char.isdigit() for char in match[0])
        if (value := _valid(number, "KR")) and (digits >= 4 or len(number) == 11) and _kept_apart(match[0]):
            _add(found, taken, Phone(value, match.span()))
    for match in _ABROAD.finditer(text):
        _add(found, taken, _longest(match[0], match.start()))
    likely = regions(text, language, around)
    for number, span in spelt_numbers(text):
        if taken.free(span) and (value := dialled(number, likely)):
            _add(found, taken, Phone(value, span))
    for match in _LOCAL.finditer(text):
        if taken.free(match.span()):
            _add(found, taken, _local(text, match, likely, language))
    return tuple(sorted(found, key=lambda phone: phone.span))


def dialled(number: str, regions: tuple[str, ...]) -> str | None:
    """The number with its country code, or as dialled in the first region where it is valid."""
    if number.startswith(("+", "00")):
        return _valid("+" + _without_trunk_zero(number.lstrip("+0")), None)
    if _SAID_CODE.match(number) and len(number) >= _WITH_CODE:
        return _valid("+" + _without_trunk_zero(number), None)
    return next((value for region in regions if number.startswith("0") and (value := _valid(number, region))), None)


def _kept_apart(written: str) -> bool:
    """Whether the parts are separated the same way or by little; "010 ... 1234" across a comma is two things."""
    return written.count(",") <= 2 and written.count("/") <= 2


def _add(found: list[Phone], taken: Taken, phone: Phone | None) -> None:
    if phone and taken.take(phone.span):
        found.append(phone)


def _valid(number: str, region: str | None, known: bool = True) -> str | None:
    """The number in E.164 if it can be dialled in the region; only its length counts where it need not be `known`."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not (phonenumbers.is_valid_number(parsed) if known else phonenumbers.is_possible_number(parsed)):
        return None
    if region == "KR" and _NO_KOREAN.match(number):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _longest(written: str, start: int, plus: bool = True) -> Phone | None:
    """The longest valid number with a country code at the beginning of some digits and gaps."""
    ends = [match.end() for match in re.finditer(r"\d(?!\d)", written, re.ASCII)]
    for end in reversed(ends):
        digits = re.sub(r"\D", "", written[:end], flags=re.ASCII)
        digits = digits.removeprefix("00") if not written.startswith("+") else digits
        if value := _valid("+" + _without_trunk_zero(digits), None):
            return Phone(value, (start, start + end))
    return _possible(written, start, ends) if written.startswith("+") and plus else None


def _possible(written: str, start: int, ends: list[int]) -> Phone | None:
    """The longest number with a plus sign that has a country's length, though no such number is known to be given out."""
    for end in reversed(ends):
        digits = _without_trunk_zero(re.sub(r"\D", "", written[:end], flags=re.ASCII))
        try:
            parsed = phonenumbers.parse("+" + digits, None)
        except phonenumbers.NumberParseException:
            continue
        if len(digits) >= 10 and phonenumbers.is_possible_number(parsed):
            return Phone("+" + digits, (start, start + end))
    return None


def _without_trunk_zero(digits: str) -> str:
    """The digits without the 0 that people leave after the country code: +82 (0)10."""
    return re.sub(r"^(82|855|84|66|856|95|63)0", r"\1", digits)


def _local(text: str, match: re.Match[str], likely: tuple[str, ...], language: str) -> Phone | None:
    """The number as dialled in the first region where it is valid."""
    written, start = match[0], match.start()
    digits = re.sub(r"\D", "", written, flags=re.ASCII)
    if not 7 <= len(digits) <= 14 or _is_other(text, match):
        return None
    cued = bool(_PHONE_CUE.search(text[max(0, start - 24) : start]))
    if _COUNTRY_CODE.match(written) and not digits.startswith("0"):
        phone = _longest("+" + written, start, plus=cued and _MEKONG_CODE.match(digits) is not None)
        if phone and (cued or digits.startswith(("82", "855")) or _mentions(phone.value, likely)):
            return Phone(phone.value, (start, phone.span[1] - 1))
    if not (cued or digits.startswith("0") or language in HOME or _SERVICE.fullmatch(written)):
        return None
    near = nearest_region(text, start)
    value = _first_valid(digits, (*([near] if near else []), *likely))
    if not value and near and near != "KR" and digits.startswith("0"):
        value = _valid(digits, near, known=False)
    if not value and cued:
        value = _first_valid(digits, ("KH", "VN", "TH"))
    return Phone(value, (start, start + len(written))) if value else None


def _first_valid(digits: str, regions: tuple[str, ...]) -> str | None:
    """The number as dialled in the first of the countries where it is one."""
    dialable = (region for region in dict.fromkeys(regions) if digits.startswith("0") or region in NO_TRUNK)
    return next((value for region in dialable if (value := _valid(digits, region))), None)


def _mentions(number: str, likely: tuple[str, ...]) -> bool:
    parsed = phonenumbers.parse(number, None)
    return phonenumbers.region_code_for_number(parsed) in likely


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are a date, a coordinate, money or a measure."""
    written = match[0]
    after = text[match.end() : match.end() + 8]
    return bool(
        _DATE.match(written)
        or _COORDINATE.search(written)
        or _NOT_A_PHONE.match(after)
        or text[max(0, match.start() - 2) : match.start()].strip() in ("$", "₩", "M")
    )
