"""What the words around the name of a place say of it: held there, brought there, left, lived in, threatened with."""

import re
from enum import Enum

from triage.extract.elsewhere import SENTENCE_BREAK, is_aside


class Standing(Enum):
    """What a place is to the person a tip is about; the number is how much speaks for finding them there."""

    BROUGHT = 3.0  #: they were moved there
    HELD = 2.0  #: they are held there
    THERE = 1.9  #: they are there, or something is
    NAMED = 0.5  #: nothing is said
    BOUND = 0.4  #: a journey or a job leads there
    SEEN = -1.5  #: it can be seen from where they are
    LEFT = -2.5  #: they were there before, or passed through
    OWN = -3.0  #: somebody's home or the place a bystander writes from
    THREAT = -3.5  #: they may be sold or taken there
    NOT = -9.0  #: it is said not to be there, or named for another reason: compared, asked, of the news, of an old trip


_AROUND = 40  # characters of a sentence that say what a place is
_COMMA = re.compile(r"[,，、;]")

_FUTURE_KO = (
    r"(?:넘긴|넘길|넘기|넘깁|팔아넘|팔린|팔릴|팔겠|팔아버|판대|판다|팔려\s?(?:간다|간대|갈)|보낸[다대답]|보낼|보냅"
    r"|보내버|보내겠|옮긴[다대답]|옮길|옮깁|옮기[려겠]"
    r"|이동한[다대답]|이동할|이동합|이동시킨|태운[다대답]|태워\s?(?:보|간)|실어\s?(?:보|간)|싣고\s?간|이송한"
    r"|이송할|데려간[다대답]|데려갈|끌고\s?간[다대]|끌려간[다대]|뺀[다대]|뺍)"
)
_PAST_KO = (
    r"(?:옮겼|옮겨[졌왔진간갔]|옮긴\b|이동했|이동함|이동됐|이송[됐되]|끌려\s?[갔왔간와]|팔려\s?[갔왔]|팔렸"
    r"|넘어[갔왔간와]|넘겨졌|넘겨져"
    r"|보내졌|데려[갔왔]|데리고\s?[갔왔]|잡혀\s?[갔왔]|돌아[갔왔])"
)
_AFTER: tuple[tuple[Standing, re.Pattern[str]], ...] = (
    (Standing.THREAT, re.compile(rf"^\s?(?:쪽|시)?\s?(?:으로|로|에)?\s?[^.!?\n]{{0,12}}?{_FUTURE_KO}")),
    (
        Standing.LEFT,
        re.compile(
            r"^\s?(?:쪽|시|주)?\s?(?:에\s?있다가|에\s?있었|에\s?있던|에\s?갔다가|갔다가|에서\s?지내다"
            r"|에서\s?일하다|을?\s?거쳐|를\s?거쳐|을?\s?경유|를?\s?경유"
            r"|에\s?들렀|들러|으?로\s?(?:해서|입국)|에서\s?(?:출발|출국|떠나|비행기|타고)|\s?발\s|出发|转机|转车"
            r"|过境|에\s?(?:처음|먼저)\s?있|에서\s?납치|에?서\s?(?:팔려|빠져\s?나|나온\s|나왔|나와\s?서|나와[,\s]|풀려|구출)"
            r"|(?:에서|에|까지)?\s?(?:환승|경유|갈아[타탄탔]|트랜짓)|(?:에서|에)?\s?(?:내려서?|내린"
            r"|내리고)\s(?![^.!?\n]{0,12}(?:갇|감금|잡혀|납치))"
            r"|[^.!?,\n]{0,10}?에\s?(?:있었는데|있다가|있었다가)|에서\s?[^.!?,\n]{0,14}?(?:돌아[왔옴]|귀국)"
            r"|\s?(?:layover|stopover)\b|(?:中转|转机))"
        ),
    ),
    (
        Standing.LEFT,
        re.compile(
            rf"^\s?(?:쪽|시|주)?\s?에?서\s?[^.!?\n]{{0,24}}?(?:으로|로|까지|쪽)\s?[^.!?\n]{{0,10}}?(?:{_PAST_KO}"
            rf"|갔|왔|감\b|도망|탈출|피신)"
        ),
    ),
    (
        Standing.OWN,
        re.compile(
            r"^\s?에서\s?[^.!?\n]{2,24}?(?:하는|다니는|키우는|운영하는|모는|섬기는)\s?[^.!?\n]{0,14}?(?:입니다"
            r"|이에요|예요|인데|라고|이고요)"
            r"|^까지\s[^.!?\n]{0,12}?(?:나르|오가|운행|다니)는|^\s(?:[가-힣]{2,4}\s)(?:사는|살고|거주)"
            r"|^\s?(?:에\s?사는\s?)?(?:지인|유학생|한국학교|대사관|영사관|총영사)"
            r"|^[^.!?,\n]{0,12}?(?:무사히|안전하게)\s?(?:계[심시신세]|있|지내)"
            r"|^\s?(?:시|에|에서|가|이)?\s?(?:사는|살고|산다|살아|살며|삽니다|사십|거주|출신|사람|집에|집이|본가"
            r"|경찰서인데|교민|한인회)|^\s?(?:expats?|residents?|人\b)",
            re.IGNORECASE,
        ),
    ),
    (
        Standing.SEEN,
        re.compile(
            r"^\s?(?:시내|시|성|쪽)?\s?(?:에서\s|의\s)?(?:바로\s|강\s?)?건너(?:편|쪽|\s|에\s)(?!(?:가|갔|와|왔|넘어|간))"
            r"|^\s?(?:이|가|쪽|쪽이|시내가|불빛이?)?\s?(?:강\s?건너\s?)?(?:보이|보여|보임|바라)|^\s?(?:is"
            r"|are)\s(?:visible|across)"
        ),
    ),
    (Standing.BROUGHT, re.compile(rf"^\s?(?:시|주|쪽|국경)?\s?(?:쪽)?\s?(?:으로|로|에)\s?[^.!?\n]{{0,14}}?{_PAST_KO}")),
    (
        Standing.HELD,
        re.compile(r"^[^.!?\n]{0,22}?(?:갇|갖혀|갖히|감금|잡혀|붙잡|억류|못\s?나|묶|숨어|끌려와)"),
    ),
    (
        Standing.THERE,
        re.compile(r"^\s?[^.!?\n]{0,14}?(?:에\s?있|이에요|이예요|예요|입니다|인데|임\b|이고|에\s?와\s?있|에서\s?일하)"),
    ),
    (
        Standing.BOUND,
        re.compile(
            r"^\s?(?:시|주|쪽)?\s?(?:으로|로|에|행)\s?[^.!?\n]{0,10}?(?:간|갔|가는|가기|가서|가려|가[신시셨]|출국|떠나|비행기"
            r"|취업|출근|오라)"
        ),
    ),
)

