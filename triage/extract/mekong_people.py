"""Names in Khmer, Thai and Vietnamese sentences."""

import re
from collections.abc import Iterator

from triage.extract.named import SENDER, Named
from triage.extraction import Role

_KHMER_CALLED = re.compile(
    "(?P<own>(?<![\u1780-\u17d3])(?:ខ្ញុំ|នាងខ្ញុំ)\\s?)?(?<!ចុះ)ឈ្មោះ(?P<own_behind>ខ្ញុំ)?(?:គាត់|នាង|គឺ|ថា|របស់គាត់)?\\s?[:៖]?\\s?['\"“«]?"
)
_KHMER_NAME = re.compile(
    "[\u1780-\u17d3]{3,24}|[\u1780-\u17d3]{2}(?= [\u1780-\u17d3]{2})|[A-Z][a-z]+(?: [A-Z][a-z-]+){0,2}"
    "|[A-Z]{2,}(?: [A-Z]{2,}){0,2}|[가-힣]{2,4}"
)
_KHMER_STOP = re.compile(
    "អាយុ|ត្រូវ|ដែល|ជា|នៅ|មក|ភេទ|ជនជាតិ|កំពុង|បាន|ទៅ|ឈឺ|វាយ|គេ|មិន|ខ្ញុំ|គាត់|លេខ|ទូរស័ព្ទ|ចង់|ធ្វើ|រត់|លាក់|ជួយ|អត់"
    "|ស្លាប់|យំ|និង"
    "|ហើយ|ពី|ក្នុង|ម្នាក់|នោះ|នេះ|មាន|ចេញ|បាត់|ជាប់|សុំ|សូម|របួស|ក្អួត|ខាង|តែ|ដើម្បី|ប្រាប់|ផ្ញើ|ហៅ|ទាក់ទង"
)
_THAI_CALLED = re.compile("(?P<own>(?<![\u0e01-\u0e4e])(?:หนู|ผม|ฉัน|ดิฉัน|เรา)\\s?)?ชื่อ(?:ว่า|เล่นว่า|เล่น|จริง|เขา)?\\s?[:]?\\s?['\"“]?")
_THAI_NAME = re.compile(
    "[\u0e01-\u0e4e]{2,24}(?: (?=[\u0e01-\u0e4e]+ อายุ)[\u0e01-\u0e4e]{2,12})?|[A-Z][a-z]+(?: [A-Z][a-z-]+){0,2}|[가-힣]{2,4}"
)
_THAI_STOP = re.compile(
    "อายุ|ถูก|เป็น|ที่|โดน|ไป|อยู่|ทำงาน|ติดต่อ|หาย|คน|ค่ะ|ครับ|นะ|เพศ|บอก|มี|ไม่|ตอน|เมื่อ|แล้ว|ยัง|โทร|ส่ง|เขา|มา|กับ|จะ|ซึ่ง|ป่วย|ขอ|ช่วย|ตี"
)
_VIET_WORD = "[A-ZĐÂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][a-zà-ỹđ]*(?:-[A-Za-zà-ỹ][a-zà-ỹ]*)?"
_VIET_NAME = re.compile(rf"[A-ZĐ]{{2,}}(?: [A-ZĐ]{{1,}}){{0,3}}(?![a-z])|{_VIET_WORD}(?: {_VIET_WORD}){{0,3}}(?![A-Za-z])")
_VIET_TEXT = re.compile(
    r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|\b(?:toi|chong|cuu|nguoi|tuoi|bi giam|em trai|em gai)\b", re.I
)
_NOT_WORD = re.compile("ខ្ញុំ|គាត់|អី|អ្វី|อะไร|ไม่|หนู|ผม|ของ|ใคร")
_THAI_SURNAMES = frozenset(
    [
        "คิม",
        "อี",
        "ลี",
        "พัค",
        "ปาร์ค",
        "ปัก",
        "ชเว",
        "ชอย",
        "แช",
        "จอง",
        "ชอง",
        "คัง",
        "โช",
        "โจ",
        "ยุน",
        "ยูน",
        "จาง",
        "ชาง",
        "อิม",
        "ลิม",
        "ฮัน",
        "โอ",
        "ซอ",
        "ชิน",
        "ควอน",
        "ฮวาง",
        "ฮวัง",
        "อัน",
        "ซง",
        "รยู",
        "ยู",
        "จอน",
        "ชอน",
        "ฮง",
        "โค",
        "โก",
        "มุน",
        "มูน",
        "ยัง",
        "ซน",
        "แบ",
        "แพ",
        "ฮอ",
        "นัม",
        "ชิม",
        "ซิม",
        "โน",
        "ฮา",
        "กวัก",
        "ควัก",
        "ซอง",
        "ชา",
        "จู",
        "อู",
        "คู",
        "มิน",
        "นา",
        "จิน",
        "จี",
        "ออม",
        "พยอ",
        "โพ",
        "โด",
        "กู",
        "คงฮวา",
    ]
)
_THAI_ADDRESSED = re.compile(
    "(?:ติดต่อ|ทัก|แอด|ผ่าน|สนใจ)(?:คุณ)?\\s?(?P<name>(?:เจ๊|เฮีย|พี่|ป๋า|เสี่ย|บอส|คุณ)[\u0e01-\u0e4e]{2,10})(?=[^\u0e01-\u0e4e]|$)"
)
_VIET_ADDRESSED = re.compile(
    r"(?:chị|anh|cô|chú|bà|ông|thằng|con|mụ)\s(?P<name>[A-ZĐ][a-zà-ỹđ]+(?:\s[A-ZĐ][a-zà-ỹđ]+)?)\s(?:nào đó|rủ|dụ|giới thiệu"
    r"|môi giới|tuyển|bảo sang)"
)
_VIET_ASK_FOR = re.compile(
    r"(?:liên hệ|lien he|inbox|ib|gặp|hỏi)\s(?:chị|anh|cô|chú|bà|ông"
    r"|chi)?\s?(?P<name>[A-ZĐ][a-zà-ỹđ]+(?:\s[A-ZĐ][a-zà-ỹđ]+)?)(?=[\s,.:]|$)"
)
_VIET_OWNER = re.compile(
    r"(?:bạn|chồng|vợ|em trai|em gái|anh trai|chị gái|con trai|con gái)(?: thân| gái| trai)?\s$", re.IGNORECASE
)
_VIET_CHILD = re.compile(r"con (?:trai|gái)|em (?:trai|gái)|cháu (?:trai|gái)|con tôi|bố cháu|mẹ cháu", re.IGNORECASE)
_VIET_CALLED = re.compile(
    r"(?P<own>(?:tôi|mình|toi|em|cháu)\s(?:là|tên|tên là|la|ten|ten la)\s)|\b(?:tên(?: là| của \w+ là)?|ten(?: la)?"
    r"|họ tên|ho ten|chủ (?:tài khoản|tk|thẻ))\s*:?\s|(?:chồng|vợ|con trai|con gái|em trai|em gái|anh trai|chị gái|bạn"
    r"|bạn trai|bạn gái|chú"
    r"|bố|mẹ|cháu|anh|chị|chong|ban)"
    r"(?:\s(?:tôi|em|mình|toi|họ))?\s(?:là |tên |tên là |la |ten )?(?=[A-ZĐ])",
    re.IGNORECASE,
)
_VIET_NOT_WORDS = """
Hàn Việt Campuchia Trung Thái Bavet Sihanoukville Poipet Tôi Em Anh Chị Han Viet Mộc Bài Casino Công Nam Quốc Korea
Quoc
"""
_VIET_NOT = frozenset(_VIET_NOT_WORDS.split())


