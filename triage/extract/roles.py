"""What part a named person plays in a case, by the words around the name and by what the whole tip tells."""

import re

from triage.extract.kinship import Kin, quotations
from triage.extract.named import OWNER, SENDER, Named
from triage.extract.stance import Stance
from triage.extraction import Role

_RECRUITER = re.compile(
    r"소개|알선|모집|구인|면접|채용|데려간|데려갔|데리고|꼬신|꼬드|꼬셔|유인|권유|제안한|문의|상담|담당|인솔|브로커"
    r"|에이전|발신(?:자|인|번호)|찾으라|일자리\s?(?:준|주)|추천한|recruit|agent|agency|\bhr\b|offered|introduc|interview|scout"
    r"|\bjob\b[^.]{0,20}\bfrom\b"
    r"|招聘|招工|介绍|介紹|中介|蛇头|môi giới|tuyển|คนชวน|ชวน|นายหน้า|អ្នកជ្រើសរើស|មេខ្យល់",
    re.IGNORECASE,
)
_BOSS = re.compile(
    r"총책|보스|두목|관리자|관리책|팀장|사장|실장|매니저|대장|우두머리|책임자|재무|중국인|조직|간부|윗선|운영|협박|요구"
    r"|몸값|돈\s?(?:보내|달라)|가둔|때린|감시|경비|납치|boss|manager|leader|captor|supervisor|guard|head of|ransom"
    r"|kidnap|saying pay|locked|chief|owner|operator|老板|老闆|组长|組長|主管|头目|头子|管理|打手|负责人|队长"
    r"|\badmin\b|经理|領班|领班|联系人|聯繫人|客服|quản lý|ông chủ|trùm|phụ trách|หัวหน้า|เจ้านาย|บอส|ผู้จัดการ|ผู้ดูแล|แอดมิน"
    r"|ថៅកែ|មេ|ចៅហ្វាយ|អ្នកគ្រប់គ្រង|អ្នកចាត់ការ",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"때렸|때려|맞았|맞고|폭행|감금(?!은?\s?(?:없|아니))|가둬|가두|갇혀|잡혀|여권[^.\n]{0,8}(?:뺏|압수|가져|걷|갖고|보관|쥐고)"
    r"|못\s?나가|고문|협박|몸값|打我|납치|갚으라|풀어|locked|passport|beat|hit |tortur|ransom|can go home|cannot leave"
    r"|can't leave|held|被打|被关|护照|放人|赎|bị (?:đánh|nhốt|giam)|ถูก(?:กัก|ขัง|ทำร้าย)|ឃុំ|វាយ",
    re.IGNORECASE,
)
_LURE = re.compile(
    r"모집|구인|채용|알바|고수익|월\s?\d|보장|광고|일자리|면접|취업|전단지|카페\s|구함|홀매니저|숙식|항공권|recruit"
    r"|사람\s?(?:을\s)?모아|hiring|job|salary|招聘|底薪|高薪|包机票|招工|tuyển|lương|เงินเดือน|รับสมัคร|រើសបុគ្គលិក|ប្រាក់ខែ",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"leave|building|打我|老板|대사관|영사|독방|전기|방음|카지노|경비|빼\s?주|빼내|끊|갇|감금|납치|잡혀|실종|연락(?:이|도"
    r"|은|두절)?\s?(?:안|끊|두절|없)|연락두절|소식|사라"
    r"|전화기?가?\s?(?:도\s)?(?:꺼|안)|못\s?나|안\s?받|못나오|안\s?돌아|돌아오지|살려|구해|구조|도와|고문|폭행|맞"
    r"|때려|협박|몸값|여권|인질|팔려|탈출|도망|출국|비행기|나간대|간다고|간답니다|간대요|떠났|갔(?:는데|어요|습니다"
    r"|다)|찾습니다|찾는|찾고|찾아\s?주|걱정|말려|위험|단지"
    r"|사기|피싱|총책|조직|모집|알바|제보|신고|자수|숨어|묶|굶|꺼내|못\s?(?:걷|움직|먹)|자른|때리|죽(?:을|고|이|여|인)|일자리"
    r"|살리(?:도|주)|카더|갇히|붙잡|지옥|도망|피가|총(?:을|이)?\s?(?:들|든|있)|잠수|잠적|먹통|행방|두절|끝이에|목격|통화"
    r"|문자|톡\s?(?:보|왔|이\s)|vanish|silent|\bword from\b|spoke|last (?:saw|seen|heard)"
    r"|boryeo|yeollak|tonghwa|katok|majimak|chatgo|gadhyeo|gamgeum"
    r"|help|missing|locked|held|kidnap|trapped|passport|ransom|escape|beat|reply|replied|contact|answer|called"
    r"|flying|scam|recruit|job|gone|disappear|casino|police|danger"
    r"|被|救|聊|留言|出不来|出不去|失联|失聯|失踪|关机|联系不上|護照|护照|园区|園區|诈骗|詐騙|招聘|没消息|飞|举报|公司不放人|bị"
    r"|mất|liên lạc|giam|casino|lừa|gamgeum|yeonrak|ถูก|โดน|หาย|ติดต่อ|หลอก|ឃុំ|ឃាត់|កាស៊ីណូ|បាត់"
    r"|ជួយ|ដកលិខិត",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"웹소설|소설\s?(?:쓰|주인공)|시나리오|\[훈련\]|모의\s?훈련|훈련\s?(?:상황|입니다)|가상\s?(?:피해자|상황|인물)"
    r"|실제\s?상황\s?아님|(?:영화|드라마|넷플|애니|만화)(?:를|에서|보|봤|\s)[^\n]{0,40}(?:주인공|배우|소름|대박|재밌"
    r"|감독|장면|꼭\s?보)|길드|공성전|서버\s|레이드|던전|게임\s?(?:캐릭|아이템|에서\s?잡)"
    r"|이런\s?(?:문자|톡|카톡|전화|메시지)[^\n]{0,10}(?:왔|받|오는|와요)[^\n]{0,20}(?:사기|피싱|스미싱|맞나|뭔가)"
    r"|(?:테스트|시험)\s?(?:입니다|문장|문자|메시지|중입니다)|(?:야근|퇴근|회식|상사가|부장이)[^\n]{0,30}(?:회사|감금|갇"
    r"|안\s?보내|안\s?시켜)"
    r"|(?:회사|사무실)에\s?(?:감금|갇)[^\n]{0,12}(?:ㅋ|ㅠ|ㅎ)"
    r"|\b(?:movie|film|novel|episode|season \d|netflix|drama|lyrics|guild|in-game)\b[^\n]{0,60}\b(?:watch|ending"
    r"|character|actor|scene|loved|great|lol)|\bdrill\b|this is (?:only )?a test|小说|電影|电影[^\n]{0,20}(?:好看"
    r"|主角)|剧情|游戏里",
    re.IGNORECASE,
)
_TOLD_BY_ONE_WHO_WAS_THERE = re.compile(
    r"나온\s?사람|있다가\s?나|제가\s?있(?:던|을\s?때)|거기서\s?일했|일하다\s?(?:나|도망)|\b(?:i|we) (?:used to )?(?:worked"
    r"|left|escaped)\b"
    r"|我[^。\n]{0,8}(?:出来|逃|回国|回國|回來|以前|曾经)|từng (?:làm|ở)|เคย(?:ทำงาน|อยู่|ถูก|โดน)|ធ្លាប់(?:ធ្វើ|នៅ)",
    re.IGNORECASE,
)
_FREE = re.compile(r"감금(?:은|이)?\s?(?:없|안|아니)|자수")
_DEMANDS = re.compile(
    r"몸값|돈\s?(?:을\s)?(?:안\s?)?(?:보내|내놓|달라|부쳐)|안\s?(?:보내|부치|갚|주)[가-힣]{0,3}\s|자른|죽인"
    r"|\d\s?만?원?\s?(?:보내|내놓)|보내[라래]"
    r"|ransom|demand|pay|\bwants?\b|赎|勒索|要钱|đòi|chuộc|เรียกค่าไถ่|ค่าไถ่|ទារ|លោះ",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"비자|여권\s?(?:재발급|갱신|발급|연장|신청)|공증|증명서|예약|채용\s?공고|영업\s?시간|근무\s?시간|\bvisas?\b|appointment"
    r"|签证|簽證|วีซ่า|ទិដ្ឋាការ|thị thực",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"실종|연락(?:이|은|도)?\s?(?:안|두절|끊|없)|두절|살려|구조|구해|도와|잠수|팔려|탈출|도망|출국|모집|알선|소개|갔는데"
    r"|사라|못\s?(?:나|돌아)|갇"
    r"|missing|help|kidnap|trapped|gone|recruit|job|contact|失联|救|招|被|bị|mất|tuyển|cứu|หาย|โดน|ถูก|ช่วยด้วย|รับสมัคร"
    r"|បាត់|ត្រូវគេ|ជួយ|gamgeum|yeollak",
    re.IGNORECASE,
)
_ALL_WELL = re.compile(
    r"잘\s?(?:해결|지내|있대)|무사|(?:연락|통화)(?:이|은|가)?\s?(?:잘\s?)?(?:됐|되었|닿)|안전하게\s?(?:돌아|귀국|도착|왔)"
    r"|집에\s?(?:왔|돌아)"
    r"|귀국했|\b(?:back home|home safe|safe now|is home|is back|found (?:him|her))\b|平安|安全(?:到|回)|已[经經](?:回|到)"
    r"|về nhà an toàn|an toàn rồi|กลับ(?:มา|ถึง)?บ้าน|ត្រឡប់(?:មក)?ផ្ទះ",
    re.IGNORECASE,
)
_THANKS = re.compile(r"감사|고맙|죄송|취소|thank|sorry|cancel|[谢謝]|抱歉|cảm ơn|xin lỗi|ขอบคุณ|ขอโทษ|អរគុណ|សុំទោស", re.IGNORECASE)
_WHO = r"(?:사람|놈|분|자|형|누나|언니|오빠|애|친구|새끼|책|담당자|실장|팀장|guy|man|woman|person|lady|人|的)"
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
_RECRUITS = re.compile(r"['\"’]?\s?(?:이?라는|이?라고|씨|님)?\s?[^.\n]{0,10}(?:소개|모집|알선|꼬|시켜\s?준)")
_RAN = re.compile("재무|총책|조직|자금|세탁|운영|보스")
_OFFERS = re.compile(r"[이가]\s?(?:소개\s?(?:해|시켜)|시켜\s?준|꼬드|꼬셔|알선)")
_GUY = re.compile(r"\bguy\b|\bhe says\b|\bhis name\b", re.IGNORECASE)
_GANG = re.compile(r"\s?(?:\(\d\d\))?\s?씨?\s?(?:일당|패거리|조직|무리|[이가]\s?운영)")
_ANYONE = frozenset(("man", "woman", "guy", "girl", "boy", "lady", "korean", "person", "사람", "남자", "여자", "애"))
_OFFERED = re.compile(r"준다|주겠|소개|권유|제안|꼬드|꼬셔|데려|일이라고|일자리|같이\s?가자|추천")
_SUBJECT = re.compile(r"\s?(?:이|가|은|는|한테|에게)\s")


