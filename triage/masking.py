"""Numbers that prove who a person is, hidden before a message is first written to disk."""

import re
import unicodedata

_HIDDEN = "[\u200b-\u200f\u2060-\u2064\ufeff]*"
_DIGIT = rf"\d{_HIDDEN}"
_DASH = r"[-\u2010-\u2015\u2212\uff0d\u30fc_~.,·:/|ㅡ]"
_RRN = re.compile(
    rf"(?<!\d)(?<!\d[-.])(?:"
    rf"(?P<birth>(?:{_DIGIT}){{6}})(?P<gap>\s{{0,2}}{_DASH}?\s{{0,2}}){_HIDDEN}(?P<tail>{_DIGIT}\s?(?:{_DIGIT}){{5}}\d)"
    rf"|(?P<birth2>\d(?:\s\d){{5}})(?P<gap2>\s{_DASH}?\s?)(?P<tail2>\d(?:\s\d){{6}})"
    rf")(?!\d)(?![-.]\d)"
)
_ACCOUNT_BEFORE = re.compile(
    r"(?:은행|뱅크|계좌|입금|송금|농협|신협|수협|새마을|우체국|국민|신한|우리|하나|기업|카뱅|토스|bank|account|acc(?:t)?\b|账户|账号|卡号|bic|iban)"
    r"[^\d\n]{0,12}$",
    re.IGNORECASE,
)
_LEAST = 13  # figures of a registration number
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)


def mask_rrn(text: str) -> tuple[str, int]:
    """The text with the last seven digits of every resident or foreigner registration number starred, and how many there were.

    The birth date stays, so that an age can still be read; the text keeps its length, so that offsets hold.
    A number of the same shape that is written as a bank account stays unless its check digit is that of a registration number.
    """
    if len(text) < _LEAST:
        return text, 0
    count = 0
    out: list[str] = []
    done = 0
    for match in _RRN.finditer(text):
        part = "" if match["birth"] else "2"
        digits = _digits(match["birth" + part] + match["tail" + part])
        if not _plausible(digits) or (_is_account(text, match) and not _checks(digits)):
            continue
        start, end = match.span("tail" + part)
        out += (text[done:start], re.sub(r"\d", "*", text[start:end]))
        done, count = end, count + 1
    return "".join((*out, text[done:])), count


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def _plausible(digits: str) -> bool:
    """Whether thirteen digits begin with a date and a mark of sex and century that has been given out (1 to 8)."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and 1 <= day <= 31 and digits[6] in "12345678"


def _is_account(text: str, match: re.Match[str]) -> bool:
    """Whether the thirteen digits stand in one piece after words for a bank account."""
    return match["gap"] == "" and bool(_ACCOUNT_BEFORE.search(text[max(0, match.start() - 24) : match.start()]))


def _checks(digits: str) -> bool:
    """Whether the last digit is the check digit (numbers given out before October 2020; foreigners' differ by two)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:12], strict=True))
    return int(digits[12]) in ((11 - total % 11) % 10, (13 - total % 11) % 10)
