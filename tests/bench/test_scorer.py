"""The measures are counted as the evaluation format says."""

from typing import Any

from bench.scorer import Measure, indicator_misses, measures


def _label(**change: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "urgency": "critical",
        "category": "confinement",
        "language": "ko",
        "people": [{"role": "victim", "name": "가나다", "age": 20, "sex": "m"}],
        "phones": ["+821000000000"],
        "handles": [],
        "accounts": ["1-2"],
        "wallets": [],
        "urls": ["https://www.example.com/"],
        "location": {"lat": 11.0, "lon": 104.0, "radius_km": 5},
        "compound": None,
        "last_contact": "2026-01-01",
        "indicators": ["weapon"],
    }
    return {**plain, **change}


def _figures(*pairs: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Measure]:
    return {measure.name: measure for measure in measures(pairs)}


def test_a_right_answer_scores_full() -> None:
    same = _figures((_label(), _label(accounts=["12"], urls=["http://example.com"], people=_label()["people"])))
    assert same["under-triage"].value == 0
    assert all(
        same[name].value == 1 for name in ("urgency exact", "identifiers F1", "people F1", "age", "location within radius")
    )


def test_levels_are_counted_over_the_right_tips() -> None:
    low, high = _label(urgency="low"), _label(urgency="high")
    found = _figures((_label(), low), (_label(), high), (low, high), (low, low))
    assert (found["under-triage"].value, found["under-triage"].of) == (0.5, 2)
    assert found["critical not called critical"].value == 1
    assert found["over-triage"].value == 0.5


def test_a_place_outside_its_radius_and_an_invented_one_are_misses() -> None:
    far = {"lat": 12.0, "lon": 104.0, "radius_km": 5}
    found = _figures((_label(), _label(location=far)), (_label(location=None), _label(location=far)))
    assert found["location within radius"].value == 0
    assert found["location where none is"].value == 1


def test_fields_that_a_label_does_not_tell_are_not_counted() -> None:
    label = {"urgency": "low", "category": "other", "language": "ko", "indicators": []}
    assert _figures((label, _label()))["people F1"].of == 0


def test_missed_and_invented_indicators_are_counted() -> None:
    missed, invented = indicator_misses([(_label(), _label(indicators=["deception"]))])
    assert missed == {"weapon": 1}
    assert invented == {"deception": 1}