def mekong_people(text: str) -> Iterator[Named]:
    """Names that Khmer, Thai and Vietnamese words announce; a family name may stand apart from the given one."""
    if "ឈ្មោះ" in text:
        yield from _after(text, _KHMER_CALLED, _KHMER_NAME, _KHMER_STOP)
    if "ชื่อ" in text:
        yield from _after(text, _THAI_CALLED, _THAI_NAME, _THAI_STOP)
    for match in _THAI_ADDRESSED.finditer(text):
        yield Named(match["name"], match.span("name"), Role.RECRUITER)
    if _VIET_TEXT.search(text):
        yield from _vietnamese(text)


def _after(text: str, called: re.Pattern[str], name: re.Pattern[str], stop: re.Pattern[str]) -> Iterator[Named]:
    """Names in a script that is written without spaces inside words, up to a space or a word that can be none of it."""
    for match in called.finditer(text):
        found = name.match(text, match.end())
        if "เล่น" in match[0] and "ชื่อจริง" in text:
            continue  # the real name stands beside the nickname
        if found is None or _NOT_WORD.match(found[0]):
            continue
        end = stop.search(found[0], 3)
        word = (found[0][: end.start()] if end else found[0]).strip()
        if len(word) >= 2:
            word += "" if end else _given_apart(text, found.start(), found.start() + len(word), stop)
            own = any(value for key, value in match.groupdict().items() if key.startswith("own"))
            yield Named(word, (found.start(), found.start() + len(word)), SENDER if own else None, labelled=True)


def _given_apart(text: str, start: int, end: int, stop: re.Pattern[str]) -> str:
    """The given name with its space, where a family name stands before it; "" where none does."""
    if end - start > 7 or "\u0e01" <= text[start] <= "\u0e4e" and text[start:end] not in _THAI_SURNAMES:
        return ""
    given = re.compile("[ ](?:[\u1780-\u17d3]{2,14}|[\u0e01-\u0e4e]{2,14})(?=$|[^\u1780-\u17d3\u0e01-\u0e4e])").match(text, end)
    return "" if given is None or stop.match(given[0][1:]) else given[0]


def _vietnamese(text: str) -> Iterator[Named]:
    for pattern in (_VIET_ADDRESSED, _VIET_ASK_FOR):
        for match in pattern.finditer(text):
            if match["name"].split()[0] not in _VIET_NOT:
                yield Named(match["name"], match.span("name"), Role.RECRUITER)
    child = _VIET_CHILD.search(text)
    for match in _VIET_CALLED.finditer(text):
        found = _VIET_NAME.match(text, match.end())
        if found and (found[0].split()[0] not in _VIET_NOT or len(found[0].split()) > 2) and len(found[0]) > 1:
            labelled = "tên" in match[0].lower() or " ten " in f" {match[0].lower()} "
            owned = _VIET_OWNER.search(text[max(0, match.start() - 20) : match.start()])
            own = match["own"] and not owned and not (child and match["own"].lower().startswith(("cháu", "em")))
            yield Named(found[0], found.span(), SENDER if own else None, labelled=labelled)
