"""What the words around a day say of contact on it: the last time, silence from then, news by others, no call that day."""

import re

BY_OTHERS = re.compile(
    r"(?:회사|학교|기숙사|병원|공항|집주인|브로커)(?:에서|라는\s?데서)[^.!?\n]{0,14}(?:연락|전화|문자|톡|메일)"
    r"|(?:에야|에서야|이제야)\s?[^.!?\n]{0,8}(?:들었|들었|봤|알|확인|읽)|신고|접수|대사관|영사관|지구대|경찰서|파출소"
    r"|지급\s?정지|통장|은행|농협|카드(?:로|값|가|에서|\s?결제)|인출|출금|결제"
    r"|자동\s?이체|퇴직금|로그인"
    r"|알림|넷플릭스|당근|(?:돈|만\s?원|\d\s?원|몸값|달러|불|\d00)[^.!?\n]{0,34}(?:부쳤|보냈|보내\s?줬|송금했|입금했|넣었"
    r"|이체했)|들어\s?(?:옴|왔)"
    r"|뉴스|방송|기사(?:에|를|로|가)|들은\s?얘기|알았(?:습|어|고)|알게\s?(?:됐|되)|1이?\s?(?:없어|사라)|읽음|좋아요"
    r"|접속\s?중|접속이|말투[가도]?[^.!?\n]{0,14}(?:아니|아녔|다르|달랐|달라|이상|존댓)"
    r"|본인이?\s?(?:아[니닌]|맞)|(?:딴|다른|모르는|낯선)\s?(?:사람|남자|놈|여자|자|아저씨)|라는\s?(?:남자|사람|여자|놈"
    r"|자가)|아무\s?말\s?없"
    r"|일한다는|압류|독촉|소포|부재중"
    r"|reported|police|embassy|\bbank\b|\bcard\b|charged|withdr|log(?:ged)?[ -]?in|active\b|blue tick|read our|\bread it\b"
    r"|\bseen\b(?= under|')"
    r"|under my (?:message|text)|someone else|somebody (?:read|else|wrote)|stranger|i (?:sent|wired|paid) [\d,$]"
    r"|报警|报案|银行|转账|转了|点了个赞|刷抖音|朋友圈|别人|陌生|một mình|người lạ|ngân hàng|báo công an|แจ้งความ|ธนาคาร"
    r"|คนแปลกหน้า",
    re.IGNORECASE,
)
HIMSELF = re.compile(
    r"바꿔\s?(?:줬|주|준)|보여\s?줬|목소리|울면서|직접|살려|put (?:him|her|them) on|his voice|her voice|crying|哭|喊|khóc"
    r"|ร้องไห้|យំ",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\s?(?:저녁|아침|밤|낮|새벽)?(?:에도|에는|은|는|도|엔)?\s?(?:(?!고\s|뒤|후)[^.!?,\n]){0,14}?"
    r"(?:(?:전화|연락|톡|답|문자|기별|소식)(?:가|도|이|은|는)?\s?(?:한\s?(?:통|번|마디)도?\s?)?(?:없었|없고|없네"
    r"|안\s?(?:왔|와|하|오))"
    r"|(?:는|도)\s?안\s?(?:하|왔|오)|약속도?\s?안)"
    r"|,?\s?(?:there (?:is|was) )?(?:no (?:answer|reply|word|call|message)|nothing)|(?:也|都|又|还是|还|仍然?)?(?:没有"
    r"|没)(?:消息|回|打|来|人|接|$|\s)|都(?:没有|没)"
    r"|\s(?:không|chẳng) (?:thấy )?(?:gọi|nhắn|trả lời)|(?:ก็)?ไม่(?:โทร|ตอบ|มี)",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"(?:did(?:n't| not) (?:call|ring|text|reply|write|message)|missed|skipped)(?: (?:on|us|me|our|my|the|his"
    r"|her))?(?: (?:weekly |daily )?calls?)?(?: on)?\s?$",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"(?:돈|월급|수당|몸값|만\s?원)[은을]?\s?$|(?:은행|경찰|대사관|회사|통신사|카드사)에서는?\s?$|(?:접속"
    r"|로그인)[은이]?\s?$|(?:上线|登录|在线)(?:时间)?(?:是|在)?$|(?:blue tick|login|charges?)\s(?:on"
    r"|at)?\s?$|(?:뺏긴|걷어\s?간|빼앗긴)\s?(?:게|건|것은)\s?$"
    r"|(?:whatsapp|kakao\w*|telegram|insta\w*|facebook|line|status|profile)[^.!?,]{0,24}(?:seen|online|active)\s(?:on|at)?\s?$"
    r"|(?:took|seized|confiscated|collected|taken)\s[^.!?,]{0,18}(?:phone|passport)s?\s(?:on|at)?\s?$"
    r"|\b(?:i|we|dad|mum|mom|husband|wife|family|parents) (?:have )?(?:sent|wired|paid|transferred)\b[^.!?]{0,24}$",
    re.IGNORECASE,
)
_CLEFT_BEFORE = re.compile(
    r"(?:통화|연락|카?톡|문자|소식|메시지|영상|전화|목소리)[은는이가]\s?$|(?:통화|목소리|연락|톡|문자|얼굴|전화|이야기|얘기"
    r"|말)[^.!?\n]{0,12}(?:건|것은|게|때가)\s?$"
)
_CLEFT_AFTER = re.compile(
    r"[^.!?\n]{0,10}?(?:이에요|예요|입니다|이었|였|이고|에\s?(?:들었|했|한|됐|받)|임(?![가-힣])|이\s(?:마지막|끝))"
)
_WHEN_I_LEFT = re.compile(
    r"(?:나온|나오던|나올\s?때인?|풀려난|탈출한|빠져나온|도망친)\s?(?:게\s|날인\s)?$|\b(?:got out|escaped|left"
    r"|released) (?:on|last)?\s?$"
)
_LEFT_BEHIND = re.compile(r"아직|남[았아은겨]|두\s?고\s?온|때까지|still (?:there|inside|in )|还在|里面还|còn ở|까지(?:도|는)")
_SHOWN = re.compile(r"바꿔\s?(?:줬|주|준)|보여\s?(?:줬|주)|put (?:him|her|them) on")
_AGAIN = re.compile(
    r"[^.!?\n]{0,12}?(?:한\s?번\s?더|다시|또)\s?[^.!?\n]{0,8}(?:전화|통화|연락|톡|문자|됐|왔)|[^.!?\n]{0,20}?\b(?:again"
    r"|once more)\b"
)
_NOT_BACK = re.compile(
    r"[^.!?\n]{0,60}?(?:안\s?(?:오셨|왔|돌아|들어)|돌아오지|들어오지|not (?:come|been|returned|back)|n[o']t come back"
    r"|never (?:came|returned)"
    r"|没回来|没有回来|không về|chưa về|ไม่กลับ|មិនទាន់ត្រឡប់)",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"(?:说好|约好|定好|本来|原定|supposed to[^.!?]{0,20}|planned (?:for|to[^.!?]{0,20}))\s?$", re.IGNORECASE)
