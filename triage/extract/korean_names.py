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
    "|이거든요|거든요|이?올시다|이오|이라우|이구먼유?|이구만"
)
_AGE_AHEAD = "스물|스무|서른|마흔|쉰|예순|일흔|열[일여아하두세네다]|만\\d|나이|남자|여자|남\\b|여\\b|이십|삼십|사십|오십|육십"
_REST = re.compile(
    rf"(?:(?:{_HONOURS})?(?:{_JOSA})?|(?:{TITLES})(?:{_JOSA}|님.*)?|(?:{_JOSA})?(?:{_AGE_AHEAD}).*"
    rf"|(?:{_HONOURS})(?:{_JOSA}))"
)
#: A copula, and more words with no space.
_RUNS_ON = re.compile("이고|이며|이구|인데|입니|이에요|이예요|이야|이라고|이래|이?라꼬|(?:고|구|로)$")
_HANGUL = re.compile("[가-힣]+")
_ENDS_A_VERB = frozenset("된던할면게다요데네냐까죠줘됨함음됐했갔왔었았는를께님씨")
_NEVER_LAST = frozenset("가는를의와과씨님께")

_ORDINARY = """
형이 형은 형도 형을 형의 형과 형만 연세 나이 이라고 이라는 이라며 이라도 이라서 이만 이상입 이제 이미 이상 이동 하나 조금 이전
심지 추가로 추가해 추가된 추가금 정도 안보 주민 나머지 조만간 박람회 단톡방 비슷한 진베이 금패라 왕푸단 하이쏘 오스맛 보코산
두바이 마카오 홍콩은 홍콩에 피떡이 연수중 연휴때 채팅방 채팅을 오픈챗 임대차 공인인 고정급 전단지 기본급 남미로 모텔방 원룸에
양육비 추방된 황당한 신입이 심부름 선불폰 대포폰 대포통 위조여 인신매 주거지 주민센 반지하 이혼한 문신한 성폭행 성추행 성매매
어린이 남학생 여학생 성인남 이사람 저사람 그사람 한사람 어젯밤 그저께 금요일 수요일 목요일 화요일 월요일 토요일 일요일 감시가
감시를 제보합 제보는 안되고 안보내 안가면 안내고 남성분 여성분 나오지 나올수 하지만 하더라 한명이 한명은 한명도 한시간 차에서
차타고 문앞에 방안에 배에서 공단에 고향은 고향이 고문을 고문당 고액알 구급차 구멍이 구인글 구인광 길에서 노트북 도시는 마을에
매일매 미안해 바로옆 반장님 배신자 보내달 빨리요 사실은 설명이 아파요 양팔이 어떻게 얼굴이 온라인 왕래가 위에서 육개월 이것은
이놈이 이미지 이분은 이상해 이상한 이유는 이전에 인도네 인스타 장기를 장난이 장집에 전남친 전여친 정도만 정신이 지도에 차이나
통역일 표정이 한식당 합법적 형사님 휴대폰 성매매 주방일 대사관 영사관 방글라 우즈베 선불금 원구에 시누이 공유기 차용증 고수익
단기알 고소득 고졸은 서버실 공휴일 실종된 실종자 성인이 성형수 동갑내 감옥에 감옥이 소재지 고민중 주재원 하지마 하지말
한명숙박 이상하 이미다 조금만 조금더 문이다 장기적 이제는 이제와 정도로 정도의 성인입 하나만 하나도 하나뿐 하나는 이동중
이동한 이동했 이상이
"""
_NOT_NAMES = frozenset(_ORDINARY.split())
_STARTS = """
서른 마흔 스물 스무 예순 제번호 제폰 제전화 내번호 라고 라는 라며 라서 석자 사랑 미안 고마 감사 화장 창고 옥상 계단 주방 복도
침대 주유소 골목 편의 봉고 승합 트럭 컨테 베란 세탁 공중 고생 다행 해결 도움 뭔지 추적 연결 전달 배려 부디 조속 신속 무시 무조
무서 여러 한국 중국 미국 일본 베트 태국 캄보 여동 남동 남친 여친 남편 남성 여성 여기 저기 지금 오늘 어제 내일 모레 그제 이번
지난 다음 연락 전화 위치 주소 신고 감금 구조 제발 정말 진짜 사람 사장 소식 소개 상황 남자 여자 여권 하루 한달 문자 방금 공항
국경 도착 도망 마지 모집 목숨 보이 부모 비행 사무 사촌 살려 서울 부산 대구 인천 광주 대전 성함 이름 나이 조카 고모 이모 지인
친구 현지 현재 이거 이게 그게 저희 우리 어디 어떤 누구 월급 통장 계좌 여행 공장 회사 경찰 경비 주말 조직 총책 보스 팀장 실장
피해 안녕 고객 상담 고등 중학 대학 유학 외국 조선 원래 전부 전혀 최대 최소 추석 설날 하는 하고 나가 나온 나와 방에 배고 기숙
기다 기억 국적 국내 국제 해외 동생 동료 남매 자매 형제 모녀 부부 가족 선생 여러 용의 범인 범죄 심각 심하 유심 신분 금액 송금
이체 현금 차량 시간 시작 기자 기사 공무 공안 변호 노동 도박 도와 구해 연봉 아들 오빠 언니 누나 엄마 아빠 삼촌 매형 형부 처제
사위 장남 장녀 차남 막내 손자 손녀 애인 후배 선배 후임 선임 학생 직원 동기 동창 이웃 친척 서로 여보 호텔 카지 단지 건물 사진
영상 목소 문의 담당 관리 대표 매니 이틀 사흘 나흘 열흘 보름 주차 주인 이후 이래 이런 이렇 그런 그렇 저런 전기 전에 정문 후문
조심 지역 지하 진술 차로 천만 백만 만원 오백 오전 오후 저녁 새벽 아침 점심 밤에 혼자 같이 함께 시아 시하 시엠 씨엠 프놈 포이
바벳 캄폿 코콩 꺼꽁 몬둘 라오 미얀 방콕 하노이 호치 마닐 필리 국민 기업 농협 신한 은행 어머 아버 할머 임신 당뇨 고혈 성별 신장
키는 몸무 명의 예금 본인 인증 은밀 은신 음성 음식 신혼 모르 민박 민간 반드 발목 방법 배터 변경 병원 부탁 분명 비자 상태 소리
손가 손목 수갑 수도 신경 안에 안받 양쪽 여태 연속 온몸 완전 왕복 요즘 용돈 위험 유일 의사 인터 일단 일하 임금 자꾸 잠깐 장소
재작 작년 제가 제일 주로 주변 직접 차라 참고 처음 탈출 편지 평소 표를 학교 행방 허리 현관 확인 환전 희망 두달 세달 석달 넉달
두명 세명
"""
_ORDINARY_STARTS = tuple(_STARTS.split())
_WORDS = """
주세 마세 계세 하세 매일 나갈 나갔 안돼 어느 리조 채팅 이야 이고 추천 계약 호출 여섯 여덟 금고 정신 사실 두절 리딩 사기 기록
간지 오토 시장 동남 하러 조사 서류 감독 한마 지원 모델 동안 제보 주식 판단 원문 원본 문앞 어른 전남 전여 전처 전부인 한인 이력
미용 계정 인턴 장기 강아 연기 감옥 마시 운영 지점 정보 문장 마감 간호 진행 나한 나머 목록 후보 위도 경도 설명 모른 이제 창문
허벅 오래 한글 단체 단톡 위챗 포스 조용 안내 원룸 부동 차마 전날 손찌 두번 두배 인슐 사례 이벤 제공 지붕 노래 배우 인질 기존
필요 방탈 나라 시급 시리 노란 지갑 갈비 백수 사망 정부 신청 배달 경매 환불 동업 배송 조폭 감기 해변 허락 비명 전체 문제 부품
구분 임박 공유 좌표 시도 사용 고칠 정확 모두 경보 부터 나누 차례 마당 반복 사업 마을 장모 고용 나가 편도 지게 단골 모를 주동
기기 하위 명단 승리 진작 예약 여직 여학 여사 남직 남학 남사 여대 남대 여고 남고 여교 공사 기해서 추가 지각 인승 미스 기본 목표
현상 권총 환승 판매 계산 예배 초반 구출 전라 사순 강의 화물 전산 백업 간사 연말 조식 전세 우체 환풍 설비 천식 기둥 방문 송편
라인 임대 마이 지문 후드 표지 경로 통장 하나 태워 형편 서랍 리셉 문틈 단속 유난 위장 조교 공책 제임 설득 우기 정전 은혜 사택
강사 상상 제대 사채 전봇 신축 기분 길드 사원 심사 간부 운영 문구 제주 최악 정치 예정 구속 상품 연체 이력 도주 우려 신부 시험
소탕 부분 우산 시골 연차 피티 해열 권투 모기 비둘 부딪 계산 금리 시스 예문 예시 양식 연습 기말 시사 소설 마피 인큐 단계 최애
기획 명절 육아 태풍 소액 한인 선물 상하 삼겹 심판 이적 장난 고지 이혼 소송 판매 상대 복구 사과 동물 주민 전쟁 기꾼 소포 제삼
마트 필름 소방 견학 사고 은평 구하 상사 함수 김치 반찬 감동 국가 경기 사태 방송 예방 구별 명품 임산 인사 포기 설정 복사 최신
시범 한동 조치 기한 단축 형식 표시 어림 지표 이용 제한 고립 성폭 환경 위급 부상 기계 유인 복사 남기 기관 신원 제안 기준 반경
방향 국도 나라 태어 체로 최근 전원 신체 매매 정황 단서 국기 천장 안쪽 맹장 심장 배관 강가 인원 소문 추위 화상 동영 마체 배회
노크 간질 피임 피투 방치 구글 뇌졸 우울 두목 반쪽 배수 소녀 이빨 상처 구더 해코 연장 동행 태블 사측 승인 초기 리무 오티 강제
상주 미반 고향 환갑 조건 비번 성과 환치 금고 선교 복귀 공제 마련 방학 동서 모임 어르 단짝 선후 모텔 편집 반환 감감 초등 동거
공실 어릴 공짜 차단 성격 양철 부고 동아 부대 전역 남녀 권사 승무 경호 장총 진통 환자 지옥 감각 두드 용접 반바 화제 해치 신입
금지 이더 기타 목사 현장 부친 모친 전과 전화 도로 강물 국경 공단 국수 표정 진단 진료
"""
_ORDINARY_WORDS = frozenset(_WORDS.split())
_RUNS_ON_FROM_A_WORD = frozenset(
    "로도만이은해인고지나시자서일과하의당용상중히여기대오요관원사장방실글체율금문"
)  # 추가+해, 감독+관
_GIVEN_SYLLABLES = frozenset(
    "가갑강거건걸겸경결계고곤관광교구국권규균근금기길나난남노녹누늘다단달담대덕도동두득들라란람랑래량려련렬령례로록론루류륜률"
    "름리린림마만말맑매맹명모목무묵문미민바박반배백범벽별병보복봄봉비빈빛사산삼상새샘서석선설섬성세소솔솜송수숙순숲슬승시식신심"
    "아안애양언얼엄여연열엽영예오옥온완왕요용우욱운울웅원월위유윤율은을음의이익인일임잎자잔장재전정제조종주준중지진차찬창채척천철"
    "청초춘충치칠탁태택토판팔평표푸풀품필하학한해햇향허혁현형혜호홍화환황효후훈휘휴흔흥희힘벼루결늬라솔롬롱릉덤찬컬닻섭협녕"
    "돈억업염탄탐풍갈격긍념능룡면손숭융응존헌흠총최포"
)  # of which Korean given names are made; particles, endings and most everyday words hold others
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
            and (labelled or (name[-1] not in _ENDS_A_VERB and _is_given(name)))
            and (_REST.fullmatch(rest) or (labelled and _RUNS_ON.match(rest)))
            and not (rest in ("고", "구") and name[-1] == "이")
            and not is_ordinary(name, labelled=labelled)
        ):
            return start, start + length
    return None


