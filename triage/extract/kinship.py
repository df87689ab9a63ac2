"""Words for relatives and acquaintances, with the sex they tell; whose they are is told by the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from triage.extract.spans import Span, Taken

CLOSE = (
    "아들|딸|남동생|여동생|동생|남편|신랑|아내|와이프|오빠|언니|누나|형|조카|친구|후배|선배|남친|여친|남자"
    "친구|여자친구|손자|손녀|손주|사위|며느리|처남|처제|매형|형부|삼촌|이모|고모|아빠|엄마|아버지|어머니"
)
"""The relatives and friends that most tips tell of, for patterns in Korean."""
_KO_M = (
    "형제(?!자매|들)|남자(?:애|아이|분)?\\s?(?:하나|한\\s?명)|(?:애기|아기|아이|애)\\s?아빠|아들(?:내미|놈|래미|녀석)?|아드님|막둥이\\s?아들|늦둥이\\s?아들|전남친|전남편|전\\s남편|남사친|남자\\s?(?:애|동창|후배|선배|동료|직원|동기|사촌|조카)|큰아들|작은아들|막내아들|장남|차남|남편|신랑|애\\s?아빠|애아버지|아빠|아버지|아버님|부친"
    "|친?오빠|친형|큰형|작은형|형(?:님)?|남동생|남친|남자\\s?친구|예비\\s?신랑"
    "|외?삼촌|큰아버지|작은아버지|할아버지|외할아버지|할배|애\\s?아범|아범|남학생|남직원|남후배|남자분|매형|매제|매부|자형|제부|처남|형부|사위|시동생|아주버님|손자"
    "|사촌\\s?(?:형|오빠|남동생)|이모부|고모부|시아버지|장인(?:\\s?어른)?|시숙|동서\\s?형님|남조카"
)
_KO_F = (
    "자매(?!들)|여자(?:애|아이|분)?\\s?(?:하나|한\\s?명|둘|두\\s?명)|(?:애기|아기|아이|애)\\s?엄마|딸(?:아이|내미|래미|년)?|따님|막내딸|손녀딸|전여친|전처|전부인|여사친|여자\\s?(?:애|동창|후배|선배|동료|직원|동기|사촌|조카)|여직원|여학생|여후배|여동창|여자분|큰딸|작은딸|막내딸|장녀|차녀|아내|와이프|집사람|마누라|엄마|어머니|어머님|모친|친?언니"
    "|친?누나|누이|누님|여동생|여친|여자\\s?친구|예비\\s?신부|이모|고모|숙모|할머니|외할머니|할매|에미"
    "|처제|처형|올케|형수|제수씨?|시누이?|며느리|손녀|조카딸|사촌\\s?(?:누나|언니|여동생)|시어머니|장모님?|새언니|여조카"
)
_KO_ANY = (
    "(?:친|사촌|외사촌|이종사촌|고종사촌)?동생|사촌|조카|친구|지인|후배|선배|동료|막내|큰애|작은애|우리애|애인"
    "|약혼자|룸메(?:이트)?|후임|선임|제자|학생|손주|자식|아이|지적장애인|직원|친척|이웃|동기"
)
_EN_M = (
    "son|brother|bro|husband|hubby|father|dad|daddy|uncle|boyfriend|bf|nephew|grandson|grandfather|grandpa"
    "|fianc[eé](?!e)|stepson|stepbrother|brother-in-law|nam ?dongsaeng|nam(?:ja)? ?chin(?:gu)?|adeul|nampyeon|appa|hyeong"
    "|oppa|boy|guy|man"
    "|samchon"
)
_EN_F = (
    "daughter|sister|sis|wife|mother|mom|mum|aunt|auntie|girlfriend|gf|niece|granddaughter|grandmother|grandma"
    "|fianc[eé]e|stepdaughter|sister-in-law|yeo ?dongsaeng|yeo(?:ja)? ?chin(?:gu)?|ttal|anae|eomma|eonni|nuna|girl|lady|woman"
)
_EN_ANY = (
    "friend|cousin|roommate|classmate|colleague|coworker|co-worker|student|penpal|pen pal|partner|kid|child"
    "|neighbou?r|relative|teammate|chingu|dongsaeng|jokarl?|korean|worker|staff|employee"
)
_ZH_M = (
    "我哥|我弟|他哥|她哥|老弟|孙子|孫子|前夫|前男友|未婚夫|女婿|爷爷|老爹|韩国仔|韓國仔|小伙|男的|男友|男孩子?|男生|男人|男子|男的|儿子|兒子|弟弟|表弟|堂弟|哥哥|表哥|堂哥|大哥|老公|丈夫|爸爸|父亲|父親|老爸|叔叔|舅舅|伯伯"
    "|姐夫|妹夫|男朋友|男友"
    "|侄子|外甥(?!女)|爷爷|大叔|小弟|先生|小伙子?"
)
_ZH_F = (
    "我姐|我妹|他姐|她姐|老妹|孙女|孫女|前妻|前女友|未婚妻|太太|媳妇|闺女|闺蜜|閨蜜|女的|女友|女孩子?|女生|女人|女子|女的|女儿|女兒|妹妹|表妹|堂妹|姐姐|姊姊|表姐|堂姐|大姐|老婆|妻子|妈妈|媽媽|母亲|母親|阿姨|姑姑"
    "|女朋友|女友|侄女"
    "|外甥女|奶奶|嫂子|小妹|姑娘"
)
_ZH_ANY = "朋友|同学|同學|同事|室友|亲戚|親戚|邻居|老乡|孩子|学生|韩国人|韓國人|人质|家人|工友"
_VI_M = (
    "chồng|con trai|em trai|anh trai|bạn nam|anh bạn|cậu bạn|bố|ba tôi|cha|chú|cậu|bác trai|bạn trai|cháu trai|anh họ|chong"
    "|con trai|em trai|anh trai|anh"
)
_VI_F = "bạn nữ|cô bạn|cô gái|vợ|con gái|em gái|chị gái|mẹ|cô|dì|bạn gái|cháu gái|chị họ|vo toi|con gai|em gai|chi gai|chị"
_VI_ANY = "bạn|con tôi|cháu|đồng nghiệp|người quen|em họ|người hàn(?: quốc)?|ban toi|em tôi"
_KM_M = "កូនប្រុស|ប្តីខ្ញុំ|ប្តី|ប្ដី|បងប្រុស|ប្អូនប្រុស|ឪពុក|ប៉ា|ពូ|មិត្តប្រុស|បុរស|ប្រុស"
_KM_F = "កូនស្រី|ប្រពន្ធ|បងស្រី|ប្អូនស្រី|ម្តាយ|ម្ដាយ|មីង|មិត្តស្រី|ស្ត្រី|ស្រី|នារី"
_KM_ANY = "មិត្តភក្តិ|មិត្ត|ប្អូន|បង|កូន|ក្មួយ|ជនជាតិកូរ៉េ"
_TH_M = "พี่เขย|น้องเขย|ลูกเขย|ลูกชาย|สามี|พี่ชาย|น้องชาย|พ่อ|ลุง|แฟนหนุ่ม|หลานชาย|ผู้ชาย|ชายเกาหลี|หนุ่ม"
_TH_F = "พี่สะใภ้|น้องสะใภ้|ลูกสะใภ้|ลูกสาว|ภรรยา|เมีย(?!ว|น)|พี่สาว|น้องสาว|แม่|ป้า|(?<!ห)น้า|แฟนสาว|หลานสาว|ผู้หญิง|หญิง|สาวเกาหลี"
_TH_ANY = "เพื่อน|แฟน|ลูก|ญาติ|คนเกาหลี|น้อง"

_KO_BEFORE = "(?<![가-힣0-9])(?:우리|저희|제|내|울|친|구|큰|작은|막내|외|사촌|한\\s?살\\s?많은)?\\s?"
_KO_AFTER = (
    "(?=$|[^가-힣]|[은는이가을를의도만과와랑한께에요야아들]|이랑|하고|한테|께서|에게|이름|성함|얘|애|놈|녀석|부부"
    "|둘|셋|친구|[가-힣]{3}(?![가-힣])|이?라|이?고|인데|예요|입니다|나이|번호|폰|씨|분)"
)
_PATTERNS: tuple[tuple[re.Pattern[str], str | None], ...] = tuple(
    (re.compile(words, re.IGNORECASE), sex)
    for ko, en, zh, vi, km, th, sex in (
        (_KO_M, _EN_M, _ZH_M, _VI_M, _KM_M, _TH_M, "m"),
        (_KO_F, _EN_F, _ZH_F, _VI_F, _KM_F, _TH_F, "f"),
        (_KO_ANY, _EN_ANY, _ZH_ANY, _VI_ANY, _KM_ANY, _TH_ANY, None),
    )
    for words in (
        rf"{_KO_BEFORE}(?P<kin>{ko}){_KO_AFTER}",
        rf"(?<![a-z])(?P<kin>{en})(?![a-z])|(?P<han>{zh})|(?<!\w)(?P<vi>{vi})(?!\w)|(?P<km>{km})|(?P<th>{th})",
    )
)
_CALLED = re.compile(
    r"[\s,!~]*(?:나\s|나야|저야|저예요|저에요|나는|난\s|내가|저\s|살려|구해|도와|미안|여기|얘네|요즘|이거\s?뭐|무서|나 )"
)  # spoken to, not spoken of
_SENDERS_OWN = re.compile(
    r"(?<![가-힣])(?:저는|전|제가|나는|본인은|난)\s?(?:(?:그|걔|얘|피해자|실종자|위)\s?(?:의)?\s?)?$|(?:i am|i'm|im"
    r"|this is)\s+(?:his|her|the|their|a)?\s*(?:\w+'s\s)?$|我是(?:他|她|其)?(?:的)?$"
    r"|tôi là\s?$|(?<![\u1780-\u17d3])ខ្ញុំជា\s?$|(?:หนู|ผม|ฉัน|ดิฉัน)เป็น\s?$",
    re.IGNORECASE,
)
_I = re.compile(r"(?<![가-힣])(?:저는|나는|나넌|난|전|제가|내가|저|나)\s[^.!?\n]{0,28}$")
_COPULA = re.compile(
    r"\s?(?:요(?![가-힣])|이요|예요|이에요|입니다|입니더|이올시다|이오|이여|여(?![가-힣])|임(?![가-힣]))|인\s?(?:제가|저|내가)"
)


_ELDER = re.compile(
    r"(?:애\s?|아이\s?)?(?:엄마|아빠|아버지|어머니|애비|에미|누나|누이|형수?|언니|오빠|이모부?|고모부?|외?삼촌|외?숙모|외?할머니|외?할아버지)"
)
_OF_MINE = re.compile(r"(?:제|저희|우리|울|내)\s?$")
_OTHERS = re.compile(r"피해자|실종|사람[은이]|갇힌|잡힌|잡혀간|[가-힣][간온]\s?(?:건|게|분)|간\s?(?:건|게|분)")
_SIGNED = re.compile(r"\s[가-힣]{2,4}\s?(?:드림|올림|배상|입니다|이?고요|예요|이에요|[,.]?\s?\+?\d[\d\s-]{7,})")


def _is_writer(text: str, start: int, end: int) -> bool:
    """Whether a word for a relative is what the writer says of themselves.

    "저는 그 애 이모예요", "삼촌인 제가", "천안 사는 쉰둘 엄마예요", "이모 홍길순 드림".
    """
    before = text[max(0, start - 34) : start]
    elder = _ELDER.fullmatch(text, start, end) is not None and not _OF_MINE.search(before)
    copula = _COPULA.match(text, end)
    if copula is None:
        return elder and _SIGNED.match(text, end) is not None and not re.search(r"[가-힣]", before[-2:])
    if copula[0].startswith("인") or _I.search(before):
        return True
    return elder and not _OTHERS.search(re.split(r"[.!?\n]", before)[-1])


_LOVER, _COMPANION = re.compile(r"[여남](?:자\s?)?친구?"), re.compile(r"(?:이?랑|하고)\s")  # of the one who is told of
_NOT_MEANT = re.compile(
    r"\s?(?:한테|에게|께)만?[^.\n]{0,12}(?:지\s?(?:마|말))|\s?hante\b|\s?(?:정말\s|너무\s)?(?:사랑해|보고\s?싶)|\s?(?:한테"
    r"|에게|께|에겐|한텐|한테는|한테만)\s?(?:는\s?)?(?:잘\s?|꼭\s?)?(?:말|알리|비밀|전해|미안|연락\s?(?:하지|좀|해\s?[주줘])|전화\s?(?:좀"
    r"|해\s?[주줘]))|님들|부모|들\s?(?:자꾸|꼭"
    r"|다들)|(?:또래|말고)|들$"
)
_QUOTED = re.compile(r"(?:[‘“「『\"]|(?<![A-Za-z0-9])')[^‘’“”「」『』\"'\n]{3,120}(?:[’”」』\"]|'(?![A-Za-z]))")


_OWNS = re.compile(
    r"(?:의|네|쪽|'s|s'|的|[.,;]?\s(?:her|his|their))?\s?(?:회사|직장|학교|학원|동네|가게|교회|모임|고향|쪽|office|work|kid|younger|older|little|big|elder)?\s?",
    re.IGNORECASE,
)
_OWNER = frozenset({"her", "his", "my"})


@dataclass(frozen=True, slots=True)
class Kin:
    """Somebody close who is spoken of: the sex the word tells, where it stands, whether the sender is meant.

    `owner`: the word only says whose the next one is: "남편 회사 여직원".
    """

    sex: str | None
    span: Span
    sender: bool
    word: str
    owner: bool = False


_VIETNAMESE = re.compile(
    r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]|\b(?:toi|nguoi|khong|dang bi|cuu|giup)\b", re.IGNORECASE
)


def quotations(text: str) -> list[Span]:
    """Where words in quotation marks stand, which are somebody else's."""
    return [match.span() for match in _QUOTED.finditer(text)]