_PLANNED_AFTER = re.compile(
    r"(?:에|자)?\s?(?:표|비행기|휴가|귀국|돌아|들어|나)[^.!?\n]{0,8}?(?:온다|오기로|예정|나온다|예약|끊어)"
)
_IN_TOUCH = re.compile(
    r"(?:지금도|아직도?|여전히|요즘도|오늘도|매일|날마다|가끔|계속)\s?[^.!?\n]{0,10}?(?:카?톡|연락|통화|전화|문자|답장"
    r"|답)(?:은|이|도|을|는|만)?\s?"
    r"(?:돼요|됩니다|되는데|되긴|되고|되거든|되니|돼서|됨|하고\s?있|와요|옵니다|오고\s?있|오는데|주고받|해요|합니다|잘\s?돼)"
    r"|\bstill (?:texts?|calls?|messages?|chats?|repl(?:y|ies)|answers?|talks?|writes?)\b|\bwe (?:still )?(?:talk|text"
    r"|chat) (?:every ?day|daily)"
    r"|can still (?:message|text|call|reach)|(?:texts|calls|messages|writes to) (?:me|us|her|his) (?:mom |mum "
    r"|mother )?every ?(?:day|night)"
    r"|还能联系|还在联系|还可以联系|还能发|(?:天天|每天)(?:都|还){1,2}(?:给我|跟我)?(?:发|聊|打|视频)|vẫn (?:nhắn|gọi"
    r"|liên lạc)|ยัง(?:ติดต่อ|คุย|ไลน์)(?:กัน)?ได้",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"(?:연락|소식|답장?|전화|톡|기별|통화)[^.!?\n]{0,10}(?:없|끊|두절|안\s?(?:돼|됩|받|읽|와|왔))|꺼[져진졌]|먹통|마지막"
    r"|until|stopped|since then"
    r"|silent|no (?:reply|answer|word)|last (?:time|heard|call|message)|关机|联系不上|失联|没回|最后|tắt|mất|lần cuối"
    r"|ติดต่อไม่ได้|เงียบ",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\s?(?:부터|이후|이래)|.{0,4}(?:以后|之后|起)")
ILL = re.compile(
    r"부터[^.!?\n]{0,26}?(?:아프|아파|소변|열이|피[가를]|밥|약[을도이]|물만|굶|맞[고았]|때리|못\s?(?:걷|먹|펴|자)"
    r"|안\s?일어|기침|토하|설사|붓|부어)"
    r"|째\s?(?:물만|굶|밥|못\s?(?:먹|자)|돈[은을]|월급|급여|약[을도])",
)
ILL_BEFORE = re.compile(
    r"(?:insulin|bleed\w*|fever|pain|vomit\w*|sick|eat\w*|food|water|medicine|pills?|chained|beaten)[^.!?\n]{0,16}$",
    re.IGNORECASE,
)
_LAST = (
    r"(?:마지막|끝(?:이|입|예|임|났|으로|$)|전부|다예요|다입니다|\bthe last\b|\blast (?:time|call|contact|i|we)\b"
    r"|最后|最後|lần cuối|ครั้งสุดท้าย|ចុងក្រោយ)"
)
_POINTED = re.compile(
    r"[.!?。\n~…]+\s?(?:그게|그거|그것이|그날이|그때가|그때|그\s?통화가|그\s?전화가|그\s?톡이|그\s?문자가|그기|이게|그걸로"
    r"|that(?:'s| is| was)?|it was|这是|那是"
    rf"|đó là|นั่นคือ)[^.!?。\n]{{0,26}}?{_LAST}"
    rf"|(?:고|는데|더니|지만)\s(?:그게|그날이|그때가|그\s?통화가|이게|그걸로)[^.!?\n]{{0,22}}?{_LAST}",
    re.IGNORECASE,
)
_THING = (
    r"(?:게|것이|거\s?가|거이|건|기|게\s?제가\s?들은|한\s?통"
    r"|한\s?줄을?|한\s?마디가?|문자가|톡이|카톡이|전화가|통화가|음성이|사진이|장이|이게)"
)
_ENDS_SO = re.compile(rf"{_THING}\s?(?:다|전부|{_LAST})", re.IGNORECASE)
_SILENT_SINCE = re.compile(
    r"(?:그\s?(?:뒤|후|이후|길|담|다음)(?:로|에|론|로는|에는|부터|부턴|엔)?|그러고(?:는)?|그리고는?|이후|\bsince then"
    r"|\bafter (?:that|this)|and then|then"
    r"|(?:从)?那(?:天|次)?(?:之后|以后|后)|之后|以后|后来|từ (?:đó|hôm đó)|sau đó|หลังจากนั้น|จากนั้น|แล้ว(?:ก็)?"
    r"|បន្ទាប់មក|ក្រោយមក)"
    r"[^.!?。\n]{0,40}?(?:안\s?(?:받|돼|되|읽|와|오|왔)|아니\s?받|없(?:어|습|었|네|다|고)|꺼[져진졌]|꺼지|끊[겨겼기깄]"
    r"|먹통|못\s?(?:들|받)|끝|무소식|두절|모릅|몰라"
    r"|nothing|zero|\boff\b|dead|silent|rings? out|no (?:reply|answer|word)|voicemail|disconnected|关机|没|联系不上|失联"
    r"|未读|tắt|không|ปิด|ไม่|เงียบ|បិទ|បាត់)",
    re.IGNORECASE,
)
_PART = r"\s?(?:밤|저녁|아침|오전|오후|새벽|낮|점심)?"
_WAS_REACHED = re.compile(
    rf"{_PART}\s?까지(?:는|도|만\s?해도|만|)\s?(?!안|못)[^.!?\n]{{0,30}}?(?:통화|톡|연락|문자|전화|영통|영상|사진|답|디엠|안부)"
)
_BEFORE_UNTIL = re.compile(r"\b(?:until|till|up to)\s?$|(?:直到|一直到)$", re.IGNORECASE)
_OFF = re.compile(
    r"\s?(?:부터|이후)(?:는|론|로)?[^.!?\n]{0,16}?(?:꺼[져진졌]|꺼지|전원|먹통|없는\s?번호|폰\s?자체|전화기)"
    r"|[^.!?\n]{0,3}(?:起|之后)?(?:关机)"
    r"|\s?on(?:wards?)?\b[^.!?\n]{0,14}(?:unread|unanswered|undelivered)"
)
_OFF_BEFORE = re.compile(
    r"(?:dead|off|unread|unreachable|voicemail|one tick|picked up)\s(?:since|from)[^.!?\n]{0,6}$", re.IGNORECASE
)
_FROM_ON = re.compile(r"\s?부터")  # the first day of silence, where another day is that of the last word
_SENTENCE_END = re.compile(r"(?<=[.!?。])\s|\n")
_CLAUSE_END = re.compile(r"(?<=[고서며])\s(?=\S)|,\s|[.!?。\n]|는데\s|\sand\s|\sbut\s|(?<=[\u4e00-\u9fff])\s")
_HAN = re.compile(r".{0,2}[\u4e00-\u9fff]")
_SINCE_BEFORE = re.compile(r"\b(?:since|from|after)(?: the| about| around)?\s?$|(?:从|自)$|(?:từ|ตั้งแต่)\s?$", re.IGNORECASE)
REACHED = re.compile(
    r"통화|전화(?:가\s?[왔와]|해|에서|로|를\s?[걸하]|\s?[왔와])|영상|영통|목소리|톡(?:이|을|에)?\s?[왔와하했]"
    r"|문자(?:가)?\s?[왔와]"
    r"|post(?:ed|s)|messag|text(?:ed|s)|talked|called|calls|snapp|wrote|repl|online|rang|spoke|视频|打来|语音|通话|打过",
    re.IGNORECASE,
)
_REACH = 220


def weight(text: str, start: int, end: int, lasting: bool = False) -> float:
    """How much the words around a day speak for (up to 7) or against (down to -10) somebody having been heard from on it.

    `text` ends where the next day begins; words passed on are blanked with ¶.
    """
    behind = re.sub("¶+", "¶", text[end:])[:_REACH]
    before = text[max(0, start - 40) : start]
    sentence = _SENTENCE_END.split(behind)[0]
    clause = _CLAUSE_END.split(behind + " ")[0]
    total = -4.0 * _told_by_others(sentence, clause) - 6.0 * bool(_OTHERS_BEFORE.search(before))
    total += 3.0 * bool(_SHOWN.search(sentence)) + 2.0 * bool(_AGAIN.match(behind)) + 2.5 * bool(_NOT_BACK.match(behind))
    if _CLEFT_BEFORE.search(before) and _CLEFT_AFTER.match(behind):
        total += 3
    if not lasting and (_refused(behind, before) or _MISSED.search(before)):
        total -= 8
    if is_of_illness(text, start, end):
        total -= 4
    if _PLANNED.search(before) or _PLANNED_AFTER.match(behind):
        total -= 5
    if _POINTED.search(behind):
        total += 4
    elif _ENDS_SO.search(sentence):
        total += 3
    if _SILENT_SINCE.search(behind):
        total += 1.5
    if _WAS_REACHED.match(behind) or (_BEFORE_UNTIL.search(before) and REACHED.search(before)):
        total += 1.5
    if _OFF.match(behind) or _OFF_BEFORE.search(before):
        total -= 2
    if not lasting and (_FROM_ON.match(behind) or _SINCE_BEFORE.search(before)):
        total -= 2
    return total


def is_in_touch(text: str) -> bool:
    """Whether calls or messages are told to come still, and nothing to have stopped."""
    return bool(_IN_TOUCH.search(text)) and not _NO_LONGER.search(text)


def is_of_illness(text: str, start: int, end: int) -> bool:
    """Whether a day is the one from which somebody has been ill, hungry or without medicine."""
    return bool(ILL.match(text, end) or ILL_BEFORE.search(text, max(0, start - 40), start))


def left_behind(text: str, start: int, rest: str) -> bool:
    """Whether a day is the one on which who tells it got out of where the others still are."""
    return bool(_WHEN_I_LEFT.search(text, max(0, start - 20), start) and _LEFT_BEHIND.search(rest))


def _told_by_others(sentence: str, clause: str) -> bool:
    """Whether what follows a day is no word of the person but a report, a payment, a login or a stranger's message."""
    least = 10 if _HAN.match(sentence) else 22
    found = BY_OTHERS.search(sentence[: max(len(clause), least)])
    if found is None or HIMSELF.search(sentence):
        return False
    return not REACHED.search(sentence[: found.start()]) or found[0].startswith(("말투", "본인", "아무"))


def _refused(behind: str, before: str) -> bool:
    """Whether no call or word came on that very day, which is not said of the time since it."""
    return bool(_REFUSED.match(behind)) and not _SINCE.match(behind) and not _SINCE_BEFORE.search(before)
