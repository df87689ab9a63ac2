"""Where a Korean personal name begins and ends in running text: surname, given name, then a particle or nothing."""

import re

from triage.extract.spans import Span

SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공"
    "현함변염여추도소석선설마길연위표명기반왕금옥"
    "육인맹제모탁국어은예옹창운편용경목봉사두감음빈온호범좌팽승간상시갈단피라랑견계뇌동리매묵미복부비삼초태판포필해형화환후"
)
DOUBLE = ("황보", "남궁", "제갈", "사공", "선우", "서문", "독고", "동방", "망절", "어금", "장곡")
COMMON = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설"
)
TITLES = "실장|부장|과장|차장|팀장|사장|이사|대표|대리|본부장|매니저|회장|상무|전무|부사장|소장|총책|국장|반장|계장|주임|선생"
_HONOURS = "씨|님|군|양|형님|형|누나|언니|오빠|학생"
_JOSA = (
    "은|는|이|가|을|를|의|도|만|와|과|랑|이랑|하고|한테|에게|께서|에|이는|이가|이도|이를|이의|이랑도|이한테|이와"
    "|이하고|까지|부터|이고요?|이구요?|고요|구요|이며|인데요?|이에요|이예요|에요|예요"
    "|이요|요|입니다|임|이라고\\S*|라고\\S*|이라는\\S*|라는\\S*|이란|이라|이래요?|래요?|이었|였|이십니다|이신데"
    "|이야|이여|여|이임|이다|이라예|라예|이래예|래예|입니더|임더|이라요|라요|라네|이라네|씨입니다|이유|이에유|예유"
    "|씨인데요?|씨입니다|님이|씨가|씨는|씨를|씨라고|씨도|이네요|네요|이죠|입니당|이랍니다|랍니다|이니다|이라며|이라네요"
    "|이거든요|거든요"
)
_AGE_AHEAD = "스물|스무|서른|마흔|쉰|예순|일흔|열[일여아하두세네다]|만\\d|나이|남자|여자|남\\b|여\\b|이십|삼십|사십|오십|육십"
_REST = re.compile(
    rf"(?:(?:{_HONOURS})?(?:{_JOSA})?|(?:{TITLES})(?:{_JOSA}|님.*)?|(?:{_JOSA})?(?:{_AGE_AHEAD}).*"
    rf"|(?:{_HONOURS})(?:{_JOSA}))"
)
_RUNS_ON = re.compile("이고|이며|이구|인데|입니|이에요|이예요|이야|이라고|이래")  # a copula, and more words with no space
_HANGUL = re.compile("[가-힣]+")
_ENDS_A_VERB = frozenset("된던할면게다요데네냐까죠줘됨함음됐했갔왔었았는를께님씨")
_NEVER_LAST = frozenset("가는를의와과씨님께")

