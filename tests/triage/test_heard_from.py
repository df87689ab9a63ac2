"""Ways of saying when somebody was last heard from, and of writing from inside."""

from datetime import date, datetime

import pytest

from tests.triage.cases import tip
from triage.extract.rules import RuleExtractor
from triage.extract.stance import Stance, stance_of

# Thursday, 15 January 2026, 21:00 in Seoul


def heard(text: str) -> date | None:
    """The last contact that the rules read."""
    found = RuleExtractor().read(tip(text)).last_contact
    return found.value.last if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # 잠수, 먹통 and other words for silence
        ("남동생이 캄보디아 간다더니 엿새째 잠수예요", "2026-01-09"),
        ("친구가 4일째 잠적했는데 감금된거 같아요", "2026-01-11"),
        ("아들 폰이 이틀째 먹통입니다 태국에 있어요", "2026-01-13"),
        ("딸이 12일부터 행방을 몰라요", "2026-01-12"),
        ("누나가 1월 6일에 실종됐어요", "2026-01-06"),
        ("오빠가 지난주 화요일에 사라졌어요 태국에서", "2026-01-06"),
        ("형한테서 소식이 없은지 열흘째입니다", "2026-01-05"),
        # any dated statement of hearing from somebody
        ("동생이랑 월요일에 통화함. 못나온다고 함", "2026-01-12"),
        ("남편 목요일에 통화됐고 그 뒤로 없어요", "2026-01-08"),
        ("아들이 13일에 영상통화 걸어왔는데 멍이 들었어요", "2026-01-13"),
        ("언니가 10일날 톡 보낸게 끝이에요", "2026-01-10"),
        ("오늘 아침에도 아들 톡이 왔어요 여권이 없대요", "2026-01-15"),
        ("지금은 통화 안되고 엊저녁에 문자 한통 왔어요 딸한테서", "2026-01-14"),
        ("여자친구가 새벽에 음성메시지 남겼어요 어제요 감금됐대요", "2026-01-14"),
        ("후배를 마지막으로 본 사람이 9일 저녁에 봤대요 바벳에서", "2026-01-09"),
        ("남편이 영상통화로 울었어요. 그게 화요일이에요", "2026-01-13"),
        ("오빠 카톡 프사가 1/11에 바뀌고 답장이 없어요", "2026-01-11"),
        ("got a voice message from my cousin, he cannot leave. that's from Sunday", "2026-01-11"),
        ("My sister has been missing since the 7th, she went to Bavet", "2026-01-07"),
        ("my nephew went silent on Saturday after flying to Phnom Penh", "2026-01-10"),
        ("we spoke on the 11th, my brother sounded scared", "2026-01-11"),
        ("My husband vanished four days ago in Poipet", "2026-01-11"),
        ("No word from our son for eight days", "2026-01-07"),
        ("a coworker saw my friend there on Jan 12, locked in a room", "2026-01-12"),
        ("弟弟上周四跟我聊过 说出不来", "2026-01-08"),
        ("老公11号晚上发了语音 之后没消息", "2026-01-11"),
        ("我朋友1月9日失踪 在西港", "2026-01-09"),
        ("女儿前天留言说被关了", "2026-01-13"),
        ("Chồng tôi mất tích từ ngày 9 tháng 1", "2026-01-09"),
        ("Em trai tôi nhắn tin hôm thứ ba rồi im luôn, bị giam", "2026-01-13"),
        ("Bạn tôi gọi cho tôi ngày 12, nói bị đánh", "2026-01-12"),
        ("น้องชายหายไปตั้งแต่วันที่ 8 ม.ค. ไปทำงานปอยเปต", "2026-01-08"),
        ("แฟนโทรมาวันที่ 5 มกราคม แล้วติดต่อไม่ได้อีกเลย ถูกขัง", "2026-01-05"),
        ("สามีหายไปตั้งแต่วันอังคาร โดนหลอกไปทำงาน", "2026-01-13"),
        ("ប្អូនប្រុសខ្ញុំបាត់ដំណឹងតាំងពីថ្ងៃទី ៩ ខែ មករា ត្រូវគេឃុំ", "2026-01-09"),
        ("បងស្រីខ្ញុំទូរស័ព្ទមកម្សិលមិញ ប្រាប់ថាត្រូវគេឃុំ", "2026-01-14"),
        ("uri hyeong 1wol 3il e gatneunde majimak tonghwa 1wol 10il", "2026-01-10"),
        ("nae dongsaeng katok 1wol 12il i majimak ieyo. kambodia", "2026-01-12"),
        ("Anh trai em bị lừa sang Campuchia, thứ hai vừa rồi có gọi về", "2026-01-12"),
        ("우리 빛나가 열아흐레째 연락이 없어요 딸이에요", "2025-12-27"),
        # leaving is not being heard from
        ("아들이 1월 2일에 캄보디아 갔고 1월 9일에 톡 한번 왔어요", "2026-01-09"),
        ("He left on Jan 3 and texted me on Jan 8 that they took his passport", "2026-01-08"),
    ],
)
def test_the_day_somebody_was_last_heard_from(text: str, day: str) -> None:
    assert heard(text) == date.fromisoformat(day)