_ACCOUNT_OF = re.compile(
    r"(?:\baccount|tài khoản|\bstk\b|账户|账号|帳號|户名|บัญชี|គណនី)[^.!?。\n]{0,24}\d[^.!?。\n]{0,12}"
    r"(?:tên|name|holder|户名|ชื่อ|ឈ្មោះ|chủ)[^.!?。\n]{0,14}$",
    re.IGNORECASE,
)


def is_story(text: str) -> bool:
    """Whether a text tells of a film, a novel, a game, a drill, a doubtful message or a long day: nobody of a case."""
    return bool(_STORY.search(text))


def is_errand(text: str) -> bool:
    """Whether a text is about a visa, a passport or a booking and speaks of no harm, so that its names are none of a case."""
    return bool(_ERRAND.search(text)) and not (_SUFFERED.search(text) or _HARM.search(text))


def is_case(text: str) -> bool:
    """Whether a text speaks of anything that befalls people, and is not only the news that all is well."""
    return bool(_CASE.search(text)) and not is_well(text)


def is_well(text: str) -> bool:
    """Whether a text brings the news that all is well, with thanks or an apology."""
    return bool(_ALL_WELL.search(text) and _THANKS.search(text))


def demands_money(text: str) -> bool:
    """Whether a text asks for money against somebody's freedom, as whoever holds them does."""
    return _DEMANDS.search(text) is not None


