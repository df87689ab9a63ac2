"""Korean names told by what is said around them: "X이란 친구", names in a row, "X 집사입니다", surname and office."""

import re
from collections.abc import Iterator

from triage.extract.ages import age_beside
from triage.extract.jamo import is_closed
from triage.extract.korean_names import SURNAMES, is_ordinary, name_at
from triage.extract.named import SENDER, STRANGER, Named
from triage.extract.spans import Span
from triage.extraction import Role

_FRIENDLY = "친구|애|아이|학생|청년|아가씨|동생|후배|선배|동료|언니|오빠|누나|형|조카|아들|딸|여학생|남학생"
_ANYBODY = "사람|놈|분|자|남자|여자|새끼|인간|남성|여성|아저씨|아줌마|중국인|한국인|조선족|실장|팀장|사장|이사|매니저|브로커"
_SAID_TO_BE = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{1,5}}?(?:\s(?:리|킴|박|최|정|김|매니저))?)['\"’”]?\s?"
    rf"(?:이?라는|이?란|이?라고\s?(?:하는|불리는|부르는|자칭하는|소개한|소개하는|밝힌|칭하는))\s"
    rf"(?:(?!전화|문자|말|얘기|글|곳|데|톡|메시지|소리|연락|광고|내용|소문)[가-힣0-9]{{1,6}}\s)??(?:(?P<friend>{_FRIENDLY})"
    rf"|(?P<any>{_ANYBODY}))(?=$|[^가-힣]|[은는이가을를의도만한에께와과랑]|인데|이고|입니|이에|예요)"
)
_SAID_AND_AGED = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,3}?)(?:이?라고|이?라는데)\s(?=\d\d\s?[살세]|스물|스무|서른|마흔|열[일여아])"
)
_WORD = re.compile(r"(?<![가-힣])[가-힣]{3}(?![가-힣])")
_BETWEEN = re.compile(r"\s|,\s?|\s?[·/]\s?")
_ROW_ENDS = re.compile(r"\s?(?:[.,!?/\n(]|$|둘|셋|넷|다\s|모두|이렇게|씨|\d명|[두세네]\s?명)")
_CHURCH = "목사|부목사|집사|권사|장로|전도사|선교사|간사|신부|수녀|스님"
_POSTS = (
    "기자|교수|변호사|간호사|조교|교사|원장|약사|경위|경사|경장|순경|형사|주무관|사무관|회장|총무|통역사|통역"
    "|대리|과장|차장|부장|주임|계장|점장|대표|선생"
)
_COPULA = r"(?:님)?\s?(?:입니다|입니더|이에요|예요|이?라고\s?(?:합니다|해요|하는데|함)|인데요?|올림|드림|이올시다|이라\s?합니다)"
_OWN_POST = re.compile(rf"(?<![가-힣])(?P<name>[가-힣]{{3,4}})\s(?:{_CHURCH}|{_POSTS}){_COPULA}")
_POST_BEFORE = re.compile(rf"(?:{_CHURCH}|{_POSTS}|교민|유학생|직장인|회사원|시민|친구|보호자|대리인)\s(?=[가-힣]{{2,4}})")
_SURNAME_AND_POST = re.compile(rf"(?<![가-힣])(?P<name>[가-힣](?:{_CHURCH}|{_POSTS})){_COPULA}")
_IS_ME = re.compile(r"(?:입니다|입니더|이에요|예요|이?라고\s?(?:합니다|해요|함)|올림|드림)")
_COLLEAGUE = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{3,4})\s(?:대리|과장|차장|부장|주임|계장|사원|팀장|실장|소장|대표|선생|집사|형제|자매|청년"
    r"|학생|군|양)(?:님)?(?=$|[^가-힣]|[은는이가을를의도]|인데|한테)"
)
_ALIAS_QUOTED = re.compile(
    r"(?:하나|한\s?명|한\s?사람|둘째|첫째|그중)(?:은|는|이|가)?\s[^.!?\n]{0,20}?['\"‘“](?P<name>[가-힣]{2,4})['\"’”](?:이?고"
    r"|이?랑|이?라|인데|이?며)"
)
_WITH_SSI = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{3,4})\s?(?:씨|님)(?=$|[^가-힣]|[가는를은도의]|라고|한테)")
_AMONG = re.compile(r"(?:중에|중의|가운데)\s(?P<name>[가-힣]{2})이(?:가|는|도|를|랑)(?![가-힣])")
_FOREIGN_TITLE = re.compile(
    r"(?P<name>(?:미스터|미스|마담|보스|캡틴|닥터|제임스|마이클|데이비드|존|토니|잭)\s[가-힣])(?=$|[^가-힣]"
    r"|[은는이가을를의]|이?라|이?고)"
)
_RUN_BY = re.compile(
    r"(?:관리(?:하는|자)?|사장|총책|실장|팀장|마담|책임자|보스|우두머리"
    r"|감시하는)[^.!?\n]{0,14}?\s(?P<name>[가-힣]{1,2}이?(?:언니|형|누나|오빠|삼촌|이모|아저씨))(?=$|[^가-힣]|이?라|이?고"
    r"|입니|예요|[은는이가])"
)  # what inmates call those who run the place is kept whole
_SELF_KIN = re.compile(r"(?<![가-힣])(?:애비|아비|에미|어미|애미|어매|어멈|할미|할애비|할배)(?:\s?되는\s사람)?\s(?=[가-힣]{2,4})")
_FOREIGN_SELF = re.compile(
    r"(?:저는|제\s이름은)\s(?:[가-힣]{2,5}(?:에서|에)?\s(?:사는|온|일하는)\s)?(?P<name>[가-힣]{2,5}?)(?:예요|이에요|입니다"
    r"|이?라고\s?(?:합니다|해요))"
)
_DUTY_NAMED = re.compile(
    r"(?:담당|팀장|총책|관리자|사장|실장|총괄|책임자|보스|두목|방장|면접관|브로커|모집책)(?:은|는|이|가)\s(?:중국\s?사람"
    r"|중국인|한국인|한국\s?사람|조선족|대만인|대만\s?사람)?\s?"
    r"(?P<name>[가-힣]{2,5}?)(?=이?라고|이?라는|이?고\s|이?며|입니다|이에요|예요|이?래요)"
)
_DUTY_BEFORE_CHANNEL = re.compile(
    r"(?:담당자?|문의|상담|매니저|연락|관리자|모집)\s?[:：]?\s(?P<name>[가-힣]{2,4})\s(?=라인|카톡|카카오|텔레|위챗|왓츠"
    r"|인스타|아이디|번호|연락|전화|@|\+|0\d)"
)
_NICKNAMED = re.compile(
    r"(?:별명|닉네임|닉|활동명|저장명|가명|호칭|대화명|별칭|예명)(?:은|는|이|가|:)\s?(?P<name>[가-힣A-Za-z]{1,6}?)(?=이?라고"
    r"|이?라는|이?고\s|,|\.|$|입니다|이에요|예요|이?래요|이?었)"
)
_ENDS_A_SENTENCE = frozenset("요다까죠네줘됨함음었았했겠됐써랬대래어")
_GANGLIKE = re.compile(r"조직|총책|모집|관리|사기|보이스피싱|두목|간부|채용|구인|담당|면접")


