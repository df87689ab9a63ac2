"""What part a named person plays in a case, by the words around the name and by what the whole tip tells."""

import re
from dataclasses import dataclass

from triage.extract.case_words import BEFALLEN, CASE, DEALS, LURE, RUN_THERE, SUFFERED, TOLD_BY_ONE_WHO_WAS_THERE, Telling
from triage.extract.kinship import Kin, quotations
from triage.extract.named import OWNER, SENDER, STRANGER, Named
from triage.extract.stance import Stance
from triage.extraction import Role

_RECRUITER = re.compile(
    r"\bcontact (?:person )?is|\btalent|\bheadhunt|窗口|介绍人|介紹人|面试|面試|소개|알선|모집|구인|면접|채용|데려간|데려갔"
    r"|데리고|꼬신|꼬드|꼬셔|유인|권유|제안한|문의|상담|담당|인솔|브로커"
    r"|에이전|발신(?:자|인|번호)|찾으라|일자리\s?(?:준|주)|추천한|recruit|agent|agency|\bhr\b|offered|introduc|interview|scout"
    r"|\bjob\b[^.]{0,20}\bfrom\b"
    r"|招聘|招工|介绍|介紹|中介|蛇头|môi giới|tuyển|คนชวน|ชวน|นายหน้า|អ្នកជ្រើសរើស|មេខ្យល់",
    re.IGNORECASE,
)
_BOSS = re.compile(
    r"총책|보스|두목|관리자|관리책|팀장|사장|실장|매니저|대장|우두머리|책임자|재무|중국인|조직|간부|윗선|운영|협박|요구"
    r"|몸값|돈\s?(?:보내|달라)|가둔|때린|감시|경비|납치|\brun(?:s|ning) (?:it|the|things|us)|in charge|timjang|gwallija"
    r"|sajang|boss|manager|leader|captor|supervisor|guard|head of|ransom"
    r"|kidnap|saying pay|locked|chief|owner|operator|看管|看守我们|총괄|방장|반장|채찍|带头|帶頭|领头|头头|看守|老大|老板"
    r"|老闆|组长|組長|主管|头目|头子|管理|打手|负责人|队长"
    r"|\badmin\b|经理|領班|领班|联系人|聯繫人|客服|quản lý|ông chủ|trùm|phụ trách|หัวหน้า|เจ้านาย|บอส|ผู้จัดการ|ผู้ดูแล|แอดมิน"
    r"|ថៅកែ|មេ|ចៅហ្វាយ|អ្នកគ្រប់គ្រង|អ្នកចាត់ការ",
    re.IGNORECASE,
)
_FREE = re.compile(r"감금(?:은|이)?\s?(?:없|안|아니)|자수")
_DEMANDS = re.compile(
    r"몸값|돈\s?(?:을\s)?(?:안\s?)?(?:보내|내놓|달라|부쳐)|안\s?(?:보내|부치|갚|주)[가-힣]{0,3}\s|자른|죽인"
    r"|\d\s?만?원?\s?(?:보내|내놓)|보내[라래]"
    r"|ransom|demand|pay|\bwants?\b|赎|勒索|要钱|đòi|chuộc|เรียกค่าไถ่|ค่าไถ่|ទារ|លោះ",
    re.IGNORECASE,
)
_WHO = r"(?:dude|guy|gal|bro|사람|놈|분|자|형|누나|언니|오빠|애|친구|새끼|책|담당자|실장|팀장|guy|man|woman|person|lady|人|的)"
_IS_RECRUITER = re.compile(
    rf"(?:{_RECRUITER.pattern})[^.!?\n]{{0,8}}(?:{_WHO}[^.!?\n]{{0,44}}|\s?(?:이름은?|닉은?|명의)?\s?['\"‘“(:]?\s?"
    rf"|\s(?:is|was|called|named|name)[^.\n]{{0,20}}|(?:叫|是|ชื่อ|tên|ឈ្មោះ)[^。\n]{{0,4}})$",
    re.IGNORECASE,
)
_LURED_BY = re.compile(
    r"\b(?:lured|tricked|persuaded|convinced|talked into|hired|invited|taken|brought)\b[^.\n]{0,50}\bby\s[^.\n]{0,24}$",
    re.IGNORECASE,
)
_IS_BOSS = re.compile(rf"(?:{_BOSS.pattern})[^.!?\n]{{0,22}}$", re.IGNORECASE)
_RECRUITS = re.compile(
    r"[,'’”]?\s?(?:,\s)?(?:talent|recruit|hr\b|career|headhunt)|\s(?:nào đó\s)?(?:rủ|dụ|giới thiệu|đang tuyển|tuyển"
    r"|môi giới)|的?[^。，\n]{0,6}(?:骗走|骗去|拉去|带去|带走|介绍)|['\"’]?\s?(?:이?라는|이?라고|씨"
    r"|님)?\s?[^.\n]{0,10}(?:소개|모집|알선|꼬|시켜\s?준)"
)
_RAN = re.compile("재무|총책|조직|자금|세탁|운영|보스")
_OFFERS = re.compile(r"[이가]\s?(?:소개\s?(?:해|시켜)|시켜\s?준|꼬드|꼬셔|알선)")
_RECRUIT = re.compile("recruit", re.IGNORECASE)
_OF_A_GANG = re.compile("총책|세탁|조직|피싱|诈骗|자수")
_GUY = re.compile(r"\bguy\b|\bhe says\b|\bhis name\b", re.IGNORECASE)
_GANG = re.compile(r"\s?(?:\(\d\d\))?\s?씨?\s?(?:일당|패거리|조직|무리|[이가]\s?운영)")
_ANYONE = frozenset(("man", "woman", "guy", "girl", "boy", "lady", "korean", "person", "사람", "남자", "여자", "애"))
_OFFERED = re.compile(r"준다|주겠|소개|권유|제안|꼬드|꼬셔|데려|일이라고|일자리\s?(?:준|주|있|소개|알아|구해)|같이\s?가자|추천")
_HITS = re.compile(
    r"(?:때리|때린|패|지지|감시하|가두|협박하|고문하)(?:던|는)?\s?(?:건|놈은|사람은|자는|놈이|사람이|새끼는|새끼가)?\s?$"
)
_SUBJECT = re.compile(r"\s?(?:애|놈|녀석|분)?(?:이|가|은|는|한테|에게)\s")
_CHANNEL = re.compile(
    r"카톡|카카오|텔레|라인|위챗|인스타|아이디|번호|연락처|명함|디엠|오픈챗|연락\s?(?:하|왔|줬)|소개|면접|합격|담당|채용|계약",
    re.IGNORECASE,
)
_BEFALLS = re.compile(
    r"(?:이|가|은|는|도|을|를)?\s?[^.!?\n]{0,24}(?:갇[혀혔힌]|감금|잡혀|잡혔|끌려|맞[았고는아]|납치|실종|사라[졌진]"
    r"|연락이\s?(?:안|끊|없)|못\s?(?:나|돌아)"
    r"|도망|탈출|보낸다|보내려|넘긴|팔[려렸린]|출국|간답|간다고|간대)"
)
_DOES = re.compile(r"때[리렸려]|협박|가[둬뒀두]|요구|데려갔|관리|감시|욕|시[켰키]")


