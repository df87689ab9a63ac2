"""Days as people say them, and the last time anyone heard from the victim."""

from datetime import date, datetime

import pytest

from tests.triage.cases import tip
from triage.extract.dates import dates
from triage.extract.last_contact import last_contact

NOW = datetime.fromisoformat("2026-01-15T21:00:00+09:00")  # a Thursday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("오늘", "01-15"),
        ("방금", "01-15"),
        ("두 시간 전", "01-15"),
        ("22시간 전", "01-14"),
        ("십분전", "01-15"),
        ("어제", "01-14"),
        ("어젯밤", "01-14"),
        ("어제 밤 11시", "01-14"),
        ("그저께", "01-13"),
        ("그제", "01-13"),
        ("그끄저께", "01-12"),
        ("이틀 전", "01-13"),
        ("사흘 전", "01-12"),
        ("사흘째", "01-12"),
        ("나흘째", "01-11"),
        ("열흘 전", "01-05"),
        ("보름째", "12-31"),
        ("4일째", "01-11"),
        ("10일 전", "01-05"),
        ("일주일 전", "01-08"),
        ("일주일째", "01-08"),
        ("2주 전", "01-01"),
        ("3주째", "12-25"),
        ("한 달 전", "12-15"),
        ("두달째", "11-15"),
        ("지난달 15일", "12-15"),
        ("이번 달 3일", "01-03"),
        ("지난 10일", "01-10"),
        ("지난주 금요일", "01-09"),
        ("저번주 수요일", "01-07"),
        ("이번주 월요일", "01-12"),
        ("지난 토요일", "01-10"),
        ("화요일", "01-13"),
        ("12월 28일", "12-28"),
        ("1월 3일", "01-03"),
        ("2025년 11월 2일", "2025-11-02"),
        ("2025-11-02", "2025-11-02"),
        ("1/3", "01-03"),
        ("12.28", "12-28"),
        ("yesterday", "01-14"),
        ("last night", "01-14"),
        ("3 days ago", "01-12"),
        ("a week ago", "01-08"),
        ("two weeks ago", "01-01"),
        ("last Monday", "01-12"),
        ("on Tuesday", "01-13"),
        ("Jan 3", "01-03"),
        ("28 December", "12-28"),
        ("Dec 28th", "12-28"),
        ("40 min ago", "01-15"),
        ("昨天", "01-14"),
        ("前天晚上", "01-13"),
        ("三天前", "01-12"),
        ("上星期天", "01-11"),
        ("上周五", "01-09"),
        ("1月3号", "01-03"),
        ("今天早上", "01-15"),
        ("hôm qua", "01-14"),
        ("tối qua", "01-14"),
        ("3 ngày trước", "01-12"),
        ("thứ hai tuần này", "01-12"),
        ("tuần trước thứ", "01-11"),
        ("เมื่อวาน", "01-14"),
        ("เมื่อคืน", "01-14"),
        ("3 วันก่อน", "01-12"),
        ("ម្សិលមិញ", "01-14"),
        ("3 ថ្ងៃមុន", "01-12"),
        ("jinan ju toyoil", "01-10"),
        ("eoje", "01-14"),
        ("25일엔", "12-25"),
        ("20일쯤에", "12-20"),
        ("마감 전날(12일)에", "01-12"),
        ("2일이지요", "01-02"),
        ("수능날", "2025-11-13"),
        ("수능 전날", "2025-11-12"),
        ("two Fridays ago", "01-02"),
        ("ថ្ងៃទី 10 ", "01-10"),
    ],
)
def test_a_day_counts_from_the_message(words: str, day: str) -> None:
    expected = date.fromisoformat(day if len(day) > 5 else f"{2025 if day > '01-15' else 2026}-{day}")
    (found, *_) = dates(words, NOW)
    assert found.day.last == expected


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1월 9일에 문자, 그 전날 통화", [9, 8]),
        ("He wrote on January 9. The day before he called.", [9, 8]),
        ("赎金一月五号付了 过了三天他来信", [5, 8]),
        ("연락 안 된 지 3일이지요", []),
    ],
)
def test_days_are_counted_from_one_another(words: str, days: list[int]) -> None:
    assert [one.day.last.day for one in dates(words, NOW)] == days


