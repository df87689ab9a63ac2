# ruff: noqa: E501 - one line a language reads better than wrapped lists
"""Conversations with people inside, drawn with a fixed seed, ten thousand in the slow form: nothing telling, nothing echoed, nothing in surplus."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import median

import pytest

from bot.texts import languages, say
from tests.texts.transcript import FACTS
from triage.assessment import Assessment, Category, Level
from triage.dialogue import Facts, Reply, Slot, State, Voice, step, telling_words
from triage.extraction import Extraction, Finding, Indicator, Person, Place, Role
from triage.message import Kind, Message, Pin
from triage.understanding import Understanding

OPENINGS = {
    "ko": [
        "살려주세요",
        "저 지금 갇혀 있어요",
        "여기서 못 나가요 살려줘",
        "ㅅㅏㄹ려",
        "화장실에 숨어서 써요",
        "살려",
        "저희 감금됐어요 도와주세요",
    ],
    "en": [
        "help me",
        "i am locked in a room",
        "we cannot leave, they took our passports",
        "pls save us",
        "I'm hiding in the toilet",
    ],
    "zh": ["救命", "我被关在园区出不去", "救救我", "我们被困在这里"],
    "km": ["ជួយខ្ញុំផង", "ខ្ញុំជាប់នៅទីនេះ"],
    "vi": ["cứu tôi với", "tôi bị nhốt ở đây", "em bi giam khong ra duoc"],
    "th": ["ช่วยด้วย", "หนูถูกขังอยู่", "ช่วยผมด้วย"],
}
LATER = {
    "ko": ["바벳이요", "몰라요", "빨간 간판 있어요", "4층이에요", "어디인지 몰라요", "캄보디아 단지 안이에요", "여권 뺏겼어요", "무서워요", "경찰 맞아요?",
           "다른 데로 넘긴대요", "세 명이요", "상태", "접수번호?", "거기 누구 있어요?", "안 맞았어요", "아파요 많이", "네", "아니요", "글쎄요 잘 모르겠어요"],
    "en": ["bavet", "no idea", "big red sign", "floor 4", "is this the police", "they beat me", "tomorrow they sell us", "3 people", "status",
           "reference number?", "anyone there?", "yes", "no", "cambodia compound", "not sure where"],
    "zh": ["西港", "不知道", "红色招牌", "四楼", "你们是警察吗", "明天要卖掉我们", "三个人", "进度", "编号", "有人吗", "是", "没有"],
    "km": ["បាវិត", "មិនដឹង", "ជាន់ ៤", "ស្ថានភាព", "បាទ", "ទេ", "មាននរណានៅទីនោះ"],
    "vi": ["bavet", "không biết", "tầng 4", "tình trạng", "có", "không", "mai họ bán chúng tôi", "có ai không"],
    "th": ["ปอยเปต", "ไม่รู้", "ชั้น 4", "สถานะ", "ใช่", "ไม่", "พรุ่งนี้จะถูกขาย", "มีใครอยู่ไหม"],
}  # fmt: skip
DIGITS = ("0", "1", "2", "3", "7", "１", "២", "๑", "1번", "2)")
SHARED = ("텔레그램", "🆘", "", "ㅠㅠ", "12 110 12", "https://maps.example.com/?q=11.08,106.17")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and its answer in words; `text` is "" where nothing was said."""

    sent: Message
    state: State
    reply: Reply | None
    text: str


@cache
def worded(language: str, name: str) -> str:
    return say(language, name, digits="26110042")


def dialogue(chance: random.Random, language: str) -> Iterator[Turn]:
    """A conversation of two to eight messages with somebody inside."""
    state, extraction = State(), Extraction(language=language)
    for turn in range(chance.randint(2, 8)):
        sent = _sent(chance, language, first=turn == 0)
        extraction = _understood(chance, language, extraction)
        made = Understanding(extraction, Assessment(chance.choice((Level.CRITICAL, Level.HIGH)), Category.CONFINEMENT, ()))
        facts = Facts(FACTS.reference, acknowledged=chance.random() < 0.2, closed=chance.random() < 0.02, extra=FACTS.extra)
        state, reply = step(state, sent, made, facts)
        yield Turn(sent, state, reply, "\n".join(worded(language, name) for name, _ in reply.texts) if reply else "")


