"""Names in Korean sentences: after 이름은, after kinship, before an age, in lists, signatures, titles and nicknames."""

import re
from collections.abc import Iterator
from datetime import date

from triage.extract.ages import age_beside, ages
from triage.extract.kinship import CLOSE
from triage.extract.korean_called import by_duty, colleagues, in_a_row, said_to_be, with_posts
from triage.extract.korean_labels import after_label, is_alias, owners
from triage.extract.korean_names import COMMON, TITLES, is_ordinary, name_at
from triage.extract.korean_selves import AGE_WORD, PLACE_ENDS, senders, tells_more
from triage.extract.named import SENDER, Named
from triage.extract.spans import Taken
from triage.extraction import Role

_KIN_WORDS = """
동생 친동생 사촌동생 외사촌동생 여동생 남동생 막내동생 아들 아들내미 아들래미 아들놈 큰아들 작은아들 딸 딸내미
큰딸 작은딸 막내딸 남편 신랑 아내 와이프 오빠 사촌오빠 친오빠
언니 사촌언니 친언니 누나 사촌누나 친누나 형 친형 사촌형 친구 남친 여친 남자친구 여자친구 조카 후배 선배 동료
지인 제부 처남 처제 매형 매제 형부 형수 올케 막내 삼촌 외삼촌 작은아버지 큰아버지 이모 고모 아버지 어머니
부친 모친 사촌 후임 선임 애인 애아빠 룸메 룸메이트 큰애 작은애 학생 피해자 실종자 한국인 한국사람 남자 여자
전남편 전남친 전여친 전처 전부인 제자 손자 손녀 며느리 사위 약혼자 직원 사람 아이 애 얘 걔 당사자 대상자 동기 동창 아빠 엄마
"""
_KIN_BEFORE = re.compile(
    rf"(?:(?<![가-힣])|(?<=우리)|(?<=저희)|(?<=고향)|(?<=학교)|(?<=대학)|(?<=회사)|(?<=직장)|(?<=동네)|(?<=군대)|(?<=교회)"
    rf"|(?<=막내)|(?<=큰)|(?<=외)|(?<=친)|(?<=작은)"
    rf"|(?<=손))(?:{'|'.join(sorted(_KIN_WORDS.split(), key=len, reverse=True))})(?:놈|녀석|넘|님|분|네)?(?:\s?(?:둘|셋|넷"
    rf"|[두세네]\s?명|\d명|부부))?"
    r"(?:이|가|은|는|인|의|:|,|,?\s?이름은?)?\s?[:,(]?\s?['\"‘“]?"
)
_KIN_GIVEN = re.compile(
    rf"(?:{'|'.join(sorted(_KIN_WORDS.split(), key=len, reverse=True))})\s(?P<name>[가-힣]{{2}})이(?:가|는"
    rf"|를|랑|한테|도|의)(?![가-힣])"
)
_CLOSE_GIVEN = re.compile(
    rf"(?<![가-힣])(?:우리\s|제\s|저희\s)?(?:{CLOSE})\s(?P<name>(?!존함|성함|연세|성격|사진|소리|여권|전화|통장|목숨|상태"
    rf"|건강|위치|주소|생일|나이|이름|얼굴|다리|머리"
    r"|허리|마음|영상|말투|방에|둘|셋|차가|몸|집|손|발|신분|학교|회사|월급|부모|아들|친구|애인|사장|사람|가방|카톡|문자|소식"
    r"|연락|폰|번호|계좌|전부|모두|혼자)[가-힣]{2})(?:이|가|은|는)\s"
    r"(?=[^.!?\n]{0,24}(?:갔|갇|잡혀|감금|맞[았고]|연락|뺏|울[면었]|전화|납치|떠났|출국|실종|사라|못\s?나|끌려|팔려))"
)
_FORM = re.compile(
    r"(?:(?P<who>(?:신고자|제보자|신고인|작성자|보호자)(?:\s?(?:부친|모친|부|모|누나|언니|형|오빠|동생|배우자|아내|남편|친구"
    r"|지인))?)|피해자|실종자|대상자|당사자)\s?(?:이름|성명)?\s?"
    r"(?:[:：]\s?|(?:은|는)?\s(?=[가-힣]{2,4}\s?(?:[(,/\n]|$|입니다|씨)))"
)
_WEAK_BEFORE = re.compile(r"(?:사람|아이|(?<!큰)(?<!작은)(?<!우리)애|한국인|직원|남자|여자|형|누나|학생)(?:이|가|은|는)?\s?$")
_BOUNDARY = re.compile(r"(?<![가-힣A-Za-z0-9@_.])(?=[가-힣]{2})")
_SEX_BETWEEN = re.compile(r"(?:이?고|인)?\s?[,/)]?\s?(?:남자|여자|남성|여성|남|여)?(?:이고|인)?\s?[,/)]?\s(?:이름은?\s)?")
_TITLED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣](?:실장|부장|과장|차장|팀장|본부장)|[{''.join(sorted(COMMON))}왕진탕마곽첸린태명육표탁석염길옥국변추](?:{TITLES}))(?=$"
    rf"|[^가-힣]|(?:이?라|이?랑|은|는|이|가|을|를|에게|한테|님|하고|과|와|도|의|이?고|입니|예요|이에|이?래|놈|새끼|찾))"
)
_TITLED_APART = re.compile(
    r"(?<![가-힣])(?P<name>[김이박최정강조윤장임오서신권황안송류홍고문양손배백허남심노하곽성차주민나진엄"
    r"채원천방공변염추도석선설마길] (?:실장|부장|과장|차장|팀장|본부장|이사|대표))(?=$|[^가-힣]|(?:은|는"
    r"|이|가|을|를|에게|한테|님|이?라|이?고))"
)
_NO_TITLE_WORDS = """
부사장 부팀장 부실장 여사장 여실장 여팀장 현사장 현팀장 전사장 전팀장 전실장 총팀장 총실장 각팀장 내팀장 우사장 그실장
그팀장 그사장 이실장님 저사장 부대표 공동대표 주대표 이대리점 한대표 한팀장급 조팀장급 공사장 주차장 행사장 고사장 방사장 고대표
구대표 유대리 현대리 공대리 본부장 본과장 중팀장
"""
_NO_TITLE = frozenset(_NO_TITLE_WORDS.split())
_TITLE_ALONE = re.compile(rf"\s(?:{TITLES})(?=$|[^가-힣]|(?:이?라|이?랑|은|는|이|가|을|를|에게|한테|님|이?고))")
_WORD_BEFORE = re.compile("(?<![가-힣])[가-힣]{3}$")
_NICK = re.compile(
    r"(?:총괄|총무|방장|반장|감독|면접관|닉네임|닉|별명|저장명|활동명|가명|대화명|호칭|별칭|예명|담당자?|관리자|팀장|총책"
    r"|보스|실장|이름|사장|책임자"
    r"|두목|모집책|모집인|브로커|알선책|중간책|중국인|한국인|조선족|대만인|베트남인|인솔자|사람|놈|분"
    r"|관리책|형|누나|오빠|매니저|조직원|상담원)(?:은|는"
    r"|이|가|도|을|를)?\s?(?:닉네임|닉|이름)?(?:은|는|이|가)?\s?[:：]?\s?"
)
_PLACE_BEFORE = re.compile(
    r"(?:위치|장소|단지|건물|빌딩|회사|업체|호텔|카지노|리조트|숙소|동네|지역|도시|거기|여기|간판|이름이|상호)(?:은|는|이|가|도)?"
    r"(?:\s[가-힣]{1,6})?\s?[:]?\s?$"
)
_QUOTED = re.compile(r"['\"‘“「『`](?P<name>[가-힣A-Za-z][가-힣A-Za-z ]{0,11})['\"’”」』`]")
_CALLED = re.compile(
    r"['\"’”」』`]\s?(?:이?라는|이?라고|이?란|찾|씨|님|으?로\s?(?:불|저장|통)|이?래|입니다|이에요|예요|이요"
    r"|[이가]\s(?:합니다|한다|해요|담당|맡|관리|시킵|운영))"
)
_CALLED_PLAIN = re.compile(
    r"(?P<name>[가-힣]{2,5}?)(?:이?라는\s?(?:사람|놈|남자|여자|형|누나|애|분|이름|자|중국|한국|새끼|친구|동생"
    r"|\S{0,4}(?:실장|팀장))|이?라고\s?(?:불|하는|부르|한대|했|해요|합니다|함|하고|저장))"
)
_DUTY_PLAIN = re.compile(
    r"(?:담당자?|닉네임|닉|관리자|저장명|총책|모집책|브로커)\s?[:：]?\s(?P<name>[가-힣]{2,4})(?=[()\].,]|$|\n)"
)
_DUTY_IS = re.compile(
    r"(?:담당자?|총책|보스|관리자|사장|브로커|모집책|책임자)(?:은|는|이|가)\s(?P<name>[가-힣]{2,4}?)(?=이?라는"
    r"|이?라고|입니다|이에요|예요|이?래요)"
)
_GIVEN = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2})(?:이)?(?:형|누나|언니|오빠|씨|군|양)(?=은|는|이|가|을|를|도|한테|랑|하고|의"
    r"|\s|$|[.,!?~])"
)
_NOT_GIVEN_WORDS = """
우리 저희 친한 아는 같은 다른 어떤 작은 외국 어린 막내 사촌 아저 한국 중국 현지 동네 그런 이런 저런 옆방 회사 알던 만난
나이 둘째 첫째 셋째 매일 날씨 글씨 솜씨 말씨 마음 아가 불씨 모양 고양 영양 동양 서양 태양 공양 육군 해군 공군 미군 장군
적군 국군 대한 예비 피해 여러 살던 같이 다니 보던 하던 있던 갔던 큰집 친척 외사 이모 고모 먼저 근데 그때 진짜 제발 지금
여기 모르 여자 남자 무슨 웬만 각종 대략 상당 일정 적당 분당 수양 부양 요양 안양 밀양 언양 함양 담양 광양 단양 청양 계양
"""
_NOT_GIVEN = frozenset(_NOT_GIVEN_WORDS.split())
_MOCK = re.compile(r"(?:김|박|이|홍)\s?(?:모|아무개)\s?(?:씨|\(|군|양)")
_SIGNED = re.compile(
    r"(?:^|[.!?~…ㅠㅜ)\n]|--|[-—–]|[요다음함임죠줘래까해라야지니](?=\s))\s*(?P<name>[가-힣]{2,4})\s*(?:드림|올림|배상"
    r"|씀)?\s*[.)]?\s*$"
)
_JOIN = re.compile(r"\s?(?:[,、·/&+]|그리고|및|와|과|하고|이랑|랑)\s?")
_REGARDS = re.compile(r"\s*(?:드림|올림|배상|씀)")