_ORDINARY = """
이라고 이라는 이라며 이라도 이라서 이만 이상입
이제 이미 이상 이동 하나 조금 이전 심지 추가로 추가해 추가된 추가금 정도 안보 주민 나머지 조만간
박람회 단톡방 비슷한 진베이 금패라 왕푸단 하이쏘 오스맛 보코산 두바이 마카오 홍콩은 홍콩에 피떡이 연수중 연휴때
채팅방 채팅을 오픈챗
임대차 공인인 고정급 전단지 기본급 남미로 모텔방 원룸에 양육비 추방된 황당한 신입이 심부름 선불폰 대포폰 대포통
위조여 인신매 주거지 주민센 반지하 이혼한 문신한 성폭행 성추행 성매매
어린이 남학생 여학생 성인남 이사람 저사람 그사람 한사람 어젯밤 그저께 금요일 수요일 목요일 화요일 월요일
토요일 일요일 감시가 감시를 제보합 제보는 안되고 안보내 안가면 안내고 남성분 여성분 나오지 나올수 하지만
하더라 한명이 한명은 한명도 한시간 차에서 차타고 문앞에 방안에 배에서 공단에 고향은 고향이 고문을 고문당
고액알 구급차 구멍이 구인글 구인광 길에서 노트북 도시는 마을에 매일매 미안해 바로옆 반장님 배신자 보내달
빨리요 사실은 설명이 아파요 양팔이 어떻게 얼굴이 온라인 왕래가 위에서 육개월 이것은 이놈이 이미지 이분은
이상해 이상한 이유는 이전에 인도네 인스타 장기를 장난이 장집에 전남친 전여친 정도만 정신이 지도에 차이나
통역일 표정이 한식당 합법적 형사님 휴대폰 성매매 주방일 대사관 영사관 방글라 우즈베 선불금 원구에 시누이
공유기 차용증 고수익 단기알 고소득 고졸은 서버실 공휴일 실종된 실종자 성인이 성형수 동갑내 감옥에 감옥이
소재지 고민중 주재원 하지마 하지말 한명숙박 이상하 이미다 조금만 조금더 문이다 장기적 이제는 이제와 정도로
정도의 성인입 하나만 하나도 하나뿐 하나는 이동중 이동한 이동했 이상이
"""
_NOT_NAMES = frozenset(_ORDINARY.split())
_STARTS = """
서른 마흔 스물 스무 예순 제번호 제폰 제전화 내번호
라고 라는 라며 라서 석자 사랑 미안 고마 감사 화장 창고 옥상 계단 주방 복도 침대 주유소 골목 편의 봉고 승합
트럭 컨테 베란 세탁 공중 고생 다행 해결 도움 뭔지 추적 연결 전달 배려 부디 조속 신속 무시 무조 무서 여러
한국 중국 미국 일본 베트 태국 캄보 여동 남동 남친 여친 남편 남성 여성 여기 저기 지금 오늘 어제 내일 모레 그제
이번 지난 다음 연락 전화 위치 주소 신고 감금 구조 제발 정말 진짜 사람 사장 소식 소개 상황 남자 여자
여권 하루 한달 문자 방금 공항 국경 도착 도망 마지 모집 목숨 보이 부모 비행 사무 사촌 살려 서울 부산
대구 인천 광주 대전 성함 이름 나이 조카 고모 이모 지인 친구 현지 현재 이거 이게 그게 저희 우리 어디
어떤 누구 월급 통장 계좌 여행 공장 회사 경찰 경비 주말 조직 총책 보스 팀장 실장 피해 안녕 고객 상담
고등 중학 대학 유학 외국 조선 원래 전부 전혀 최대 최소 추석 설날 하는 하고 나가 나온 나와 방에 배고
기숙 기다 기억 국적 국내 국제 해외 동생 동료 남매 자매 형제 모녀 부부 가족 선생 여러 용의 범인 범죄
심각 심하 유심 신분 금액 송금 이체 현금 차량 시간 시작 기자 기사 공무 공안 변호 노동 도박 도와 구해
연봉 아들 오빠 언니 누나 엄마 아빠 삼촌 매형 형부 처제 사위 장남 장녀 차남 막내 손자 손녀 애인 후배
선배 후임 선임 학생 직원 동기 동창 이웃 친척 서로 여보 호텔 카지 단지 건물 사진 영상 목소 문의 담당
관리 대표 매니 이틀 사흘 나흘 열흘 보름 주차 주인 이후 이래 이런 이렇 그런 그렇 저런 전기 전에 정문
후문 조심 지역 지하 진술 차로 천만 백만 만원 오백 오전 오후 저녁 새벽 아침 점심 밤에 혼자 같이 함께
시아 시하 시엠 씨엠 프놈 포이 바벳 캄폿 코콩 꺼꽁 몬둘 라오 미얀 방콕 하노이 호치 마닐 필리 국민 기업
농협 신한 은행 어머 아버 할머 임신 당뇨 고혈 성별 신장 키는 몸무 명의 예금 본인 인증 은밀 은신 음성
음식 신혼 모르 민박 민간 반드 발목 방법 배터 변경 병원 부탁 분명 비자 상태 소리 손가 손목 수갑 수도
신경 안에 안받 양쪽 여태 연속 온몸 완전 왕복 요즘 용돈 위험 유일 의사 인터 일단 일하 임금 자꾸 잠깐
장소 재작 작년 제가 제일 주로 주변 직접 차라 참고 처음 탈출 편지 평소 표를 학교 행방 허리 현관
확인 환전 희망 두달 세달 석달 넉달 두명 세명
"""
_ORDINARY_STARTS = tuple(_STARTS.split())
_NEVER_STARTS = ("라고", "라는", "라며", "석자", "모르", "뭔지", "비밀", "화장", "한국", "중국", "여자", "남자")
_ENDS_A_WORD = frozenset("은는이가을를에의도만와과로고요죠네다면지까인된던할함음들랑씨님데")  # behind a common word, no name


def name_at(text: str, start: int, *, known: bool = False, labelled: bool = False) -> Span | None:
    """Where a full name that begins at `start` ends, without particles, 씨 and titles; None if none begins there.

    `known` says that the words around call for a name, so that rare surnames and two-syllable names may stand too;
    `labelled` that they say it is one, so that it may end like a verb, begin like a common word and run on into the sentence.
    """
    run = _HANGUL.match(text, start)
    if run is None or run[0][0] not in SURNAMES and run[0][:2] not in DOUBLE:
        return None
    word = run[0]
    for length in _lengths(word, known):
        name, rest = word[:length], word[length:]
        if (
            len(name) == length
            and (labelled or name[-1] not in _ENDS_A_VERB)
            and (_REST.fullmatch(rest) or (labelled and _RUNS_ON.match(rest)))
            and not (rest in ("고", "구") and name[-1] == "이")
            and not is_ordinary(name, labelled=labelled)
        ):
            return start, start + length
    return None


def _lengths(word: str, known: bool) -> tuple[int, ...]:
    """The lengths a name may have, likeliest first."""
    if word.startswith(DOUBLE):
        return (4, 3) if len(word) >= 4 and word[3] not in _NEVER_LAST else (3,)
    short = word[:1] in COMMON or known
    if short and word[2:] in ("예요", "에요"):
        return (2, 3)
    if len(word) >= 3 and (
        word[2] in _NEVER_LAST or (word[2] == "이" and len(word) > 3 and word[3] in "고구에요라예가는를도랑한의")
    ):
        return (2,) if short else ()
    return (3, 2) if short else (3,)


def is_ordinary(name: str, *, labelled: bool = False) -> bool:
    """Whether a word with the shape of a name is an everyday word; behind "이름은" only such a word itself is one."""
    begins = name.startswith(_ORDINARY_STARTS)
    if labelled and len(name) == 3 and name[2] not in _ENDS_A_WORD:
        begins = name.startswith(_NEVER_STARTS)
    return name in _NOT_NAMES or begins or any(name.endswith(title) and len(name) <= 4 for title in TITLES.split("|"))