def offers_work(text: str) -> bool:
    """Whether a text holds out a job, as a recruiter's does."""
    return _LURE.search(text) is not None and not _SUFFERED.search(text)


def role_of(text: str, one: Named, governing: Kin | None, known: tuple[Kin, ...], stance: Stance, tip: str) -> Role | None:
    """The part a named person plays; None where the tip is no case at all."""
    if one.hint == SENDER or (governing and governing.sender):
        if any(start < one.span[0] < end for start, end in quotations(text)):
            return Role.VICTIM  # words passed on: "저 X예요" in somebody's message
        return _sender(stance, tip) or (Role.REPORTER if known else None)
    if not (one.labelled or governing or known or _CASE.search(tip) or _LURE.search(tip) or _AGE_BEHIND.match(text, one.span[1])):
        return None
    if one.hint == OWNER or (one.hint is None and _ACCOUNT_OF.search(text[max(0, one.span[0] - 60) : one.span[0]])):
        return _owner(tip)
    before = _clause_before(text, one.span[0])
    behind = text[one.span[1] : one.span[1] + 24]
    if one.hint is Role.OTHER and not (
        governing and one.name[0].isascii() and one.span[0] - governing.span[1] <= 2 and governing.sex is None
    ):
        return _boss(before, tip)
    if _GANG.match(behind):
        return Role.OTHER
    if _LURED_BY.search(before):
        return Role.RECRUITER
    told = governing and (governing.word.lower() not in _ANYONE or not (_IS_RECRUITER.search(before) or _IS_BOSS.search(before)))
    if told and governing and one.span[0] - governing.span[1] <= 12:
        offers = (
            _OFFERS.match(behind)
            or _RECRUITER.search(text[max(0, governing.span[0] - 10) : governing.span[0]])
            or _offered(text, governing, known)
        )
        return Role.RECRUITER if offers else Role.VICTIM
    if (
        _IS_RECRUITER.search(before)
        or _RECRUITS.match(behind)
        or (_GUY.search(before) and re.search("recruit", tip, re.IGNORECASE))
    ):
        return Role.RECRUITER
    if _IS_BOSS.search(before):
        return _boss(before, tip)
    return Role.VICTIM if one.sure or _AGE_BEHIND.match(behind) else _sender(stance, tip)


