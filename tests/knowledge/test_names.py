"""Which names of sites a text says, and what only looks like one."""

import pytest

from knowledge.gazetteer import load_gazetteer
from knowledge.match import Matcher
from knowledge.numbered import figure_beside
from knowledge.searched import searched
from knowledge.world import load_matcher
from triage.assessment import Band


@pytest.fixture(scope="module")
def match() -> Matcher:
    return load_matcher(load_gazetteer())


def _named(match: Matcher, text: str) -> str | None:
    return next((one.compound_id for one in match(text) if one.band is Band.MATCHES), None)


def _asked(match: Matcher, text: str) -> set[str]:
    return {one.compound_id for one in match(text) if one.band is not Band.NONE}


@pytest.mark.parametrize(
    "text",
    [
        "텔레 @jinbei_casino4 로 연락하래요, 프놈펜에 갇혔대요",
        "위챗 아이디 kaibo_hotel 이래요 시아누크빌에서 감금",
        "mail kaibo.hotel@example.com, he is locked up in Sihanoukville",
        "https://venus-park.example/jobs 보고 갔다가 바벳에 갇혔어요",
        "인스타 mango_park_99 계정에 속아서 감금됐어요",
    ],
)
def test_what_somebody_is_called_on_a_service_is_no_site(match: Matcher, text: str) -> None:
    assert not _asked(match, text) & {"jinbei-casino", "jinbei-4", "kaibo-kb-hotel", "venus-park", "mango-park"}


@pytest.mark.parametrize(
    ("link", "compound"),
    [
        ("https://maps.google.com/?q=Kaibo+Hotel+Sihanoukville", "kaibo-kb-hotel"),
        ("https://www.google.com/maps/place/Fu+Ben+Hao/@10.61,103.52", "fu-ben-hao"),
        ("https://www.google.com/maps/search/%ED%99%A9%EB%9F%AC%20%EB%8B%A8%EC%A7%80", "huangle"),
    ],
)
def test_what_a_map_link_asks_for_may_be_a_site(match: Matcher, link: str, compound: str) -> None:
    assert _named(match, f"여기 갇혀 있어요 {link}") == compound


def test_the_searched_text_is_as_long_as_before() -> None:
    text = "@some_name https://maps.google.com/?q=A+B+Hotel a.b@example.com 끝"
    assert len(searched(text)) == len(text)
    assert searched(text).endswith(" 끝")
    assert searched("아무 링크도 없음") == "아무 링크도 없음"


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("진베이6호에 갇혀 있어요", "jinbei-6"),
        ("진베이 호텔 6동에 있어요", "jinbei-6"),
        ("6号金贝 被关了", "jinbei-6"),
        ("he is held in building 6 of Jin Bei", "jinbei-6"),
        ("백사 3호에 감금됐어요", "white-sand-3"),
        ("진베이 6층에 갇혔어요", "jinbei-casino"),
        ("진베이에 6명이 갇혔어요", "jinbei-casino"),
        ("진베이 9동 지하에 갇혔어요", "jinbei-casino"),
        ("진베이 9호에 갇혔어요", None),
        ("바오롱 7에 갇혔어요", None),
        ("the B casino in Bavet", None),
        ("a casino near Bavet took his passport", None),
    ],
)
def test_a_figure_or_single_letter_tells_names_apart(match: Matcher, text: str, compound: str | None) -> None:
    assert _named(match, text) == compound


@pytest.mark.parametrize(
    ("text", "figure", "block"),
    [("X 4호", 4, False), ("X 四号", 4, False), ("X 12동", 12, True), ("building 3 of X", 3, True), ("4号X", 4, False)],
)
def test_the_figure_beside_a_name(text: str, figure: int, block: bool) -> None:
    found = figure_beside(text, text.index("X"), text.index("X") + 1)
    assert found is not None
    assert (found.value, found.block) == (figure, block)


@pytest.mark.parametrize("text", ["X 4층", "X 4명", "X 4월에", "X 3일째", "X 10th floor", "X 2楼", "X에 4호실"])
def test_a_figure_that_counts_something_is_no_part_of_a_name(text: str) -> None:
    assert figure_beside(text, 0, 1) is None