@pytest.mark.parametrize(
    "words", ["내일", "모레", "다음주 월요일 말고", "2026년 3월 1일", "3번 국도", "10층", "1.5배", "24시간 영업"]
)
def test_days_to_come_and_other_numbers_are_no_days(words: str) -> None:
    assert [found for found in dates(words, NOW) if found.day.precise and "요일" not in words] == []


def test_day_first_where_the_language_writes_so() -> None:
    assert dates("10/12", NOW, "vi")[0].day.first == date(2025, 12, 10)
    assert dates("10/12", NOW, "ko")[0].day.first == date(2025, 10, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("아들이랑 어제 통화한게 마지막이에요", "2026-01-14"),
        ("12월 20일에 출국했고 1월 3일 카톡이 마지막입니다", "2026-01-03"),
        ("1월 2일 프놈펜행 비행기 탔고 사흘째 연락이 안돼요", "2026-01-12"),
        ("11월말에 캄보디아 갔는데 지난주 금요일부터 전화기가 꺼져있어요", "2026-01-09"),
        ("나간지 두달 됐는데 5일째 톡을 안읽어요", "2026-01-10"),
        ("그저께 전화와서 살려달라고 하고 끊겼어요. 오늘도 연락이 없습니다", "2026-01-13"),
        ("동생한테 방금 문자가 왔는데 갇혀있대요", "2026-01-15"),
        ("일주일 전부터 연락이 안 됩니다", "2026-01-08"),
        ("마지막 통화는 12월 25일 크리스마스였어요", "2025-12-25"),
        ("지난달 28일에 마지막으로 영상통화하고 소식이 끊겼어요", "2025-12-28"),
        ("3시간 전에 목소리 들었어요 울고 있었어요", "2026-01-15"),
        ("친구가 어제 새벽에 보낸 카톡: 나 여기 갇혔어", "2026-01-14"),
        ("보름째 딸과 연락두절", "2025-12-31"),
        ("1월 10일 이후로 연락이 끊겼어요", "2026-01-10"),
        ("She last texted me on January 9 and has not replied since", "2026-01-09"),
        ("He flew on Jan 2. I haven't heard from him for 6 days", "2026-01-09"),
        ("my son called yesterday crying", "2026-01-14"),
        ("No contact since Monday", "2026-01-12"),
        ("弟弟1月5号最后一次打电话 之后关机", "2026-01-05"),
        ("老公昨天用别人手机打来电话", "2026-01-14"),
        ("已经三天联系不上了", "2026-01-12"),
        ("Lần cuối em ấy gọi là hôm kia", "2026-01-13"),
        ("เพื่อนติดต่อไม่ได้ตั้งแต่เมื่อวาน", "2026-01-14"),
        ("គាត់ទូរស័ព្ទមកខ្ញុំម្សិលមិញ", "2026-01-14"),
        ("majimak tonghwa neun eoje yeosseoyo", "2026-01-14"),
    ],
)
def test_last_contact(text: str, day: str) -> None:
    found = last_contact(tip(text), victim_is_sender=False)
    assert found is not None
    assert found.value.last == date.fromisoformat(day)
    assert found.quote is not None
    assert found.quote.text in text


@pytest.mark.parametrize(
    "text",
    [
        "아들이 12월 20일에 출국했어요",
        "동생이 내일 비행기로 나간대요",
        "1998년 3월 2일생 남자입니다",
        "내일까지 돈을 안보내면 판대요",
        "두달째 갇혀있다고 합니다",
    ],
)
def test_departures_birthdays_and_deadlines_are_no_contact(text: str) -> None:
    assert last_contact(tip(text), victim_is_sender=False) is None


def test_the_day_of_writing_where_the_victim_writes() -> None:
    found = last_contact(tip("살려주세요", at="2026-01-15T23:30:00+07:00"), victim_is_sender=True)
    assert found is not None
    assert found.value.first == date(2026, 1, 16)
