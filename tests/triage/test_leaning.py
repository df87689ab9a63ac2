"""The learned reader beside the rules: it hears what no cue lists, calms what only sounds grave, and never silences an answer."""

from dataclasses import replace

import pytest

from knowledge.cues import load_cues
from tests.triage.cases import tip
from triage.assessment import Category, Level, Reason
from triage.extraction import Indicator
from triage.leaning import (
    ABOUT,
    APART,
    CALM,
    CRITICAL,
    IDLE,
    IDLE_CRY,
    IDLE_WHOLLY,
    SHOWN,
    URGENT,
    Leaning,
    category_by,
    settled,
    weighed,
)
from triage.understanding import Understanding, World, understand, viewed
from triage.view import View

CRY = "바벳 숙소에 갇혀서 매일 맞아요 살려주세요"
TOLD = "바벳 숙소에 사람들이 갇혀서 매일 맞는다고 운전기사가 말했습니다 그 뒤로는 아무 소식도 듣지 못했고 더 아는 것은 없습니다"
CALM_WORDS = "어제 산 책 이야기입니다"


def _world(leaning: Leaning) -> World:
    return World(lambda text: (), lambda text, place: (), load_cues(), lambda form, marks: leaning)


def _view(text: str) -> View:
    return viewed(tip(text), _world(Leaning()))


def _made(text: str, leaning: Leaning) -> Understanding:
    return understand(tip(text), _world(leaning))


def test_words_no_cue_lists_ring_with_the_words_that_weigh_most() -> None:
    leaning = Leaning(urgent=URGENT + 1, critical=-4, telling={"urgent": ((3, 4), (5, 7))})
    made = _made(CALM_WORDS, leaning).assessment
    assert made.level is Level.HIGH
    assert made.unsure
    assert [reason.signal for reason in made.reasons] == ["phrasing-urgent"]
    assert [quote.text for quote in made.reasons[0].quotes] == ["산", "책 "]


def test_danger_to_life_is_heard_too() -> None:
    made = _made(CALM_WORDS, Leaning(urgent=2, critical=CRITICAL + 1)).assessment
    assert made.level is Level.CRITICAL


def test_ordinary_words_ring_only_where_a_certain_person_abroad_is_told_of() -> None:
    idle = Leaning(urgent=URGENT + 1, critical=CRITICAL + 1, useful=ABOUT - 0.1)
    assert not _made(CALM_WORDS, idle).assessment.level.urgent
    assert _made(CALM_WORDS, replace(idle, useful=ABOUT + 0.1)).assessment.level.urgent
    assert _made("아들이 캄보디아 바벳에 있는데 보일러가 어쩌고 합니다", idle).assessment.level.urgent


def test_a_plain_sign_stands_unless_the_whole_is_clearly_calm() -> None:
    assert _made(CRY, Leaning(urgent=CALM + 0.1, critical=1)).assessment.level is Level.CRITICAL
    leaning = Leaning(urgent=CALM - 0.1, critical=-3, useful=IDLE + 1)
    assert _made(TOLD, leaning).assessment.level.urgent, "nothing explains it"
    calm = _made(TOLD + " 지나가다 건물을 봤습니다", leaning).assessment
    assert calm.level is Level.MEDIUM
    assert calm.unsure, "a person must look"
    assert "phrasing-calm" in [reason.signal for reason in calm.reasons]


def test_a_plain_sign_in_few_words_stands_and_the_gravest_stand_longer() -> None:
    calm = Leaning(urgent=CALM - 0.5, critical=-1, useful=IDLE + 1)
    assert _made("저 감금됐어요 바벳이에요", calm).assessment.level.urgent
    long = "저는 바벳 숙소에 갇혀 있습니다 제발 도와주세요 여기서 나갈 수가 없습니다 " + "그리고 말씀드릴 것이 더 있습니다 " * 4
    assert _made(long, calm).assessment.level.urgent
    assert _made(long, replace(calm, urgent=-9.0)).assessment.level.urgent


PLAIN = "아들이 바벳 숙소에 갇혀 있대요 "
PADDING = "저는 대전에 살고 제 번호는 보내 드렸습니다 늦은 시간에 정말 죄송합니다 어디에 말씀드려야 할지 몰라 여기에 남깁니다"


