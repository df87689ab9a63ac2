"""Names that Korean words announce: 이름은 X, 후배명 X, 예금주 X; and which of them is only what somebody goes by."""

import re
from collections.abc import Iterator

from triage.extract.korean_names import is_ordinary, name_at
from triage.extract.named import OWNER, SENDER, Named

_LABEL = re.compile(
    r"(?:이름(?:\s?석\s?자)?|그\s?중(?:에|의)?\s?(?:한\s?(?:명|사람)|하나)|성함|존함|본명|성명|실명|(?:후배|선배|친구|동생"
    r"|자녀|아들|딸|남편|아내|피해자|실종자|대상자|당사자"
    r"|신고자|제보자|피신고인)명)(?:(?:은요?|는요?|이|가|이랑|도|만\s말할게요|만)|\s?(?:은(?=\s)|는(?=\s)|:|="
    r"|,))?\s{0,2}[:,]?\s?['\"‘“「]?"
)
_OF_A_THING = re.compile(
    r"(?:단지|건물|빌딩|회사|업체|호텔|카지노|리조트|그룹|조직|사이트|어플|앱|게임|동네|지역|도시|마을|거리|채널|톡방|단톡방|카페"
    r"|공장|사무실|숙소|아파트|은행|학교|식당|가게|항공사|병원|섬|산|강|아이디|계정)(?:의|\s영어|\s정식)?\s?$"
)  # before "이름": what has the name is no person
_OWNER = re.compile(
    r"(?:예금주|계좌주|통장\s?주인?|수취인|받는\s?(?:사람|분)|명의(?:자|인)?|계좌명)\s?(?:이름)?\s?(?:은|는|이|가|:|="
    r"|,)?\s?['\"‘“(]?"
)
_BEHIND_ACCOUNT = re.compile(r"\d{2,6}[\d-]{6,16}\s?[,:(/]?\s?(?=[가-힣]{2,4}(?![가-힣])|[가-힣]{3}[가-힣])")
_OWNED = re.compile(
    r"\s?(?:씨\s?)?(?:이?라는\s(?:사람|놈|자|분|남자|여자)\s)?(?:명의|통장|계좌|앞으로|한테\s?(?:보내|입금))"
    r"|\s?[)]?\s?(?:$|[,.\n])"
)
_REAL = re.compile(r"본명|실명|실제\s?이름|진짜\s?이름")
_ALIAS = re.compile(
    r"(?:예명|활동명|방송명|방송에선|방송에서는|닉네임|닉|별명|가명|가게\s?이름|게임\s?아이디|호칭|[가-힣]{0,3}에선)(?:은"
    r"|는|이|가)?"
    r"\s?[:]?\s?['\"‘“「]?$"
)
_NO_NAME = re.compile(
    r"\s?(?:몰[라랐]|모르|못\s?|비밀|안\s|안밝|밝[히혀]|뭐|뭔|까먹|기억|없[어습는이]|말\s|말[하못은을]"
    r"|물어|알려|아무|같은|적[어을]|이랑\s|등\s|과\s|만\s|조차|도\s)"
)
_HOW_WRITTEN = re.compile(r"(?:한글로는?|영어로는?|한국\s?이름으로는?|아마|그냥)\s")
_FOREIGN = re.compile(r"(?P<name>[가-힣]{2,5}\s[가-힣])(?=이?고|입|이?라|예요|이에요|씨|[,.]|$)")
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z@_])")
_LOOSE_NAME = re.compile(
    r"(?P<name>[가-힣]{2,5}?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=[^A-Za-z]))\s?(?P<end>['\"’”」]|이?라(?:고|는|며|네|던|서"
    r"|카)|이?래|입니다|이에요|예요|이고요?"
    r"|이구요?|이요|이며|씨|님|[,.)\s]|$)"
)


def after_label(text: str) -> Iterator[Named]:
    for match in _LABEL.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _NO_NAME.match(text, match.end()) or _OF_A_THING.search(before):
            continue
        start = match.end()
        if how := _HOW_WRITTEN.match(text, start):
            start = how.end()
            if foreign := _FOREIGN.match(text, start):
                yield Named(foreign["name"], foreign.span("name"), labelled=True)
                continue
        hint = SENDER if re.search(r"(?<![가-힣])(?:제|내|저는|전|저의?|본인)\s?$", before) else None
        if latin := _LATIN.match(text, start):
            yield Named(latin[0], latin.span(), hint, labelled=True)
            continue
        span = name_at(text, start, known=True, labelled=True)
        if span is None:
            loose = _LOOSE_NAME.match(text, start)
            if (
                loose is None
                or is_ordinary(loose["name"])
                or not (loose["end"].strip(" ,.)") or text[match.end() - 1] in "'\"‘“「" or _is_bare(match[0], loose))
            ):
                continue
            span = loose.span("name")
        yield Named(text[slice(*span)], span, hint, labelled=True)


def _is_bare(label: str, loose: re.Match[str]) -> bool:
    """Whether a given name stands alone behind "이름" and before a stop: "언니 이름 수연, …"."""
    return len(loose["name"]) == 2 and loose["end"] in (",", ".", ")") and bool(re.match("이름|본명|실명|성함", label))


def owners(text: str) -> Iterator[Named]:
    """Those in whose name an account stands: 예금주 X, "110-… X 명의"."""
    for match in _OWNER.finditer(text):
        if span := name_at(text, match.end(), known=True, labelled=True):
            yield Named(text[slice(*span)], span, OWNER)
    for match in _BEHIND_ACCOUNT.finditer(text):
        span = name_at(text, match.end(), known=True)
        if span and span[1] - span[0] > 2 and _OWNED.match(text, span[1]):
            yield Named(text[slice(*span)], span, OWNER)


def is_alias(text: str, named: Named, found: list[Named]) -> bool:
    """Whether a name is what somebody goes by whose real name stands close by: "예명 X 본명 Y"."""
    real = [match.end() for match in _REAL.finditer(text)]
    if not real or not _ALIAS.search(text[max(0, named.span[0] - 14) : named.span[0]]):
        return False
    return any(0 <= other.span[0] - end <= 4 and abs(other.span[0] - named.span[0]) <= 40 for other in found for end in real)