def korean_people(text: str) -> tuple[Named, ...]:
    """Every name that Korean words give, in order, each place once; names in bare shape only are marked unsure."""
    taken = Taken(len(text))
    found = [named for named in _candidates(text) if taken.take(named.span)]
    for named in tuple(found):
        found += _listed(text, named, taken)
    return tuple(sorted((named for named in found if not is_alias(text, named, found)), key=lambda named: named.span))


def _candidates(text: str) -> Iterator[Named]:
    """Names, the surest kind of sentence first."""
    yield from after_label(text)
    yield from owners(text)
    yield from said_to_be(text)
    yield from by_duty(text)
    yield from with_posts(text)
    yield from colleagues(text)
    yield from _in_form(text)
    yield from _titled(text)
    yield from _nicknames(text)
    yield from senders(text)
    yield from in_a_row(text)
    yield from _after_kin(text)
    yield from _before_age(text)
    yield from _before_kin(text)
    yield from _after_age(text)
    yield from _given(text)
    yield from _signed(text)


def _in_form(text: str) -> Iterator[Named]:
    for match in _FORM.finditer(text):
        if span := name_at(text, match.end(), known=True, labelled=True):
            yield Named(text[slice(*span)], span, SENDER if match["who"] else None)
    for match in (*_KIN_GIVEN.finditer(text), *_CLOSE_GIVEN.finditer(text)):
        if not is_ordinary(match["name"]) and match["name"] not in _NOT_GIVEN:
            yield Named(match["name"], match.span("name"))


