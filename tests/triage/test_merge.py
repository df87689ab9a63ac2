"""Of what a model proposes only what is quoted counts; the rules' findings stay and the level never sinks."""

from datetime import UTC, datetime
from typing import Any

import pytest

from triage.assessment import Assessment, Band, Candidate, Category, Level, Reason
from triage.extraction import Extraction, Finding, Identifier, IdentifierKind, Indicator, Origin, Person, Place, Role
from triage.merge import sift, with_added
from triage.message import Message, Tip
from triage.proposal import Proposal
from triage.understanding import Understanding

TIP = Tip(
    "x",
    datetime(2026, 11, 20, tzinfo=UTC),
    (Message("조카 김가람 26살이 하얀 건물에 있대요. 010-2345-6789"), Message("문을 밖에서 걸어 잠갔대요, 바벳이에요")),
)
RULES = Understanding(
    Extraction("ko", people=(Finding(Person(Role.VICTIM, "김가람", 26)),)),
    Assessment(Level.MEDIUM, Category.MISSING, (Reason("missing-person", "x", Level.MEDIUM),)),
    (Candidate("bavet-1", "White", 0.3, Band.POSSIBLY, ("x",)),),
)
BAVET = Place(11.08, 106.17, 5.0, "Bavet", "bavet")


def added(**form: Any) -> Understanding:
    return with_added(RULES, sift(TIP, RULES, Proposal.model_validate(form), _places))


def dropped(**form: Any) -> int:
    return sift(TIP, RULES, Proposal.model_validate(form), _places).dropped


def _places(text: str) -> tuple[Finding[Place], ...]:
    return (Finding(BAVET),) if "바벳" in text else ()


@pytest.mark.parametrize(
    "form",
    [
        {"people": [{"role": "victim", "name": "홍길동", "words": "조카"}]},
        {"people": [{"role": "victim", "name": "홍길동", "words": "홍길동이"}]},
        {"people": [{"role": "victim", "name": None, "age": 44, "words": "김가람 26살"}]},
        {"identifiers": [{"kind": "phones", "value": "+821099998888", "words": "010-2345-6789"}]},
        {"identifiers": [{"kind": "handles", "value": "telegram:boss", "words": "조카"}]},
        {"identifiers": [{"kind": "urls", "value": "http://evil.example", "words": "하얀 건물"}]},
        {"place_words": "프놈펜"},
        {"place_words": "하얀 건물"},
        {"compound_id": "bavet-2", "compound_words": "하얀 건물"},
        {"compound_id": "bavet-1", "compound_words": "검은 건물"},
        {"last_contact": "2027-01-01", "last_contact_words": "있대요"},
        {"last_contact": "2026-11-01", "last_contact_words": "어제 연락"},
        {"indicators": [{"indicator": "weapon", "words": "총을 들고"}]},
        {"level": "critical", "level_words": "죽인대요"},
        {"level": "critical", "level_words": None},
        {"level": "critical", "level_words": "26"},
    ],
)
def test_what_stands_in_no_message_is_dropped(form: dict[str, Any]) -> None:
    assert added(**form) == RULES
    assert dropped(**form) == 1


@pytest.mark.parametrize("level", ["low", "medium"])
def test_a_level_is_never_lowered(level: str) -> None:
    assert added(level=level, level_words="문을 밖에서 걸어 잠갔대요") == RULES


def test_a_level_is_raised_with_the_words_that_show_it() -> None:
    made = added(level="high", level_words="문을 밖에서 걸어 잠갔대요").assessment
    assert made.level is Level.HIGH
    assert [(one.signal, [quote.text for quote in one.quotes]) for one in made.reasons[:1]] == [
        ("model", ["문을 밖에서 걸어 잠갔대요"])
    ]
    assert made.reasons[1:] == RULES.assessment.reasons


def test_quoted_fields_are_added_beside_the_rules() -> None:
    made = added(
        people=[{"role": "reporter", "name": "김가람", "age": 26, "words": "조카 김가람 26살"}],
        identifiers=[{"kind": "phones", "value": "+821023456789", "words": "010-2345-6789"}],
        place_words="바벳이에요",
        indicators=[{"indicator": "restriction_of_movement", "words": "밖에서 걸어 잠갔대요"}],
        compound_id="bavet-1",
        compound_words="하얀 건물",
    )
    found = made.extraction
    assert found.people[0] == RULES.extraction.people[0]
    assert found.people[1].value == Person(Role.REPORTER, "김가람", 26)
    assert [one.value for one in found.identifiers] == [Identifier(IdentifierKind.PHONE, "+821023456789")]
    assert [one.value for one in found.places] == [BAVET]
    assert found.has(Indicator.RESTRICTION_OF_MOVEMENT)
    assert {one.origin for one in (*found.people[1:], *found.identifiers, *found.places, *found.indicators)} == {Origin.MODEL}
    assert "하얀 건물" in made.candidates[0].evidence[-1]
    assert (made.candidates[0].band, made.candidates[0].probability) == (Band.POSSIBLY, 0.3)


def test_what_the_rules_found_is_not_said_twice() -> None:
    assert added(people=[{"role": "victim", "name": "김 가람", "age": 26, "words": "김가람"}]).extraction.people == (
        RULES.extraction.people
    )
