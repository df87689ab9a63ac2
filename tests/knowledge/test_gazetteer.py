"""The gazetteer finds a place in every script and spelling, and is not fooled by common words and people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.gazetteer import load_gazetteer
from knowledge.spots import PLACES, problems, read_spots

GAZETTEER = load_gazetteer()


def names(text: str) -> list[str]:
    return [found.value.name for found in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("시하누크빌 어느 호텔에 있대요", "Sihanoukville"),
        ("시아누크빌에서 연락왔어요", "Sihanoukville"),
        ("씨하눅빌이래요", "Sihanoukville"),
        ("he is in sihanouk ville now", "Sihanoukville"),
        ("Sihanoukvile hotel", "Sihanoukville"),
        ("被关在西港一个园区", "Sihanoukville"),
        ("西哈努克港", "Sihanoukville"),
        ("នៅស៊ីហនុវីល", "Sihanoukville"),
        ("ถูกขังที่สีหนุวิลล์", "Sihanoukville"),
        ("프놈팬 갔는데", "Phnom Penh"),
        ("프롬펜으로 갔어요", "Phnom Penh"),
        ("he flew to phnompenh", "Phnom Penh"),
        ("PP에서 일한대요", "Phnom Penh"),
        ("飞金邊", "Phnom Penh"),
        ("바베트에 있어요", "Bavet"),
        ("뽀이뻿 카지노", "Poipet"),
        ("ไปปอยเปต", "Poipet"),
        ("ក្រុងបាវិត", "Bavet"),
        ("딸이숙식제공알바바벳으로갔어요", "Bavet"),
        ("씨엠립 호텔", "Siem Reap"),
        ("ở Bavet, casino", "Bavet"),
        ("인천공항 게이트", "Incheon International Airport"),
        ("프놈펜 공항 도착", "Phnom Penh International Airport"),
        ("바벳 국경에서", "Bavet-Moc Bai gate"),
        ("在老街被关", "Laukkaing"),
        ("바벳일거예요", "Bavet"),
        ("몬둘끼리 국경 단지", "Mondulkiri border (Dak Dam)"),
        ("포이펫국경 바로 앞", "Poipet-Aranyaprathet gate"),
        ("캄보디아프놈펜에서", "Phnom Penh"),
        ("ㅂㅏ벳에 있어요", "Bavet"),
        ("Ｂａｖｅｔ", "Bavet"),
        ("쉐꼬꼬에서", "Shwe Kokko"),
        ("O'Smach casino", "O'Smach"),
        ("osmach casino", "O'Smach"),
        ("스텅하브 바닷가", "Steung Hav"),
        ("짜이톰 카지노", "Chrey Thom"),
        ("벵스렝 거리 창고", "Veng Sreng"),
        ("프놈펜트마이 빌라", "Phnom Penh Thmey"),
        ("在美索的医院", "Mae Sot"),
        ("被卖到苗瓦底", "Myawaddy"),
        ("khu Tam giác Vàng", "Golden Triangle SEZ"),
        ("ที่เล่าก์ก่าย", "Laukkaing"),
        ("몽콜보레이 병원", "Mongkol Borei"),
        ("레이케이코 단지", "Lay Kay Kaw"),
    ],
)
def test_place_is_found(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "김수린이라는 친구예요",
        "방학에 돈 많이 준다고 했어요",
        "한 거 제발 지워줘",
        "I don't have any photo",
        "방값을 빌린 사람",
        "먹는 거제일 좋아",
        "탁주 마셨어요",
        "아란이가 연락이 안돼요",
        "그림을 그렸어요",
        "2동 3층에 있어요",
        "칸다는 말만 했어요",
        "please keep this secret",
        "app pp",
        "菩萨保佑",
        "我喜欢白马王子",
        "바티칸 여행",
        "라면 끓여 먹었어요",
        "몸값 골드 5만 내놓으래",
        "광주리에 담았어요",
        "밥에다 약을 탔어요",
        "코로나 걸렸어요",
        "포이가 펫샵에서 왔어요",
        "duty officer, 值班人员, cán bộ",
        "គេគំរាមសម្លាប់",
        "한국에서 3번 국도 타고 40키로 갔어요",
        "liam에게 전화했어요",
        "the bavette steak was great",
        "리암이 불렀어요",
        "총점이 너무 낮게 나왔어",
        "mai em phải lên xe",
    ],
)
def test_common_words_and_people_are_no_places(text: str) -> None:
    assert names(text) == []


def test_quote_stands_where_the_name_is() -> None:
    text = "우리 애가 시하 누크빌에 있어요"
    (found,) = GAZETTEER.find(text)
    assert found.quote is not None
    assert text[found.quote.start : found.quote.end] == found.quote.text == "시하 누크빌"


def test_every_name_of_the_file_is_found_after_a_cue() -> None:
    missing = [
        (spot.id, name)
        for spot in read_spots(PLACES)
        for name in spot.names
        if not any(
            GAZETTEER.find(sentence)
            for sentence in (name, f"캄보디아 {name}에서", f"In Cambodia, at {name} ", f"在柬埔寨{name}市", f"缅甸{name}")
        )
    ]
    assert missing == []


def test_the_places_file_is_in_order() -> None:
    assert list(problems()) == []


def test_a_road_with_a_distance_is_a_point_along_it() -> None:
    found = GAZETTEER.find("캄보디아 프놈펜에서 3번 국도 타고 40키로쯤 가다")[-1]
    assert (round(found.value.lat, 1), round(found.value.lon, 1)) == (11.2, 104.7)
    assert found.note


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Sihanoukville", "시하누크빙에 있어요"),
        ("Sihanoukville", "시하느크빌에 있어요"),
        ("Sihanoukville", "시아누쿠빌에 있어요"),
        ("Sihanoukville", "시하누쿠빌"),
        ("Sihanoukville", "신하누크빌이요"),
        ("Sihanoukville", "시하누크 빌"),
        ("Sihanoukville", "씨아눅빌"),
        ("Sihanoukville", "Sihanukville"),
        ("Sihanoukville", "sihanoukvile"),
        ("Sihanoukville", "sihanoukvlle"),
        ("Sihanoukville", "shianoukville"),
        ("Sihanoukville", "Sihanouville"),
        ("Sihanoukville", "sihanouk vill"),
        ("Phnom Penh", "프놈팽"),
        ("Phnom Penh", "프놈펭"),
        ("Phnom Penh", "푸놈펜"),
        ("Phnom Penh", "phnom pehn"),
        ("Phnom Penh", "pnom pen"),
        ("Phnom Penh", "phonm penh"),
        ("Phnom Penh", "Phnom Phenh"),
        ("Poipet", "포이팻"),
        ("Poipet", "포이벳"),
        ("Poipet", "뽀이뺏"),
        ("Poipet", "포이페트"),
        ("Poipet", "poipet city"),
        ("Poipet", "poi pet"),
        ("Poipet", "poibet"),
        ("Poipet", "poypet"),
        ("Bavet", "바뱃"),
        ("Bavet", "바벨시"),
        ("Bavet", "bavat"),
        ("Koh Kong", "꼬콩"),
        ("Koh Kong", "코꽁"),
        ("Koh Kong", "kohkong"),
        ("Koh Kong", "koh gong"),
        ("Kampot", "깜뽓"),
        ("Kampot", "캄포트"),
        ("Siem Reap", "시엠립"),
        ("Siem Reap", "시엠리아프"),
        ("Siem Reap", "siemreap"),
        ("Siem Reap", "seam reap"),
        ("Battambang", "바탐방"),
        ("Battambang", "batambang"),
        ("Mondulkiri", "몬둘끼리"),
        ("Mondulkiri", "몬돌끼리"),
        ("Mondulkiri", "몬둘키리"),
        ("Mondulkiri", "mondolkiri"),
        ("O'Smach", "오스맥"),
        ("O'Smach", "오스맛치"),
        ("O'Smach", "osmach"),
        ("Chrey Thom", "쯔라이톰"),
        ("Chrey Thom", "크라이톰"),
        ("Chrey Thom", "쯔레이텀"),
        ("Myawaddy", "미야와디"),
        ("Myawaddy", "미아와디"),
        ("Myawaddy", "myawady"),
        ("Bokor", "보꼬르산"),
        ("Bokor", "bokor mt"),
        ("Pailin", "빠일린"),
        ("Svay Rieng", "스바이리엥"),
        ("Svay Rieng", "스와이리엥"),
        ("Svay Rieng", "svay rieng"),
        ("Kandal", "칸달주"),
        ("Tuol Kouk", "툴코욱"),
        ("Tuol Kouk", "toul kok"),
        ("Tuol Kouk", "tuol kork"),
        ("Tuol Kouk", "뚤꺽"),
        ("Sen Sok", "센속"),
        ("Sen Sok", "쎈속"),
        ("Dangkao", "당까오"),
        ("Takeo", "따께오"),
        ("Takeo", "다케오주"),
    ],
)
def test_spellings_and_slips_are_understood(name: str, spelling: str) -> None:
    assert any(found.startswith(name) for found in names(spelling))


PIECES = st.sampled_from(
    [
        "시하누크빌",
        "에서 ",
        "西港",
        "Bavet",
        " ",
        "\u200b",
        "ＰＰ",
        "ប៉ោយប៉ែត",
        "İ",
        "👨‍👩‍👧",
        "ㅂㅏ벳",
        "4번 국도 타고 30키로",
        "캄보디아 ",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_quotes_stand_where_they_say_in_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in GAZETTEER.find(text):
        assert found.quote is not None
        assert text[found.quote.start : found.quote.end] == found.quote.text != ""