_AGE_BEHIND = re.compile(r"\s?[(,]?\s?\d\d")


def _sender(stance: Stance, tip: str) -> Role | None:
    """The part of who writes, or None in a mere question."""
    if stance is not Stance.OUTSIDE:
        return Role.VICTIM
    return Role.REPORTER if _CASE.search(tip) else None


def _boss(before: str, tip: str) -> Role:
    """Whether somebody with a title or a nickname recruits, holds people, or is only told of."""
    if _IS_RECRUITER.search(before) and not _RAN.search(before):
        return Role.RECRUITER
    held = _SUFFERED.search(tip) or (_TOLD_BY_ONE_WHO_WAS_THERE.search(tip) and not _FREE.search(tip))
    if held and not re.search("담당|모집|联系人|客服", before[-12:]):
        return Role.CAPTOR
    return Role.RECRUITER if _LURE.search(tip) and not re.search(r"총책|세탁|조직|피싱|诈骗|자수", tip) else Role.OTHER


def _owner(tip: str) -> Role:
    """The part of whoever an account belongs to: a captor where release is being sold, a recruiter where people are hired."""
    if _LURE.search(tip) and not _SUFFERED.search(tip):
        return Role.RECRUITER
    return Role.CAPTOR if _DEMANDS.search(tip) or _SUFFERED.search(tip) else Role.OTHER


def _clause_before(text: str, start: int) -> str:
    """The words before a place, back to the end of the sentence before."""
    return re.split(r"[.!?。\n](?:\s|$)", text[max(0, start - 60) : start])[-1]


def _offered(text: str, governing: Kin, known: tuple[Kin, ...]) -> bool:
    """Whether this relative or friend is the one who offered the work: "선임이 … 준다 했대요. 선임 이름은"."""
    for place, relative in enumerate(known):
        if relative.word != governing.word or not _SUBJECT.match(text, relative.span[1]):
            continue
        end = known[place + 1].span[0] if place + 1 < len(known) else len(text)
        if _OFFERED.search(text[relative.span[1] : min(end, relative.span[1] + 44)]):
            return True
    return False
