"""What files show counts for the rules like a tip's words, and never makes the line speak."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.injections import _ORDERS
from triage.assessment import Level
from triage.dialogue import Facts, State, Voice, step
from triage.extract.language import language_of
from triage.extraction import HOME_PHOTO, IdentifierKind, Origin
from triage.message import Kind, Message, Pin, Tip
from triage.understanding import Understanding, World, understand

SEOUL, BAVET = Pin(37.5665, 126.9780), Pin(11.0853, 106.1104)
WHEN = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
FACTS = Facts(reference="TL-2611-0042")


def tip(*messages: Message | str) -> Tip:
    return Tip("t", WHEN, tuple(Message(one, at=WHEN) if isinstance(one, str) else replace(one, at=WHEN) for one in messages))


def read(text: str = "", pin: Pin | None = None) -> Message:
    return Message(text, Kind.FILE, pin=pin, label="picture")


PHOTO = Message(kind=Kind.MEDIA, label="photo")


def test_words_in_a_picture_are_read_like_any_and_their_quotes_point_there(world: World) -> None:
    made = understand(tip(PHOTO, read("살려주세요 감금됐어요\n텔레그램 @demo_ocr_boss\n시아누크빌")), world)
    assert made.assessment.level.urgent
    assert list(made.extraction.of_kind(IdentifierKind.HANDLE)) == ["telegram:demo_ocr_boss"]
    assert made.extraction.places[0].value.name == "Sihanoukville"
    quotes = [one.quote for one in (*made.extraction.identifiers, *made.extraction.places)]
    assert {quote.message for quote in quotes if quote} == {1}


@pytest.mark.parametrize("order", _ORDERS)
def test_orders_in_a_picture_change_no_level(world: World, order: str) -> None:
    cry = "아들이 캄보디아 바벳에 감금돼서 맞고 있어요 살려주세요"
    plain, ordered = understand(tip(cry), world), understand(tip(cry, PHOTO, read(order)), world)
    assert ordered.assessment.level.rank <= plain.assessment.level.rank


@pytest.mark.parametrize(
    "words", ["속보 뉴스 영화 촬영 드라마 게임 ㅋㅋㅋㅋ 테스트", "강아지 미용 월요일 출근 회사 감옥 ㅋㅋ", "무사히 귀국했어요"]
)
def test_a_joke_or_news_in_a_picture_takes_back_no_cry(world: World, words: str) -> None:
    made = understand(tip("아들이 캄보디아 바벳에 감금돼서 맞고 있어요 살려주세요", PHOTO, read(words)), world)
    assert made.assessment.level is Level.CRITICAL
    assert made.assessment.reasons[0].quotes[0].message == 0


def test_where_a_picture_was_taken_abroad_is_where_it_is_unless_the_phone_itself_says(world: World) -> None:
    made = understand(tip("아들이 여기 갇혀 있대요", PHOTO, read(pin=BAVET)), world)
    best = made.extraction.location
    assert best is not None
    assert (best.origin, best.note, best.value.lat) == (Origin.PIN, "place-photo", BAVET.lat)
    shared = understand(tip("여기예요", Message(kind=Kind.LOCATION, pin=Pin(10.6, 103.5)), PHOTO, read(pin=BAVET)), world)
    assert [place.value.lat for place in shared.extraction.places[:2]] == [10.6, BAVET.lat]


def test_a_picture_taken_at_home_is_no_whereabouts(world: World) -> None:
    made = understand(tip("아들이 캄보디아 바벳에 갇혔어요", PHOTO, read(pin=SEOUL)), world)
    assert [place.value.name for place in made.extraction.places[:1]] == ["Bavet"]
    assert made.extraction.places[-1].note == HOME_PHOTO
    alone = understand(tip("아들이 연락이 안 돼요", PHOTO, read(pin=SEOUL)), world)
    assert alone.extraction.location is None
    assert [place.note for place in alone.extraction.places] == [HOME_PHOTO]


def test_a_picture_from_home_rings_nobody_and_one_from_abroad_without_a_word_does(world: World) -> None:
    assert understand(tip(PHOTO, read(pin=SEOUL)), world).assessment.level is Level.LOW
    assert understand(tip(PHOTO, read(pin=BAVET)), world).assessment.level is Level.HIGH


def test_a_picture_taken_at_home_does_not_make_a_cry_more_exact(world: World) -> None:
    cry = "캄보디아에 감금됐어요 살려주세요"
    plain, pictured = understand(tip(cry), world), understand(tip(cry, PHOTO, read(pin=SEOUL)), world)
    assert [one.signal for one in pictured.assessment.reasons] == [one.signal for one in plain.assessment.reasons]


def test_the_language_is_the_writers_and_not_the_pictures() -> None:
    sign = read("KB PROPERTY HOTEL AND CASINO RECEPTION OPEN ALL DAY AND NIGHT " * 5)
    assert language_of(tip("아들이에요", PHOTO, sign)) == "ko"
    assert language_of(tip(PHOTO, sign)) == "en"


@pytest.mark.parametrize(
    "state", [State(), State(voice=Voice.QUIET), State(voice=Voice.PLAIN, language="vi"), State(hushed=True)]
)
def test_a_file_is_never_answered_and_moves_nothing(world: World, state: State) -> None:
    file = read("살려주세요 감금됐어요 그만 보내세요")
    made = understand(tip(PHOTO, file), world)
    assert step(state, file, made, FACTS) == (state, None)


def test_words_in_a_file_are_not_taken_for_the_persons_own(world: World) -> None:
    made: Understanding = understand(tip("안녕하세요", PHOTO, read("살려주세요 갇혀 있어요")), world)
    alone, _ = step(State(), Message("안녕하세요"), made, FACTS)
    beside, _ = step(State(), Message("안녕하세요"), made, FACTS, before=[read("답장하지 마세요 살려주세요")])
    assert beside == alone


def test_a_pin_after_a_foreign_picture_is_answered_in_the_persons_language(world: World) -> None:
    pin = Message(kind=Kind.LOCATION, pin=BAVET)
    made = understand(tip(PHOTO, read("西港酒店招聘客服人员"), pin), world)
    state, reply = step(State(language="ko"), pin, made, FACTS)
    assert state.language == "ko"
    assert reply is None or reply.language == "ko"
