"""Lines in, lines out, in the format of the evaluation files."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from knowledge.cues import load_cues
from triage.assessment import Assessment, Band, Candidate, Category, Level
from triage.extraction import Extraction, Finding, Indicator, Person, Place, Role
from triage.message import Kind, Message, Tip
from triage.understanding import Understanding, World, understand
from triage.wire import result_to_json, tip_from_json, tip_to_json

ROW = {
    "id": "a",
    "received_at": "2026-01-15T21:00:00+09:00",
    "messages": [{"text": "안녕"}, {"location": {"lat": 1, "lon": 2}}],
    "new": 1,
}


def test_a_tip_is_read_with_its_pin_and_unknown_fields_are_passed_over() -> None:
    tip = tip_from_json(ROW)
    assert tip.id == "a"
    assert tip.messages[0].text == "안녕"
    assert tip.messages[1].pin is not None
    assert tip.messages[1].pin.lon == 2


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"messages": []}, "messages"),
        ({"messages": "x"}, "messages"),
        ({"messages": [{"text": 4}]}, "text"),
        ({"messages": [3]}, "object"),
        ({"received_at": "yesterday"}, "received_at"),
        ({"received_at": "2026-01-15T21:00:00"}, "offset"),
        ({"messages": [{"text": "", "location": {"lat": 100, "lon": 2}}]}, "globe"),
        ({"messages": [{"text": "", "location": {"lat": "x"}}]}, "lat"),
    ],
)
def test_bad_input_is_named(change: dict[str, object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        tip_from_json({**ROW, **change})


def test_what_was_read_in_a_file_stays_so_on_the_way_out_and_in() -> None:
    row = tip_to_json(Tip("a", datetime(2026, 1, 10, tzinfo=UTC), (Message("글"), Message("사진 속 글", Kind.FILE))))
    assert [message.kind for message in tip_from_json(row).messages] == [Kind.TEXT, Kind.FILE]


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(ValueError, match="object"):
        tip_from_json([])


def _made(category: Category, level: Level, band: Band) -> Understanding:
    extraction = Extraction(
        places=(Finding(Place(11.5, 104.9, 5.0)),),
        indicators=(Finding(Indicator.WEAPON), Finding(Indicator.DECEPTION)),
    )
    candidate = Candidate("c-1", "name", 0.9, band, ())
    return Understanding(extraction, Assessment(level, category, ()), (candidate,))


def test_a_compound_is_named_only_where_it_matches() -> None:
    assert result_to_json("a", _made(Category.INTEL, Level.MEDIUM, Band.MATCHES))["compound"] == "c-1"
    assert result_to_json("a", _made(Category.INTEL, Level.MEDIUM, Band.POSSIBLY))["compound"] is None


@pytest.mark.parametrize(("age", "placed"), [(28, True), (8, False), (None, False)])
def test_who_is_told_of_with_an_age_is_somewhere(age: int | None, placed: bool) -> None:
    asked = _made(Category.INQUIRY, Level.LOW, Band.NONE)
    told = replace(asked, extraction=replace(asked.extraction, people=(Finding(Person(Role.VICTIM, "x", age)),)))
    assert (result_to_json("a", told)["location"] is not None) is placed


def test_a_holiday_question_has_no_place() -> None:
    assert result_to_json("a", _made(Category.INQUIRY, Level.LOW, Band.NONE))["location"] is None
    assert result_to_json("a", _made(Category.INTEL, Level.MEDIUM, Band.NONE))["location"] is not None


def test_indicators_are_sorted_and_the_line_is_json() -> None:
    line = result_to_json("a", _made(Category.INTEL, Level.MEDIUM, Band.NONE))
    assert line["indicators"] == ["deception", "weapon"]
    assert json.loads(json.dumps(line))["id"] == "a"


def test_a_line_goes_all_the_way() -> None:
    world = World(lambda text: (), lambda text, place: (), load_cues())
    greeting = {**ROW, "messages": [{"text": "안녕하세요"}]}
    assert result_to_json("a", understand(tip_from_json(greeting), world))["urgency"] == "low"
