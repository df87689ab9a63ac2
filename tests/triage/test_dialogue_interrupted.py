"""The quiet voice falls silent when the moment is bad or somebody else holds the phone."""

import pytest

from triage.assessment import Assessment, Category, Level
from triage.dialogue.contract import Facts, State, Voice
from triage.dialogue.step import step
from triage.extraction import Extraction
from triage.message import Message
from triage.understanding import Understanding

MADE = Understanding(Extraction(language="ko"), Assessment(Level.CRITICAL, Category.CONFINEMENT, ()))
ASKING = State(voice=Voice.QUIET, language="ko")


@pytest.mark.parametrize(
    "text",
    [
        "지금 못써",
        "나중에",
        "이따가요",
        "쉿",
        "사람 온다",
        "폰 뺏겼어",
        "말하지마",
        "전화하지마",
        "지워줘",
        "not now",
        "they're coming",
    ]
    + ["이거 뭐야?", "누구한테 보낸거야", "경찰이냐", "너 누구야", "who are you", "这是什么", "你是谁", "นี่ใคร"],
)
def test_a_bad_moment_or_a_stranger_is_met_with_silence_and_the_next_word_with_a_neutral_question(text: str) -> None:
    state, reply = step(ASKING, Message(text), MADE, Facts("1234-567890"))
    assert reply is None
    assert state.paused
    _, later = step(state, Message("네"), MADE, Facts("1234-567890"))
    assert later is not None
    assert later.texts[0][0].startswith("quiet-safe")


@pytest.mark.parametrize("text", ["바벳", "3층 끝방", "카지노 뒤", "여섯명", "나중에 옮긴대요 내일 아침에 태국으로"])
def test_an_answer_is_still_met_with_the_next_question(text: str) -> None:
    _, reply = step(ASKING, Message(text), MADE, Facts("1234-567890"))
    assert reply is not None
