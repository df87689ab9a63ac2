"""A tip too long to read whole: its ends and what stands around grave words are read, a cry anywhere in it rings."""

import time
from dataclasses import replace

import pytest

from tests.triage.cases import tip
from triage.assessment import Level
from triage.extraction import IdentifierKind, Quote
from triage.glance import glance
from triage.message import Tip
from triage.portion import MOST, WHOLE, portion_of
from triage.understanding import Understanding, World, understand

IDLE = "안녕하세요 다음달 앙코르와트 여행 가는데 날씨 어떤가요. 밥은 먹었고 오늘은 시장에 다녀왔어요. "
GRAVE = "거기서 매일 맞았대요 여권도 뺏기고 감금당했다고 했어요 죽인다고 협박했대요 "
#: Seconds one reading may take on a slow machine; ten times what is lost where the cap does not hold.
MOST_SECONDS = 6.0


def idle(length: int) -> str:
    return (IDLE * (length // len(IDLE) + 1))[:length]


def burst(count: int = 40, length: int = 4000, **said: str) -> Tip:
    """A tip of idle messages, with `m7="…"` said in the middle of message 7."""
    texts = [idle(length) for _ in range(count)]
    for name, words in said.items():
        number = int(name[1:])
        texts[number] = f"{texts[number][: length // 2]} {words} {texts[number][length // 2 :]}"
    return tip(*texts)


def quotes(made: Understanding) -> list[Quote]:
    found = (*made.extraction.people, *made.extraction.identifiers, *made.extraction.places, *made.extraction.indicators)
    given = [one.quote for one in found if one.quote]
    return given + [quote for reason in made.assessment.reasons for quote in reason.quotes]


def test_a_usual_tip_is_read_whole(world: World) -> None:
    assert portion_of(tip(*["짧은 말이에요"] * 60), world.cues) is None
    assert portion_of(tip(idle(WHOLE)), world.cues) is None
    assert understand(tip("살려주세요"), world).extraction.left_out == ()


def test_of_a_long_one_the_first_and_the_newest_are_read_and_the_others_named(world: World) -> None:
    said = burst(m0="제 동생 김민수 010-1234-5678", m20="연락처 010-2222-3333", m39="텔레그램 @newest_boss 입니다")
    made = understand(said, world)
    assert set(made.extraction.of_kind(IdentifierKind.PHONE)) == {"+821012345678"}
    assert set(made.extraction.of_kind(IdentifierKind.HANDLE)) == {"telegram:newest_boss"}
    assert {20, 21, 30} <= set(made.extraction.left_out)
    assert not {0, 38, 39} & set(made.extraction.left_out)
    assert not made.assessment.level.urgent


@pytest.mark.parametrize(
    ("where", "cry"),
    [
        (0, "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요"),
        (1, "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요"),
        (3, "help me please they locked me in and beat us with electric batons"),
        (17, "救命 我被关在园区里面 每天被打"),
        (20, "Cứu em với, em bị nhốt ở Bavet, họ đánh em"),
        (30, "ช่วยด้วย หนูถูกขังอยู่ที่ปอยเปต โดนซ้อม"),
        (36, "살\u200b려주세요 ㄱㅏㅁ금당했어요"),
        (39, "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요"),
    ],
)
def test_a_cry_anywhere_in_a_burst_is_urgent_with_its_words(world: World, where: int, cry: str) -> None:
    said = burst(**{f"m{where}": cry})
    made = understand(said, world)
    assert made.assessment.level.urgent
    assert any(quote.message == where for reason in made.assessment.reasons for quote in reason.quotes)
    assert all(said.messages[quote.message].text[quote.start : quote.end] == quote.text for quote in quotes(made))


def test_talk_of_a_film_at_the_ends_takes_back_no_cry_in_between(world: World) -> None:
    ends = "어제 본 영화 줄거리예요 소설 같은 드라마였어요 ㅋㅋㅋ 뉴스에도 나왔어요 "
    said = burst(m20="살려주세요 감금당했어요 여권 뺏기고 매일 맞아요 시아누크빌이에요")
    texts = [message.text for message in said.messages]
    texts[0], texts[-1] = ends + texts[0], texts[-1] + ends
    assert understand(tip(*texts), world).assessment.level is Level.CRITICAL


def test_more_grave_words_than_can_be_read_wake_a_person(world: World) -> None:
    film = "영화에서 " + GRAVE + " 라는 장면이 나와요 ㅋㅋㅋ 소설이랑 똑같아요 "
    made = understand(tip(*[film * 60] * 40), world)
    assert portion_of(tip(*[film * 60] * 40), world.cues).missed  # type: ignore[union-attr]
    assert made.assessment.level.urgent


def test_one_message_of_300_000_characters_is_looked_through_whole(world: World) -> None:
    text = idle(150_000) + "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요" + idle(150_000)
    made = understand(tip(text), world)
    assert made.assessment.level.urgent
    assert made.extraction.left_out == (0,)
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes(made))


def test_what_is_read_is_never_more_than_the_cap(world: World) -> None:
    for said in (burst(), burst(3, 15_000), burst(900, 60), tip(GRAVE * 5_000), tip(*[GRAVE * 90] * 30), tip(idle(13_000))):
        portion = portion_of(said, world.cues)
        assert portion is not None
        assert sum(len(message.text) for message in portion.tip.messages) <= MOST
        assert max(len(message.text) for message in portion.tip.messages) <= WHOLE
        assert len(portion.tip.messages) == len(said.messages)


def test_positions_of_messages_that_are_not_read_stay(world: World) -> None:
    said = burst()
    pinned = tip(pin=(10.6, 103.5)).messages[-1]
    messages = (*said.messages[:20], replace(said.messages[20], pin=pinned.pin), *said.messages[21:])
    assert understand(replace(said, messages=messages), world).extraction.location is not None


@pytest.mark.slow
def test_two_hundred_messages_of_four_thousand_characters_are_read_in_time(world: World) -> None:
    said = burst(200, m60="살려주세요 감금당했어요 여권 뺏기고 매일 맞아요")
    begun = time.process_time()
    made = understand(said, world)
    assert time.process_time() - begun < MOST_SECONDS
    assert made.assessment.level is Level.CRITICAL
    assert made.failures == ()


@pytest.mark.slow
def test_two_hundred_short_messages_cost_no_more_than_their_letters(world: World) -> None:
    texts = ["제 동생이 캄보디아에 갔는데 연락이 안 돼요 010-1234-5678 입니다 도와주세요 부탁드려요"] * 200
    begun = time.process_time()
    understand(tip(*texts), world)
    assert time.process_time() - begun < MOST_SECONDS / 2


def test_the_first_look_sees_the_end_of_a_long_message() -> None:
    assert glance(idle(4000) + " 지금 감금당했어요 살려주세요") > 0
    assert glance(idle(4000)) == 0


def test_an_empty_tip_is_no_long_one(world: World) -> None:
    assert portion_of(Tip("t", tip("x").received_at, ()), world.cues) is None
    assert portion_of(tip(*[""] * 5), world.cues) is None