def _titled(text: str) -> Iterator[Named]:
    for pattern in (_TITLED, _TITLED_APART):
        for match in pattern.finditer(text):
            if match["name"] not in _NO_TITLE:
                yield Named(match["name"], match.span("name"), Role.OTHER)
    for match in _TITLE_ALONE.finditer(text):
        word = _WORD_BEFORE.search(text[max(0, match.start() - 5) : match.start()])
        if word and name_at(word[0], 0) == (0, len(word[0])):
            yield Named(word[0], (match.start() - len(word[0]), match.start()), Role.OTHER)


def _nicknames(text: str) -> Iterator[Named]:
    for match in _QUOTED.finditer(text):
        near = text[max(0, match.start() - 14) : match.start()]
        duty = re.search(_NICK.pattern + "$", near)
        if not duty and _PLACE_BEFORE.search(near):
            continue
        if (duty or _CALLED.match(text, match.end() - 1)) and _is_nick(match["name"], bool(duty)):
            yield Named(match["name"].strip(), match.span("name"), Role.OTHER if duty else None)
    for pattern in (_DUTY_PLAIN, _DUTY_IS):
        for match in pattern.finditer(text):
            if not is_ordinary(match["name"]):
                yield Named(match["name"], match.span("name"), Role.OTHER)
    for match in _CALLED_PLAIN.finditer(text):
        before = re.search(_NICK.pattern + r"(?:[가-힣]{2,8}\s)?$", text[max(0, match.start() - 16) : match.start()])
        if before and not is_ordinary(match["name"]):
            span = name_at(text, match.start("name"), known=True) or match.span("name")
            yield Named(text[slice(*span)], span, None)
    for match in _MOCK.finditer(text):
        name = re.match(r"[가-힣]\s?(?:모|아무개)", match[0])
        if name:
            yield Named(name[0], (match.start(), match.start() + name.end()), None)


