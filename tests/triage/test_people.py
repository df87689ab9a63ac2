"""Names, ages, sexes and parts of the people in a tip; all names are made up."""

import pytest

from tests.triage.cases import persons

V, R, C, H = "victim", "reporter", "captor", "recruiter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Korean: families
        ("제 아들 나도담이 캄보디아 간 뒤로 연락이 안됩니다. 24살이에요", {(V, "나도담", 24, "m")}),
        ("우리 딸 채하름(22)이 태국 간다고 하고 연락이 끊겼어요", {(V, "채하름", 22, "f")}),
        ("남동생이 갇혀있대요 이름은 고은섬이고 스물아홉입니다", {(V, "고은섬", 29, "m")}),
        ("실종자 이름: 표가온 나이: 31 성별: 남", {(V, "표가온", 31, "m")}),
        ("오빠가 3주째 연락두절이에요. 성함 방하늬, 98년생입니다", {(V, "방하늬", 28, "m")}),
        ("조카 문새롬 여자 21살 포이펫에서 못 나오고 있습니다", {(V, "문새롬", 21, "f")}),
        ("친구 두명 감금됐대요. 마루온(25), 오새벽(26) 둘 다 남자예요", {(V, "마루온", 25, "m"), (V, "오새벽", 26, "m")}),
        ("남편 구름산 마흔셋인데 프놈펜에서 여권 뺏겼대요", {(V, "구름산", 43, "m")}),
        ("사촌동생이름은 한빛솔 이고요 94년 3월생 여자예요 캄보디아에서 안 돌아와요", {(V, "한빛솔", 31, "f")}),
        ("삼촌 존함이 우가람 쉰두살이십니다 바벳에서 연락이 없어요", {(V, "우가람", 52, "m")}),
        ("막내동생 진나래가 어제 바벳에서 살려달라고 전화했어요 열아홉살입니다", {(V, "진나래", 19, None)}),
        (
            "저는 신고자 어머니 남보라입니다. 아들 성한결 27세가 감금되어 있습니다",
            {(R, "남보라", None, "f"), (V, "성한결", 27, "m")},
        ),
        ("제 여자친구가 캄보디아에서 연락이 안돼요. 여자친구 이름은 백아라, 26살", {(V, "백아라", 26, "f")}),
        ("안녕하세요 실종신고합니다 - 현다온 / 남 / 1999년생 / 캄보디아 출국", {(V, "현다온", 27, "m")}),
        ("동생 육가을씨가 미얀마에 잡혀있어요. 올해 서른이에요", {(V, "육가을", 30, None)}),
        ("형이 연락이 안돼요 태국 갔는데 이름 인바다 나이 서른여섯", {(V, "인바다", 36, "m")}),
        ("누나 이름 공하루 만 31세 프놈펜에서 감금", {(V, "공하루", 31, "f")}),
        (
            "아버지 경솔빈 (61세) 캄보디아 사업차 가셨는데 소식이 없습니다 딸 경초롱 드림",
            {(V, "경솔빈", 61, "m"), (R, "경초롱", None, "f")},
        ),
        # Korean: the sender is held
        ("저 갇혀있어요 살려주세요 이름 심바름 남자 28", {(V, "심바름", 28, "m")}),
        ("저는 편가람이라고 합니다 여기 감금돼 있어요 95년생이에요", {(V, "편가람", 31, None)}),
        ("도와주세요 저 여자고 23살 길노을 입니다. 방에 갇혀 있어요", {(V, "길노을", 23, "f")}),
        ("살려주세요 제 이름은 맹소리, 스물하나. 여기서 매일 때려요", {(V, "맹소리", 21, None)}),
        # Korean: recruiters, captors
        (
            "알바 소개한 사람은 차부장이라고 하고 텔레 @abc_77. 아들 나도담 24살이 내일 출국해요",
            {(H, "차부장", None, None), (V, "나도담", 24, "m")},
        ),
        ("모집책 닉네임 '백호' 이고 캄보디아 고수익 알바 글 올립니다", {(H, "백호", None, None)}),
        ("총책은 '두꺼비'라는 조선족이고 저희를 때렸어요. 지금은 나와서 한국이에요", {(C, "두꺼비", None, None)}),
        ("담당자 고실장이 캄보디아 TM 모집 중", {(H, "고실장", None, None)}),
        ("김실장이라는 사람이 월 천만원 알바 면접 보자고 합니다", {(H, "김실장", None, None)}),
        # as people write at night
        ("이름이 도해솔이고 올해 스물일곱이거든요 남자애고요 캄보디아에서 톡이 끊겼어요", {(V, "도해솔", 27, "m")}),
        ("엄마한테 돈 보내라고 하지마세요 저 지금 건물에 있어요 이름 위한솔 00년생이고 여자예요", {(V, "위한솔", 26, "f")}),
        ("신고자: 배다솜 / 피해자: 장하람(남, 29세) / 감금 추정", {(R, "배다솜", None, None), (V, "장하람", 29, "m")}),
        ("ㅅㅏㄹ려주세요 저 기은결이에요 24살 남자", {(V, "기은결", 24, "m")}),
        ("제 친구 하윤이가 캄보디아에서 못 나온대요 스물둘 여자예요", {(V, "하윤", 22, "f")}),
        ("저 임채린인데요 제 남자친구 옥재민 26살이 연락이 없어요", {(R, "임채린", None, None), (V, "옥재민", 26, "m")}),
        ("팀장 '제임스'가 우리를 때려요 저는 31살 남자 반도윤", {(C, "제임스", None, None), (V, "반도윤", 31, "m")}),
        ("룸메 추가영(여/27)이 맞아서 못걸어요", {(V, "추가영", 27, "f")}),
        ("저랑 동생 같이 잡혀있어요 저 공은호 30 동생 공은재 27", {(V, "공은호", 30, None), (V, "공은재", 27, None)}),
        ("우리 손자 노아람이가 이제 열여덟인데 갇혔다고 전화가 왔어요", {(V, "노아람", 18, "m")}),
        (
            "김도담 과장이라는 사람이 일자리 줬고 내일 출국인데 괜찮나요 저 23살 여자예요",
            {(H, "김도담", None, None), (V, None, 23, "f")},
        ),
        ("박모(34)씨 일당이 콜센터 운영합니다", {("other", "박모", 34, None)}),
        ("I'm a Korean guy, 31, held in Myanmar. my name is Bae Siwoo", {(V, "Bae Siwoo", 31, "m")}),
        ("his name is lee dongha hes 25 he cant leave the building", {(V, "lee dongha", 25, "m")}),
        (
            "The recruiter, a woman called Jenny Park, called my sister Ahn Sora, 24",
            {(H, "Jenny Park", None, "f"), (V, "Ahn Sora", 24, "f")},
        ),
        ("我朋友叫李在元 27岁 男 被绑架", {(V, "李在元", 27, "m")}),
        ("我是朴美善的姐姐 她今年31岁 在园区出不来", {(V, "朴美善", 31, "f")}),
        ("chong toi ten Kim Dohyun 41 tuoi bi giam o Bavet", {(V, "Kim Dohyun", 41, "m")}),
        ("저희 애가 스무살인데 열흘째 무소식입니다. 이름은 감우석이고요", {(V, "감우석", 20, None)}),
        (
            "여자친구(맹다희, 25)가 여권을 뺏겼대요. 소개는 '루나'라는 인스타 계정이 했어요",
            {(V, "맹다희", 25, "f"), (H, "루나", None, None)},
        ),
        ("저는 엄지웅 28, 같이 갇혀 있는 형은 피성민 33입니다 구해주세요", {(V, "엄지웅", 28, None), (V, "피성민", 33, "m")}),
        ("아내 서이슬(35)과 딸 진아라(7)가 함께 끌려갔습니다", {(V, "서이슬", 35, "f"), (V, "진아라", 7, "f")}),
        ("선배 천유성이 시켜준 알바였는데 감금이에요 저는 20살 여자 변가을", {(H, "천유성", None, None), (V, "변가을", 20, "f")}),
        ("관리자 이름은 '장쉐', 한국인 팀장은 '카이저'입니다. 20명 감금", {(C, "장쉐", None, None), (C, "카이저", None, None)}),
        ("친오빠 차마루 / 30세 / 키 180 / 1월 7일 인천 출국", {(V, "차마루", 30, "m")}),
        ("I'm writing for my neighbour, her son Hyunki (19) hasn't called", {(V, "Hyunki", 19, "m")}),
        ("旁边宿舍有个韩国女孩叫智恩 大概25岁 天天被打", {(V, "智恩", 25, "f")}),
        ("uri adeul kim dohan 25sal ieyo. poipet gamgeum", {(V, "kim dohan", 25, "m")}),
        # other languages
        ("My brother Garam Sim, 27, is being held in Poipet", {(V, "Garam Sim", 27, "m")}),
        ("my daughter's name is Nari Gong. She is 22. No contact since she flew to Cambodia", {(V, "Nari Gong", 22, "f")}),
        ("I am Haneul Pyo, 29 years old male, I'm locked in a compound in Bavet. help", {(V, "Haneul Pyo", 29, "m")}),
        ("my friend ok saebom (f, 25) is missing in sihanoukville", {(V, "ok saebom", 25, "f")}),
        (
            "My name is Maria Cruz. My coworker, a Korean named Byeol, is locked in and beaten",
            {(R, "Maria Cruz", None, None), (V, "Byeol", None, None)},
        ),
        ("the manager is called Mr. Zhao and he beat us. please help we are locked", {(C, "Mr. Zhao", None, "m")}),
        ("我弟弟朴星河25岁被关在西港园区", {(V, "朴星河", 25, "m")}),
        ("救命 我叫金海松 男 30岁 被关在园区里", {(V, "金海松", 30, "m")}),
        ("我是他姐姐李雪花 弟弟李松林22岁在缅甸被扣", {(R, "李雪花", None, "f"), (V, "李松林", 22, "m")}),
        ("我女儿名字叫崔玉兰，19岁，去柬埔寨后失联", {(V, "崔玉兰", 19, "f")}),
        ("Con trai tôi tên là Nguyen Van Sao, 20 tuổi, bị giam ở Bavet", {(V, "Nguyen Van Sao", 20, "m")}),
        ("Vợ tôi là Hong Byeol 33 tuổi mất liên lạc ở Campuchia", {(V, "Hong Byeol", 33, "f")}),
        ("เพื่อนผู้หญิงชื่อ ซอฮา อายุ 24 โดนกักตัวที่ปอยเปต", {(V, "ซอฮา", 24, "f")}),
        ("បងប្រុសខ្ញុំ ឈ្មោះ សុខា អាយុ ៣០ ត្រូវគេឃាត់ទុកនៅប៉ោយប៉ែត", {(V, "សុខា", 30, "m")}),
        ("je ireumeun na dodam, 27sal namja. yeogi gamgeum dwaesseoyo sallyeojuseyo", {(V, "na dodam", 27, "m")}),
    ],
)
def test_who_is_told_of(text: str, expected: set[tuple[str, str, int, str]]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "안녕하세요 여권 재발급은 어디서 하나요?",
        "어제 영화 봤는데 주인공 나도담이 감금당하는 장면 소름 대박ㅋㅋ",
        "[훈련] 가상 피해자 '김훈련' 감금 상황입니다",
        "우리 길드원 마루온 적진에 잡힘 ㅋㅋ 레이드 갈사람",
        "현지 신고 번호가 뭔가요? 출장 예정이라 미리 알아두려고요",
        "감금 신고 접수 건수 통계를 요청드립니다",
        "이 번호로 전화하면 바로 연결되나요",
        "Is Kampot safe for a solo traveller? thanks",
        "请问这里可以用中文吗",
        "고맙습니다 덕분에 잘 해결됐어요",
        "정말 감사합니다 주무관님 최고예요",
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    assert persons(text) == set()


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("27살", 27),
        ("만 22세", 22),
        ("스물셋", 23),
        ("서른", 30),
        ("서른한살", 31),
        ("마흔 다섯", 45),
        ("예순일곱", 67),
        ("육십사세", 64),
        ("98년생", 28),
        ("2001년생", 25),
        ("1997년 3월생", 28),
        ("96.01.12생", 30),
        ("열아홉살", 19),
        ("스무살", 20),
        ("(27)", 27),
        ("나이 31", 31),
        ("20대", None),
        ("30대 초반", None),
        ("3명", None),
        ("12층", None),
    ],
)
def test_ages_as_they_are_said(words: str, years: int | None) -> None:
    assert persons(f"제 아들 나도담 {words} 캄보디아에서 연락이 안돼요") == {("victim", "나도담", years, "m")}


def test_what_several_messages_say_of_one_person_is_put_together() -> None:
    found = persons("동생이 캄보디아에서 못 나온대요", "이름 나도담이요", "나도담 스물여섯 남자예요")
    assert found == {("victim", "나도담", 26, "m")}