def said_to_be(text: str) -> Iterator[Named]:
    """Those introduced by what they are called: a friend by a given name, or somebody whom the writer does not know."""
    for match in _SAID_TO_BE.finditer(text):
        if _may_be_called(match["name"]):
            full = name_at(text, match.start("name"), known=True)
            span = full if full and full[1] <= match.end("name") + 1 and full[1] - full[0] > 2 else match.span("name")
            yield Named(text[slice(*span)], span, None if match["friend"] else STRANGER)
    for match in _WITH_SSI.finditer(text):
        if name_at(match["name"], 0) == (0, len(match["name"])):
            yield Named(match["name"], match.span("name"))
    for pattern in (_SAID_AND_AGED, _ALIAS_QUOTED, _AMONG):
        for match in pattern.finditer(text):
            if not is_ordinary(match["name"]):
                yield Named(match["name"], match.span("name"))


def _may_be_called(name: str) -> bool:
    """Whether a word before 이라는 can be what somebody is called: no sentence, no everyday word, no lone open syllable."""
    if name[-1] in _ENDS_A_SENTENCE or name.endswith(("여기", "거기")):
        return False
    return (len(name) > 1 or is_closed(name)) and not is_ordinary(name.split(maxsplit=1)[0])


def by_duty(text: str) -> Iterator[Named]:
    """Those named by what they do there or go by: "팀장은 아룡이고", "담당 유리 카톡", "별명이 까치", "보스 강"."""
    for match in _RUN_BY.finditer(text):
        if not is_ordinary(match["name"][:2]) and match["name"][:1] not in "큰작새":
            yield Named(match["name"], match.span("name"), Role.CAPTOR)
    for pattern in (_DUTY_NAMED, _DUTY_BEFORE_CHANNEL, _NICKNAMED):
        for match in pattern.finditer(text):
            if not is_ordinary(match["name"]):
                yield Named(match["name"], match.span("name"), Role.OTHER)
    for match in _FOREIGN_TITLE.finditer(text):
        yield Named(match["name"], match.span("name"), Role.OTHER)


