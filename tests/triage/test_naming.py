"""Ways of naming people, a family of phrasings for each; all names are made up."""

import pytest

from tests.triage.cases import persons


def named(*texts: str) -> set[tuple[str, str | None]]:
    """The parts and names that a tip gives."""
    return {(role, name) for role, name, _, _ in persons(*texts) if name}


V, R, C, H = "victim", "reporter", "captor", "recruiter"

LABELS = [
    ("우리 아가 잡혀갔심더 아 이름이 도해솔입니더 좀 찾아주이소", {(V, "도해솔")}),
    ("후배명은 표가온 이고 3일째 연락두절", {(V, "표가온")}),
    ("피해자명: 고은섬 / 감금 의심", {(V, "고은섬")}),
    ("친구 이름은요 나도담이라고 해요 캄보디아에서 못 나온대요", {(V, "나도담")}),
    ("실종자 성명 위한솔, 캄보디아 출국 후 소식 없음", {(V, "위한솔")}),
    ("이름석자 남보라 나이 스물둘 제발 찾아주세요", {(V, "남보라")}),
    ("아들이름은길노을이고태국갔어요연락이안돼요", {(V, "길노을")}),
    ("걔 본명이 예가람이에요 감금된거 같아요", {(V, "예가람")}),
    ("여권상 이름 한빛솔, 통화가 안됩니다 이틀째", {(V, "한빛솔")}),
    ("이름만 말할게요 옹새벽. 여기 갇혔어요", {(V, "옹새벽")}),
    ("가족들이 찾는 사람은 구름산 씨입니다 바벳에 있대요", {(V, "구름산")}),
]
ALIASES = [
    ("친구 활동명 '모모' 본명 백아라 캄보디아에서 못나와요", {(V, "백아라")}),
    ("본명은 진나래, 방송에선 '체리'라고 불렸어요. 시엠립에 갇혔대요", {(V, "진나래")}),
    ("예명은 루비고 실명은 채하름입니다 감금됐다고 연락왔어요", {(V, "채하름")}),
]
NOT_NAMES = [
    ("건물 이름이 골든게이트인지 뭔지 래요. 동생이 거기 갇혔어요", set()),
    ("회사명은 해피월드라고 했고 오빠가 못 나오고 있어요", set()),
    ("위치는 '스카이' 라고만 들었어요 친구가 감금됐대요", set()),
    ("단지는 '무지개'라고 불린대요 남편이 잡혀있어요", set()),
    ("저 지금 화장실이에요 살려주세요", set()),
    ("저 지금 창고예요 문 잠겼어요 도와주세요", set()),
    ("나이 스물 남자라고만 들었어요 갇혀있대요", set()),
    ("이름은 저도 몰라요 얼굴만 알아요 감금돼 있대요", set()),
    ("이름은 말 못 해요 무서워요 저 갇혔어요", set()),
    ("남동생이 25살인데 고생만 하다가 끌려갔어요", set()),
    ("호텔 이름 로얄가든. 언니가 감금당하고 있어요", set()),
    ("텔레 아이디 이름이 무지개였어요 친구가 거기 속아서 갔고 감금", set()),
    ("eomma hante malhae juseyo. mango danji 3cheung gamgeum", set()),
]
SENDERS = [
    ("저는 반도윤인데 여기 갇혀 있어요 밖에 못 나가요", {(V, "반도윤")}),
    ("나 소가을이야 엄마 나 좀 꺼내줘 여기 감금이야", {(V, "소가을")}),
    ("이름 심바름 입니다 저 지금 숨어 있어요 총 들었어요", {(V, "심바름")}),
    ("맞아서 못 걷겠어요 엄마 사랑해 맹소리", {(V, "맹소리")}),
    ("저 좀 꺼내주세요 전화는 하지 말고요 편가람", {(V, "편가람")}),
    ("살려주세요(관리자가 보고있어요. 기은결)", {(V, "기은결")}),
    ("여기서 죽을거 같아요 부탁드립니다 경솔빈 올림", {(V, "경솔빈")}),
    ("na gong haneul iya. appa hante yeollak jom. yeogi gamgeum", {(V, "gong haneul")}),
    ("naneun saebom ieyo, yeogi gadhyeosseoyo dowajuseyo", {(V, "saebom")}),
    ("hi im jisoo, held in a compound, please help me", {(V, "jisoo")}),
    ("我叫沈雨桐 被关在园区 救我", {(V, "沈雨桐")}),
    ("Tôi là Hong Byeol, tôi bị nhốt ở Bavet, cứu tôi", {(V, "Hong Byeol")}),
    ("ผมชื่อ ฮันบิท ถูกขังอยู่ที่ปอยเปต ช่วยด้วยครับ", {(V, "ฮันบิท")}),
    ("ខ្ញុំឈ្មោះ សុខា ត្រូវគេឃាត់ទុក ជួយខ្ញុំផង", {(V, "សុខា")}),
]
REPORTERS = [
    ("My brother Garam Sim is locked up in Poipet. I'm his sister Nari", {(V, "Garam Sim"), (R, "Nari")}),
    ("I am the mother, Sora Ahn. My son Siwoo Bae is held in Bavet", {(R, "Sora Ahn"), (V, "Siwoo Bae")}),
    ("This is her uncle Haneul Pyo writing. Saebom Ok (24) vanished in Bavet", {(R, "Haneul Pyo"), (V, "Saebom Ok")}),
    ("저는 큰누나 남보라고요 동생 남해솔이 감금됐어요", {(R, "남보라"), (V, "남해솔")}),
    ("제 이름은 장하람이고 친구 표가온이 잡혀 있습니다", {(R, "장하람"), (V, "표가온")}),
    ("我是他哥哥李松柏 弟弟李松林在缅甸被扣", {(R, "李松柏"), (V, "李松林")}),
]
OWNERS = [
    ("몸값 삼천 보내라는데 국민 123456-04-998877 명의 방하늬 래요 오빠가 잡혀있어요", {(C, "방하늬")}),
    ("돈 안 보내면 아들 손가락 자른대요 하나은행 110-223-556677 나새롬 이라는 사람 계좌래요", {(C, "나새롬")}),
    ("모집책 신고해요. 우리 1002-333-444555 예금주 우가람 사람 모아서 캄보디아로 넘겨요", {(H, "우가람")}),
    (
        "Chồng tôi tên Hong Siwoo bị nhốt, nó đòi tiền, tài khoản VCB 0071234567890 chủ tài khoản LE VAN SAO",
        {(V, "Hong Siwoo"), (C, "LE VAN SAO")},
    ),
    ("They want 20k for my cousin Garam Sim, account 0012345678 under the name Sok Dara", {(V, "Garam Sim"), (C, "Sok Dara")}),
]
DUTIES = [
    ("일자리 준다고 계속 디엠 보내는 계정이에요 매니저 이름은 케이래요", {(H, "케이")}),
    ("담당자가 로건이래요. 캄보디아 고수익 알바 모집글입니다", {(H, "로건")}),
    ("캄보디아 상담원 모집 채용담당 이름 제니퍼 라고 합니다", {(H, "제니퍼")}),
    ("nhóm tuyển người Hàn sang Campuchia lương cao, admin tên A Minh", {(H, "A Minh")}),
    ("Tôi từng làm ở đó, họ đánh người. Quản lý tên A Phong", {(C, "A Phong")}),
    ("เคยถูกหลอกไปทำงาน ตอนนี้กลับบ้านแล้ว หัวหน้าชื่อ อาเฉิง โหดมาก", {(C, "อาเฉิง")}),
    ("ចៅហ្វាយឈ្មោះ អាឡុង វាយពួកយើង ឥឡូវខ្ញុំត្រឡប់មកផ្ទះហើយ", {(C, "អាឡុង")}),
    ("我已经回国了 园区主管叫阿鬼 天天打人", {(C, "阿鬼")}),
    ("招聘去柬埔寨做客服 联系人叫小北 高薪", {(H, "小北")}),
    ("The HR lady Mina keeps posting Bavet jobs for Koreans, recruiter scam", {(H, "Mina")}),
]
AMONG = [
    ("还有五个韩国人出不来 其中一个叫阿澈", {(V, "阿澈")}),
    ("There are two Koreans stuck there, one of them goes by 'Leo'", {(V, "Leo")}),
    ("한국인 세 명이 갇혀 있는데 그중 한 명이 옥새봄이래요", {(V, "옥새봄")}),
    ("បុរសកូរ៉េម្នាក់ឈ្មោះ គីម ហានឿល ត្រូវបានឃុំ", {(V, "គីម ហានឿល")}),
    ("ชายเกาหลีชื่อ พัค ฮานึล ถูกขังที่ปอยเปต", {(V, "พัค ฮานึล")}),
    ("Bạn tôi người Hàn tên CHOI HANEUL bị bán sang Myanmar", {(V, "CHOI HANEUL")}),
    ("ireum ban haneul, 23sal. kambodia gatneunde yeollak an dwaeyo", {(V, "ban haneul")}),
    ("nae chingu ireum-eun Ban Garam, gamgeum dwaesseo", {(V, "Ban Garam")}),
    ("룸메 연락이 끊겼어요 옹새벽 01년생 캄보디아 갔어요", {(V, "옹새벽")}),
    ("아들이 하노백이라고 스물다섯살인데 캄보디아에서 연락이 없어요", {(V, "하노백")}),
    ("조카 X씨 말고 그 친구 방하늬(29)가 갇혔대요", {(V, "방하늬")}),
    ("name's Siwoo Pyo, 29, he says he cannot leave the compound", {(V, "Siwoo Pyo")}),
]

