"""What the words around the name of a site make of it."""

import pytest

from knowledge.concepts import find_concepts
from knowledge.gazetteer import load_gazetteer
from knowledge.match import Matcher
from knowledge.said import denied, has_left, opposite, plight, somebody
from knowledge.world import load_matcher
from triage.assessment import Band


@pytest.fixture(scope="module")
def match() -> Matcher:
    return load_matcher(load_gazetteer())


def _span(text: str, name: str) -> tuple[str, int, int]:
    start = text.index(name)
    return text, start, start + len(name)


@pytest.mark.parametrize(
    "text", ["X 말고 다른 데요", "X는 아니라고 했어요", "X보다 조용한 동네", "不是X", "it is not X", "X isn't the place"]
)
def test_a_denied_name(text: str) -> None:
    assert denied(*_span(text, "X"))


@pytest.mark.parametrize("text", ["X에 갇혔어요", "在X上班", "he is in X", "아니 X라니까요", "X 말이에요"])
def test_a_name_that_is_meant(text: str) -> None:
    assert not denied(*_span(text, "X"))


@pytest.mark.parametrize(
    "text", ["X 맞은편 아파트", "X 카지노 건너편", "X对面的楼", "a flat opposite X", "across from X", "ตรงข้าม X"]
)
def test_what_stands_opposite(text: str) -> None:
    assert opposite(*_span(text, "X"))


@pytest.mark.parametrize("text", ["X 뒤 회색 건물", "X 옆 기숙사", "X后面那栋楼", "behind X"])
def test_what_stands_beside_is_part_of_it(text: str) -> None:
    assert not opposite(*_span(text, "X"))


@pytest.mark.parametrize("text", ["담당 아폴로", "별명이 '아폴로'", "아폴로라는 사람", "아폴로 실장", "nickname: 아폴로"])
def test_a_name_that_is_somebodys(text: str) -> None:
    assert somebody(*_span(text, "아폴로"))


@pytest.mark.parametrize("text", ["아폴로 단지", "아폴로에 갇혀", "아폴로라는 곳", "건물은 아폴로"])
def test_a_name_that_is_a_sites(text: str) -> None:
    assert not somebody(*_span(text, "아폴로"))


def test_captivity_is_told_from_ordinary_talk() -> None:
    assert plight("여권 뺏기고 갇혀 있어요") == 1.0
    assert plight("护照被扣 出不去") == 1.0
    assert plight("조식이 맛있는 호텔이에요") == 0.0
    assert plight("a nice beach and cheap drinks") == 0.0


def test_a_place_that_was_left() -> None:
    assert has_left(*_span("망고단지에서 나와서 지금 대구예요", "망고단지"))
    assert not has_left(*_span("망고단지에 있어요", "망고단지"))


@pytest.mark.parametrize(
    ("text", "floors"),
    [
        ("이십오층 짜리 건물", 25),
        ("칠층 건물", 7),
        ("십삼층 빌딩", 13),
        ("十八层楼", 18),
        ("seven-storey house", 7),
        ("7층 건물", 7),
    ],
)
def test_floors_in_figures_and_words(text: str, floors: int) -> None:
    assert f"floors:{floors}" in find_concepts(text)


@pytest.mark.parametrize("text", ["7층에 갇혀 있어요", "on the seventh floor", "3층 방"])
def test_the_floor_somebody_is_on_is_no_height(text: str) -> None:
    assert not any(name.startswith("floors:") for name in find_concepts(text))


def _named(match: Matcher, text: str) -> str | None:
    return next((one.compound_id for one in match(text) if one.band is Band.MATCHES), None)


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("센소크 칠층 건물에 잡혀 있어요", "sen-sok-7f"),
        ("프놈펜 7층 건물에 잡혀 있어요", None),
        ("비너스에 갇혔고 여권을 뺏겼어요 바벳이에요", "venus-park"),
        ("비너스 화장품 문의드려요", None),
        ("바벳에서 팔려 와서 지금 미얀마 타이창 단지예요", "tai-chang"),
        ("yeogi jungguk danji ieyo", None),
        ("항공권 신청한 사람이 시하누크빌에 있어요", None),
        ("오스막 리조트 말고 다른 건물이래요", None),
    ],
)
def test_a_site_is_named_by_what_is_said_of_it(match: Matcher, text: str, compound: str | None) -> None:
    assert _named(match, text) == compound


def test_a_site_that_was_left_says_so(match: Matcher) -> None:
    assert match("시하누크빌 카이보 단지에서 빠져나왔어요")[0].left
    assert not match("시하누크빌 카이보 단지에 있어요")[0].left
