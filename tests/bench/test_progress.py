"""Readings are marked field by field and compared; learning refits to judged matches and refuses what would do harm."""

from dataclasses import replace
from typing import Any

import pytest

from bench.learning import AtHand, harm, learn
from bench.progress import changes, evaluated
from bench.queries import Query, read_queries
from knowledge.gazetteer import load_gazetteer
from knowledge.match import Matcher
from knowledge.weighing import Weights
from knowledge.world import load_matcher, load_world
from triage.assessment import Band, Candidate
from triage.extraction import Place
from triage.understanding import World

GOT: dict[str, Any] = {
    "id": "a",
    "urgency": "medium",
    "category": "intel",
    "language": "ko",
    "people": [{"role": "victim", "name": "홍길동", "age": 24, "sex": "m"}],
    "phones": ["+821000000000"],
    "handles": [],
    "accounts": [],
    "wallets": [],
    "urls": [],
    "location": {"lat": 10.61, "lon": 103.52, "radius_km": 0.5},
    "compound": "jinbei-casino",
    "last_contact": None,
    "indicators": ["weapon"],
}


def row(label: dict[str, Any], **judged: Any) -> dict[str, Any]:
    """A labelled tip."""
    return {"id": "a", "label": label, **judged}


def marks(labelled: dict[str, Any]) -> dict[str, str]:
    """The marks of the reading above."""
    return dict(evaluated([labelled], [GOT]).marks["a"])


def test_an_urgent_tip_called_calm_is_under_and_the_other_way_over() -> None:
    assert marks(row({"urgency": "high"})) == {"urgency": "under"}
    assert dict(evaluated([row({"urgency": "low"})], [{**GOT, "urgency": "high"}]).marks["a"]) == {"urgency": "over"}
    assert marks(row({"urgency": "low"})) == {"urgency": "wrong"}


def test_only_what_is_labelled_is_marked() -> None:
    assert marks(row({"compound": None, "location": {"lat": 10.612, "lon": 103.52, "radius_km": 0}})) == {
        "compound": "wrong",
        "location": "right",
    }


def test_single_judged_values_are_marked_by_number_and_never_by_value() -> None:
    said = row(
        {},
        right={"people": [{"role": "victim", "name": "홍길동"}], "indicators": ["minor_involved"]},
        wrong={"phones": ["+82 10"]},
    )
    assert marks(said) == {"right people 1": "right", "right indicators 1": "wrong", "wrong phones 1": "right"}
    measured = {one.name: (one.value, one.of) for one in evaluated([said], [GOT]).measures}
    assert measured["confirmed values still read"] == (0.5, 2)
    assert measured["refused values no longer read"] == (1.0, 1)


def test_changes_name_what_got_better_and_worse_of_what_both_know() -> None:
    before = {"a": {"urgency": "under", "compound": "right", "category": "right"}, "gone": {"urgency": "right"}}
    after = {"a": {"urgency": "over", "compound": "wrong", "language": "right"}, "new": {"urgency": "under"}}
    assert [(one.field, one.better) for one in changes(before, after)] == [("urgency", True), ("compound", False)]


LESSON: dict[str, Any] = {
    "id": "l1",
    "received_at": "2026-01-10T03:00:00+09:00",
    "messages": [{"text": "시아누크빌 진베이 호텔 9층에 동생이 갇혀 있어요"}],
    "label": {"compound": "jinbei-casino"},
    "wrong": {"compound": ["jinbei-4"]},
}


def test_without_a_judged_match_nothing_is_learned(world: World) -> None:
    assert learn([{**LESSON, "label": {"urgency": "high"}, "wrong": {}}], Weights(), lambda _: world, _no_matcher) is None


def _no_matcher(_weights: Weights) -> Matcher:
    raise AssertionError("nothing is to be fitted")


@pytest.mark.slow
def test_weights_are_refitted_to_judged_matches() -> None:
    gazetteer = load_gazetteer()
    at_hand = AtHand([], read_queries()[:12])

    def matcher(weights: Weights) -> Matcher:
        return load_matcher(gazetteer, weights=weights)

    found = learn([LESSON], Weights(), lambda weights: load_world(weights=weights), matcher, at_hand)
    assert found is not None
    assert found.weights != Weights()
    assert "1 judged matches" in found.lines[0]


def test_harm_on_any_labelled_data_is_said(world: World) -> None:
    def wild(_text: str, _place: Place | None) -> tuple[Candidate, ...]:
        return (Candidate("jinbei-4", "Jinbei 4", 0.99, Band.MATCHES, ()),)

    worse, texts = replace(world, match=wild), [Query("jinbei-casino", "x", "진베이 호텔")]
    assert harm([LESSON], world, worse, AtHand([], [])) == "compound wrong would rise from 0 to 1 of the judged cases"
    assert "labelled tips" in harm([], world, worse, AtHand([LESSON], []))
    assert "texts of the bench" in harm([], world, worse, AtHand([], texts))
    assert harm([LESSON], world, world, AtHand([LESSON], texts)) == ""