INSIDE = [
    "저 아직 안에 있어요 옆방 사람이 실려나갔어요",
    "나지금감금당했어밥도안줘신고해줘",
    "저지금단지5동인데문을잠가놨어요",
    "저 한국사람이고 지금 국경 근처 건물 3층에 있어요. 복도에 총 든 사람이 있습니다",
    "죽고싶어요 매일 맞아서 못 버티겠어요 엄마한테 미안하다고 전해주세요",
    "뛰어내릴까 생각해요 여기 경비가 밤새 지켜요",
    "아빠 사랑해 나 여기서 못 나갈거 같아 매일 때려",
    "저희 아직 여기 갇혀 있어요 둘이에요",
    "e đang bị nhốt ở tầng 4, cứu e với",
    "tụi em bị giam trong casino, không cho ra",
    "mình đang bị giữ ở Bavet, giúp mình",
    "they don't let me out, i am inside the compound, please",
    "get me out of here, guards everywhere",
    "我还在里面 出不去 他们天天打人",
    "救救我 我被卖到这里了",
    "ผมถูกขังอยู่ในห้อง ช่วยด้วย",
    "ខ្ញុំត្រូវគេឃុំនៅក្នុងបន្ទប់ ជួយខ្ញុំផង",
    "na suho ya. yeogi gamgeum dwaesseo. eomma hante yeollak jom",
    "yeogi jeongi ro maeil ttaeryeo. dowa juseyo",
    "여기 사람들이 저를 가둬놨어요 제발 구해주세요",
]
OUTSIDE = [
    "아들이 감금됐대요 살려주세요 어제 전화왔어요",
    "저는 한국에 있고 지금 동생이 거기 건물에 잡혀있어요",
    "저 지금 프놈펜 호텔에 있는데 여권을 잃어버렸어요",
    "친구가 죽고싶다고 톡을 보냈어요 매일 맞는대요",
    "He says they won't let him leave the building",
    "弟弟说他被关在里面出不去",
    "Chồng tôi bị nhốt ở Bavet, cứu anh ấy",
    "저 지금 회사에 있어요 점심 뭐 먹죠",
    "뉴스 보고 궁금해서요 거기 갇힌 사람들 아직 있나요",
    "저는 교민입니다 지금 그 건물 앞이에요 창문에 쇠창살이 있어요",
]


@pytest.mark.parametrize("text", INSIDE)
def test_who_writes_from_inside_is_heard_from_that_day(text: str) -> None:
    assert stance_of(text) is Stance.HELD
    assert heard(text) == date(2026, 1, 15)


@pytest.mark.parametrize("text", OUTSIDE)
def test_who_tells_of_others_is_not_inside(text: str) -> None:
    assert stance_of(text) is not Stance.HELD


def test_a_weekday_said_on_that_weekday_is_the_last_one() -> None:
    found = RuleExtractor().read(tip("동생이랑 금요일에 통화함 감금됐대요", at="2026-01-16T00:20:00+09:00")).last_contact
    assert found is not None
    assert found.value.last == datetime.fromisoformat("2026-01-09").date()
