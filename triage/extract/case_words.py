"""What the whole text of a tip tells: harm to somebody, an offer of work, an errand, a story, good news."""

import re
from dataclasses import dataclass, field

SUFFERED = re.compile(
    r"때렸|때려|맞았|맞고|폭행|감금(?!은?\s?(?:없|아니|안))|가둬|가두|갇혀|잡혀|여권[^.\n]{0,8}(?:뺏|압수|가져|걷|갖고|보관|쥐고)"
    r"|못\s?나가|고문|협박|몸값|수갑|채워\s?놨|금고에|넘긴|옮깁|打我|납치|갚으라|풀어|locked|passport|beat|hit |tortur"
    r"|ransom|can go home|cannot leave"
    r"|can't leave|held|被打|被关|护照|放人|赎|bị (?:đánh|nhốt|giam)|ถูก(?:กัก|ขัง|ทำร้าย)|ឃុំ|វាយ",
    re.IGNORECASE,
)
LURE = re.compile(
    r"모집|구인|채용|알바|고수익|(?<!\d)월\s?\d|보장|광고|일자리|면접|취업|전단지|카페\s|구함|홀매니저|숙식|항공권|구합니다|구해요"
    r"|상담직|권하|통장\s?(?:있|하나|빌|대여|명의|모으)|벌게\s?해|recruit"
    r"|사람\s?(?:을\s)?모아|hiring|job|salary|招聘|底薪|高薪|包机票|招工|tuyển|lương|เงินเดือน|รับสมัคร|រើសបុគ្គលិក|ប្រាក់ខែ",
    re.IGNORECASE,
)
CASE = re.compile(
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
BEFALLEN = re.compile(
    r"실종|두절|연락(?:이|도|은)?\s?(?:안|끊|없)|소식(?:이|도)?\s?(?:없|끊)|안\s?받|살려|구해|꺼내|갇[혀혔히힌]"
    r"|감금(?!은?\s?(?:없|아니|안))|잡혀|잡혔|납치|팔려|팔렸|맞(?:았|고|아서)|때리|때려|고문|끌려|못\s?(?:나|돌아|걷|움직)"
    r"|사라[졌진]|잠적|잠수|먹통|꺼져|출국|비행기|간다고|간답|간대|갔(?:는데|어요|습니다|다|고)|가셨|떠났"
    r"|여권[^.\n]{0,8}(?:뺏|압수|가져|걷|없)|찾습니다|찾아\s?주|찾는|당했|죽|피해자|위험|말려|도망|탈출|숨어|나간대|몸값"
    r"|풀어|붙잡|구출|병원|다쳤"
    r"|톡이|통화|무소식|끊[겼긴]|이틀째|안\s?됩니다|안\s?돼"
    r"|phone is off|\bfind (?:him|her|my|our|[A-Z])|looking for (?:him|her|my)|not come back|\bran\b|bleeding|cant\b|missing"
    r"|\bgone\b|trapped|locked|\bheld\b|kidnap|beat|hit\b|can(?:no|')t leave|\bfl(?:ew|ies"
    r"|ying)\b|leaves\b|disappear|vanish|no (?:reply|answer|word)|stopped (?:answering|replying)|help|rescue|passport|stuck"
    r"|hurt|escape|ransom|never came back|boarding|\blured\b|silent"
    r"|失踪|失联|失聯|被|关|關|不见|出不来|出不去|联系不上|飞|飛|骗|騙|救|护照|護照|躲|绑|赎|bị|mất tích|\bbay\b|cứu|trốn"
    r"|giam|หาย|ถูก|โดน|ขัง|บิน|ช่วย|ត្រូវ|បាត់|ឃុំ|ជួយ|រត់"
    r"|gamgeum|gadh|yeollak|yeonrak|sall?yeo|ttaer|mot na|chulguk|sosik|neomgi|majaseo",
    re.IGNORECASE,
)  # what befalls a certain person; where none of it stands, a name is that of whoever hires or runs
RUN_THERE = re.compile(
    r"사기|세탁|조직|임대|서버|사무실|환전|대포|계좌|건물주|부동산|诈骗|詐騙|房东|房東|租给|洗钱|\bscam\b|launder|landlord"
    r"|owns? the|lừa đảo|cho thuê|โกง|ហោងផ្ទះ",
    re.IGNORECASE,
)  # talk of those who run a place or its money
DEALS = re.compile(
    r"모집|사람을?\s?(?:팔|넘기|모으|모아|보내)|브로커|알선|건당|수수료|소개비|커미션|태워\s?보내|단톡[^.]{0,8}뿌리"
    r"|뿌리고\s?다[니님]|꼬드기|끌어들|통장을?\s?(?:모으|사)"
    r"|\brecruit(?:er|s|ing)\b|sells people|gets paid per|commission"
    r"|拉人|卖人|招人|抽成",
    re.IGNORECASE,
)  # what somebody does who lives by sending people there
TOLD_BY_ONE_WHO_WAS_THERE = re.compile(
    r"나온\s?(?:사람|지)|풀려났|내고\s?(?:나왔|나와|풀려)|(?:저는|제가|나는)\s[^.!?\n]{0,20}(?:나왔습|나왔어|나왔고|탈출했)"
    r"|\b(?:i|we) (?:got (?:home|out|back)|am home|escaped|was freed)|về nhà rồi|있다가\s?나|제가\s?있(?:던|을\s?때)"
    r"|거기서\s?일했|일하다\s?(?:나|도망)|에서\s\d{1,2}월에\s나[왔와]|나왔습니다|집에\s?왔고|풀려나"
    r"|돌아왔(?:고|습|어)|(?:\d+개월|[한두세넉석]\s?달|넉달|석달)[^.!?\n]{0,12}(?:있었|있다|돌[렸리]|일했|갇)"
    r"|\b\w*(?:eseo nawa|eseo dorawa)|\b(?:i|we) (?:used to )?(?:worked"
    r"|left|escaped)\b"
    r"|(?:我|本人)[^。\n]{0,24}(?:骗去|回的国|待了|呆了)|\bi was (?:inside|in|held)\b|我[^。\n]{0,8}(?:出来|逃|回国|回國"
    r"|回來|以前|曾经)|từng (?:làm|ở)|เคย(?:ทำงาน|อยู่|ถูก|โดน)|ធ្លាប់(?:ធ្វើ|នៅ)",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"웹소설|소설\s?(?:쓰|주인공)|시나리오|\[훈련\]|모의\s?훈련|훈련\s?(?:상황|입니다)|가상\s?(?:피해자|상황|인물)"
    r"|실제\s?상황\s?아님|(?:영화|드라마|넷플|애니|만화)(?:를|에서|보|봤|\s)[^\n]{0,40}(?:주인공|배우|소름|대박|재밌"
    r"|감독|장면|꼭\s?보)|길드|공성전|서버\s(?:점검|이전|접속|길드|렉)|레이드|던전|게임\s?(?:캐릭|아이템|에서\s?잡)"
    r"|이런\s?(?:문자|톡|카톡|전화|메시지)[^\n]{0,10}(?:왔|받|오는|와요)[^\n]{0,20}(?:사기|피싱|스미싱|맞나|뭔가)"
    r"|(?:테스트|시험)\s?(?:입니다|문장|문자|메시지|중입니다)|(?:야근|퇴근|회식|상사가|부장이)[^\n]{0,30}(?:회사|감금|갇"
    r"|안\s?보내|안\s?시켜)"
    r"|(?:회사|사무실)에\s?(?:감금|갇)[^\n]{0,12}(?:ㅋ|ㅠ|ㅎ)"
    r"|\b(?:movie|film|novel|episode|season \d|netflix|drama|lyrics|guild|in-game)\b[^\n]{0,60}\b(?:watch|ending"
    r"|character|actor|scene|loved|great|lol)|\bdrill\b|this is (?:only )?a test|小说|電影|电影[^\n]{0,20}(?:好看"
    r"|主角)|剧情|游戏里",
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
    r"취소\s?(?:할게|합니다|해\s?[주요])|자고\s?있었|놓고\s?(?:갔|나갔|왔)|잘\s?(?:해결|지내|있대)|무사|(?:연락|통화)(?:이"
    r"|은|가)?\s?(?:잘\s?)?(?:됐|되었|닿)|안전하게\s?(?:돌아|귀국|도착|왔)"
    r"|집에\s?(?:왔|돌아)"
    r"|귀국했|\b(?:back home|home safe|safe now|is home|is back|found (?:him|her))\b|平安|安全(?:到|回)|已[经經](?:回|到)"
    r"|về nhà an toàn|an toàn rồi|กลับ(?:มา|ถึง)?บ้าน|ត្រឡប់(?:មក)?ផ្ទះ",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"감사|고맙|죄송|취소|thank|sorry|cancel|[谢謝]|抱歉|cảm ơn|xin lỗi|ขอบคุณ|ขอโทษ|អរគុណ"
    r"|សុំទោស",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"(?:안|않)\s?(?:가겠|간다|갔|가기로|보냈|했)|(?:지원|신청|답장|대답|송금|가입)[^.!?\n]{0,8}(?:안\s?했|안\s?함|없|않)"
    r"|거절|차단|관심\s?(?:이\s)?없|약속했|그만두|말렸(?:고|어|습)|속지\s?않|아무것도\s?안"
    r"|\b(?:turned (?:her|him|it|them) down|declined|refused|did ?n[o']t (?:go|apply|reply|answer)|blocked|ignored"
    r"|not going)\b|没(?:去|理|报名)|拒绝|拉黑|不去了|không (?:đi|gửi|trả lời)|ไม่(?:ได้)?(?:ไป|ตอบ)|បដិសេធ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a whole tip; each question about them is answered once, however many people are named."""

    text: str
    answers: dict[re.Pattern[str], bool] = field(default_factory=dict, compare=False)

    def has(self, words: re.Pattern[str]) -> bool:
        """Whether these words stand in the tip."""
        if words not in self.answers:
            self.answers[words] = words.search(self.text) is not None
        return self.answers[words]


def is_story(text: str) -> bool:
    """Whether a text tells of a film, a novel, a game, a drill, a doubtful message or a long day: nobody of a case."""
    return bool(_STORY.search(text))


def is_errand(text: str) -> bool:
    """Whether a text is about a visa, a passport or a booking and speaks of no harm, so that its names are none of a case."""
    return bool(_ERRAND.search(text)) and not (SUFFERED.search(text) or _HARM.search(text))


def is_case(text: str) -> bool:
    """Whether a text speaks of anything that befalls people, and is not only the news that all is well."""
    return bool(CASE.search(text)) and not is_well(text)


def is_mere_offer(text: str) -> bool:
    """Whether a text passes on an offer of work that nobody took, or tells of one who makes such offers."""
    if not (LURE.search(text) or DEALS.search(text)) or SUFFERED.search(text):
        return False
    return bool(_DECLINED.search(text) or DEALS.search(text) or not BEFALLEN.search(text))


def is_well(text: str) -> bool:
    """Whether a text brings the news that all is well, with thanks or an apology."""
    return bool(_ALL_WELL.search(text) and _THANKS.search(text))
