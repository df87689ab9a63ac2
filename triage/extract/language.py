"""The main language of a tip, told by its scripts and, where that is Latin, by its commonest words."""

import re
from collections import Counter

from triage.extract.passages import passages
from triage.message import Kind, Tip

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|[A-Za-z0-9.]{0,40}[@_][\w.@]*|\b[A-Za-z]{0,40}\d\w*", re.ASCII)
_READ = 6_000  # letters are plenty to tell a language

_SCRIPTS = (
    ("ko", re.compile("[가-힣ㄱ-ㅣ]"), 3.0),
    ("ja", re.compile("[ぁ-ヿ]"), 3.0),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), 3.0),
    ("km", re.compile("[\u1780-\u17b3\u17b6-\u17d3]"), 1.0),
    ("th", re.compile("[\u0e01-\u0e4e]"), 1.0),
    ("lo", re.compile("[\u0e81-\u0ece]"), 1.0),
    ("my", re.compile("[\u1000-\u109f]"), 1.0),
    ("ru", re.compile("[\u0400-\u04ff]"), 1.0),
    ("ar", re.compile("[\u0600-\u06ff]"), 1.0),
    ("hi", re.compile("[\u0900-\u097f]"), 1.0),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"), 1.0),
)
"""Letters of a script and how many Latin letters one of them says as much as."""

_WORD = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff']+")
_VIETNAMESE_MARK = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")

_ENGLISH_WORDS = """
a about after all am an and any are as ask at be because been before but by call came can cant come could did do does
dont down for from get girl go going gone got had has have he hello help her here hi him his hotel how i if im in is it
job just know last left like man many me money more my name need never no not now of on one only or our out passport
people phone please pls police said say she should since so some sorry stay tell than thank thanks that the their them
then there they this time to today told tomorrow up us was we went were what when where which who will with work working
would yes yesterday you your korean korea cambodia friend brother sister son daughter father mother uncle boss company
locked safe
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_VIETNAMESE_WORDS = """
toi em anh chi ban chung minh khong duoc la va cho nguoi cuu voi bi giup giam noi lam quoc canh sat viec dang roi nay
ngay tai cong ty tien chuyen gap mat chieu tu den qua ra vao nha chong vo cua da se con trai gai bao sung dien han ten
tuoi dai su quan moi nhu the nao hom tuan thang nam gio toa khu cam nguy hiem danh dap nhot giu lua dao viet sang ve doi
a oi nhe neu thi cung chua het hay phai lien lac ho bon xin lai mai khach thue
"""
_VIETNAMESE = frozenset(_VIETNAMESE_WORDS.split())
_VIETNAMESE_ALONE = (
    _VIETNAMESE
    - _ENGLISH
    - {"con", "em", "la", "da", "cam", "bi", "sang", "dang", "cho", "ten", "the", "ban", "do", "oi", "tu", "nay"}
)
_KOREAN_WORDS = """
jeo jeoneun nae jega naneun uri hanguk saram namja yeoja sallyeojuseyo salyeojuseyo sallyeo salyeo juseyo dowa
dowajuseyo jebal chingu gamgeum yeogwon eomma appa oppa eonni unni hyeong hyung nuna noona dongsaeng namdongsaeng
yeodongsaeng adeul ttal nampyeon anae jigeum yeogi geogi eodi eodie mollayo molla isseoyo itseoyo eopseoyo eopsseoyo
annyeong annyeonghaseyo gamsahamnida imnida ieyo yeyo haeyo hajimaseyo hangul hangeul kibodeu jaban jeonhwa munja mal
maeil majayo jukgo sipeo oneul eoje naeil ireum ireumeun sal kakao katok danji geonmul cheung bang gyeongchal daesagwan
hoesa don wonhae bogo ppalli yeonrak yeollak anhayo andwaeyo dwaesseoyo haesseoyo gasseoyo wasseoyo ga neun eseo reul
euro hante kkaji buteo an jung go butakdeuryeoyo konkeuriteu kambodia kaembodia gatayo gateundeyo ige geu hago hanbeon
jom wae eotteoke
"""
_KOREAN = frozenset(_KOREAN_WORDS.split())
_KOREAN_ENDING = re.compile(
    "(?:seyo|eoyo|ayo|aeyo|ieyo|yeyo|nida|nikka|eseo|neun|haeyo|eyo|jyo|nayo|eonde|neunde|ago|eogo|haneun|hante|kkaji|reul|euro|saram)$"
)
_KOREAN_SYLLABLES = re.compile(
    "(?:(?:kk|tt|pp|ss|jj|ch|[bdghjkmnprstlcy])?(?:yeo|yae|wae|eo|eu|ae|oe|ui|ya|ye|yo|yu|wa|we|wi|wo|[aeiou])(?:ng|[nmlkptbgrs](?![aeiouyw]))?)+"
)


def language_of(tip: Tip) -> str:
    """The ISO 639-1 code of the tip's main language; romanised Korean is ko, and "und" means that there are no words.

    Words read in a picture count only where the sender wrote none.
    """
    read = passages(tip)
    own = [passage for passage in read if tip.messages[passage.index].kind is not Kind.FILE]
    return language_of_text(" \n".join(passage.text[:_READ] for passage in own or read))


def language_of_text(text: str) -> str:
    """The ISO 639-1 code of the main language of a text, "und" where it has no words."""
    words = _NOT_WORDS.sub(" ", text[:_READ]) if len(text) else ""
    weights = {code: weight * len(letters.findall(words)) for code, letters, weight in _SCRIPTS}
    if weights["ja"] and weights["ja"] * 4 > weights["zh"]:
        weights["ja"] += weights["zh"]
    code = max(weights, key=lambda known: weights[known])
    if not weights[code]:
        return "und" if words == text or not re.search("[A-Za-z]", text) else "en"
    return _latin(words) if code == "latin" else code


def _latin(words: str) -> str:
    """Vietnamese by its marks, else whichever of English, Vietnamese without marks and romanised Korean has more words."""
    tokens = _WORD.findall(words.lower())
    marked = sum(bool(_VIETNAMESE_MARK.search(token)) for token in tokens)
    if marked >= 2 and marked * 6 >= len(tokens) or marked == len(tokens):
        return "vi"
    count = Counter({"en": 0})
    for token in tokens:
        count["en"] += token in _ENGLISH
        count["vi"] += token in _VIETNAMESE_ALONE
        count["ko"] += _is_korean(token)
    best, hits = count.most_common(1)[0]
    return best if hits >= 2 or (hits == 1 and len(tokens) <= 3) else "en"


def _is_korean(token: str) -> bool:
    if token in _KOREAN:
        return token not in _ENGLISH
    return len(token) >= 5 and bool(_KOREAN_ENDING.search(token)) and bool(_KOREAN_SYLLABLES.fullmatch(token))
