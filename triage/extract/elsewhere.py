"""Places that are named and are not where somebody is: denied, compared with, believed, asked, of the news or an old trip."""

import re

_REACH = 48  # characters before and behind a name that say so
SENTENCE_BREAK = re.compile(r"[!?\n。！？…]|(?<!\d)\.(?!\d)")

_KO_TAIL = (
    r"(?:\s?(?:쪽|시내|시|지역|단지|공항))?(?:\s?(?:그|이|저)\s?(?:쪽|단지|동네|건물|곳|데|카지노|호텔)|\s?그런\s?데)?"
    r"\s?(?:에\s?(?:있는|간)\s?(?:것|거|건|게)|(?:이라|라)는\s?(?:것|거|건|게))?"
    r"(?:에서는|에서도|에는|에도|에|이랑은|랑은|하고는|[과와]는|은|는|이|가|도|인\s?건|일\s?리)?"
)
_KO_DOUBT = r"(?!닌가|닐까|닌지|냐|니면|니었나|니(?:에|예)요\s?\?)"  # "isn't it Poipet?" says that it may be
_DENIED_AFTER = re.compile(
    rf"^{_KO_TAIL}\s?(?:절대로?|전혀|분명히?|확실히|일단)?\s?(?:아{_KO_DOUBT}[니닌님닙녀녜녔닐]|없(?:대|었대|답니다|다고|다네)"
    r"|안\s?(?:갔대|갔답|갔다고|간대|갔어))"
    rf"|^{_KO_TAIL}\s?(?:말고(?!는)|커녕|뻥)|^(?:쪽)?\s?(?:은|는|이)\s?(?:무슨|개뿔)\s"
    r"|^[^.!?,\n]{0,14}?줄(?:로만|로|만)?\s?(?:알(?!고\s?있)|아[세시신는십])"
    r"|^(?:에\s?있다|으?로\s?간다)?(?:이?라고|이?라더니|고|더니)[^.!?\n]{0,16}?(?:아니(?:래|었|랍|라고|라네|더라"
    r"|에요|고)|거짓말|뻥)"
    r"|^(?:이?었|였)다가\s?(?:지금은?|현재는?|이제는?|요즘은?)\s?[^.!?\n]{0,12}?(?:모르|몰라|모름|모릅)"
    r"|^[-\s]?(?:eun|neun|i|ga)?\s?ani(?:go|rae|raeyo|eyo|mnida)"
    r"|^(?:[^.!?\n]{0,24}[.!,;]|\s?)\s?(?:but )?(?:he|she|it|they|that)(?:'s| is| was|'re| are| were) ?(?:not|n't"
    r"|a lie)(?=\s?(?:[.!,;]|there\b|here\b|but\b|$))"
    r"|^\s?(?:is not|isn't|was not|wasn't) (?:it\b|where|the place)|^[^。\n]{0,6}(?:是假的|是骗人的)",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    r"(?:\b(?:not|isn't|wasn't|aren't|never|neither|nor|no longer)\s(?:actually |even |really |been |be |going |gone |went )?"
    r"(?:in |at |to |near |from )?(?:the )?"
    r"|\bn't (?:go|been|be|get|arrive|live|stay) (?:in|at|to)\s|\banywhere but "
    r"|\b(?:parents|family|mom|mum|mother|dad|father|folks|wife|husband|everyone|they) (?:still "
    r"|all )*thinks? (?:i'm|i am|we're|we are)"
    r"[^.!?\n]{0,24}\b(?:in|at|to) "
    r"|(?:(?<!是)不是|(?<!在)不在|没在|沒在|没去|沒去|没有去|并非|不像是?)(?:在|去|说|什么)?\s?"
    r"|以为[^。，,\s]{0,8}?(?:在|去了?|是|到)?\s?"
    r"|(?:không|khong|chẳng|chưa) (?:phải |phai |có |co )*(?:là |la |ở |o |đi |tại |qua )?|tưởng[^.\n]{0,16}(?:ở|đi|qua|sang) "
    r"|(?:ไม่ใช่|ไม่ได้อยู่|ไม่ได้ไป|นึกว่าอยู่|นึกว่าไป)(?:ที่|ใน)?\s?"
    r"|(?:មិនមែន|អត់មែន|មិននៅ|មិនបានទៅ)(?:នៅ|ជា|ឯ|ខេត្ត|ក្រុង)*\s?)$",
    re.IGNORECASE,
)
_RATHER = re.compile(r"^[，,\s]*(?:就是|便是|而已)")  # 不是西港就是金边: one or the other
_COMPARED_AFTER = re.compile(
    r"^(?:(?:이나|나|이랑|랑|하고|와|과|,|·|/)\s?[가-힣]{2,6})?\s?(?:처럼|마냥|만큼|보다(?:는|도|야)?\s"
    r"|(?:같은|비슷한)\s(?:그런\s?|이런\s?|저런\s?)?(?:[가-힣]{2,4}[한운은]\s){1,2}(?:데|곳|나라|도시|동네|지역)"
    r"|(?:같은|비슷한)\s?(?:곳|나라|도시|동네|지역)|같은\s?데(?:로|서|에서|에는|는\s|가\s|를|냐|말고|아니|\s아니|도\s))"
    r"|^(?:那种|這種|那種|这种|之类的?)(?:地方|城市|国家)"
    r"|^\s?-?(?:style|type|like)\s(?:place|compound|scam)",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"(?:\b(?:places?|cities|towns|areas|countries|hotspots?|things?)\s(?:like|such as)\s(?:[\w-]+(?: or | and |, )){0,2}"
    r"|\b(?:safer|better|worse|cheaper|quieter|nicer|different) than |\b(?:reminds? \w+ of|just like) "
    r"|(?:mấy|những|các) (?:chỗ|nơi)(?: như)? |(?:ที่)?แบบ|ที่อย่าง)$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"^(?:에서?|쪽)?\s?(?:같은\s?데|에\s?있는\s?(?:거|것)|로?\s?간\s?(?:거|것))?\s?(?:이|인|있|갔|가)?(?:느냐|냐"
    r"|는지|인지|인가)(?:고|구|도|요)?"
    r"[^.!?\n]{0,24}?(?:(?<!건)물[었어으]|묻|여쭤|여쭸|했더니|하니까|그랬더니)"
)
_ASKED_BEFORE = re.compile(
    r"(?:\bask(?:ed|ing|s)? (?:\w+ ){0,2}(?:if|whether)\b[^.!?\n]{0,24}\b(?:in|at|is|was|from|it's|near) "
    r"|问[^。\n，,]{0,8}(?:是不是|在不在|是否)(?:在|去|到)?\s?|hỏi[^.\n]{0,16}(?:có phải|phải)(?: ở| là| đang ở)* )$",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"맞[다대댔아]|맞는|맞다고|그렇[다대]|끄덕|응\s|(?:said|says) (?:yes|it (?:is|was))|\byes\b|confirmed|nodded"
    r"|说是|说对|点头|对的|đúng|phải rồi",
    re.IGNORECASE,
)
_NEWS_BEFORE = re.compile(
    r"(?:뉴스|기사|방송|유튜브|유튜버|티비|TV|테레비|신문|영화|드라마|다큐|넷플릭스)[^.!?\n]{0,10}$"
    r"|\b(?:news|youtube|documentary|movie|netflix|series|headlines|article)\b[^.!?\n]{0,24}$|(?:新闻|報道|报道"
    r"|抖音|电影|电视剧|视频)[^。！？\n]{0,8}$",
    re.IGNORECASE,
)
_NEWS_AFTER = re.compile(
    r"^[^.!?\n]{0,10}?(?:얘기|이야기|사건|소식|사태|편\b|보도|에서\s?(?:한국인|대학생|사람)[^.!?\n]{0,10}?(?:죽|잡"
    r"|납치|구출|감금|검거))"
    r"|^[^.!?\n]{0,12}?(?:나오길래|나오던데|나오니|나오고|나와서|만\s?(?:찍|나오)|떠들)"
    r"|^[^.!?\n]{0,16}?\b(?:story|stories|case|cases|raid|raids|thing)\b|^[^。！？\n]{0,8}(?:的新闻|的事|事件"
    r"|的报道|抓了|的案子)",
    re.IGNORECASE,
)
_EVENT_AFTER = re.compile(
    r"^\s?(?:한국인\s?|대학생\s?|납치\s?|감금\s?|사망\s?){0,3}(?:사건|뉴스|기사|사태|보도|영상|다큐|영화)(?:을|를|이|에|도)?\s?"
    r"[^.!?\n]{0,4}?(?:보고|보니|보다|봤|때문|이후|같은|처럼|나오|터지|터진|생각|접하)"
    r"|^\s(?:raids?|case|story|news|videos?|thing|rescue)\b[^.!?\n]{0,16}\b(?:on (?:the )?(?:news|tv|youtube)"
    r"|in the (?:news|papers?))\b",
    re.IGNORECASE,
)
_THERE_TOO = re.compile(
    r"거기|그곳|그쪽|그\s?(?:단지|호텔|건물)|같은\s?(?:데|곳)(?:에|서)|\bthere\b|that (?:place|compound)|那里"
    r"|那边",
    re.IGNORECASE,
)
_YEARS_KO = (
    r"(?:작년|재작년|지난번|저번|예전|옛날|전에|[\d한두세네몇]+\s?(?:년|해|달)\s?전|지난\s?(?:여름|겨울|봄|가을"
    r"|휴가|명절)|그때도?)"
)
_HELD_KO = r"납치|감금|갇|잡혀|잡혔|팔려|팔렸|끌려|뺏|사기|붙잡|단지"
_ONCE_BEFORE = re.compile(rf"{_YEARS_KO}[^.!?\n]{{0,16}}$")
_ONCE_AFTER = re.compile(
    rf"^(?![^.!?\n]*(?:{_HELD_KO}))[^.!?\n]{{0,8}}?(?:출장|여행|놀러|관광|휴가|신혼|놀다|놀고|휴양|골프|배낭|효도|크루즈)"
)
_OFTEN_AFTER = re.compile(
    r"^(?:[\s,·/]|이랑|랑|하고|이나|나|도|에|을|를|은|는|이며|며)*(?:[가-힣]{2,5}[\s,]){0,2}?(?:혼자서?도?|자주"
    r"|매번|늘|여러\s?번|몇\s?번|수시로|잘만)"
    r"[^.!?\n]{0,10}?(?:다니던|다녔|다녀\s?[왔오]|갔던|갔다\s?[왔오]|여행했)"
)
_ONCE_EN = re.compile(
    r"(?:\b(?:last|previous|earlier|past|old|school)\b[^.!?\n]{0,16}\b(?:trips?|holidays?|vacations?|honeymoons?"
    r"|tours?) (?:to|in|around) "
    r"|\bused to (?:go|travel|holiday|fly|backpack) (?:to|in|around) "
    r"|\b(?:years?|months?|summers?|winters?) ago[^.!?\n]{0,24}\b(?:trip|holiday|vacation|honeymoon|tour|trav\w+"
    r"|backpack\w*) (?:to|in|around) "
    r"|(?:去年|前年|以前|上次|前几年|年前)[^。，,\n]{0,4}(?:去|到|在)(?=\S{0,6}$))$",
    re.IGNORECASE,
)
_ONCE_ZH_AFTER = re.compile(r"^(?:旅游|旅行|出差|玩|度假|度蜜月)")


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether the place named by characters [start, end) of a text is said not to be it, or named for another reason.

    That is: denied, compared with, only believed or pretended, asked and not confirmed, told of in the news, or of an old trip.
    """
    near = text[max(0, start - _REACH) : start]
    before, whole = SENTENCE_BREAK.split(near)[-1], text[end : end + _REACH]
    after = SENTENCE_BREAK.split(whole)[0]
    return (
        _is_denied(before, whole, after)
        or bool(_COMPARED_AFTER.search(after) or _COMPARED_BEFORE.search(before))
        or (bool(_ASKED_AFTER.search(after) or _ASKED_BEFORE.search(before)) and not _CONFIRMED.search(whole))
        or _is_of_news(before, after, text[end : end + 2 * _REACH])
        or _is_of_a_trip(before, after)
    )


def _is_denied(before: str, whole: str, after: str) -> bool:
    if _DENIED_BEFORE.search(before):
        return not _RATHER.match(after)
    return bool(_DENIED_AFTER.search(whole))


def _is_of_news(before: str, after: str, behind: str) -> bool:
    told = _EVENT_AFTER.search(after) or (_NEWS_BEFORE.search(before) and _NEWS_AFTER.search(after))
    return bool(told) and not _THERE_TOO.search(behind)


def _is_of_a_trip(before: str, after: str) -> bool:
    if _OFTEN_AFTER.search(after) or (_ONCE_BEFORE.search(before) and _ONCE_AFTER.search(after)):
        return True
    once = _ONCE_EN.search(before)
    return bool(once) and (before[-1:] == " " or bool(_ONCE_ZH_AFTER.search(after)))


_UNKNOWN_KO = (
    r"(?:모르|모릅|모른|몰라|몰랐|모름|말을?\s?(?:안|못|하지\s?않)|안\s?(?:알려(?!줘도)|말(?!해도)|했|가르)"
    r"|못\s?(?:들|알|밝|하)|불명|미상|확인\s?(?:안|못|된\s?(?:게|것)\s?없)"
    r"|특정\s?(?:안|못)|알\s?(?:수|길)\s?(?:가\s?|이\s?)?없|얘긴?\s?(?:아무|안|없)|안\s?나와)"
)
_NOBODY_KNOWS = re.compile(
    r"(?:어느|무슨|어떤)\s?(?:나라|나란|도시|도신|지역|지방)(?!\s?(?:분|사람|놈|말|애|출신|인들|여권))[^.!?\n]{0,22}?"
    + _UNKNOWN_KO
    + r"|"
    r"(?:어딘지|어디인지|어디였는지|어디쯤인지|어딨는지|어디에?\s?(?:있는지|계신지|갔는지|가는지|사는지)"
    r"|어디로\s?(?:갔는지|튀었는지|끌려|간다는|데려|가는지|옮겼는지))[^.!?\n]{0,20}?" + _UNKNOWN_KO + r"|"
    r"(?<!정확한\s)(?<!자세한\s)(?<!정확히\s)(?:위치|행방|소재)(?:는|도|를|을|가|이)?\s?(?:전혀\s?|아예\s?)?(?:"
    + _UNKNOWN_KO
    + r"|묘연)|"
    r"장소(?:는|를)?\s?(?:말하면|말\s?못|말을?\s?안)"
    r"|\b(?:no idea|(?:do|does|did)(?:n'?t| not) (?:know|say|tell(?: (?:us|me))?)|wo(?:n't|uldn't) (?:say"
    r"|tell(?: (?:us|me))?)|not sure|never (?:said|told (?:us|me))"
    r"|can'?t tell|unclear|(?:nobody|no one) knows?)\b[^.!?\n]{0,24}?\b(?:(?:which|what) (?:country|city|town|province)"
    r"|where (?:he|she|they|i|we|it|exactly)\b)"
    r"|(?:不知道?|不清楚|不晓得|没说|不肯说|不说|查不到|不确定|不告诉)[^。！？\n]{0,8}(?:哪个?(?:国家|城市|地方|里"
    r"|儿)|在哪|去哪|哪国|什么地方)"
    r"|(?:哪个(?:国家|城市|地方)|在哪里?|什么地方|哪国)[^。！？\n]{0,8}(?:不知道|不清楚|不说|没说|不肯|说不清|不晓得|不告诉)"
    r"|(?:không|khong|chẳng) (?:biết|rõ|nói|cho biết|biet|ro|noi)[^.\n]{0,24}(?:nước nào|thành phố nào|tỉnh nào"
    r"|ở đâu|chỗ nào|nuoc nao|o dau)"
    r"|ไม่(?:รู้|ทราบ|บอก|ยอมบอก)[^\n]{0,14}(?:ประเทศไหน|เมืองไหน|ที่ไหน|จังหวัดไหน|ประเทศอะไร)"
    r"|មិន(?:ដឹង|ប្រាប់|ស្គាល់)[^។\n]{0,24}(?:ប្រទេសណា|ក្រុងណា|ទីណា|កន្លែងណា|ឯណា|ខេត្តណា)",
    re.IGNORECASE,
)


def nobody_knows(text: str) -> bool:
    """Whether the writer says that nobody knows, or may say, which country or town it is, or where somebody is."""
    return _NOBODY_KNOWS.search(text) is not None
