"""Bank accounts: digits after the name of a bank or a word for an account."""

import re

from triage.extract.spans import Span, Taken

_KO = "(?<![가-힣])"
_BANK = (
    r"[가-힣A-Za-z]{1,6}은행|카카오\s?뱅크|카뱅|토스\s?뱅크|케이\s?뱅크|[Kk케]뱅크?|토스|새마을(?:금고)?|신협|우체국"
    r"|농협|수협|축협|산림조합|저축은행|아이엠뱅크|imbank"
    rf"|{_KO}(?:국민|신한|우리|하나|기업|제일|씨티|산업|대구|부산|경남|광주|전북|제주|국은|신은)(?=\s?(?:은행|통장"
    rf"|계좌|뱅크|[:：]|-|\s|\d|\(|$))"
    r"|(?<![A-Za-z])(?:KB|NH|IBK|SC|MG|KDB|KEB|ABA|ACLEDA|Acleda|Wing|Canadia|Sathapana|Prince\s?Bank|Chip\s?Mong"
    r"|Phillip\s?Bank|J\s?Trust|Maybank|PPCBank|Woori"
    r"|Shinhan|Kookmin|Hana|Nonghyup|Kakao\s?bank|Toss\s?bank|K\s?bank|Vietcombank|VCB|Techcombank|TCB|MB\s?Bank"
    r"|BIDV|Agribank|Sacombank|ACB|TPBank|VPBank|VietinBank"
    r"|Kasikorn|KBank|SCB|Bangkok\s?Bank|Krungthai|KTB|TTB|BDO|BPI|GCash|ICBC|CCB|ABC|BOC|CMB)(?![a-z])"
    r"|(?<![A-Za-z])(?:HSBC|Hang\s?Seng|DBS|OCBC|UOB|CIMB|RHB|Public\s?Bank|Hong\s?Leong|BCA|BRI|BNI|Mandiri|Chase|Citibank"
    r"|Wells\s?Fargo|Metrobank|Vattanac|Hattha|Amret|PRASAC|AMK|FTB|Bakong|Eximbank|HDBank|SHB|VIB|OCB|MSB|SeABank|MB)(?![a-z])"
    r"|國泰世華|国泰世华|中國信託|中国信托|中信|台新|玉山|富邦|兆豐|永豐|華南|合庫|第一銀|郵局|匯豐|汇丰|恒生|中銀"
    r"|[一-鿿]{2,4}银行|[一-鿿]{2,4}銀行|工行|建行|农行|中行|招行|กสิกร(?:ไทย)?|ไทยพาณิชย์|กรุงเทพ|กรุงไทย|กรุงศรี|ออมสิน|ทหารไทย|ทีทีบี|พร้อมเพย์|ธนาคาร\S{0,12}"
    r"|ធនាគារ\s?\S{0,12}|អេស៊ីលីដា|វីង"
)
_WORD = (
    r"계좌(?:\s?번호)?|입금처|통장\s?번호|(?<![A-Za-z])(?:account|acct?|a/c)(?![A-Za-z])\.?(?:\s?(?:no|number|num"
    r"|#)\.?)?|iban|gyejwa|账户|账号|帳戶|帳號|帐号|卡号|卡號|户口"
    r"|số\s?tài\s?khoản|tài\s?khoản|stk|so\s?tai\s?khoan|เลขบัญชี|เลขที่บัญชี|บัญชี|គណនី"
)
_DIGITS = r"\d(?:[\s.–—-]{0,3}\d){7,19}"
_HYPHENED = r"\d{2,8}(?:\s?[-–—]\s?\d{1,8}){1,4}"
_FILLER = (
    r"(?:\s|예금주|명의|받는\s?사람|은행|통장|계좌|번호|로|으로"
    r"|은|는|에|의|no\.?|number|num|is|usd|khr|bank|account|acc|:|=|#|\(|\)|/|,|[가-힣]{2,4}(?=\s?\d)|\([가-힣]{2,4}\)|号|是|为|Hong\sKong|เลขที่|เลข|ที่|ngân\shàng|số|tk|stk){0,6}?"
)
_ACCOUNT = re.compile(
    rf"(?:(?P<bank>{_BANK})|(?P<word>{_WORD})){_FILLER}(?P<number>(?<![\d+.])(?:{_HYPHENED}|{_DIGITS}))(?![\d%])",
    re.IGNORECASE | re.ASCII,
)
_ACCOUNT_BEHIND = re.compile(
    rf"(?<![\d+.-])(?P<number>{_HYPHENED}|\d{{9,16}})"
    rf"\s?[(/,]?\s?(?:[가-힣]{{2,4}}\s)?(?:{_BANK})",
    re.IGNORECASE | re.ASCII,
)
_MOBILE = re.compile(r"01[016-9][\s.-]?\d{3,4}[\s.-]?\d{4}")
_MONEY = re.compile(r"\s?(?:만|천|억|원|달러|불|usd|usdt|krw|바트|동|위안|元|万|萬|分|시|일|명|개|\$)", re.IGNORECASE)
_OWNER_BANKS = re.compile("기업|ibk", re.IGNORECASE)  # let a customer choose the mobile number as account number


def accounts(text: str) -> tuple[tuple[str, Span], ...]:
    """The digits of every bank account with where it stands. A telephone number is an account only where its bank allows that."""
    found: list[tuple[str, Span]] = []
    taken = Taken(len(text))
    for match in (*_ACCOUNT.finditer(text), *_ACCOUNT_BEHIND.finditer(text)):
        start, end = match.span("number")
        end = start + _length(text, start, end)
        number = re.sub(r"\D", "", text[start:end])
        bank = match.groupdict().get("bank") or match[0]
        if 8 <= len(number) <= 20 and not _is_phone(text[start:end], bank) and taken.take((start, end)):
            found.append((number, (start, end)))
    return tuple(sorted(found, key=lambda account: account[1]))


def _length(text: str, start: int, end: int) -> int:
    """How much of a run of digits is the account: a sum of money or a date after it is not."""
    number = text[start:end]
    if re.search("[-–—]", number):
        number = re.match(r"\d+(?:\s?[-–—]\s?\d+)*", number, re.ASCII)[0]  # type: ignore[index]
        return len(number)
    while _MONEY.match(text, start + len(number)):
        number = number.rpartition(" ")[0].rstrip(" .")
    return len(number)


def _is_phone(number: str, bank: str) -> bool:
    return bool(_MOBILE.fullmatch(number)) and not _OWNER_BANKS.search(bank)
