"""Sites that are named and are not it: denied, compared with, opposite, believed; "" where none may be named."""

from functools import cache

import pytest

from knowledge.gazetteer import load_gazetteer
from knowledge.match import Matcher
from knowledge.world import load_matcher
from triage.assessment import Band
from triage.extraction import Place


@cache
def matcher() -> Matcher:
    return load_matcher(load_gazetteer())


def named(text: str, place: Place | None = None) -> str:
    return next((one.compound_id for one in matcher()(text, place) if one.band is Band.MATCHES), "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "동생이 갇혀 있는데 시아누크빌 중국성은 아니래요"),
        ("", "태자단지는 아니라고 했어요. 어딘지는 말을 안 해요 감금됐어요"),
        ("", "진베이 카지노 같은 데냐고 물었더니 아니래요. 여권 뺏겼대요"),
        ("", "뉴스에 나온 태자단지 말고 따께오 논 한가운데 창고예요. 철조망이 있어요"),
        ("", "KK파크에 있는 줄 알았는데 아니래요. 지금 어딘지 몰라요"),
        ("", "바벳 A7 단지는 절대 아니고 국경 근처 호텔이라고 했어요"),
        ("", "포이펫 황관 카지노 맞은편 흰색 5층 건물에 갇혀 있어요"),
        ("", "포이펫 크라운 카지노랑은 길 건너인 공장이에요. 안에 한국 사람이 갇혀 있어요"),
        ("", "프린스 같은 큰 단지 말고 작은 빌라래요. 시아누크빌이고 감금됐어요"),
        ("", "it's not KK Park, he said, some other place in Myawaddy, they took his passport"),
        ("", "He is held in Sihanoukville but it is not Kaibo, he says"),
        ("", "他说不是凯博 是西港别的地方 护照被收了"),
        ("", "被关在西港 对面是中国城 他那栋没有名字"),
        ("", "창고 같은 데에 창문도 없이 갇혀 있어요"),
        ("", "거기서 데에 창고 여섯 동이 있어요 안에 한국인이 감금돼 있어요"),
        ("venus-park", "바벳 비너스 2동에 있었고 목바이 카지노랑은 길 건너입니다 각목으로 때렸어요"),
        ("kk-park", "KK파크에 갇혀 있어요 살려주세요"),
        ("kk-park", "미얀마 KK파크가 맞대요. 동생이 거기서 맞고 있대요"),
    ],
)
def test_a_site_that_is_only_spoken_of_is_not_named(name: str, text: str) -> None:
    assert named(text) == name


def test_looks_that_a_town_shares_name_no_house_away_from_an_exact_position() -> None:
    text = "강 건너가 베트남이라고 하고 카지노 간판이 강가에 보여요 체이톰 같아요"
    assert named(text) == "golden-phoenix-rich-world"
    assert named(text, Place(10.9531, 105.0702, 0.2)) == ""
    assert named(text, Place(10.9425, 105.0835, 0.2)) == "golden-phoenix-rich-world"


@pytest.mark.parametrize("text", ["시아누크빌은 아니래요", "시아누크빌 집에 있다가 전화가 왔어요"])
def test_pieces_of_words_are_no_name(text: str) -> None:
    assert not [one for one in matcher()(text, None) if any("비슷함" in said for said in one.evidence)]


@pytest.mark.parametrize(
    "text", ["시아누크빌은 아니라고 했고 포이펫이라고 들었어요", "바벳은 아니라고 하고 포이펫은 하이웨이 옆이래요"]
)
def test_a_particle_of_a_town_begins_no_name(text: str) -> None:
    assert [one.compound_id for one in matcher()(text, None) if one.band is not Band.NONE] == []