MORE = [
    ("친구놈 변재윤이가 몸값 달라고 그쪽에서 연락왔대요", {(V, "변재윤")}),
    ("그 녀석 이름 나루온. 우리 과 후배녀석인데 감금됐어요", {(V, "나루온")}),
    ("my buddy Garam Pyo got lured to Sihanoukville by some guy named 'Rex' on Telegram", {(V, "Garam Pyo"), (H, "Rex")}),
    ("A Korean man, maybe 40, called himself Gong Byeol, ran from a compound bleeding", {(V, "Gong Byeol")}),
    ("팀장이 프레드라는 사람인데 면접없이 바로 오라고함. 캄보디아 월 900", {(H, "프레드")}),
    ("신고인 방미르 (연락처 없음)\n대상자 방나루 (동생, 27세, 여)\n1/9 태국 입국, 연락 두절", {(R, "방미르"), (V, "방나루")}),
    ("엄마 나야 지우. 폰 몰래 쓰는거야 여기 못나가. 답장하지마", {(V, "지우")}),
    ("조카가 어제 문자로 '삼촌 저 민서예요 갇혔어요' 이렇게 보냈습니다", {(V, "민서")}),
    ("두목이 '쌍칼'이라고 불리는데 오빠 여권을 갖고 있대요. 오빠는 심우주 29", {(C, "쌍칼"), (V, "심우주")}),
    ("yeogi jeongi ro ttaeryeo. na sebin ya. appa beonho 010-2345-6789", {(V, "sebin")}),
    ("여보세요 저 감빛나 엄마인데요 우리 빛나가 연락이 안돼요", {(V, "감빛나")}),
    ("피해자는 전유빛 씨(32)로 구조 요청 메시지를 보냈다", {(V, "전유빛")}),
    ("ลูกชายชื่อเล่น เจ ชื่อจริง คิม แจฮยอก อายุ 25 โดนซ้อม", {(V, "คิม แจฮยอก")}),
    ("지인 부탁으로 신고합니다. 당사자 : 하루빈 94년생 / 어제 살려달라는 문자", {(V, "하루빈")}),
    ("儿子叫孔世勋 今年二十六岁 被骗去缅北", {(V, "孔世勋")}),
    ("husband (Eunho Tak, 38) last online sunday 11pm, he cannot leave", {(V, "Eunho Tak")}),
    ("jeo hanguk saram 24sal namja im saebyeok gamgeum dwaesseoyo", {(V, "im saebyeok")}),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*MORE, *LABELS, *ALIASES, *NOT_NAMES, *SENDERS, *REPORTERS, *OWNERS, *DUTIES, *AMONG],
)
def test_who_is_named(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "강남역 근처 마라탕집 추천 좀요 친구랑 가려구요",
        "동생 무사히 왔어요 걱정 끼쳐 죄송합니다 감사해요",
        "다행히 딸이랑 연락 됐습니다 폰을 잃어버렸던 거였어요 신고 취소할게요",
        "엄마 나 폰 고장났어 이 번호로 돈 좀 보내줘 이런 문자 받았는데 피싱이죠?",
        "我妹妹已经安全到家了 谢谢",
        "My son is back home safe, thank you all",
        "시험 문자입니다 감금 납치 살려주세요 무시하세요",
        "형이랑 다음 달에 앙코르와트 가는데 비자 필요한가요",
        "오늘도 회사에 갇혔다 ㅋㅋ 부장이 퇴근을 안 시켜줌",
        "ខ្ញុំចង់សួរអំពីទិដ្ឋាការទៅកូរ៉េ",
        "Can my wife and I enter Cambodia with an e-visa?",
        "안녕하세요 저는 여행사 직원 박소람입니다. 단체 비자 문의드려요",
        "신청자 이름: 고은솔, 여권 재발급 예약 부탁드립니다",
        "예약자명 나하늘 인데 인터뷰 시간 변경 가능할까요",
        "제 이름은 하은별이고 대사관 채용 공고 문의합니다",
        "ผมชื่อ สมชาย อยากถามเรื่องวีซ่าเกาหลี",
        "Mẹ tôi muốn xin visa Hàn Quốc thì cần gì?",
    ],
)
def test_no_victim_where_nobody_is_in_need(text: str) -> None:
    assert not {role for role, *_ in persons(text)} & {V}


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("한국나이로 스물일곱이야", 26),
        ("한국 나이 31살", 30),
        ("스물여섯이야", 26),
        ("스물넷입니더", 24),
        ("서른하나고요", 31),
        ("마흔둘 됐심더", 42),
        ("나이는스물아홉", 29),
        ("이제 갓 스무살 넘었어요", 20),
        ("93년생", 33),
        ("93년 생", 33),
        ("구오년생", 31),
        ("공이년생", 24),
        ("2000년도생", 26),
        ("세는 나이로 스물여덟", 27),
        ("만으로 스물다섯", 25),
        ("만나이 33", 33),
        ("올해 서른넷", 34),
        ("23세", 23),
        ("삼십육세", 36),
        ("나이 마흔여섯", 46),
    ],
)
def test_ages_as_people_say_them(words: str, years: int) -> None:
    assert persons(f"아들 나도담 {words} 캄보디아에서 연락이 안돼요") == {("victim", "나도담", years, "m")}


@pytest.mark.parametrize(
    "text",
    [
        "แฟนถูกขังที่เมียวดี ชื่อ คิมฮานึล",
        "동생 나도담이 여기저기 다니다 연락이 끊겼어요",
        "친구 나도담이 여권을 뺏겼대요",
        "후배 나도담 감금. 저한테 여러번 전화했어요",
        "룸메 나도담이 지하에 갇혔대요 남은 사람도 많대요",
    ],
)
def test_no_sex_is_made_up(text: str) -> None:
    assert {sex for *_, sex in persons(text)} == {None}


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("사촌이 잡혀있다고 합니다 이름은 모르고 20대 남자라고만 들었어요", "m"),
        ("30대 초반 여자가 갇혀 있대요 아는 동생 친구래요", "f"),
        ("uri nam dongsaeng bavet gatneunde sosik eopseoyo. ireum Tak Haneul", "m"),
        ("There are two Korean guys locked in there, one is called Rex", "m"),
        ("한국인 여자 두 명이 감금돼 있대요. 한 사람 이름은 나루온", "f"),
    ],
)
def test_sex_told_of_somebody_else(text: str, sex: str) -> None:
    assert {one for role, _, _, one in persons(text) if role == V} == {sex}
