"""Ages and sexes of victims, named or not, as families of many kinds give them; everybody is made up."""

import pytest

from tests.triage.cases import tip
from triage.extract.rules import RuleExtractor
from triage.extraction import Role

CASES = [
    ("친구 여동생이 감금됐어요 이름 방다래 97년 8월생", {("방다래", 28, "f")}),
    ("제 처남 곽우빈 주민번호 991203-1****** 캄보디아에서 연락두절", {("곽우빈", 26, "m")}),
    ("딸 심보라 010215-4****** 출국 후 두절", {("심보라", 24, "f")}),
    ("우리 애기아빠가 마흔여섯인데 돈 벌러 갔다가 잡혀 있대요", {(None, 46, "m")}),
    ("막내고모가 쉰둘이신데 캄보디아에서 여권을 뺏겼대요", {(None, 52, "f")}),
    ("누나 이름 진해솔 만 서른하나입니다 카지노에 갇혀있어요", {("진해솔", 31, "f")}),
    ("동생 옥찬우는 고3이에요 열아홉이고 남자예요 친구 따라 나갔다가 못와요", {("옥찬우", 19, "m")}),
    ("20대 초반 남자애가 건물에서 뛰어내렸어요 한국말로 살려달라고 했어요", {(None, None, "m")}),
    ("그 언니는 서른 중반쯤 돼 보였고 이름은 몰라요 갇혀 있대요", {(None, None, "f")}),
    ("아버님 연세가 예순넷이십니다 성함 어중근, 바벳에서 소식이 끊겼습니다", {("어중근", 64, "m")}),
    ("직장 여자 후배 국다인(26)이 시아누크빌에 갇혔다고 톡이 왔어요", {("국다인", 26, "f")}),
    ("형이 스물아홉인데 이름은 맹도현이에요 때린대요", {("맹도현", 29, "m")}),
    ("저는 스물둘 여자이고 여기 갇혀 있어요 살려주세요", {(None, 22, "f")}),
    ("저 24살 남자 방에 갇혔어요 도와주세요 전화하지 마세요", {(None, 24, "m")}),
    ("My niece Garam Seo turned 20 last month; she is locked in a hotel in Bavet", {("Garam Seo", 20, "f")}),
    ("my bf Haram Oh (27M) is stuck there, they took his passport", {("Haram Oh", 27, "m")}),
    ("Son, 23 years of age, name Siwoo Ma, missing since Monday", {("Siwoo Ma", 23, "m")}),
    ("A girl in her twenties is held on the third floor, she cried help", {(None, None, "f")}),
    ("He was born in 1998. Name Junho Pyo. He can't leave the compound.", {("Junho Pyo", 28, "m")}),
    ("我侄女权多恩 今年二十二 被关在金边", {("权多恩", 22, "f")}),
    ("我老公四十一岁 叫卓相民 被骗去西港 出不来", {("卓相民", 41, "m")}),
    ("妹妹1999年出生 名字叫朴多仁 失联三天", {("朴多仁", 27, "f")}),
    ("Em gái tôi tên Kim Bo Ra, 24 tuổi, bị giữ ở Bavet", {("Kim Bo Ra", 24, "f")}),
    ("Chồng mình 33t tên Lee Han Sol bị bắt giữ", {("Lee Han Sol", 33, "m")}),
    ("น้องสาวชื่อ ฮันบยอล อายุ 22 ถูกขังที่ปอยเปต", {("ฮันบยอล", 22, "f")}),
    ("ប្អូនស្រីខ្ញុំឈ្មោះ ផាក ស៊ូមី អាយុ ២៣ ឆ្នាំ ត្រូវគេឃុំ", {("ផាក ស៊ូមី", 23, "f")}),
    ("nae namdongsaeng ireum gil hansol, 22sal. yeollak an dwaeyo kambodia", {("gil hansol", 22, "m")}),
    ("uri ttal i 25sal inde kambodia eseo mot nawayo", {(None, 25, "f")}),
    ("남자친구 탁우주 95년생이고요 여자인 저한테는 비밀로 하고 갔어요 연락이 끊겼어요", {("탁우주", 31, "m")}),
    ("두 명 다 여자예요 채가온 스물하나, 도하늬 스물셋. 못 나오고 있대요", {("채가온", 21, "f"), ("도하늬", 23, "f")}),
    ("아들 둘이 갇혔어요 큰애는 위도담 25 작은애는 위도람 22", {("위도담", 25, "m"), ("위도람", 22, "m")}),
    ("할머니가 아니라 손녀 소하늘이 열여덟 살이에요 캄보디아 간다고 나가서 안 돌아와요", {("소하늘", 18, "f")}),
    ("제 남편이 아니고 시동생입니다. 시동생 나루한 38세 감금", {("나루한", 38, "m")}),
    ("관리자 남자가 때린대요 갇힌 친구는 여자고 이름 하도연 스물여섯", {("하도연", 26, "f")}),
    ("조카(여, 19)가 알바 간다고 캄보디아 갔다가 폰이 꺼졌어요", {(None, 19, "f")}),
    ("실종자: 함서진 / 나이: 31 / 성별: 여", {("함서진", 31, "f")}),
    ("이름 구해온, 나이 만28, 남. 어제 바벳에서 두절", {("구해온", 28, "m")}),
    ("대구 사는 예순 엄마예요. 막내아들 나루찬 스물여섯인데 바벳에서 못 나온대요", {("나루찬", 26, "m")}),
    ("늦은 밤에 죄송해요 속초 사는 누나입니다. 갇힌 동생은 길해찬 스물넷 남자예요", {("길해찬", 24, "m")}),
    ("조카 도하람이 스물하나인데 여권을 뺏겼대요. 남자애고 착한 애예요. 이모 마솔잎 드림", {("도하람", 21, "m")}),
    ("동창 피우찬(29)이 여친이랑 놀러 간 줄 알았는데 거기 갇혀서 맞고 있대요", {("피우찬", 29, None)}),
    ("실종된 사람은 제 누나예요 소가온 서른둘이고 프놈펜에서 연락이 끊겼어요", {("소가온", 32, "f")}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_how_old_and_of_which_sex_victims_are(text: str, expected: set[tuple[str | None, int | None, str | None]]) -> None:
    people = [found.value for found in RuleExtractor().read(tip(text)).people]
    assert {(one.name, one.age, one.sex) for one in people if one.role is Role.VICTIM} == expected
