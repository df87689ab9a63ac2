"""What a message looks like to the rules, and the way back to what was written."""

import pytest

from tests.stalling import no_stalling
from triage.extract.normal import HEAD, TAIL, normalise


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ㅅㅏㄹ려주세요", "살려주세요"),
        ("ㅅㅏㄹㄹㅕㅈㅜㅅㅔㅇㅛ", "살려주세요"),
        ("ㅅㅏㄹ려주세요 저 지금\n여기 있어요", "살려주세요 저 지금\n여기 있어요"),
        ("사ㄹ려줘", "살려줘"),
        ("도ㅇㅘ줘", "도와줘"),
        ("웃겨ㅋㅋㅋ 아ㅎㅎ", "웃겨ㅋㅋㅋ 아ㅎㅎ"),
        ("슬퍼ㅠㅠ", "슬퍼ㅠㅠ"),
        ("하ㅋ나", "하ㅋ나"),
        ("０１０－１２３４", "010-1234"),
        ("០៩៦ ០០១", "096 001"),
        ("๐๑๒", "012"),
        ("살\u200b려\u2060줘", "살려줘"),
        ("\u1109\u1161\u11af\u1105\u1167", "살려"),
        ("Vie\u0302\u0323t", "Việt"),
        ("ทำงาน", "ทำงาน"),
        ("㎞", "km"),
        ("①②", "12"),
        ("도.와.주.세.요 갇.혀.있.어.요", "도와주세요갇혀있어요"),
        ("감\u3000금\u3000당\u3000했\u3000어\u3000요", "감금당했어요"),
        ("가게 앞에 차 두 대", "가게 앞에 차 두 대"),
        ("Неlр mе, I аm lосkеd", "Help me, I am locked"),
        ("Миний нэр", "Миний нэр"),
        ("\x00살려\x07주세요", "살려주세요"),
        ("", ""),
    ],
)
def test_reads_one_form(written: str, read: str) -> None:
    assert normalise(written).text == read


def test_span_leads_back_to_the_words_as_written() -> None:
    written = "제발 ㅅㅏㄹ\u200b려주세요 ０１０"
    normal = normalise(written)
    at = normal.text.index("살려")
    start, end = normal.span(at, at + 2)
    assert written[start:end] == "ㅅㅏㄹ\u200b려"
    at = normal.text.index("010")
    start, end = normal.span(at, at + 3)
    assert written[start:end] == "０１０"
    assert normal.span(at + 3, at + 3) == (len(written), len(written))


def test_every_offset_of_plain_text_is_its_own() -> None:
    assert normalise("살려주세요 help").span(3, 5) == (3, 5)


def test_the_two_ends_of_a_very_long_message_are_read() -> None:
    written = "시작 " + "ㅋ" * 5_000_000 + " 살려주세요"
    with no_stalling():
        normal = normalise(written)
    assert normal.cut
    assert len(normal.text) <= HEAD + TAIL + 1
    at = normal.text.index("살려주세요")
    start, end = normal.span(at, at + 5)
    assert written[start:end] == "살려주세요"


@pytest.mark.parametrize("letter", ["\u0301", "\u200b", "ㅏ", "ㄱ", "가", "\u1161", "🙏", "﷽"])
def test_long_runs_of_one_character_do_not_stall(letter: str) -> None:
    with no_stalling():
        normalise(letter * 100_000)
