"""Steering words in every language: who is inside, who speaks of another, who wants silence, who asks what."""

import pytest

from tests.triage.test_dialogue import FACTS, made, names
from tests.triage.whose_words import INSIDE_NAMING_OTHERS, OUTSIDE_NAMING_OTHERS
from triage.assessment import Category, Level
from triage.dialogue import State, Voice, step
from triage.dialogue.whose import speaks_of_self
from triage.extraction import Extraction, Finding, Person, Quote, Role
from triage.message import Message

INSIDE = [
    "저희 지금 여기 갇혀 있어요 제발요",
    "여권 뺏기고 못나가게 해요",
    "화장실에 숨어서 몰래 쓰는 거예요",
    "내일 새벽에 다른 데로 팔려간대요 도와주세요",
    "방금 도망쳐서 숲에 있어요",
    "엄마한테는 말하지 마세요 저 여기서 못 나가요",
    "sallyeojuseyo jeo gamgeum dwaesseoyo",
    "we are trapped on the 5th floor, guards outside",
    "they took my passport and i can't leave",
    "我被骗到这里 出不去 求救",
    "我們被關在四樓",
    "ខ្ញុំត្រូវគេឃុំ ចេញមិនបាន",
    "em bị nhốt trong phòng, cứu em với",
    "toi bi giam o day khong ra duoc",
    "หนูถูกขังอยู่ ออกไม่ได้",
    "ช่วยผมด้วย",
]
OUTSIDE = [
    "아들이 갇혀 있다고 연락이 왔어요 살려주세요",
    "제 동생이 거기 잡혀 있어요 구해주세요 제발",
    "우리 딸이 '엄마 살려줘' 하고 폰이 꺼졌어요",
    "남자친구가 감금됐대요",
    "옆 건물에서 한국인이 맞는 걸 봤어요",
    "my son is locked up and cannot leave, please help us",
    "I saw a korean girl locked in a house, she cried help me",
    "我儿子被关在那里 救命",
    "朋友说他被困在园区",
    "កូនប្រុសខ្ញុំត្រូវគេឃុំ",
    "con trai tôi bị nhốt ở đó, cứu con tôi với",
    "ลูกชายถูกขังอยู่ ช่วยด้วย",
    "ช่วยด้วยค่ะ มีผู้หญิงเกาหลีถูกขัง",
]
NO_REPLY = [
    "답장 하지마세요",
    "답장하지 말아주세요 제발",
    "답 주지 마세요 옆에 있어요",
    "폰 검사해요",
    "카톡 매일 검사해요",
    "문자 보내지 마세요",
    "don't reply",
    "pls dont write back, do not answer",
    "no reply please they check my phone",
    "they check phone every night",
    "不要回复 他们查手机",
    "別回覆",
    "កុំឆ្លើយ",
    "đừng trả lời, bọn nó kiểm tra điện thoại",
    "dung nhan lai, dung tra loi",
    "อย่าตอบ เขาเช็คมือถือ",
    "dapjang hajimaseyo",
]
REPLY_WANTED = [
    "전화 하지마세요 문자만요",
    "전화 절대 걸지 마세요 벨 울리면 저 죽어요 문자만",
    "경찰에 연락하면 죽인다고 해요",
    "please do not call, text only",
    "why does nobody reply",
    "不要打电话",
    "답장 주세요 제발",
]


@pytest.mark.parametrize("text", INSIDE + INSIDE_NAMING_OTHERS)
def test_who_is_inside_is_met_quietly(text: str) -> None:
    state, _ = step(State(), Message(text=text), made(Level.CRITICAL, Category.CONFINEMENT), FACTS)
    assert state.voice is Voice.QUIET


@pytest.mark.parametrize("text", OUTSIDE + OUTSIDE_NAMING_OTHERS)
def test_who_speaks_of_another_is_met_plainly(text: str) -> None:
    state, _ = step(State(), Message(text=text), made(Level.CRITICAL, Category.CONFINEMENT), FACTS)
    assert state.voice is Voice.PLAIN


@pytest.mark.parametrize("text", NO_REPLY)
@pytest.mark.parametrize("voice", [None, Voice.QUIET, Voice.PLAIN])
def test_a_request_for_silence_is_met_by_silence(text: str, voice: Voice | None) -> None:
    state, reply = step(State(voice=voice), Message(text=text), made(), FACTS)
    assert reply is None
    assert state.hushed


@pytest.mark.parametrize("text", REPLY_WANTED)
def test_a_request_not_to_call_does_not_silence(text: str) -> None:
    state, _ = step(State(), Message(text=text), made(), FACTS)
    assert not state.hushed