_SOON_EN = (
    r"(?:will|'ll|going to|gonna|plan\w*|want\w*|threat\w*|tomorrow|tonight|about to|to be|or|next week|before they"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_SOON_ZH = (
    r"(?:要|将|會|会|准备|準備|威胁|威脅|明天|今晚|后天|下周|周[一二三四五六日]|不然|否则|(?:就|说|說)(?=[卖賣转轉送拉弄]))"
)
_SOON_VI = r"(?:sẽ|se|định|dinh|tính|tinh|tối nay|toi nay|ngày mai|mai|không thì|khong thi|nếu|neu|đòi|doi|dọa|doa)"
_SOON_TH = r"(?:จะ|พรุ่งนี้|คืนนี้|ขู่)"
_SOON_KM = r"(?:នឹង|ស្អែក|យប់នេះ|គំរាម)"
_SENT_EN = (
    r"(?:moved?|moving|take|taken|taking|took|transfer\w*|s[eo]ll|sold|sale"
    r"|bring|brought|sen[dt]|ship\w*|deliver\w*|hand\w* over)"
)
_SENT_ZH = r"(?:转移|轉移|转卖|轉賣|转|轉|卖|賣|带|帶|送|运|運|押|搬|拉|弄|骗|騙)"
_SENT_VI = r"(?:dời|chuyển|chuyen|bán|ban|đưa|dua|chở|cho|áp giải)"
_BEFORE: tuple[tuple[Standing, re.Pattern[str]], ...] = (
    (
        Standing.THREAT,
        re.compile(
            rf"\b{_SOON_EN}\b[^.!?\n]{{0,24}}\b{_SENT_EN}\b[^.!?\n]{{0,24}}\b(?:to|into|in|for)\s(?:the\s)?$", re.IGNORECASE
        ),
    ),
    (Standing.THREAT, re.compile(rf"{_SOON_ZH}[^。！？\n]{{0,14}}{_SENT_ZH}[^。！？\n，,]{{0,4}}(?:到|去|往|给)\s?$")),
    (
        Standing.THREAT,
        re.compile(
            rf"{_SOON_VI}\b[^.!?\n]{{0,24}}\b{_SENT_VI}\b[^.!?\n]{{0,14}}(?:sang|qua|đến|den|về|ve|tới|toi)\s$", re.IGNORECASE
        ),
    ),
    (Standing.THREAT, re.compile(rf"{_SOON_TH}[^\n]{{0,20}}(?:ขาย|ส่ง|พา|ย้าย)[^\n]{{0,10}}(?:ไป|ที่|ให้)\s?$")),
    (Standing.THREAT, re.compile(rf"{_SOON_KM}[^\n។]{{0,24}}(?:លក់|ដឹក|បញ្ជូន|យក|ផ្លាស់)[^\n។]{{0,24}}ទៅ\s?$")),
    (
        Standing.LEFT,
        re.compile(
            r"(?:(?<!river )(?<!away )(?<!drive )(?<!hours )(?<!hour )(?<!minutes )(?<!min )(?<!km )(?<!ride )"
            r"(?<!far )(?<!out )(?<!across )(?<!north )(?<!south )(?<!east )(?<!west )\bfrom"
            r"|\b(?:via|through|left|leaving|escaped|fled|was in|were in|used to \w+(?: \w+){0,3} (?:in|at)"
            r"|\b(?:my|our|his|her|their) (?:old|former|ex-?|previous)\s?\w+(?: \w+)? (?:in|at)"
            r"|transit in|layover in|stop(?:ped|over) in)"
            r"|\b(?:từ|qua ngả|rời|tu)|before (?:in|at)|(?:hồi trước|trước đây|lúc trước|lúc đầu"
            r"|ban đầu)\b[^.,\n]{0,24}(?:ở|bên|tại))\s(?:the\s)?$",
            re.IGNORECASE,
        ),
    ),
    (
        Standing.LEFT,
        re.compile(
            r"(?:(?:처음|첨)(?:에|엔|에는|은)\s[^.!?,\n]{0,8}|공항은\s|경유지(?:인|는|가)?\s)$"
            r"|(?:从|從|离开|離開|逃离|逃離|经|經|经由|经过|途经|(?:之前|原来|原本|以前|本来|原先|起初"
            r"|一开始)[^。，,\n]{0,6}在|先(?:到|去|飞|飞到|在)|逃出|(?:ก่อนหน้านี้|เมื่อก่อน|ตอนแรก)[^\n]{0,8}อยู่(?:ที่)?|(?:ពីមុន|ពីដំបូង)[^។\n]{0,12}នៅ|จาก|ผ่าน|ពី|ចេញពី)\s?$"
        ),
    ),
    (
        Standing.OWN,
        re.compile(
            r"(?:(?:recruit|agent|broker|boss|manager|owner)\w*\b[^.!?\n]{0,20}\b(?:is |are )?(?:in|from|based in)"
            r"|(?:writing|calling|texting|emailing|typing|message) (?:you )?(?:here )?(?:from|in)|\b(?:here|based) in"
            r"|\bi(?:'m| am) (?:a|an|the|your)\b[^.!?\n]{0,30}\b(?:guide|teacher|driver|nurse|pastor|missionary"
            r"|student|volunteer|doctor|chef|cook|tutor"
            r"|interpreter|translator|backpacker|tourist|engineer|resident|nun|lawyer|journalist|reporter|barista"
            r"|farmer)\b[^.!?\n]{0,16}\b(?:in|at|near)"
            r"|\bi (?:do|teach|run|own|keep|drive|manage|sell|rent|volunteer|deliver|study)\b[^.!?\n]{0,40}\b(?:in"
            r"|near|outside)"
            r"|(?:老板|介绍人|介紹人|中介|招聘的?人?)[^。！？\n，,]{0,8}在"
            r"|\bi(?:'m| am)? (?:live|teach|work|study|from|based|am)\s?(?:in|at|from)?|living in|born in"
            r"|(?:expats?|group|community|volunteer|friends?|people)\s(?:group\s)?in|(?:저는|나는|제가|우리\s?집은)"
            r"|我(?:人)?(?:在|是|住在)|住在"
            r"|(?:^|\b(?:nên|và|còn|mà|thì))\s*(?:dạ,?\s)?(?:tôi|em|mình|con|cháu|tui)\s(?:(?:đang|hiện"
            r"|hiện đang)\s)?(?:(?:làm|bán|chạy|dạy|học|sống|mở|buôn|phụ)\b(?![^.\n]{0,24}\bbị\b)[^.\n]{0,24}\s)?(?:ở|tại)"
            r"|ฉันอยู่ที่|ខ្ញុំ(?:រស់)?នៅ)\s$"
            r"|(?<![\u1780-\u17ff])ខ្ញុំ(?:រស់)?នៅ(?:ឯ)?(?:ខេត្ត|ក្រុង|ស្រុក|ទីក្រុង)?\s?$|"
            r"(?<![\u0e00-\u0e7f])(?:ผม|ฉัน|หนู|ดิฉัน)(?:เป็น(?:ครู|พยาบาล|คนขับ|แม่ค้า|พ่อค้า|ไกด์|ล่าม)|ขับ|สอน"
            r"|อยู่)(?![^\n]{0,30}(?:ถูก|โดน|แฟน|น้อง|พี่|เพื่อน|เขา|ลูก|สามี))[^\n]{0,20}(?:อยู่|ที่)(?:ที่)?\s?$"
            r"|(?:모집책|모집한\s?사람|소개(?:해\s?준|한|시켜\s?준)\s?[^.!?,\n]{1,6}|사장|대표|브로커|알선책)(?:은"
            r"|는|이|가)\s[^.!?,\n]{0,8}$",
            re.IGNORECASE,
        ),
    ),
    (
        Standing.SEEN,
        re.compile(r"(?:\b(?:see|across (?:the river )?from|opposite|facing)|对面(?:是)?|看得?(?:见|到))\s?$", re.IGNORECASE),
    ),
    (Standing.BROUGHT, re.compile(rf"\b{_SENT_EN}\b[^.!?\n]{{0,20}}\b(?:to|into)\s(?:the\s)?$", re.IGNORECASE)),
    (Standing.BROUGHT, re.compile(rf"{_SENT_ZH}[^。！？\n，,]{{0,3}}(?:到|去|往|过|進|进|在)了?\s?$|现在(?:在|到了?)\s?$")),
    (Standing.BROUGHT, re.compile(rf"\b{_SENT_VI}\b[^.!?\n]{{0,14}}(?:sang|qua|đến|den|về|ve|tới|toi)\s$", re.IGNORECASE)),
    (Standing.BROUGHT, re.compile(r"(?:ย้าย|พา|ส่ง|ขาย)[^\n]{0,8}(?:ไป|มา)(?:ที่)?\s?$|(?:ដឹក|បញ្ជូន|យក|លក់)[^\n។]{0,12}(?:ទៅ|មក)\s?$")),
    (
        Standing.BROUGHT,
        re.compile(
            r"(?:지금은|지금|현재는|현재|(?:지금|현재)\s?있는\s?(?:곳|데)[은이]?"
            r"|now (?:he |she |they |we |i )?(?:is |are |am )?(?:in|at)|nearby? now in)\s$",
            re.IGNORECASE,
        ),
    ),
    (
        Standing.HELD,
        re.compile(
            r"\b(?:held|locked|trapped|kept|stuck|detained|confined|captive|inside)\b[^.!?\n]{0,26}$"
            r"|(?:关在|關在|困在|扣在|giam|nhốt|ขัง|ឃុំ)[^.!?\n。！？]{0,20}$",
            re.IGNORECASE,
        ),
    ),
    (
        Standing.THERE,
        re.compile(
            r"\b(?:is|are|i'm|am|he's|she's|still|now|works?|working|stay\w*|at|near|in)\b[^.!?\n]{0,26}$"
            r"|(?:在|ở|tại|\bo|នៅ|ក្នុង|ที่|อยู่|ใน)[^.!?\n。！？]{0,20}$",
            re.IGNORECASE,
        ),
    ),
    (Standing.BOUND, re.compile(r"(?:\b(?:to|for)|去|飞|飛|到|来|來|往|sang|qua|đi|tới|đến|về|ไป|มา|ទៅ|មក)\s?$", re.IGNORECASE)),
)


#: The end of a flight that is written as a route: 인천-호치민.
_ROUTE = re.compile(
    r"(?:인천|김해|부산|대구|청주|무안|제주|서울|ICN|PUS|仁川|首尔|釜山|incheon|seoul|busan)\s?(?:공항)?\s?[-→~–>]+\s?$",
    re.IGNORECASE,
)
#: Who tells of a place and begins with their own trade: 씨엠립 프리랜서 가이드입니다, 我在金边开货车.
_TRADE_BEFORE = re.compile(r"^\s*(?:안녕하(?:세요|십니까)[,.\s]*|저는?\s|여기는?\s|전\s)?$|我(?:人)?(?:现在)?(?:是)?在\s?$")
_TRADE_AFTER = re.compile(
    r"^\s?(?:에서|에|쪽)?\s?[^.!?\n]{0,18}?(?:가이드|총무|기사|교사|교수|목사|선교사|교민|통역사?|기자|강사|유학생"
    r"|주재원|간호사|요리사|사업가|봉사자)(?:회)?"
    r"\s?(?:[가-힣\d]{1,5}\s?(?:년\s?)?차)?\s?(?:입니다|이에요|예요|인데요?|이고요?|임\b|라고\s?합니다)"
    r"|^(?:这边)?(?:开|做|打工|教|卖|跑|当|经营|读书|上学|生活|工作|留学|带团|种)(?![^。\n]{0,24}(?:被|扣|逃|出不去|救))"
)


def standing(text: str, start: int, end: int) -> Standing:
    """What the place named by characters [start, end) of a text is to the person the tip is about."""
    if is_aside(text, start, end):
        return Standing.NOT
    before = SENTENCE_BREAK.split(text[max(0, start - _AROUND) : start])[-1]
    after = SENTENCE_BREAK.split(text[end : end + _AROUND])[0]
    for kind, words in _AFTER:
        if words.search(after):
            said = kind
            break
    else:
        said = Standing.NAMED
    near = _COMMA.split(before)[-1] if len(before) > 0 else before
    if _ROUTE.search(near):
        return Standing.BOUND
    if _TRADE_BEFORE.search(before) and _TRADE_AFTER.search(after):
        return Standing.OWN
    told = next((kind for kind, words in _BEFORE if words.search(near)), Standing.NAMED)
    if said is Standing.LEFT and told is Standing.OWN:
        return Standing.LEFT  # "저는 포이펫에서 나와서": who was there does not live there
    return _stronger(said, told)


def _stronger(one: Standing, other: Standing) -> Standing:
    """What says more: anything against a place, then the strongest for it."""
    lower, higher = sorted((one, other), key=lambda kind: kind.value)
    return lower if lower.value < 0 else higher if higher is not Standing.NAMED else lower


_LIST = re.compile(r"[\s,/·、，+&]*(?:와|과|하고|및|랑|and|和|及|và|และ|និង)?[\s,/·、，+&]*", re.IGNORECASE)


def listed(text: str, first_end: int, second_start: int) -> bool:
    """Whether nothing but a comma, "and" or a space stands between two places."""
    return second_start - first_end <= 8 and _LIST.fullmatch(text[first_end:second_start]) is not None


_OR = re.compile(
    r"^[^.!?\n]{0,6}?(?:인지|이든|든지|든|아니면|또는|혹은|거나)\s?[^.!?\n]{0,4}$|^(?:이나|나)\s[^.!?\n]{0,4}$"
    r"|^\s*(?:还是|或者?|或是|還是|或|หรือ|ឬ|hoặc|hay|hoac)\s*(?:在|là|ở|ที่|នៅ)?\s*$"
    r"|^[\s,]*(?:or|and/or)\s+(?:maybe\s+)?(?:in\s+|at\s+)?$",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"아직\s?(?:도\s?)?[^.!?\n]{0,12}(?:거기|안에|그\s?안|그곳|남아|있)|(?:거기|안에|그곳)[^.!?\n]{0,6}남아"
    r"|여전히\s?[^.!?\n]{0,8}(?:거기|안에|있)"
    r"|(?:里面|裡面|那边|那邊|园区里)[^。\n]{0,4}(?:还有|還有|还在|還在)|(?:还有|還有)[^。\n]{1,16}(?:没出来"
    r"|沒出來|在里面|在裡面|出不来)"
    r"|(?:is|are|'s|'re|he|she|they) still (?:inside|there|in there|being held|in that)"
    r"|not come out|left behind|could ?n[o']t get out"
    r"|(?:còn|vẫn) (?:ở trong|bị (?:giữ|nhốt)|trong đó)|ยังอยู่(?:ข้าง)?ใน|ยังติดอยู่|នៅ(?:ជាប់)?ខាងក្នុង"
    r"|ajik[^.\n]{0,20}(?:geogi|an ?e)",
    re.IGNORECASE,
)


def others_remain(text: str) -> bool:
    """Whether the words say that somebody is still where the writer got out of."""
    return _REMAINS.search(text) is not None


_DOUBT = re.compile(
    r"모르|몰라|말\s?안|(?:won't|doesn't|didn't|don't)\s(?:say|know|tell)|not sure|不知|不清楚|不确"
    r"|không biết|khong biet|ไม่รู้|មិនដឹង",
    re.IGNORECASE,
)


_APART = 30  # characters between two places of which it may be either
_NEITHER_SURE = re.compile(
    r"어느\s?(?:쪽|게|것|말)[^.!?\n]{0,14}?(?:확인|모르|몰라|맞는지|모름|모릅|알\s?수|확실)"
    r"|둘\s?중\s?(?:에\s)?(?:어디|하나|어느)|말이\s?(?:다\s)?(?:다르|달라|엇갈|바뀌)|서로\s?다르"
    r"|(?:not|n't) (?:sure|know|clear) which|which (?:one )?is (?:right|true)|one (?:or|of) the (?:other|two)"
    r"|stories (?:differ|don't match)"
    r"|(?:不知道?|不确定|搞不清)[^。\n]{0,4}(?:哪个|哪边|谁说的)|说法不一|两边说的不一样|không rõ (?:bên|chỗ) nào",
    re.IGNORECASE,
)


def either(text: str, first_end: int, second_start: int) -> bool:
    """Whether two places stand as "one or the other", the first ending and the second beginning at these characters."""
    between = text[first_end:second_start]
    if _OR.search(between):
        return True
    clause = text[max(0, first_end - 60) : second_start + 40]
    if second_start - first_end <= _APART and _NEITHER_SURE.search(text[second_start : second_start + 64]):
        return True
    return (
        re.fullmatch(r"[\s,、，/]*", between) is not None
        and bool(_DOUBT.search(clause))
        and bool(re.search(r"\bor\b|还是|인지|หรือ|hay", clause))
    )
