"""The whole reader: one extraction from all rules, whatever breaks and however long it is."""

import pytest

from tests.stalling import no_stalling
from tests.triage.cases import tip
from triage.extract.rules import RuleExtractor
from triage.extraction import Extraction, Finding, Indicator, Place, Role
from triage.message import Kind, Message, Tip

READER = RuleExtractor()


def test_everything_of_a_tip_is_read_with_its_words() -> None:
    told = tip("아들 나도담(24)이 어제 통화 이후 연락이 안돼요", "소개한 사람 차부장 텔레 @cha_bj99", "제 번호 010-1234-5678")
    found = READER.read(told)
    assert found.language == "ko"
    assert {(one.value.role, one.value.name) for one in found.people} == {(Role.VICTIM, "나도담"), (Role.RECRUITER, "차부장")}
    assert [one.value.value for one in found.identifiers] == ["telegram:cha_bj99", "+821012345678"]
    assert found.last_contact is not None
    for one in (*found.people, *found.identifiers, found.last_contact):
        assert one.quote is not None
        assert told.messages[one.quote.message].text[one.quote.start : one.quote.end] == one.quote.text


def test_quotes_stand_in_the_words_as_written() -> None:
    told = tip("제\u200b 아들 이름은 나도담\u200b이고 ０１０-１２３４-５６７８")
    for one in (*READER.read(told).people, *READER.read(told).identifiers):
        assert one.quote is not None
        assert told.messages[0].text[one.quote.start : one.quote.end] == one.quote.text


def test_a_part_that_breaks_is_noted_and_the_others_stand() -> None:
    def broken(tip: Tip) -> tuple[Finding[Place], ...]:
        raise ZeroDivisionError

    found = RuleExtractor(places=broken).read(tip("살려주세요 010-1234-5678"))
    assert list(found.of_kind(found.identifiers[0].value.kind)) == ["+821012345678"]
    assert any("places" in note for note in found.notes)


async def test_a_draft_is_added_to_and_never_taken_from() -> None:
    draft = Extraction(language="en", indicators=(Finding(Indicator.WEAPON),), notes=("before",))
    found = await READER.extract(tip("살려주세요 010-1234-5678"), draft)
    assert found.language == "en"
    assert found.has(Indicator.WEAPON)
    assert found.notes[0] == "before"
    assert found.identifiers


def test_a_button_of_ours_is_not_words() -> None:
    pressed = Tip("t", tip("x").received_at, (Message(text="긴급", kind=Kind.BUTTON),))
    assert READER.read(pressed).language == "und"


def test_nothing_is_found_in_nothing() -> None:
    assert READER.read(tip("")) == Extraction()
    assert READER.read(Tip("t", tip("x").received_at, ())) == Extraction()


UNITS = [
    "A ",
    "1-",
    "공",
    "이름 ",
    "김철수, ",
    "텔레 @",
    "https://a.",
    "3333-",
    "叫王明 ",
    "ឈ្មោះ",
    "형 ",
    "98년",
    "\u0301",
    "\n",
    " ",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_long_runs_do_not_stall(unit: str) -> None:
    told = tip((unit * 100_000)[:100_000])
    with no_stalling():
        found = READER.read(told)
    assert any("too long" in note for note in found.notes)


@pytest.mark.slow
def test_a_message_of_five_million_characters_is_read_at_its_ends() -> None:
    told = tip("제 번호 010-1111-2222 " + "가나 " * 1_700_000 + " 텔레 @last_words77")
    with no_stalling():
        found = READER.read(told)
    assert [one.value.value for one in found.identifiers] == ["+821011112222", "telegram:last_words77"]