def in_a_row(text: str) -> Iterator[Named]:
    """Full names that stand one behind the other with nothing between: "옥재민 금도훈 탁우주."."""
    row: list[Span] = []
    for match in (*_WORD.finditer(text), None):
        if (
            match
            and name_at(match[0], 0, known=True) == (0, 3)
            and (not row or _BETWEEN.fullmatch(text[row[-1][1] : match.start()]))
        ):
            row.append(match.span())
            continue
        if len(row) > 1 and _ROW_ENDS.match(text, row[-1][1]):
            yield from (Named(text[slice(*span)], span) for span in row)
        row = [match.span()] if match and name_at(match[0], 0, known=True) == (0, 3) else []


def with_posts(text: str) -> Iterator[Named]:
    """Writers who give their post or their part in the family; the post is no part of a full name."""
    for match in _OWN_POST.finditer(text):
        if name_at(match["name"], 0, known=True) == (0, len(match["name"])):
            yield Named(match["name"], match.span("name"), SENDER)
    for match in (*_POST_BEFORE.finditer(text), *_SELF_KIN.finditer(text)):
        span = name_at(text, match.end(), known=True)
        if span and (match.re is _SELF_KIN or (span[1] - span[0] > 2 and _IS_ME.match(text, span[1]))):
            yield Named(text[slice(*span)], span, SENDER)
    for match in _FOREIGN_SELF.finditer(text):
        if not is_ordinary(match["name"]) and not _SAID_TO_BE.match(text, match.start("name")):
            span = name_at(text, match.start("name"), known=True) or match.span("name")
            yield Named(text[slice(*span)], span, SENDER)
    for match in _SURNAME_AND_POST.finditer(text):
        if match["name"][0] in SURNAMES and not match["name"].startswith(("부", "현", "전", "총")):
            yield Named(match["name"], match.span("name"), SENDER)


def colleagues(text: str) -> Iterator[Named]:
    """People told of whose full name a post stands behind: "영업팀 X 과장(41)"."""
    for match in _COLLEAGUE.finditer(text):
        span = match.span("name")
        if name_at(match["name"], 0) == (0, len(match["name"])) and _is_told_of(text, span, match.end()):
            yield Named(match["name"], span)


def _is_told_of(text: str, name: Span, end: int) -> bool:
    """Whether somebody with a post is a colleague or a member the writer misses, not the face of an offer or a gang."""
    if _GANGLIKE.search(text[max(0, name[0] - 20) : name[0]]):
        return False
    mine = re.search(
        r"(?:우리|저희|같은|설비|영업|총무|개발|회사|교회|청년부|학교|팀|과|부서)\s?[^.!?\n]{0,12}$",
        text[max(0, name[0] - 16) : name[0]],
    )
    return bool(mine or age_beside(text, end))
