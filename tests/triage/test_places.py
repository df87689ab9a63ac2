"""The head of the places is where the victim is said to be."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from knowledge.gazetteer import load_gazetteer
from triage.assessment import Band, Candidate
from triage.extract.places import link_notes, places, with_compound
from triage.extraction import Origin
from triage.message import Kind, Message, Pin, Tip

FIND = load_gazetteer().find


def tip(*messages: Message | str) -> Tip:
    said = tuple(Message(text=m) if isinstance(m, str) else m for m in messages)
    return Tip("t", datetime(2026, 1, 5, tzinfo=UTC), said)


def first(*messages: Message | str) -> str:
    found = places(tip(*messages), FIND)
    return found[0].value.name if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("바벳에 있다가 포이펫으로 옮겨졌어요", "Poipet"),
        ("처음엔 시하누크빌에 있었는데 지금은 코콩에 갇혀 있어요", "Koh Kong"),
        ("was in Bavet, then they moved him to Poipet", "Poipet"),
        ("之前在西港 现在被转到波贝", "Poipet"),
        ("부산 사는데 아들이 시하누크빌에 잡혀 있어요", "Sihanoukville"),
        ("I teach in Seoul. He is locked in a hotel in Poipet", "Poipet"),
        ("프놈펜 툴콕에 있는 건물이에요", "Tuol Kouk"),
        ("시하누크빌 오트레스 해변 근처 호텔에 갇혀 있어요", "Otres Beach"),
        ("방콕 거쳐서 포이펫 들어갔어요", "Poipet"),
        ("바벳에 갇혀 있는데 내일 포이펫으로 판대요", "Bavet"),
        ("인천공항인데 지금 출국하려고요", "Incheon International Airport"),
        ("친구가 바벳 카지노에서 일해요", "Bavet"),
    ],
)
def test_whereabouts_come_first(text: str, name: str) -> None:
    assert first(text) == name


@pytest.mark.parametrize("text", ["캄보디아에서 연락이 끊겼어요", "서울 사는 김철수입니다", "hello"])
def test_nothing_finer_than_a_country_is_no_place(text: str) -> None:
    assert places(tip(text), FIND) == ()


def test_a_name_ends_where_its_message_ends() -> None:
    found = places(tip("ㅠ 지금 시엠립", "시어머니 계셔서 통화는 안 돼요"), FIND)[0]
    assert found.value.name == "Siem Reap"
    assert found.quote
    assert (found.quote.message, found.quote.text) == (0, "시엠립")


def test_pin_beats_names_and_newest_pin_wins() -> None:
    found = places(
        tip(
            "시하누크빌이에요",
            Message(kind=Kind.LOCATION, pin=Pin(10.1, 103.1)),
            Message(kind=Kind.LOCATION, pin=Pin(10.6, 103.5, accuracy_m=900)),
        ),
        FIND,
    )
    assert (found[0].value.lat, found[0].value.radius_km, found[0].origin) == (10.6, 0.9, Origin.PIN)


def test_live_position_beats_a_later_pin() -> None:
    live = Message(kind=Kind.LIVE_LOCATION, pin=Pin(11.4, 104.8))
    later = Message(kind=Kind.LOCATION, pin=Pin(12.0, 105.0))
    assert places(tip(live, later), FIND)[0].value.lat == 11.4


def test_written_position_beats_a_name_and_keeps_its_words() -> None:
    found = places(tip("프놈펜이에요", "11.4701, 104.9402 여기 3층"), FIND)
    assert found[0].value.lat == 11.4701
    assert found[0].quote is not None
    assert (found[0].quote.message, found[0].quote.text) == (1, "11.4701, 104.9402")


def test_short_plus_code_counts_from_the_named_town() -> None:
    assert round(places(tip("house at GWQG+JG Phnom Penh"), FIND)[0].value.lat, 3) == 11.539


@pytest.mark.parametrize("text", ["바베트 국경에서 차로 10분 거리예요", "바벳 국경 지나서 버스로 30분 더 가요"])
def test_distance_widens_the_radius(text: str) -> None:
    near, far = places(tip("바벳 국경에 있어요"), FIND)[0], places(tip(text), FIND)[0]
    assert far.value.radius_km > near.value.radius_km


def test_kilometres_along_a_road_give_a_point_on_it() -> None:
    found = places(tip("프놈펜에서 3번 국도 타고 40키로쯤 가다 옆으로 빠지면 나와요"), FIND)[0].value
    assert abs(found.lat - 11.24) < 0.1
    assert found.radius_km <= 15


def test_short_link_leaves_a_note() -> None:
    assert link_notes(tip("https://kko.to/abc123 여기")) == ("place-short-link",)
    assert link_notes(tip("https://maps.google.com/?q=10.6,103.5")) == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("시하누크빌에서 출발했어요", "place-left"),
        ("내일 포이펫으로 판대요", "place-threat"),
        ("동생이 포이펫으로 간대요", "place-bound"),
        ("바벳 국경에서 차로 10분 거리", "place-widened"),
        ("프놈펜 북쪽", "place-shifted"),
        ("포이펫에 갇혀 있어요", ""),
    ],
)
def test_a_note_says_what_the_place_is_to_them(text: str, note: str) -> None:
    assert places(tip(text), FIND)[0].note == note


def candidate(lat: float, lon: float, radius_km: float = 1.0, probability: float = 0.95) -> Candidate:
    band = Band.MATCHES if probability >= 0.8 else Band.POSSIBLY
    return Candidate("white-sand-2", "White Sand 2", probability, band, (), lat, lon, radius_km)


def test_a_sure_compound_is_finer_than_its_town() -> None:
    found = with_compound(places(tip("시하누크빌에 갇혀 있어요"), FIND), [candidate(10.648, 103.523)])
    assert [one.value.place_id for one in found] == ["white-sand-2", "kh-1801"]
    assert found[0].quote is not None
    assert found[0].quote.text == "시하누크빌"


def test_a_sure_compound_is_a_place_where_none_is_named() -> None:
    assert with_compound((), [candidate(10.648, 103.523)])[0].value.place_id == "white-sand-2"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("시하누크빌에 갇혀 있어요", candidate(10.648, 103.523, probability=0.6)),
        ("포이펫에 갇혀 있어요", candidate(10.648, 103.523)),
        ("11.4701, 104.9402 여기 3층", candidate(11.48, 104.94)),
        ("시하누크빌에 갇혀 있어요", candidate(10.648, 103.523, radius_km=40)),
    ],
)
def test_a_doubtful_far_or_coarser_compound_moves_nothing(said: str, known: Candidate) -> None:
    found = places(tip(said), FIND)
    assert with_compound(found, [known]) == found


def test_a_pin_at_home_stands_behind_a_place_abroad() -> None:
    home = Message(kind=Kind.LOCATION, pin=Pin(37.55, 126.98))
    assert first("아들이 포이펫에 잡혀 있어요", home) == "Poipet"
    assert places(tip("살려주세요", home), FIND)[0].origin is Origin.PIN


def test_the_country_may_stand_in_another_message() -> None:
    assert first("캄보디아예요", "켑에 있어요") == "Kep"


def test_north_of_a_town_is_north_of_it() -> None:
    town, north = places(tip("프놈펜이에요"), FIND)[0].value, places(tip("프놈펜 북쪽 공장이에요"), FIND)[0].value
    assert north.lat > town.lat
    assert abs(north.lon - town.lon) < 0.001


def test_hours_that_pass_are_no_distance() -> None:
    assert places(tip("시하누크빌에 도착하고 두 시간 뒤에 차를 탔어요"), FIND)[0].value.radius_km == 10


def test_who_left_a_compound_is_where_they_are_now() -> None:
    now = places(tip("포이펫 시장에 숨어 있어요"), FIND)
    near = replace(candidate(13.9, 102.9), left=True)
    assert with_compound(now, [near]) == now
    assert with_compound(now, [replace(near, left=False)])[0].value.place_id == "white-sand-2"


def test_a_compound_beats_the_town_on_the_way_there() -> None:
    on_the_way = places(tip("방콕 도착했다는 게 마지막이에요"), FIND)
    assert with_compound(on_the_way, [candidate(13.66, 102.55)])[0].value.place_id == "white-sand-2"