def test_a_plain_sign_that_nothing_explains_stands_among_greetings_and_addresses() -> None:
    calm = Leaning(urgent=-9, critical=-9, useful=-9)
    assert _made(PADDING + " " + PLAIN + PADDING, calm).assessment.level.urgent
    explained = _made(PADDING + " 작년 일이고 지금은 무사히 돌아왔습니다 " + PLAIN + PADDING, calm).assessment
    assert not explained.level.urgent


def test_a_sentence_that_is_urgent_read_alone_rings_though_the_whole_is_calm() -> None:
    text = "거긴 사람 사는 데가 아니라고 합니다. " + PADDING
    heard = Leaning(urgent=-3, critical=-5, peak=URGENT + APART + 0.1, telling={"peak": ((0, 6),)})
    made = _made(text, heard).assessment
    assert [reason.signal for reason in made.reasons if reason.level.urgent] == ["phrasing-urgent"]
    assert [quote.text for quote in made.reasons[0].quotes] == [text[:6]]
    assert not _made(text, replace(heard, peak=URGENT + APART - 0.1)).assessment.level.urgent
    assert not _made("영화 줄거리예요. " + text, heard).assessment.level.urgent, "explained"


@pytest.mark.parametrize("name", ["answered-hurt", "answered-moving", "unexplained-pin"])
def test_what_was_answered_stands_whatever_the_words_are_like(name: str) -> None:
    said = Reason(name, "", Level.CRITICAL)
    assert weighed(_view(CALM_WORDS), [said], Leaning(urgent=-9, critical=-9, useful=-9))[0] == said


@pytest.mark.parametrize(("lean", "level"), [(IDLE_CRY + 0.1, Level.CRITICAL), (IDLE_CRY - 0.1, Level.MEDIUM)])
def test_a_cry_stands_in_all_but_the_calmest_words(lean: float, level: Level) -> None:
    said = Reason("captive-asks-for-help", "", Level.CRITICAL)
    assert weighed(_view(CALM_WORDS), [said], Leaning(urgent=lean, critical=-9, useful=9))[0].level is level


@pytest.mark.parametrize(
    ("text", "lean", "level"),
    [
        ("요즘 애가 갇혀 있어요", IDLE_WHOLLY + 0.1, Level.HIGH),
        ("요즘 애가 갇혀 있어요", IDLE_WHOLLY - 0.1, Level.MEDIUM),
        ("아들이 캄보디아에 갇혀 있어요", -9, Level.HIGH),
        ("캄보디아 여행 다녀온 아들이 방에 갇혀 있어요", IDLE_WHOLLY - 0.1, Level.MEDIUM),
    ],
)
def test_a_plain_sign_of_a_certain_person_abroad_stands_in_any_words(text: str, lean: float, level: Level) -> None:
    said = Reason("held", "", Level.HIGH)
    assert weighed(_view(text), [said], Leaning(urgent=lean, critical=-9, useful=9))[0].level is level


def test_the_category_of_somebody_in_danger_is_no_question() -> None:
    leaning = Leaning(categories={Category.INQUIRY: 3.0, Category.MISSING: 1.0})
    assert category_by(leaning, Level.LOW) is Category.INQUIRY
    assert category_by(leaning, Level.HIGH) is Category.MISSING


def test_an_indicator_is_shown_with_its_cue_or_with_the_words_that_weigh_most() -> None:
    held, sold = Indicator.RESTRICTION_OF_MOVEMENT, Indicator.IMMINENT_TRANSFER
    leaning = Leaning(indicators={held: 1.0, sold: SHOWN + 1}, telling={sold.value: ((0, 2),)})
    found = settled(replace(_view(CRY), extraction=_made(CRY, Leaning()).extraction), leaning)
    assert [one.value for one in found] == [held, sold]
    assert found[1].quote is not None
    assert found[1].quote.text == "바벳"


def test_what_leans_against_an_indicator_takes_it_off() -> None:
    assert not _made(CRY, Leaning(indicators=dict.fromkeys(Indicator, SHOWN - 1))).extraction.indicators


def test_a_learned_reader_that_breaks_leaves_the_rules() -> None:
    def breaks(form: str, marks: frozenset[str]) -> Leaning:
        raise RuntimeError

    made = understand(tip(CRY), replace(_world(Leaning()), lean=breaks))
    assert made.assessment.level is Level.CRITICAL
    assert made.failures == ("leaning: RuntimeError",)