_ACCOUNT_OF = re.compile(
    r"(?:\baccount|tài khoản|\bstk\b|账户|账号|帳號|户名|บัญชี|គណនី)[^.!?。\n]{0,24}\d[^.!?。\n]{0,12}"
    r"(?:tên|name|holder|户名|ชื่อ|ឈ្មោះ|chủ)[^.!?。\n]{0,14}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A named person with all that tells of their part: the words before and behind, the relative that governs the name."""

    text: str
    one: Named
    governing: Kin | None
    known: tuple[Kin, ...]
    stance: Stance
    tip: Telling

    @property
    def before(self) -> str:
        """The words before the name, back to the end of the sentence before."""
        return _clause_before(self.text, self.one.span[0])

    @property
    def behind(self) -> str:
        """The words right behind the name."""
        return self.text[self.one.span[1] : self.one.span[1] + 24]


def demands_money(text: str) -> bool:
    """Whether a text asks for money against somebody's freedom, as whoever holds them does."""
    return _DEMANDS.search(text) is not None


def offers_work(text: str) -> bool:
    """Whether a text holds out a job, as a recruiter's does."""
    return LURE.search(text) is not None and not SUFFERED.search(text)


def role_of(text: str, one: Named, governing: Kin | None, known: tuple[Kin, ...], stance: Stance, tip: Telling) -> Role | None:
    """The part a named person plays; None where the tip is no case at all."""
    told = _Told(text, one, governing, known, stance, tip)
    if one.hint == SENDER or (governing and governing.sender):
        return _writer(told)
    if stance is Stance.OUTSIDE and not _is_of_a_case(told):
        return None
    for judge in (_by_announcement, _by_relative, _by_words_around, _by_kind_of_tip):
        if role := judge(told):
            return role
    return Role.VICTIM if one.sure or _AGE_BEHIND.match(told.behind) else _sender(stance, tip)


def _writer(told: _Told) -> Role | None:
    """The part of somebody who says their own name."""
    start = told.one.span[0]
    if any(first < start < end for first, end in quotations(told.text)):
        return Role.VICTIM  # words passed on: "저 X예요" in somebody's message
    if _OWN_AGE.search(told.text[max(0, start - 10) : start]) and told.tip.has(SUFFERED):
        return Role.VICTIM  # who only tells of others seldom gives an age and a sex of their own
    return _sender(told.stance, told.tip) or (Role.REPORTER if told.known else None)


def _is_of_a_case(told: _Told) -> bool:
    """Whether the words announce a name, or the tip speaks of anything that befalls people."""
    one = told.one
    if one.labelled or isinstance(one.hint, Role) or one.hint == STRANGER or told.governing or told.known:
        return True
    return bool(any(told.tip.has(words) for words in (CASE, LURE, BEFALLEN)) or _AGE_BEHIND.match(told.text, one.span[1]))


def _by_announcement(told: _Told) -> Role | None:
    """The part that the way of naming gives: the owner of an account, a title, a stranger."""
    one, governing, before = told.one, told.governing, told.before
    if one.hint == OWNER or (one.hint is None and _ACCOUNT_OF.search(told.text[max(0, one.span[0] - 60) : one.span[0]])):
        return _owner(told.tip)
    if one.hint is Role.OTHER:
        if _HITS.search(before[-16:]):
            return Role.CAPTOR
        friend = governing and one.name[0].isascii() and one.span[0] - governing.span[1] <= 2 and governing.sex is None
        if not friend:
            return _boss(before, told.tip)
    if _GANG.match(told.behind):
        return Role.OTHER
    if one.hint in (Role.RECRUITER, Role.CAPTOR):
        return Role(one.hint)
    if one.hint == STRANGER:
        return _stranger(before, told.text[one.span[1] : one.span[1] + 40], told.known, told.tip)
    return Role.RECRUITER if _LURED_BY.search(before) else None


def _by_relative(told: _Told) -> Role | None:
    """The part of somebody named beside a word for a relative: who is missed, or who made the offer."""
    text, one, governing, before = told.text, told.one, told.governing, told.before
    if governing is None:
        return Role.RECRUITER if one.labelled and _deals(text[: one.span[0]], told.known) else None
    anyone = governing.word.lower() in _ANYONE and (_IS_RECRUITER.search(before) or _IS_BOSS.search(before))
    if anyone or one.span[0] - governing.span[1] > 12:
        return None
    offers = (
        _OFFERS.match(told.behind)
        or _RECRUITER.search(text[max(0, governing.span[0] - 10) : governing.span[0]])
        or _offered(text, governing, told.known)
    )
    return Role.RECRUITER if offers else Role.VICTIM


def _by_words_around(told: _Told) -> Role | None:
    """The part that words for hiring or for running a place give, right before or behind the name."""
    before = told.before
    hires = _IS_RECRUITER.search(before) or _RECRUITS.match(told.behind)
    if hires or (_GUY.search(before) and told.tip.has(_RECRUIT)):
        return Role.RECRUITER
    return _boss(before, told.tip) if _IS_BOSS.search(before) else None


def _by_kind_of_tip(told: _Told) -> Role | None:
    """The part of a name in an offer or in talk of a place where nothing befalls anybody."""
    if told.stance is not Stance.OUTSIDE or told.governing or told.tip.has(BEFALLEN):
        return None
    if told.tip.has(LURE) or told.tip.has(DEALS):
        return Role.RECRUITER
    return Role.OTHER if told.tip.has(RUN_THERE) else None


_OWN_AGE = re.compile(r"\d\d\s?[살세]?\s?(?:남자|여자|남|여)\s$")
_AGE_BEHIND = re.compile(
    r"\s?[(,]?\s?\d\d|(?:이?고|인데|이며|은|는)?[\s,]{1,2}(?:만\s?|갓\s?|올해\s?)?(?:스물|스무|서른|마흔|쉰|예순|열[일여아])"
)


def _sender(stance: Stance, tip: Telling) -> Role | None:
    """The part of who writes, or None in a mere question."""
    if stance is not Stance.OUTSIDE:
        return Role.VICTIM
    return Role.REPORTER if tip.has(CASE) else None


def _boss(before: str, tip: Telling) -> Role:
    """Whether somebody with a title or a nickname recruits, holds people, or is only told of."""
    if _IS_RECRUITER.search(before) and not _RAN.search(before):
        return Role.RECRUITER
    leaving = tip.has(_LEAVES) and not tip.has(_HELD_THERE) and not tip.has(TOLD_BY_ONE_WHO_WAS_THERE)
    if leaving and not tip.has(SUFFERED):
        return Role.RECRUITER
    held = tip.has(SUFFERED) or (tip.has(TOLD_BY_ONE_WHO_WAS_THERE) and not tip.has(_FREE))
    if held and not re.search("담당|모집|联系人|客服", before[-12:]):
        return Role.CAPTOR
    return Role.RECRUITER if tip.has(LURE) and not tip.has(_OF_A_GANG) else Role.OTHER


_HELD_THERE = re.compile(r"여권|갇|단지|숙소|못\s?나|경비|compound|园区|園區|khu|ตึก|អគារ", re.IGNORECASE)
_LEAVES = re.compile(
    r"비행기|출국|탑승|공항|항공권|떠난|간대요|간답니다|가겠다|오라고|오랬|들어오라|오면|\bfl(?:y|ies|ight)\b|boarding"
    r"|leaves? (?:at|on|tomorrow|tonight)|登机|飞|bay\b|บิน",
    re.IGNORECASE,
)


def _stranger(before: str, behind: str, known: tuple[Kin, ...], tip: Telling) -> Role:
    """The part of somebody introduced as unknown to the writer ("X라는 사람")."""
    if _BEFALLS.match(behind) and not _DOES.search(behind) and not _IS_RECRUITER.search(before):
        return Role.VICTIM
    if _IS_BOSS.search(before) and not _IS_RECRUITER.search(before):
        return _boss(before, tip)
    told = any(not one.sender for one in known)
    if tip.has(SUFFERED) and told and not _IS_RECRUITER.search(before) and not _OFFERED.search(behind):
        return Role.CAPTOR
    if _IS_RECRUITER.search(before) or _CHANNEL.search(before[-24:] + behind) or (told and tip.has(LURE)) or tip.has(_LEAVES):
        return Role.RECRUITER
    if _DOES.search(behind) or tip.has(SUFFERED) and told:
        return Role.CAPTOR
    if tip.has(LURE):
        return Role.RECRUITER
    return Role.OTHER if told or (tip.has(RUN_THERE) and not tip.has(BEFALLEN)) else Role.VICTIM


def _deals(before: str, known: tuple[Kin, ...]) -> bool:
    """Whether the tip is about somebody close who lives by sending people there: "사촌형이 사람을 모아 보냅니다"."""
    spoken = [one for one in known if not one.sender and one.span[1] <= len(before) and _SUBJECT.match(before, one.span[1])]
    return bool(spoken) and bool(DEALS.search(before[spoken[0].span[1] : spoken[0].span[1] + 60]))


def _owner(tip: Telling) -> Role:
    """The part of whoever an account belongs to: a captor where release is being sold, a recruiter where people are hired."""
    if tip.has(LURE) and not tip.has(SUFFERED):
        return Role.RECRUITER
    return Role.CAPTOR if tip.has(_DEMANDS) or tip.has(SUFFERED) else Role.OTHER


def _clause_before(text: str, start: int) -> str:
    """The words before a place, back to the end of the sentence before."""
    return re.split(r"[.!?。។\n](?:\s|$)", text[max(0, start - 60) : start])[-1]


def _offered(text: str, governing: Kin, known: tuple[Kin, ...]) -> bool:
    """Whether this relative or friend is the one who offered the work: "선임이 … 준다 했대요. 선임 이름은"."""
    for place, relative in enumerate(known):
        if relative.word != governing.word or not _SUBJECT.match(text, relative.span[1]):
            continue
        end = known[place + 1].span[0] if place + 1 < len(known) else len(text)
        if _OFFERED.search(text[relative.span[1] : min(end, relative.span[1] + 44)]):
            return True
        if place == 0 and DEALS.search(text[relative.span[1] : min(end, relative.span[1] + 60)]):
            return True
    return False