@pytest.mark.parametrize("text", ["살려", "제발", "help", "救命", "ជួយ", "cứu", "ช่วย", "SOS"])
def test_a_single_word_is_taken_for_a_plea_even_where_no_rule_read_it(text: str) -> None:
    state, reply = step(State(), Message(text=text), made(Level.MEDIUM, Category.INQUIRY), FACTS)
    assert state.voice is Voice.QUIET
    assert names(reply) == ["quiet-safe"]


@pytest.mark.parametrize("text", ["안녕하세요", "저기요", "hello", "여기 상담 되나요", "你好", "is it korean police??"])
def test_a_bare_opening_decides_nothing_and_gets_a_neutral_line(text: str) -> None:
    state, reply = step(State(), Message(text=text), made(Level.LOW, Category.INQUIRY), FACTS)
    assert state.voice is None
    assert names(reply) in (["hello"], ["who-reads"])


def test_a_family_stays_plain_when_it_cries_for_help_itself() -> None:
    state, _ = step(State(), Message(text="우리 딸이 연락이 안 돼요"), made(Level.HIGH, Category.MISSING), FACTS)
    state, _ = step(state, Message(text="제발 살려주세요"), made(Level.CRITICAL, Category.MISSING), FACTS)
    assert state.voice is Voice.PLAIN


def test_words_about_oneself_turn_a_plain_conversation_quiet_for_good() -> None:
    state, _ = step(State(), Message(text="캄보디아 고수익 알바 공고인데 이상해요"), made(Level.MEDIUM, Category.LURE), FACTS)
    assert state.voice is Voice.PLAIN
    state, reply = step(state, Message(text="저 지금 갇혔어요"), made(), FACTS)
    assert (state.voice, names(reply)) == (Voice.QUIET, ["quiet-safe"])
    state, reply = step(state, Message(text="제 친구가 장난친 거예요 우리 아들이에요"), made(Level.LOW, Category.OTHER), FACTS)
    assert state.voice is Voice.QUIET


VAGUE = "저기요 여기가 그 캄보디아 신고하는데 맞나요 제가 손이 떨려서요"


@pytest.mark.parametrize(
    ("second", "voice"),
    [
        ("큰애가 지난달에 간다고 했고 전화가왔는데 엄마 나 여기 못나가 하고 끊겻어요 그뒤로 꺼져있어요", Voice.PLAIN),
        ("안녕하세요 저는 엄마인데요 딸이 거기 있어요", Voice.PLAIN),
        ("my son went there to work and called me crying", Voice.PLAIN),
        ("我儿子去那边工作 打来电话一直哭", Voice.PLAIN),
        ("친구가 어제 맞아서 죽었대요", Voice.QUIET),
        ("저도 맞았어요 동생이 전화했어요", Voice.QUIET),
        ("여기 막내가 울어요", Voice.QUIET),
        ("무서워요", Voice.QUIET),
    ],
)
def test_a_quiet_guess_ends_where_a_relative_turns_out_to_write(second: str, voice: Voice) -> None:
    state, _ = step(State(), Message(text=VAGUE), made(Level.HIGH), FACTS)
    assert (state.voice, state.guessed) == (Voice.QUIET, True)
    state, _ = step(State.from_json(state.as_json()), Message(text=second), made(Level.HIGH), FACTS)
    assert state.voice is voice


def test_what_a_call_said_is_not_the_writers_own() -> None:
    assert not speaks_of_self("어제 전화가 와서 엄마 나 맞았어 여기서 못 나가 그러고 끊겼어요")
    assert speaks_of_self("전화가 와서 몰래 써요 저 여기 갇혀 있어요 못 나가요")


def test_words_passed_on_are_nobodys_own() -> None:
    forwarded = Message(text="살려줘 나 갇혔어", forwarded=True)
    state, _ = step(State(), forwarded, made(), FACTS)
    assert state.voice is not Voice.QUIET
    state, _ = step(State(), Message(text="답장 하지마세요", forwarded=True), made(), FACTS)
    assert not state.hushed


def test_a_son_named_in_an_earlier_message_keeps_the_voice_plain() -> None:
    son = Finding(Person(Role.VICTIM), Quote(0, 0, 2, "아들"))
    understanding = made(extraction=Extraction(language="ko", people=(son,)))
    state, _ = step(State(), Message(text="바벳에 갇혀 있어요"), understanding, FACTS)
    assert state.voice is Voice.PLAIN