def _is_nick(name: str, duty: bool) -> bool:
    """Whether quoted words are what somebody is called, not a slogan or a speech."""
    words = name.split()
    if not words or len(words) > 2 or (re.search("[가-힣]", name) and len(name.replace(" ", "")) > 6):
        return False
    if re.search(
        r"(?:요|다|까|줘|게|자|해|라|음|돼|세요|단지|빌딩|호텔|카지노|파크|리조트|산업|알바|상담|원구|사이트|그룹"
        r"|은행|공단|회사|식당|갈비)$",
        name,
    ):
        return False
    return duty or bool(re.fullmatch("[가-힣]{1,5}|[A-Za-z]+(?: [A-Za-z]+)?", name))


def _after_kin(text: str) -> Iterator[Named]:
    for match in _KIN_BEFORE.finditer(text):
        span = name_at(text, match.end(), known=False)
        if span and len(match[0]) == 1 and match[0] in "얘걔애" and not tells_more(text, span):
            continue
        if span is None or span[1] - span[0] == 2 and not tells_more(text, span):
            continue
        if _WEAK_BEFORE.search(match[0]) and not tells_more(text, span):
            continue
        yield Named(text[slice(*span)], span, SENDER if _REGARDS.match(text, span[1]) else None)


_KIN_BEHIND = re.compile(
    rf"\s(?:우리\s|제\s|저희\s)?(?:{CLOSE})(?=\s?[(,]?\s?(?:\d|만\s?\d|스물|스무|서른|마흔)|이고\s|인데|입니다|이에요|예요)"
)


def _before_kin(text: str) -> Iterator[Named]:
    for match in _BOUNDARY.finditer(text):
        span = name_at(text, match.start())
        if span and span[1] - span[0] > 2 and _KIN_BEHIND.match(text, span[1]):
            yield Named(text[slice(*span)], span)


def _before_age(text: str) -> Iterator[Named]:
    for match in _BOUNDARY.finditer(text):
        span = name_at(text, match.start(), known=True)
        if span and (AGE_WORD.match(text, span[1]) or age_beside(text, span[1]) and span[1] - span[0] > 2):
            yield Named(text[slice(*span)], span)


_ANY_DAY = date(2020, 1, 1)  # only where an age stands matters, not how old it makes someone


def _after_age(text: str) -> Iterator[Named]:
    for age in ages(text, _ANY_DAY):
        match = _SEX_BETWEEN.match(text, age.span[1])
        span = name_at(text, match.end()) if match else None
        if span and span[1] - span[0] > 2:
            yield Named(text[slice(*span)], span)


def _given(text: str) -> Iterator[Named]:
    for match in _GIVEN.finditer(text):
        if (
            match["name"] not in _NOT_GIVEN
            and not is_ordinary(match["name"])
            and not match["name"].endswith(tuple("은는던한린운큰온간본"))
        ):
            yield Named(match["name"], match.span("name"))


def _signed(text: str) -> Iterator[Named]:
    match = _SIGNED.search(text, max(0, len(text) - 40))
    if match and name_at(text, match.start("name"), known=True) == match.span("name") and match["name"][-1] not in PLACE_ENDS:
        alone = match.start("name") == 0 or not text[: match.start("name")].strip()
        if len(match["name"]) > 2:
            yield Named(match["name"], match.span("name"), None if alone else SENDER)


def _listed(text: str, named: Named, taken: Taken) -> list[Named]:
    """Names that stand in a list with a name already found: "안재민, 채우석 둘 다"."""
    if named.hint is Role.OTHER or not re.match("[가-힣]", named.name):
        return []
    more: list[Named] = []
    at = named.span[1]
    while (join := _JOIN.match(text, at)) and (span := name_at(text, join.end(), known=False)):
        if span[1] - span[0] < 3 or not taken.take(span):
            break
        more.append(Named(text[slice(*span)], span, named.hint))
        at = span[1]
    return more