@lru_cache(maxsize=16)  # one reading asks of each message several times
def kin(text: str) -> tuple[Kin, ...]:
    """Every relative or acquaintance a text speaks of, in order; those only called out to or quoted are left out."""
    quoted = quotations(text)
    found: list[Kin] = []
    taken = Taken(len(text))
    for match, word, sex in _spoken_of(text):
        start, end = match.end() - len(word), match.end()
        if is_called(text, end) or is_not_meant(text, end) or any(a <= start and end <= b for a, b in quoted):
            continue
        if match.lastgroup == "vi" and word.isascii() and not _VIETNAMESE.search(text):
            continue
        if not taken.take((start, end)):
            continue
        if _LOVER.fullmatch(word) and _COMPANION.match(text, end):
            continue
        found.append(Kin(sex, (start, end), is_writers_own(text, start, end), word))
    found.sort(key=lambda known: known.span)
    return tuple(
        replace(one, owner=after is not None and is_owner(text, one.word, one.span[1], after.span[0]))
        for one, after in zip_longest(found, found[1:])
    )


def is_owner(text: str, word: str, end: int, start: int) -> bool:
    """Whether a word for somebody that ends there only says whose the next is, which starts at `start`."""
    between = text[end:start]
    return word in _OWNER and len(between) < 12 or _OWNS.fullmatch(between) is not None


def kin_words(text: str) -> Iterator[tuple[Span, str, str | None]]:
    """Every word for somebody close, whoever is meant and whoever says it, with the sex it shows; some stand in one another."""
    return (((match.end() - len(word), match.end()), word, sex) for match, word, sex in _spoken_of(text))


def _spoken_of(text: str) -> Iterator[tuple[re.Match[str], str, str | None]]:
    for pattern, sex in _PATTERNS:
        for match in pattern.finditer(text):
            yield match, next(group for group in match.groupdict().values() if group), sex


def is_called(text: str, end: int) -> bool:
    """Whether somebody is spoken to, not of, with the word that ends there."""
    return _CALLED.match(text, end) is not None


def is_not_meant(text: str, end: int) -> bool:
    """Whether the word that ends there names somebody beside the one who is told of: "엄마한테 말하지 마세요"."""
    return _NOT_MEANT.match(text, end) is not None


def is_writers_own(text: str, start: int, end: int) -> bool:
    """Whether a word for a relative is what the writer says of themselves."""
    return bool(_SENDERS_OWN.search(text[max(0, start - 24) : start])) or _is_writer(text, start, end)
