"""The learned reader beside the rules: it hears what no cue lists, calms what only sounds grave, and never silences an answer."""

from dataclasses import replace

import pytest

from knowledge.cues import load_cues
from tests.triage.cases import tip
from triage.assessment import Category, Level, Reason
from triage.extraction import Indicator
from triage.leaning import (
    ABOUT,
    CRITICAL,
    DANGER,
    DANGER_IN_TALK,
    IDLE,
    IDLE_CRY,
    LONG,
    SHOWN,
    SHOWN_URGENT,
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
PLAIN = "아들이 바벳 숙소에 갇혀 있대요 "
PADDING = "저는 대전에 살고 제 번호는 보내 드렸습니다 늦은 시간에 정말 죄송합니다 어디에 말씀드려야 할지 몰라 여기에 남깁니다"
NOTHING = Leaning(urgent=-9, critical=-9, useful=-9)


def _world(leaning: Leaning, odds: float | None = None) -> World:
    verdict = None if odds is None else lambda signs: odds
    return World(lambda text: (), lambda text, place: (), load_cues(), lambda form, marks: leaning, verdict)


def _view(text: str) -> View:
    return viewed(tip(text), _world(Leaning()))


def _made(text: str, leaning: Leaning, odds: float | None = None) -> Understanding:
    return understand(tip(text), _world(leaning, odds))


def test_words_no_cue_lists_ring_with_the_words_that_weigh_most() -> None:
    leaning = Leaning(urgent=1, critical=-4, telling={"urgent": ((3, 4), (5, 7))})
    made = _made(CALM_WORDS, leaning, DANGER + 0.1).assessment
    assert made.level is Level.HIGH
    assert made.unsure
    assert [reason.signal for reason in made.reasons] == ["phrasing-urgent"]
    assert [quote.text for quote in made.reasons[0].quotes] == ["산", "책 "]
    assert not _made(CALM_WORDS, leaning, DANGER - 0.1).assessment.level.urgent


def test_the_sentence_that_leans_most_is_shown_where_the_whole_leans_less() -> None:
    text = "거긴 사람 사는 데가 아니라고 합니다. " + PADDING
    heard = Leaning(urgent=-3, critical=-5, peak=1, telling={"urgent": ((9, 10),), "peak": ((0, 6),)})
    made = _made(text, heard, DANGER + 0.1).assessment
    assert [quote.text for quote in made.reasons[0].quotes] == [text[:6]]


def test_the_words_are_shown_beside_a_sign_where_they_lean_to_it_too() -> None:
    def signals(urgent: float) -> list[str]:
        return [reason.signal for reason in _made(PLAIN, Leaning(urgent=urgent, critical=-5), DANGER + 1).assessment.reasons]

    assert "phrasing-urgent" in signals(SHOWN_URGENT + 0.1)
    assert "phrasing-urgent" not in signals(SHOWN_URGENT - 0.1)


def test_danger_to_life_is_heard_too() -> None:
    assert _made(CALM_WORDS, Leaning(urgent=2, critical=CRITICAL + 1), DANGER + 0.1).assessment.level is Level.CRITICAL


def test_ordinary_talk_takes_more_to_ring_but_where_a_certain_person_abroad_is_told_of() -> None:
    idle, odds = Leaning(useful=ABOUT - 0.1), (DANGER + DANGER_IN_TALK) / 2
    assert not _made(CALM_WORDS, idle, odds).assessment.level.urgent
    assert _made(CALM_WORDS, idle, DANGER_IN_TALK + 0.1).assessment.level.urgent
    assert _made(CALM_WORDS, replace(idle, useful=ABOUT + 0.1), odds).assessment.level.urgent
    assert _made("아들이 캄보디아 바벳에 있는데 보일러가 어쩌고 합니다", idle, odds).assessment.level.urgent


def test_a_sign_is_not_believed_against_the_verdict_and_a_person_is_told_to_look() -> None:
    leaning = Leaning(urgent=-3, critical=-3, useful=IDLE + 1)
    calm = _made(TOLD + " 지나가다 건물을 봤습니다", leaning, DANGER - 0.1).assessment
    assert calm.level is Level.MEDIUM
    assert calm.unsure
    assert "phrasing-calm" in [reason.signal for reason in calm.reasons]
    assert _made(TOLD + " 지나가다 건물을 봤습니다", leaning, DANGER + 0.1).assessment.level.urgent


def test_in_a_story_the_signs_count_again_once_the_verdict_is_danger() -> None:
    text = "영화 같은 얘기지만 " + CRY
    view = replace(_view(text), extraction=_made(text, Leaning()).extraction)
    found = [Reason("held", "", Level.HIGH)]
    assert "held" in [one.signal for one in weighed([], found, Leaning(), DANGER + 0.1, view)]
    assert "held" not in [one.signal for one in weighed([], found, Leaning(), DANGER - 0.1, view)]


def test_a_plain_sign_of_a_certain_person_abroad_stands_among_greetings_and_addresses() -> None:
    assert _made(PADDING + " " + PLAIN + PADDING, NOTHING, -9).assessment.level.urgent
    explained = PADDING + " 작년 일이고 지금은 무사히 돌아왔습니다 " + PLAIN + PADDING
    assert not _made(explained, NOTHING, -9).assessment.level.urgent


@pytest.mark.parametrize(("length", "urgent"), [(LONG + 200, True), (LONG - 200, False)])
def test_a_plain_sign_stands_in_what_is_too_long_to_be_like_anything(length: int, urgent: bool) -> None:
    text = "방에 갇혀 있어요 문이 밖에서 잠겼어요 " + (PADDING * (length // len(PADDING) + 1))[: length - 22]
    found = [Reason("held", "", Level.HIGH)]
    assert (weighed(found, found, replace(NOTHING, useful=9), -9, _view(text))[0].level is Level.HIGH) is urgent


@pytest.mark.parametrize("name", ["answered-hurt", "answered-moving", "unexplained-pin"])
def test_what_was_answered_stands_whatever_the_words_are_like(name: str) -> None:
    said = Reason(name, "", Level.CRITICAL)
    assert weighed([said], [said], NOTHING, -9, _view(CALM_WORDS))[0] == said


@pytest.mark.parametrize(("lean", "level"), [(IDLE_CRY + 0.1, Level.CRITICAL), (IDLE_CRY - 0.1, Level.MEDIUM)])
def test_a_cry_stands_in_all_but_the_calmest_words(lean: float, level: Level) -> None:
    said = Reason("captive-asks-for-help", "", Level.CRITICAL)
    leaning = Leaning(urgent=lean, critical=-9, useful=9)
    assert weighed([said], [said], leaning, -9, _view(CALM_WORDS))[0].level is level
    assert weighed([said], [said], leaning, -9, _view("영화 줄거리예요 " + CALM_WORDS))[0].level is Level.MEDIUM


def test_without_a_verdict_the_words_alone_decide() -> None:
    assert _made(CALM_WORDS, Leaning(urgent=DANGER + 0.1, critical=-9)).assessment.level.urgent
    assert not _made(CALM_WORDS, Leaning(urgent=DANGER - 0.1, critical=-9)).assessment.level.urgent


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
