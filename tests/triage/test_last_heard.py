"""When somebody was last heard from, in more ways of saying it, and tips that tell no such day."""

from datetime import date, datetime

import pytest

from tests.triage.cases import tip
from triage.extract.holidays import feasts
from triage.extract.passages import SEOUL
from triage.extract.rules import RuleExtractor

# Thursday, 15 January 2026, 21:00 in Seoul
CASES: list[tuple[str, str | None]] = [
    ("오빠가 설 전날 톡 하나 남기고 연락이 끊겼어요", "2025-01-28"),
    ("아들이 크리스마스에 영상통화 한 게 마지막이에요", "2025-12-25"),
    ("성탄절 다음날까지는 톡을 읽었는데 지금은 안 읽어요 동생이에요", "2025-12-26"),
    ("새해 첫날 문자가 왔고 그 뒤로 무소식입니다 우리 딸", "2026-01-01"),
    ("친구가 어제까지만 해도 통화가 됐는데 오늘은 꺼져있어요 감금된 것 같아요", "2026-01-14"),
    ("화욜에 통화하고 끝. 누나가 포이펫에 있어요", "2026-01-13"),
    ("월요일까지는 카톡이 됐어요 형이 캄보디아에 있는데", "2026-01-12"),
    ("사흘쯤 전에 남편한테서 전화가 왔는데 갇혔대요", "2026-01-12"),
    ("열흘 전쯤 목소리 들은게 끝입니다 우리 아들", "2026-01-05"),
    ("막내가 보름쯤 전부터 답이 없어요 태국 갔거든요", "2025-12-31"),
    ("아까 낮에 딸이 울면서 전화했어요 못 나간대요", "2026-01-15"),
    ("점심때 아들이 보낸 문자입니다 '엄마 나 갇혔어 신고해줘'", "2026-01-15"),
    ("오빠가 '그저께 여권 뺏겼어'라고 오늘 아침 톡으로 말했어요", "2026-01-15"),
    ("지난주 금욜에 언니한테 카톡 왔어요 나갈 수가 없대요", "2026-01-09"),
    ("형은 12월 20일에 출국했고 1월 3일 이후로 연락두절입니다", "2026-01-03"),
    ("친구가 작년 11월 4일에 마지막으로 톡을 했어요 그 후 실종", "2025-11-04"),
    ("제가 오늘 보낸 문자는 안 읽어요. 그제 밤 통화가 마지막. 남동생이에요", "2026-01-13"),
    ("두 시간 전에 맨발로 우리 가게로 뛰어들어온 한국 청년이 있어요 도망쳤대요", "2026-01-15"),
    ("동생은 1월 20일에 귀국 예정이었는데 1월 8일부터 전화가 꺼졌어요", "2026-01-08"),
    ("몸값을 1월 18일까지 보내래요. 아들 목소리는 어제 들었습니다", "2026-01-14"),
    ("I last spoke with my brother on New Year's Eve, he is in Bavet", "2025-12-31"),
    ("My son texted two nights ago that he can't leave", "2026-01-13"),
    ("Nothing from my sister since the 9th, she's in Poipet", "2026-01-09"),
    ("Yesterday a stranger wrote me for money. The last time I heard my husband's voice was Sunday.", "2026-01-11"),
    ("she wrote to me 40 minutes back, she is locked in", "2026-01-15"),
    ("My cousin called Friday 9/1 and said they took his passport", "2026-01-09"),
    ("A Korean boy ran into my shop bleeding, he is hiding in my kitchen", "2026-01-15"),
    ("we haven't heard from our daughter for nine days", "2026-01-06"),
    ("弟弟元旦那天打过电话 之后关机", "2026-01-01"),
    ("女儿圣诞节发来一张照片就失联了", "2025-12-25"),
    ("哥哥上上周三打來電話說出不來", "2025-12-31"),
    ("我朋友半个月前跟我联系过 现在找不到人", "2025-12-31"),
    ("他在我店里躲着 从园区跑出来的 脚都流血了", "2026-01-15"),
    ("Em trai tôi gọi cách đây ba ngày, nói bị nhốt", "2026-01-12"),
    ("Chồng tôi nhắn tin tối thứ hai rồi tắt máy", "2026-01-12"),
    ("ลูกชายโทรมาเมื่อบ่าย ร้องไห้บอกว่าถูกขัง", "2026-01-15"),
    ("น้องสาวส่งข้อความเมื่อสามวันก่อน แล้วเงียบไปเลย", "2026-01-12"),
    ("ប្តីខ្ញុំទូរស័ព្ទមកព្រឹកនេះ ថាត្រូវគេឃុំ", "2026-01-15"),
    ("ប្អូនខ្ញុំផ្ញើសារ ៤ ថ្ងៃមុន ហើយបាត់", "2026-01-11"),
    ("oppa ga saheul jeon e jeonhwa haesseoyo gamgeum dwaetdaeyo", "2026-01-12"),
    # none
    ("아들이 1월 2일에 캄보디아로 출국했어요 걱정돼요", None),
    ("동생이 내일 출국한대요 말려주세요", None),
    ("프놈펜 여행 가는데 1월 20일 비자 되나요", None),
    ("오늘 이런 모집 문자를 받았어요 캄보디아 월 800", None),
    ("여동생은 어제 무사히 집에 왔어요 걱정해 주셔서 감사합니다", None),
    ("딸 생일이 1월 3일이고 캄보디아에 갇혀 있어요", None),
    ("My brother flies to Phnom Penh on January 20 for a job", None),
    ("남편이 오늘 밤 비행기로 간대요 어떡하죠", None),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_when_somebody_was_last_heard_from(text: str, day: str | None) -> None:
    found = RuleExtractor().read(tip(text)).last_contact
    assert (found.value.last.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("words", "at", "day"),
    [
        ("추석 전날", "2025-10-19", "2025-10-05"),
        ("설날 다음날", "2026-03-01", "2026-02-18"),
        ("크리스마스 이브", "2026-01-15", "2025-12-24"),
        ("어린이날", "2026-05-04", "2025-05-05"),
        ("除夕", "2026-03-02", "2026-02-16"),
        ("中秋节前一天", "2025-10-20", "2025-10-05"),
        ("the day before Christmas", "2026-01-02", "2025-12-24"),
        ("mùng 1 tết", "2026-02-20", "2026-02-17"),
        ("สงกรานต์", "2026-04-20", "2026-04-13"),
    ],
)
def test_feasts_are_the_last_ones_before_the_day_of_writing(words: str, at: str, day: str) -> None:
    found = [one.last for one, _ in feasts(words, datetime.fromisoformat(f"{at}T12:00:00").replace(tzinfo=SEOUL))]
    assert found == [date.fromisoformat(day)]


@pytest.mark.parametrize("words", ["설마 그럴리가", "설명해 주세요", "크리스", "newest"])
def test_words_that_look_like_feasts_are_none(words: str) -> None:
    assert not list(feasts(words, datetime(2026, 1, 15, tzinfo=SEOUL)))