_GIVEN_ENDS = re.compile(
    r"(?:이(?:가|는|를|도|의|랑|한테|에게|하고|보고|네|요|예요|에요|고|라고|라는|$)|아$|야$|아빠|엄마|씨|군|양|형|누나|언니|오빠)"
)


def full_names(word: str) -> tuple[int, ...]:
    """The lengths at which a run of Hangul may begin with a full name, by its family name and what follows."""
    lengths = (3, 4) if word.startswith(DOUBLE) else (3, 2) if word[0] in SURNAMES else ()
    return tuple(size for size in lengths if len(word) >= size and _fits(word[:size], word[size:]))


_LOOSE = re.compile("란|이?라카")  # endings that everyday words have more often than names


def _fits(name: str, rest: str) -> bool:
    return bool(_REST.fullmatch(rest) or _RUNS_ON.match(rest) or _LOOSE.fullmatch(rest)) and (len(name) > 2 or name[0] in COMMON)


def could_be_given(name: str) -> bool:
    """Whether what stands behind the family name, if there is one, is made of syllables of given names."""
    return len(name) > 1 and _is_given(name)


_ENDING = re.compile(rf"(?:{_JOSA})$")


def without_ending(word: str) -> str:
    """A run of Hangul without the particle or copula at its end."""
    return _ENDING.sub("", word) if len(word) > 2 else word


def may_be_given(word: str) -> bool:
    """Whether a run of Hangul may begin with a given name of two syllables alone: 승민이가."""
    name, rest = word[:2], word[2:]
    return all(one in _GIVEN_SYLLABLES for one in name) and not is_ordinary(name) and bool(_GIVEN_ENDS.match(rest))


def _is_given(name: str) -> bool:
    """Whether what stands behind the family name is made of syllables that given names are made of."""
    given = name[2:] if name.startswith(DOUBLE) and len(name) > 2 else name[1:]
    return all(syllable in _GIVEN_SYLLABLES for syllable in given)


def _lengths(word: str, known: bool) -> tuple[int, ...]:
    """The lengths a name may have, likeliest first."""
    if word.startswith(DOUBLE):
        if len(word) > 4 and word[3] == "이" and word[4] in "고구에요라예가는를도랑한의":
            return (3,)
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
    word = name[:2] in _ORDINARY_WORDS and (len(name) == 2 or name[2] in _RUNS_ON_FROM_A_WORD) and not labelled
    return name in _NOT_NAMES or begins or word or any(name.endswith(title) and len(name) <= 4 for title in TITLES.split("|"))