def _sent(chance: random.Random, language: str, first: bool) -> Message:
    if first:
        if chance.random() < 0.1:
            return Message(kind=Kind.LOCATION, pin=Pin(11.0853, 106.1104))
        return Message(text=chance.choice(OPENINGS[language]))
    if chance.random() < 0.08:
        return Message(kind=chance.choice((Kind.LOCATION, Kind.LIVE_LOCATION, Kind.MEDIA, Kind.OTHER, Kind.EDIT)))
    pool = LATER[language] if chance.random() < 0.6 else DIGITS if chance.random() < 0.8 else SHARED
    return Message(text=chance.choice(pool))


def _understood(chance: random.Random, language: str, before: Extraction) -> Extraction:
    """What the rules may have found by now: mostly what they had, sometimes more."""
    places, indicators, people = before.places, before.indicators, before.people
    if chance.random() < 0.25:
        places = (Finding(Place(11.08, 106.17, chance.choice((0.2, 5.0, 30.0)))),)
    if chance.random() < 0.2:
        indicators = (*indicators, Finding(chance.choice(tuple(Indicator))))
    if chance.random() < 0.1:
        people = (*people, Finding(Person(Role.VICTIM, "홍길동", 27)))
    return Extraction(language=language, places=places, indicators=indicators, people=people)


def longest_common(ours: str, theirs: str) -> str:
    """The longest piece of writing that both hold, digits and spaces aside."""
    ours, theirs = (re.sub(r"[\d\s.,?!]+", " ", text.lower()) for text in (ours, theirs))
    pieces = (ours[i:j] for i in range(len(ours)) for j in range(i + 1, len(ours) + 1))
    return max((piece.strip() for piece in pieces if piece in theirs), key=len, default="")


@cache
def echoed(language: str, ours: str, theirs: str) -> bool:
    """Whether an answer repeats the person: four characters in dense scripts, three words or twelve characters elsewhere."""
    shared = longest_common(ours, theirs)
    if language in ("ko", "zh"):
        return len(shared) >= 4
    return len(shared.split()) >= 3 or (language in ("km", "th") and len(shared) >= 12)


@pytest.fixture(scope="module", params=[1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def turns(request: pytest.FixtureRequest) -> list[tuple[str, Turn]]:
    chance = random.Random(request.param)
    spoken = []
    for number in range(request.param):
        language = languages()[number % len(languages())]
        spoken += [(language, turn) for turn in dialogue(chance, language)]
    return spoken


def test_everybody_inside_is_met_by_the_quiet_voice(turns: list[tuple[str, Turn]]) -> None:
    assert {turn.sent.text for _, turn in turns if turn.state.voice is not Voice.QUIET} == set()


def test_no_answer_tells_what_the_conversation_is_about(turns: list[tuple[str, Turn]]) -> None:
    assert {text: telling_words(text) for text in {turn.text for _, turn in turns} if telling_words(text)} == {}


def test_an_answer_is_one_silent_line_without_buttons(turns: list[tuple[str, Turn]]) -> None:
    replies = [turn.reply for _, turn in turns if turn.reply]
    assert len(replies) > len(turns) / 3
    assert all(len(reply.texts) == 1 and reply.silent and not reply.buttons for reply in replies)


def test_no_answer_repeats_what_was_written(turns: list[tuple[str, Turn]]) -> None:
    pairs = {(language, turn.text, turn.sent.text) for language, turn in turns if turn.text and turn.sent.text}
    assert [pair for pair in pairs if echoed(*pair)] == []


def test_no_question_is_put_more_than_twice(turns: list[tuple[str, Turn]]) -> None:
    assert max(turn.state.asked.count(slot) for _, turn in turns for slot in set(turn.state.asked)) <= 2


def test_the_number_is_given_only_where_it_was_asked_for(turns: list[tuple[str, Turn]]) -> None:
    asked = {turn.sent.text for _, turn in turns if turn.text == "26110042"}
    assert asked <= {"접수번호?", "reference number?", "编号"}


def test_the_place_is_known_within_three_exchanges() -> None:
    """People answer the place question with a town, a pin or a sign; counted are their messages until a place stands."""
    chance = random.Random(7)
    needed = []
    for _ in range(300):
        state, place, count = State(), (), 0
        text = chance.choice(OPENINGS["ko"])
        while not place and count < 10:
            count += 1
            if state.waiting is Slot.PLACE and chance.random() < 0.8:
                place = (Finding(Place(11.08, 106.17, 8.0)),)
                text = "바벳"
            made = Understanding(Extraction(language="ko", places=place), Assessment(Level.CRITICAL, Category.CONFINEMENT, ()))
            state, _reply = step(state, Message(text=text), made, FACTS)
            text = "1" if state.waiting is Slot.SAFE else "무서워요"
        needed.append(count)
    assert median(needed) <= 3