@pytest.mark.parametrize(
    "text",
    [
        "총안마 국경 시장에서 끌려갔어요 여권 뺏기고 갇혔어요",
        "오스마치 국경으로 넘어갔다가 감금됐어요",
        "we crossed at O'Smach and he was locked up, no passport",
        "bị nhốt gần cửa khẩu Mộc Bài, bị đánh",
        "ถูกขังแถวด่านช่องอานม้า โดนยึดพาสปอร์ต",
        "ถูกขังอยู่ที่โอร์เสม็ด โดนยึดพาสปอร์ต",
        "다라사코르 공항에 내려서 여권 뺏기고 갇혔어요",
        "트머다에 갇혀 있어요 여권 뺏겼어요",
    ],
)
def test_a_gate_an_airport_or_a_town_is_no_site(match: Matcher, text: str) -> None:
    assert _named(match, text) is None


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("총안마 카지노에 갇혔어요", "chong-an-ma"),
        ("คาสิโนช่องอานม้า ถูกขัง", "chong-an-ma"),
        ("木牌赌场 被关", "bavet-moc-bai"),
        ("locked in the casino at O'Smach", "o-smach-resort"),
    ],
)
def test_with_a_word_for_a_house_it_is_one(match: Matcher, text: str, compound: str) -> None:
    assert _named(match, text) == compound


@pytest.mark.parametrize(
    "text",
    [
        "옆방 인도네시아 여자랑 포이펫에 갇혀 있어요",
        "an Indonesian boy is locked up with me in Poipet",
        "International company in Bavet took his passport, he is locked",
        "보고를 못 했다고 맞고 감금됐어요",
        "환전하다가 여권 뺏기고 갇혔어요",
        "她一只眼睛被打 护照被扣",
        "bơi qua vỏ lãi, bị nhốt, mất hộ chiếu",
        "시아누크빌 망고 빙수 맛집에서 맞았어요 경찰 불렀어요",
    ],
)
def test_an_everyday_word_is_no_site(match: Matcher, text: str) -> None:
    assert _named(match, text) is None


def test_the_same_word_beside_a_house_is_one(match: Matcher) -> None:
    assert _named(match, "포이펫 인도네시아 건물에 갇혀 있어요") == "poipet-stung-ngong-3f"


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("미얀마 강 옆에 동메이라는 곳에 갇혔어요", "dongmei"),
        ("환야에 갇혀 있어요 미야와디래요", "huanya"),
        ("저카이보에있어요살려주세요제발", "kaibo-kb-hotel"),
        ("여기롱배이라는데예요못나가요여권도뺏겼어요", "long-bay"),
        ("지금망고단지인데살려주세요", "mango-park"),
        ("킹스로만이라던데요", "golden-triangle-sez"),
        ("황러단지래요", "huangle"),
        ("시아누크빌 백사에 갇혔어요", "white-sand-palace"),
        ("locked up in V9 in Poipet", "v9-hotel"),
        ("Crown Poipet에 갇혀 있어요", "crown-poipet"),
    ],
)
def test_a_name_is_found_however_words_are_written_on_to_it(match: Matcher, text: str, compound: str) -> None:
    assert _named(match, text) == compound


@pytest.mark.parametrize(
    "text",
    ["강가에 돌코끼리 있는 카지노인데 다리만 건너면 베트남이에요", "쯔라이톰 강가 카지노, 코끼리 조각 두 개, 건너편이 베트남"],
)
def test_several_looks_that_agree_are_asked_about(match: Matcher, text: str) -> None:
    assert "golden-phoenix-rich-world" in _asked(match, text)


@pytest.mark.parametrize(
    "text", ["시아누크빌 항구 앞 창고로 갔대요", "쯔라이톰 다리 옆에 갇혀 있어요", "코콩 국경 옆 리조트 일자리래요"]
)
def test_one_look_of_a_town_names_no_site(match: Matcher, text: str) -> None:
    assert _named(match, text) is None


@pytest.mark.parametrize(
    "text", ["原来在波贝V9酒店上班 上个月被转到金边", "포이펫 스타베가스 맞은편 호텔에 있어요", "西港白沙海鲜大排档 老店搬新址"]
)
def test_a_site_that_was_left_or_is_opposite_or_a_shop_is_not_named(match: Matcher, text: str) -> None:
    assert _named(match, text) is None
