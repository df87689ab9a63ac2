"""Where the sender of a tip stands: held there, about to go, or telling of somebody else."""

import re
from enum import Enum
from functools import lru_cache

from triage.extract.inside import ENOUGH, inside_weight
from triage.extract.kinship import Kin, kin

_QUOTED = re.compile(r"(?:[‘“「『\"]|(?<![A-Za-z0-9])')[^‘’“”「」『』\"'\n]{3,160}(?:[’”」』\"]|'(?![A-Za-z]))")
_HELD = re.compile(
    r"(?<![가-힣])(?:저|나)\s지금[^.!?\n]{0,20}(?:건물|단지|방|숙소|화장실|창고|옥상)[^.!?\n]{0,8}(?:있"
    r"|잇|숨)|(?<![가-힣])(?:저|나|내|제|제가|저는|나는|우리|저희|저희가|우리가"
    r"|저희는)\s[^.!?\n]{0,14}(?:갇혀|갇혔|갇힌"
    r"|잡혀\s?있|잡혔|감금|끌려|납치|묶|탈출했|도망|못\s?나가|팔려)(?![^.!?\n]{0,8}(?:대요|래요|답니다))"
    r"|(?:갇혀|갇힌|감금\s?(?:돼|되어|당해|당하고)|잡혀|갇혀서)\s?(?:있|잇|있는)(?:어요|습니다|어|는데요?|음|슴|심더"
    r"|고)(?!\s?(?:하|해|합|그러))"
    r"|진짜\s?갇혀|납치(?:돼|되어|당해)서|끌려\s?(?:와|왔)|팔려\s?(?:와|왔)|숨어\s?(?:있|잇|가\s|서\s)|(?:폰|핸드폰"
    r"|휴대폰)\s?[^.!?\n]{0,8}(?:숨겨|숨기|몰래\s?쓰)|(?:답장"
    r"|전화|연락|답)\s?(?:은|을|는)?\s?(?:절대\s?)?(?:하지|걸지|주지)\s?(?:마|말)|도망쳐서|탈출했|도망\s?나왔|탈출해서"
    r"|죽을\s?(?:거|것)\s?같|못\s?버티|저\s?죽|뛰어내리|옥상\s?올라|지졌어요|때려요|때립니다|때려서|여기\s?(?:어딘지"
    r"|어디인지)\s?(?:몰|모)|뺏겼(?:어|고|습)|내놓으래요|안\s?보내\s?(?:줘요|줍니다|준대요)|물만\s?마|채워놨"
    r"|구해주세요|구해줘|구해주십|살려주십|구조\s?좀"
    r"|打我们?|不让我们?走|(?:ผม|หนู|ฉัน|ดิฉัน)ชื่อ[^\n]{0,40}(?:ถูก|โดน)|\bheld in\b|\bhelp me\b|\bsave me\b"
    r"|\b(?:i|we)(?:'m| am| are|m|'re)?\s[^.!?\n]{0,24}(?:locked|trapped|kidnapped|hiding"
    r"|imprisoned|detained|escaped|ran away|can'?t (?:leave|get out)|cannot (?:leave|go out|get out))|\bi (?:hide"
    r"|hid)\b|\bthey (?:beat|hit|torture|lock|locked|took|take|will (?:sell|move|kill)) (?:me|us|my)\b"
    r"|\b(?:being held|held captive|held here)\b[^.!?\n]{0,20}\b(?:me|here)\b|\bthey say tonight move\b|sal[l]?yeo"
    r"|gamgeum (?:dwae|danghae|dang)|ppaetgyeo|maj[ai]yo|dowa[ ]?ju"
    r"|我(?:们|們|和[^。\n]{1,8})?(?:现在|現在|也)?(?:被|让人)[^。\n]{0,4}(?:关|關|困|抓|绑|綁|骗|騙|卖|賣|扣|打)"
    r"|救(?:我|命)|求救|我们?躲|跑出来|逃出来|逃出來|偷偷(?:用|发)|被关(?:在|水牢|了)[^。\n]{0,10}(?:求|救)|拉我去"
    r"|在[^。\n]{2,8}园区\s?被关"
    r"|(?<!\w)(?:tôi|em|e|tui|mình|chúng tôi|chúng em|(?:bọn|tụi) (?:em|e|tôi|mình))\s(?:(?:đang|vẫn|cũng|đã)\s){0,2}bị\s"
    r"|cứu (?:tôi|em|e|tui|mình|với|chúng)(?!\w)|\byeogi\b[^.\n]{0,40}(?:gad?h?[iy]|gamgeum|ttaer|jeongi|mot naga"
    r"|mot nagayo)|\bcuu (?:toi|em)"
    r"|\btoi (?:dang )?bi\b|(?:หนู|ผม|ฉัน|ดิฉัน|เรา|พวกเรา)\s?(?:กำลัง)?(?:ถูก|โดน|ติดอยู่|หนี)|ช่วย(?:หนู|ผม|ฉัน|เรา)|ជួយខ្ញុំ"
    r"|ខ្ញុំ\s?(?:កំពុង)?(?:ត្រូវ|ជាប់)",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"살려\s?(?:주|줘|달|라)(?!\S{0,3}고\s?(?:써|적|소리|외))|살려요|도와\s?(?:주|줘)|\bhelp\b|\bsos\b"
    r"|ช่วยด้วย|ជួយផង|cứu|🆘",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:저는|제가|나는|전)\s[^.!?\n]{0,20}(?:나와서|귀국|돌아왔|풀려났|나온\s?사람)|나온\s?사람입니다|(?:한국"
    r"|집)에?\s?(?:으로)?\s?돌아왔|무사히\s?(?:귀국|돌아)|\bi(?:'m| am) (?:home|back|safe)|我[^。\n]{0,12}(?:出来的"
    r"|逃回|回国了|回來了)|제가\s?있을\s?때|퇴사(?:하고|했)|\bi left\b|\bi escaped (?:last|in|from)\b[^.]*\b(?:home|back)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"출국인데|집결(?:인데|이에요|이고)|가도\s?(?:되|돼|괜찮)|(?:저희|우리|제가|저)\s?[^.!?\n]{0,14}같이\s?(?:가요|갑니다"
    r"|출발)|탑승\s?(?:대기|직전|중인데)"
    r"|비행기\s?타(?:요|러|는데|기)|공항\s?(?:이에요|인데|입니다|도착했)|지금\s?공항|\bgonghang\b[^.\n]{0,20}(?:sseu|ieyo"
    r"|inde)|\bgaji mal|\bga(?:do|myeon) (?:doe|gwaen)"
    r"|(?<![가-힣])(?:저|제가|나)\s[^.!?\n]{0,24}(?:공항|게이트|비행기|출국|출발)|출발임|타기\s?직전"
    r"|\b(?:i'm|i am|im|i)\b[^.!?\n]{0,40}\b(?:boarding|flying out|about to (?:board|fly|leave)|at the (?:airport"
    r"|gate))|is this safe|should i go|我[^。\n]{0,10}(?:要去|登机|出发)|tôi[^.\n]{0,16}(?:sắp bay|lên máy bay)",
    re.IGNORECASE,
)
_LEAVING_SELF = re.compile(
    r"(?:저희|우리|제가|저)\s?[^.!?\n]{0,14}같이\s?(?:가요|갑니다|출발)|(?:저|제가|나)\s[^.!?\n]{0,12}(?:가도\s?(?:되|돼"
    r"|괜찮)|가야\s?(?:하나|되나|할까))|\bgaji mal|\bshould i (?:go|board|get on)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:대요|래요|답니다|다네요|댔어요|다고\s?(?:해|하|합|그|들)|라고\s?(?:해|하더|했)|더래요|더라구요|데요\b)"
    r"|저는\s?(?:친|그)?(?:형|언니|누나|오빠|엄마|아빠|어머니|아버지)|\b(?:he|she) (?:said|told|says|wrote|called"
    r"|sent)|他说|她说|他說|她說"
)
_GENERIC_WORDS = """
사람 동료 막내 직원 학생 동기 아이 자식 韩国人 韓國人 大姐 大哥 korean worker staff man woman guy girl boy anh chị em
女生 男生 女孩 男孩 女人 男人 男子 女子 여자분 남자분 여직원 여학생 남학생 남직원 여자애 남자애 男的
女的 男友的 韩国仔 韓國仔 小伙 lady man
工友 누나 형 형님 언니 오빠 បង ជនជាតិកូរ៉េ คนเกาหลี
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


_STRONG = re.compile(
    r"(?<![가-힣])(?:저랑|저와|저도|제가|저희가|저희는|저희도|우리가|우리도|우리\s?둘|저희\s?둘|저는"
    r"|저)\s[^.!?\n]{0,14}(?:갇혀|잡혀|감금(?:돼|되어|당해))\s?(?:있|잇)(?:어요|습니다|음|슴"
    r"|어)(?!\s?(?:하|해|합))"
)
_HOLIDAY = re.compile(
    r"여행(?!\s?(?:시켜|비))|관광|신혼|패키지|호텔\s?예약|출장|travel|trip|holiday|vacation|tour|旅游|旅行|du lịch|เที่ยว",
    re.IGNORECASE,
)
_LAUGHS = re.compile(r"ㅋㅋㅋ|ㅎㅎㅎ|哈哈|\b(?:lol|lmao|haha)", re.IGNORECASE)


_INSIDE_STILL = re.compile(
    r"(?<![가-힣])(?:저|나|전|난|저희|우리)(?:는|도)?\s?(?:아직|여전히|계속|지금)\s?(?:도\s?)?(?:여기|안|그\s?안|건물|숙소"
    r"|단지|방)"
    r"[^.!?\n]{0,10}(?:있|잇|갇)|(?<![가-힣])(?:나|저)\s?지금\s?[^.!?\n]{0,12}(?:감금|갇|잡혔|잡혀|납치"
    r"|묶)(?![^.!?\n]{0,8}(?:대요|래요|답니다))"
    r"|\bi(?:'m| am) (?:still )?(?:inside|in here|in the compound)\b|\bget me out\b"
    r"|\b(?:won'?t|don'?t|not) let (?:me|us) (?:leave|go|out)|我(?:们)?还?在(?:里面|园区里)|出不去",
    re.IGNORECASE,
)
_HERE_NOW = re.compile(
    r"(?<![가-힣])(?:저|나|저는|나는|전|난|저희|우리)\s?(?:[가-힣]{2,5}(?:이고|인데|입니다|이에요)\s?)?지금\s?[^.!?\n]{0,34}"
    r"(?:있(?:어|습|는데|음|다)|잇(?:어|음)|인데|이에요|예요|입니다|이야)"
)
_DANGER = re.compile(
    r"총\s?(?:든|들|을|이\s|쏘|가진)|칼을?\s?(?:든|들)|경비|감시|갇|묶|굶|밥도?\s?안|때리|때려|때린|맞아서|맞았|폭행"
    r"|전기\s?(?:충격|고문)"
    r"|고문|끌려|살려|구해|신고\s?(?:좀|해\s?[주줘])|못\s?(?:나가|걷)|시체|잠[겼겨갔궜가]|도망|탈출|뺏"
)
_IN_EARNEST = 3.0  # of the weight of captivity: who laughs and says so much is still held
_NUMBER_OF_PARENTS = re.compile(
    r"(?:엄마|아빠|어머니|아버지|부모님?|가족|집|eomma|appa|\b(?:mom|mum|dad|mother|father|parents)|mẹ|bố|妈妈|爸爸|แม่"
    r"|พ่อ)(?:'?s)?\s?(?:의\s)?"
    r"(?:전화\s?)?(?:번호|연락처|beonho|jeonhwa|number|phone|số|电话|电話|เบอร์)",
    re.IGNORECASE,
)  # whom to call is not whom it befalls
_LAST_WORDS = re.compile(
    r"죽고\s?싶|뛰어내(?:릴|리)|(?:못\s?걷|못\s?버티|죽을\s?(?:거|것)\s?같)|(?:엄마|아빠|어머니|아버지|부모님?|누나|언니"
    r"|형|오빠|가족(?:들)?)"
    r"(?:한테|에게|께)?\s?[^.!?\n]{0,8}(?:전해\s?[주줘]|사랑(?:해|한다)|미안하다고|보고\s?싶)"
)


class Stance(Enum):
    """Where the sender stands."""

    HELD = "held"  #: the sender is held, in flight or in hiding
    LEAVING = "leaving"  #: the sender is about to travel
    OUTSIDE = "outside"  #: the sender tells of others, or is back


def _tells_from_inside(own: str) -> bool:
    """Whether somebody speaks of a place they are in now and of danger there, or says goodbye from it."""
    there = _INSIDE_STILL.search(own) or (_HERE_NOW.search(own) and _DANGER.search(own))
    return bool(there or (_LAST_WORDS.search(own) and _DANGER.search(own)))


_ELDERS = frozenset(("형", "형님", "누나", "언니", "오빠"))
_MISSED = re.compile(r"(?:^|[.!?\n/]\s*|우리\s?|저희\s?|제\s|내\s|친\s?|큰|작은)$")
_BESIDE = re.compile(
    r"(?:방|옆|같이\s?(?:온|있는|갇힌|잡힌|일하는)|같은\s?층|bang|with|跟|和|一个|一個)\s?(?:[가-힣]{1,4}\s)?$", re.IGNORECASE
)
_TOGETHER = re.compile(r"\s?(?:이?랑|하고|와|과)\s?(?:둘이|같이|함께|저|나)")


def _is_generic(found: Kin, own: str) -> bool:
    """Whether a word for somebody is as likely to mean one held beside the writer as one the writer misses."""
    start, end = found.span
    before = own[max(0, start - 12) : start]
    if _BESIDE.search(before) or _TOGETHER.match(own, end):
        return True
    if found.word in _ELDERS and _MISSED.search(before) and re.match(r"[이가은는]", own[end : end + 1]):
        return False
    return found.word.lower() in _GENERIC or found.word.startswith(("여자", "남자"))


@lru_cache(maxsize=4)  # one reading asks three times
def stance_of(text: str) -> Stance:
    """Where the writer of all these words stands; words in quotation marks are other people's."""
    own = _NUMBER_OF_PARENTS.sub(" ", _QUOTED.sub(" ", text))
    weight = inside_weight(own)
    if _LAUGHS.search(own) and weight < _IN_EARNEST:
        return Stance.OUTSIDE
    spoken = [found for found in kin(own) if not found.sender]
    beside = {found.word for found in spoken if _is_generic(found, own)}
    relatives = [found for found in spoken if found.word not in beside]
    sender_is_kin = any(found.sender and found.word.lower() not in ("korean", "韩国人") for found in kin(own))
    if sender_is_kin or _BACK.search(own):
        return Stance.OUTSIDE
    if _STRONG.search(own):
        return Stance.HELD
    held = len(_HELD.findall(own)) + _tells_from_inside(own)
    if held and (not relatives or held > len(relatives) + 2 * len(_TELLS.findall(own))):
        return Stance.HELD
    if weight - 2.0 * min(2, len(relatives)) >= ENOUGH:
        return Stance.HELD
    if _LEAVING_SELF.search(own) and not _HOLIDAY.search(own) and not any(found.sex for found in relatives):
        return Stance.LEAVING
    if _LEAVING.search(own) and not relatives and not _HOLIDAY.search(own):
        return Stance.LEAVING
    if _PLEA.search(own) and not relatives and not any(True for _ in kin(own)) and not _TELLS.search(own):
        return Stance.HELD
    return Stance.OUTSIDE
