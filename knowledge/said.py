"""What the words around the name of a site tell: somebody held there, the site denied, another place opposite it."""

import re

from triage.extract.whereabouts import Standing, standing

#: Words of captivity, escape or fraud work; ordinary talk of a hotel, a fruit or a prince has none of them.
_PLIGHT = re.compile(
    r"갇[혀혔힌]|가두[고는]|가뒀|가둔|물도\s?안\s?[줘주]|몸캠"
    r"|감금|감시|못\s?나[가오와]|안\s?(?:보내|내보내)|탈출|도망|빠져\s?나|풀려\s?나|팔려|팔았|넘긴|여권|총책|두목|리딩방|보이스\s?피싱|피싱"
    r"|로맨스\s?스캠|스캠|실적|위약금|몸값|고문|전기\s?(?:봉|충격)|각목|쇠파이프|때[려리린렸]|맞았|맞아서|철조망|쇠창살|경비|보초|살려|구해|구조"
    r"|구출|철망|나왔[어습]|한국(?:인)?\s?(?:팀|관리자|실장|사무실)|중국인\s?(?:사장|보스|관리자)|월급[^.!?\n]{0,8}(?:안|못)|하루\s?1\d시간"
    r"|\b(?:no (?:pay|wages|salary)|never paid|unpaid|gate pass(?:es)?|checkpoint"
    r"|locked|trapped|held|beat(?:en|ing)?|escape[ds]?|passports?|ransom|scamm\w+|guards?|tortur\w*|rescue|kidnap\w*"
    r"|can'?t leave|not allowed (?:out|to)|get out|got out)\b"
    r"|gamgeum|gathyeo|majas?seo|yeogwon|sallyeo|ppaetgyeo|mot naga|ttaer|jeongi|domang|danji|팀장"
    r"|被关|被關|被打|被骗|骗走|不让[^。，,]{0,3}(?:走|下|出)|有人看|欺负|关在|關在|护照|護照|逃出|救我|救命|求救|园区|園區|诈骗|詐騙|赎金|打断|看守|保安|出不去|卖到|賣到|业绩"
    r"|bị (?:giam|nhốt|đánh|lừa|bán)|hộ chiếu|lừa đảo|giam|cứu|ถูก(?:ขัง|ทำร้าย|หลอก)|โดน|หนี|พาสปอร์ต|ช่วยด้วย|กักขัง|แก๊ง"
    r"|ឃុំ|លិខិតឆ្លងដែន|វាយ|ឆបោក|រត់គេច|ជួយ",
    re.IGNORECASE,
)
_MANY = 2  # different words of captivity that leave little doubt
_DENIED = re.compile(
    r"^\s?(?:은|는|이|가)?\s?(?:아니[고라]|아니에요|아닙니다|아니었|말고|보다\s?(?:는\s)?(?:[가-힣]{1,4}\s)?(?:조용|싸|좋|나|큰|작|더)|같은\s?데는?\s?아니)"
    r"|^\s?(?:不是|而是)|^\s?(?:isn't|is not|no longer|was not)\b",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(r"(?:\bnot (?:in |at )?(?:the )?|不是在?|没在|沒在|không phải (?:ở )?|ไม่ใช่)\s?$", re.IGNORECASE)
_OPPOSITE = re.compile(
    r"^\s?(?:단지|호텔|카지노|건물|빌딩)?(?:이랑은?|랑은?|하고는?|[과와]는?)?\s?(?:의\s)?(?:바로\s)?(?:맞은\s?편|건너\s?편|마주\s?보|길\s?건너)"
    r"|^\s?(?:的)?(?:对面|對面|斜对面)|^\s?(?:casino|hotel|building)? ?across the",
    re.IGNORECASE,
)
_OPPOSITE_BEFORE = re.compile(
    r"(?:\bopposite|across (?:the (?:street|road|river) )?from|facing|đối diện|ตรงข้าม(?:กับ)?|ទល់មុខ)\s(?:the\s)?$", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"^\s?['\"’”]?\s?(?:님|씨|형님?|누나|언니|오빠|실장|팀장|부장|대표|이사|이?라는\s?(?:사람|놈|애|친구|형|분|닉)|이?라고\s?불[리렸])"
)
_SOMEBODY_BEFORE = re.compile(
    r"(?:담당자?|닉네임?|닉|별명|이름|실장|매니저|팀장|관리자|대표|nick(?:name)?|manager|boss|agent|外号|绰号|组长叫?|老板叫?)\s?(?:은|는|이|가|:|is|叫)?\s?['\"‘“]?$",
    re.IGNORECASE,
)
#: Shops and kitchens that bear a name which is an ordinary word too.
_SHOP = re.compile(
    r"^\s?(?:해물|해산물|식당|맛집|치킨|분식|마트|슈퍼|편의점|미용실|마사지|노래방|펜션|부동산|여행사|주스|빙수|쇼핑몰|아파트\s?(?:분양|매매)"
    r"|海鲜|大排档|餐厅|饭店|烧烤|火锅|小吃|奶茶|超市|便利店|美容|足浴|旅行社|新村|大道|路(?!口)"
    r"|(?:seafood|restaurant|cafe|coffee|bakery|bbq|market|mart|salon|juice|smoothie|travel|tours?)\b)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?:以前|原来|原先|之前|当初|예전에|原來"
    r"|used to (?:be |work )?(?:in |at )?|formerly (?:in|at)|previously (?:in|at))[^，,。.!?\n]{0,8}$",
    re.IGNORECASE,
)
_MOVED_ON = re.compile(
    r"(?:转到|轉到|搬到|搬去|转去|卖到|賣到|调到)(?!我|你)|으?로\s?(?:짐을?\s?)?(?:옮겼|옮겨[졌갔간]|이송|뺐|이사)"
    r"|\b(?:moved|transferred|sold)(?: him| her| them| me| us)? (?:on )?to\b",
    re.IGNORECASE,
)
_MOVED_REACH, _HELD_REACH = 70, 44
_HELD_THERE = re.compile(
    r"갇|감금|잡혀|붙잡|묶여|못\s?나[가오]|기다[려리]|\b(?:held|locked|trapped|kept|captive)\b"
    r"|被关|被關|扣着|giam|nhốt|ขัง|ឃុំ",
    re.IGNORECASE,
)
_REACH = 24


def plight(text: str) -> float:
    """How far a text speaks of captivity and fraud work: 0 not at all, 0.5 by one word, 1 by several."""
    words = {match[0].lower() for match in _PLIGHT.finditer(text)}
    return min(1.0, len(words) / _MANY)


def denied(text: str, start: int, end: int) -> bool:
    """Whether the name at characters [start, end) is said not to be it, or only compared with."""
    return standing(text, start, end) is Standing.NOT or bool(
        _DENIED.match(text[end : end + _REACH]) or _DENIED_BEFORE.search(text[max(0, start - _REACH) : start])
    )


def is_shop(text: str, start: int, end: int) -> bool:
    """Whether the name at characters [start, end) is that of a shop or a kitchen: 망고 빙수, 白沙海鲜."""
    return bool(_SHOP.match(text[end : end + _REACH]))


def moved_on(text: str, start: int, end: int) -> bool:
    """Whether the name at characters [start, end) is where somebody was before they were moved to another place."""
    once = has_left(text, start, end) or bool(_ONCE.search(text[max(0, start - _REACH) : start]))
    return once and bool(_MOVED_ON.search(text[end : end + _MOVED_REACH]))


def somebody(text: str, start: int, end: int) -> bool:
    """Whether the name at characters [start, end) is what a person is called: 담당 아폴로, 비너스라는 사람."""
    return bool(_SOMEBODY.match(text[end : end + _REACH]) or _SOMEBODY_BEFORE.search(text[max(0, start - _REACH) : start]))


def opposite(text: str, start: int, end: int) -> bool:
    """Whether what is meant stands opposite the name at characters [start, end), or only in sight of it."""
    return standing(text, start, end) is Standing.SEEN or bool(
        _OPPOSITE.match(text[end : end + _REACH]) or _OPPOSITE_BEFORE.search(text[max(0, start - _REACH) : start])
    )


def held_opposite(text: str, start: int, end: int) -> bool:
    """Whether somebody is held opposite the name at characters [start, end), and so not in it; who lives there may tell of it."""
    return opposite(text, start, end) and _HELD_THERE.search(re.split(r"[!?\n。]", text[end : end + _HELD_REACH])[0]) is not None


def has_left(text: str, start: int, end: int) -> bool:
    """Whether somebody is said to have been at the name at characters [start, end) before."""
    return standing(text, start, end) is Standing.LEFT


def whereabouts(text: str, start: int, end: int) -> float:
    """How much speaks for somebody being at the name now; below nothing where they left it or are only threatened with it."""
    said = standing(text, start, end)
    value = float(said.value)
    return min(value, 0.0) if said in (Standing.LEFT, Standing.THREAT, Standing.OWN, Standing.NOT) else max(value, 0.0)
