"""The verdict: what it is told, what rings by it, and what stands whatever it says."""

import math
from dataclasses import replace

import pytest

from knowledge.cues import load_cues
from tests.triage.cases import tip
from triage.assess import fired
from triage.assessment import Category, Level, Reason
from triage.extraction import Indicator
from triage.leaning import Leaning
from triage.understanding import Understanding, World, understand, viewed
from triage.verdict import (
    ABOUT,
    ALONE,
    CRITICAL,
    DANGER,
    DANGER_IN_TALK,
    IDLE,
    IDLE_CRY,
    LONG,
    NEVER,
    SHOWN_URGENT,
    leanings,
    rises,
    signs,
    weighed,
)
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


def _signs(text: str) -> dict[str, float]:
    view = _view(text)
    return signs(view, fired(view))


def test_every_signal_is_a_sign_at_its_level_beside_what_explains_it() -> None:
    held = _signs("바벳 숙소에 갇혀서 매일 맞아요 살려주세요")
    assert held["signal:captive-asks-for-help:critical"] == 1
    assert held["plain-signs"] >= 2
    assert "unreal" not in held
    film = _signs("어제 본 영화에서 주인공이 바벳 숙소에 갇혀서 매일 맞더라구요 ㅋㅋㅋ")
    assert film["explains:fiction"] == film["unreal"] == 1


def test_words_that_say_nothing_have_few_signs() -> None:
    assert set(_signs("어제 산 책 이야기입니다")) <= {"length", "messages", "category:other", "language:ko", "plain"}


def test_what_the_words_lean_to_is_told_in_numbers_only() -> None:
    told = leanings(Leaning(urgent=1.5, categories={Category.LURE: 2.0}, indicators={Indicator.WEAPON: -1.0}))
    assert (told["urgent"], told["peak"], told["leans:lure"], told["shows:weapon"]) == (1.5, 1.5, 2.0, -1.0)
    assert all(math.isfinite(value) for value in told.values())


@pytest.mark.parametrize(
    ("name", "rising"),
    [
        ("urgent", True),
        ("signal:held:high", True),
        ("signal:violence:critical", True),
        ("signal:place-or-gang:medium", False),
        ("explains:news", False),
        ("useful", False),
        ("category:lure", False),
    ],
)
def test_no_urgent_signal_may_speak_against_danger(name: str, rising: bool) -> None:
    assert rises(name) is rising


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


@pytest.mark.parametrize(
    ("text", "lean", "urgent"),
    [
        ("영화도 보고 책도 읽어요. 거긴 사람 사는 데가 아니에요.", ALONE, True),
        ("영화도 보고 책도 읽어요. 거긴 사람 사는 데가 아니에요.", ALONE - 0.1, False),
        ("책도 읽어요. 거긴 사람 사는 데가 아니라는 영화를 봤어요.", ALONE, False),
    ],
)
def test_a_sentence_beyond_doubt_is_calmed_by_nothing_around_it(text: str, lean: float, urgent: bool) -> None:
    start = text.index("거긴")
    drowned = replace(NOTHING, peak=lean, telling={"peak": ((start, len(text)),)})
    assert _made(text, drowned, -9).assessment.level.urgent is urgent


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
    assert _made(PADDING + " " + PLAIN + PADDING, NOTHING, NEVER + 0.1).assessment.level.urgent
    assert not _made(PADDING + " " + PLAIN + PADDING, NOTHING, NEVER - 0.1).assessment.level.urgent
    explained = PADDING + " 작년 일이고 지금은 무사히 돌아왔습니다 " + PLAIN + PADDING
    assert not _made(explained, NOTHING, NEVER + 0.1).assessment.level.urgent


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


def test_nothing_but_a_cry_stands_in_the_calmest_words() -> None:
    said = Reason("bare-cry", "", Level.HIGH)
    assert weighed([said], [said], NOTHING, -9, _view("살려줘"))[0].level is Level.HIGH
    assert weighed([said], [said], replace(NOTHING, useful=9), -9, _view("살려줘 ㅋㅋㅋ"))[0].level is Level.MEDIUM


def test_without_a_verdict_the_words_alone_decide() -> None:
    assert _made(CALM_WORDS, Leaning(urgent=DANGER + 0.1, critical=-9)).assessment.level.urgent
    assert not _made(CALM_WORDS, Leaning(urgent=DANGER - 0.1, critical=-9)).assessment.level.urgent
