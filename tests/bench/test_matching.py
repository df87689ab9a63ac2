"""The matching bench counts what it says it counts."""

from pathlib import Path

import pytest

from bench.matching import Answer, ask, calibration, figures
from bench.queries import QUERIES, Query, read_queries
from knowledge.compounds import load_compounds
from knowledge.gazetteer import load_gazetteer
from knowledge.world import load_matcher
from triage.assessment import Band, Candidate


def candidate(name: str, probability: float, band: Band) -> Candidate:
    return Candidate(name, name, probability, band, ())


def test_figures_tell_right_from_false_and_missed() -> None:
    right = Answer(Query("a", "x", "a"), (candidate("a", 0.9, Band.MATCHES),), 1.0)
    false = Answer(Query(None, "x", "b"), (candidate("b", 0.9, Band.MATCHES),), 2.0)
    missed = Answer(Query("c", "x", "c"), (candidate("d", 0.5, Band.POSSIBLY), candidate("c", 0.4, Band.POSSIBLY)), 3.0)
    nothing = Answer(Query(None, "x", "d"), (), 4.0)
    found = figures([right, false, missed, nothing])
    assert (found["r@1"], found["r@5"], found["right"], found["false"]) == (0.5, 1.0, 0.5, 0.25)


def test_certain_answers_are_calibrated_too() -> None:
    assert calibration([Answer(Query("a", "x", "a"), (candidate("a", 1.0, Band.MATCHES),), 1.0)]) == [(1.0, 1.0, 1)]


def test_queries_mean_compounds_that_are_known() -> None:
    known = {compound.id for compound in load_compounds()}
    assert {query.meant for query in read_queries() if query.meant} <= known
    assert QUERIES.exists()


def test_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "q.tsv"
    file.write_text("# fine\njust text\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_queries(file)


@pytest.mark.slow
def test_matcher_keeps_its_figures() -> None:
    found = figures(ask(load_matcher(load_gazetteer()), read_queries()))
    assert found["r@5"] >= 0.98
    assert found["right"] >= 0.95
    assert found["false"] <= 0.03
