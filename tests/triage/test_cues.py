"""Every row of the cue files does what its examples say, in the form in which texts are read."""

import time

import pytest

from knowledge.cues import load_cues
from triage.cues import Cue, bare
from triage.extract.normal import normalise
from triage.patterns import Anchored, PatternError, compile_pattern

CUES = load_cues()


def _matches(cue: Cue, text: str) -> bool:
    form = CUES.form(normalise(text).text)
    return bool(Anchored([cue.pattern]).worth_trying(form)) and bool(cue.pattern.regex.search(form))


def test_every_row_matches_its_example_and_not_its_counterexample() -> None:
    wrong = [cue.id for cue in CUES.cues if not _matches(cue, cue.example) or _matches(cue, cue.counterexample)]
    assert not wrong


def test_every_row_has_a_name_of_its_own_a_source_and_a_date() -> None:
    assert len({cue.id for cue in CUES.cues}) == len(CUES.cues)
    assert all(cue.source and cue.date for cue in CUES.cues)


@pytest.mark.parametrize("written", ["(open", "[open", "close)"])
def test_a_pattern_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(written, spaced=True)


@pytest.mark.parametrize(
    ("written", "spaced", "text", "found"),
    [
        ("못 나가", False, "못나가요", True),
        ("못 나가", False, "못   나가요", True),
        ("can't leave", True, "can't  leave", True),
        ("leave", True, "leaves", False),
        ("leave*", True, "leaves", True),
        ("a~5b", False, "a 12 b", True),
        ("a~5b", False, "a. b", False),
        ("하루 ?@(1[2-9])시간", False, "하루 112시간", False),
        ("(가|나)?다", False, "다", True),
        ("tm", False, "atm 수수료", False),
        ("^help$", True, "help!!", True),
        ("^help$", True, "help with my visa", False),
    ],
)
def test_the_pattern_language(written: str, spaced: bool, text: str, found: bool) -> None:
    pattern = compile_pattern(written, spaced)
    assert (bool(Anchored([pattern]).worth_trying(text)) and bool(pattern.regex.search(text))) is found


def test_traditional_characters_are_read_as_simplified() -> None:
    assert CUES.form("護照被關") == "护照被关"


def test_vietnamese_is_found_without_its_marks_but_not_in_english() -> None:
    form = "toi bi nhot o day"
    assert any(cue.shows == "restriction_of_movement" for cue, _, _ in CUES.found(form, "vi"))
    assert not any(cue.language == "vi" for cue, _, _ in CUES.found("one hour to bangkok", "en"))


def test_taking_marks_off_keeps_the_length() -> None:
    assert bare("cứu em với đi") == "cuu em voi di"


@pytest.mark.parametrize(
    "text", ["ㅋ" * 20_000, "살려 " * 6_000, "(" * 20_000, "못 못 " * 4_000, "내일 " * 6_000, "paypay" * 3_000]
)
def test_hostile_texts_take_little_time(text: str) -> None:
    form = CUES.form(normalise(text).text)
    begun = time.perf_counter()
    list(CUES.found(form, "ko"))
    assert time.perf_counter() - begun < 1.0
