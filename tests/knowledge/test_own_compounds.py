"""What officers confirm is matched at once, lies over the file's rows, and never takes the rest down with it."""

from pathlib import Path
from typing import Any

import pytest

from knowledge.compounds import BadKnowledge, load_compounds
from knowledge.live import LiveMatcher
from knowledge.own_compounds import compounds_with, name_facts, new_id, rows_with, site_facts, status_facts
from knowledge.weighing import Weights
from knowledge.weights import read_weights, write_weights
from knowledge.world import load_world
from triage.assessment import Band

GARDEN: dict[str, Any] = {
    **name_facts({"ko": "무지개꿈동산, 꿈동산", "en": "Rainbow Dream Garden"}),
    **site_facts("Sihanoukville", "Preah Sihanouk", "kh", 10.6, 103.5, "building", "담장, 5층 건물 두 동"),
    **status_facts("active", "2026-11-24", "당직 확인", ""),
}
SAID = "시아누크빌 무지개꿈동산 단지에 갇혀 있어요"


@pytest.fixture(scope="module")
def live() -> LiveMatcher:
    """A matcher over the project's own file."""
    match = load_world().match
    assert isinstance(match, LiveMatcher)
    return match


def test_a_confirmed_site_is_matched_at_once_and_the_others_still_are(live: LiveMatcher) -> None:
    assert not [one for one in live(SAID) if one.band is Band.MATCHES]
    assert live.learn({"rainbow": GARDEN})
    assert not live.learn({"rainbow": GARDEN})
    first = live(SAID)[0]
    assert (first.compound_id, first.band, first.status) == ("rainbow", Band.MATCHES, "active (2026-11-24)")
    assert live("시하누크빌 진베이 호텔")[0].compound_id == "jinbei-casino"


def test_a_matcher_whose_rows_were_dropped_makes_them_again(live: LiveMatcher) -> None:
    live.learn({"rainbow": GARDEN})
    load_world()  # another line begins with the file's rows alone, in the same store
    assert live(SAID)[0].compound_id == "rainbow"


def test_an_edit_lies_over_the_files_row_and_keeps_its_sources() -> None:
    edit = {**name_facts({"ko": "새이름궁전"}), **status_facts("raided", "2026-11-20", "경찰청 발표", "https://example.org/1")}
    before = next(one for one in load_compounds() if one.id == "jinbei-casino")
    after = next(one for one in compounds_with({"jinbei-casino": edit}) if one.id == "jinbei-casino")
    assert (after.status, after.status_date, after.lat) == ("raided", "2026-11-20", before.lat)
    assert "새이름궁전" in [name.text for name in after.names]
    row = next(row for row in rows_with({"jinbei-casino": edit}) if row["id"] == "jinbei-casino")
    assert len(row["sources"]) > 1
    assert row["sources"][-1]["title"] == "경찰청 발표"


def test_a_row_that_cannot_be_read_is_left_out_and_the_rest_stands() -> None:
    with_bad = compounds_with({"Not An Id": GARDEN, "rainbow": GARDEN})
    assert len(with_bad) == len(load_compounds()) + 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("open", "2026-11-24", "x", ""), "status"),
        (("active", "yesterday", "x", ""), "date"),
        (("active", "2026-11-24", " ", ""), "source"),
        (("active", "2026-11-24", "x", "javascript:alert(1)"), "url"),
    ],
)
def test_a_state_without_date_or_source_is_refused(given: tuple[str, str, str, str], reason: str) -> None:
    with pytest.raises(BadKnowledge, match=reason):
        status_facts(*given)


def test_a_site_needs_a_name_and_a_place_on_the_globe() -> None:
    with pytest.raises(BadKnowledge, match="names"):
        name_facts({"ko": " , "})
    with pytest.raises(BadKnowledge, match="long"):
        name_facts({"ko": "가" * 61})
    with pytest.raises(BadKnowledge, match="position"):
        site_facts("Poipet", "", "KH", 103.5, 10.6, "building", "")
    with pytest.raises(BadKnowledge, match="precision"):
        site_facts("Poipet", "", "KH", 13.6, 102.5, "street", "")


def test_an_id_is_made_of_the_name_and_is_free() -> None:
    assert new_id("Rainbow Dream-Garden!", ()) == "rainbow-dream-garden"
    assert new_id("무지개", ("mucike",)).startswith("mu")
    assert new_id("site", ("site", "site-2")) == "site-3"
    assert new_id("!!", ()) == "site"


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    assert read_weights(file) is None
    write_weights(file, Weights(name=6.25))
    assert read_weights(file) == Weights(name=6.25)
    file.write_text('{"name": 3, "of_a_later_version": 1}')
    assert read_weights(file) == Weights(name=3.0)
    for bad in ("{", "[]", '{"name": "x"}', '{"name": true}'):
        file.write_text(bad)
        with pytest.raises(BadKnowledge):
            read_weights(file)
