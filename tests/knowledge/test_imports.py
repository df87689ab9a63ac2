"""Places from outside are read, kept beside the project's own, and say what is wrong with them."""

import json
from pathlib import Path

import pytest

from knowledge.gazetteer import load_gazetteer
from knowledge.imports import import_places, imported_file, read_import
from knowledge.spots import PLACES, BadPlaces, problems, read_spots


def test_a_table_is_imported(tmp_path: Path) -> None:
    file = tmp_path / "villages.csv"
    file.write_text("name,names,lat,lon,kind\nPhum Thmei,품트메이;ភូមិថ្មី,11.5,104.9,village\n", encoding="utf-8")
    assert import_places(file, tmp_path / "data") == 1
    (found,) = load_gazetteer(PLACES, imported_file(tmp_path / "data")).find("품트메이 마을에서 왔어요")
    assert (found.value.name, found.value.radius_km) == ("Phum Thmei", 2.0)


def test_a_geonames_dump_is_imported(tmp_path: Path) -> None:
    row = ["1", "Smach Tboung", "Smach Tboung", "Smach,ស្មាច់ត្បូង", "10.9", "103.9", "P", "PPL", "KH", "", "18"]
    river = ["2", "Stoeng", "Stoeng", "", "11.0", "104.0", "H", "STM", "KH", "", "18"]
    file = tmp_path / "KH.txt"
    file.write_text("".join("\t".join([*one, "", "", "", "0", "", "", "", "2020-01-01"]) + "\n" for one in (row, river)), "utf-8")
    assert import_places(file, tmp_path) == 1
    (spot,) = read_spots(imported_file(tmp_path))
    assert (spot.id, spot.kind, spot.lat) == ("gn-1", "village", 10.9)
    assert list(problems(imported_file(tmp_path))) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name,kind\nx,y\n", "no column lat, lon"),
        ("name,lat,lon\nx,a,b\n", "line 2: lat and lon must be numbers"),
        ("name,lat,lon\nx,95,10\n", "line 2: 95.0, 10.0 is no place on earth"),
        ("name,lat,lon,kind\nx,11,104,moon\n", "line 2: kind 'moon'"),
        ("name,lat,lon\n,11,104\n", "line 2: no name"),
        ("name,lat,lon\n", "no place in it"),
        ("", "no column"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_keeps_what_was_there(tmp_path: Path, content: str, says: str) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("name,lat,lon,kind\nAlphatown,11.5,104.9,town\n", encoding="utf-8")
    import_places(good, tmp_path)
    bad.write_text(content, encoding="utf-8")
    with pytest.raises(BadPlaces, match=says):
        import_places(bad, tmp_path)
    assert [spot.name for spot in read_spots(imported_file(tmp_path))] == ["Alphatown"]


def test_a_file_that_is_not_there_or_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe\x00")
    for name in ("nowhere.csv", "picture.csv"):
        with pytest.raises(BadPlaces, match=name):
            read_import(tmp_path / name)


def test_an_imported_village_needs_the_word_for_a_village(tmp_path: Path) -> None:
    file = tmp_path / "villages.csv"
    file.write_text("name,names,lat,lon,kind\nThmei,ថ្មី,11.5,104.9,village\n", encoding="utf-8")
    import_places(file, tmp_path / "data")
    gazetteer = load_gazetteer(PLACES, imported_file(tmp_path / "data"))
    assert gazetteer.find("ទូរស័ព្ទថ្មីរបស់ខ្ញុំ") == ()
    assert gazetteer.find("នៅភូមិថ្មី")[0].value.lat == 11.5


def test_a_second_import_takes_the_place_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    for name in ("Alphatown", "Betatown"):
        file.write_text(f"name,lat,lon,kind\n{name},11.5,104.9,town\n", encoding="utf-8")
        import_places(file, tmp_path)
    gazetteer = load_gazetteer(PLACES, imported_file(tmp_path))
    assert not gazetteer.find("he is in Alphatown")
    assert gazetteer.find("he is in Betatown")[0].value.name == "Betatown"


def test_problems_of_a_places_file_are_named(tmp_path: Path) -> None:
    row = {
        "id": "x", "kind": "city", "country": "KH", "name": "X", "names": {"en": ["X town"]}, "lat": 37.5, "lon": 127.0,
        "radius_km": 5, "parent": "nowhere", "ambiguous": ["Y"], "source": "", "date": "2026-01-01", "verified": "yes",
    }  # fmt: skip
    file = tmp_path / "bad.json"
    file.write_text(json.dumps({"places": [row, row]}), encoding="utf-8")
    said = " ".join(problems(file))
    for part in ("stands twice", "is not in KH", "no source", "neither true nor false", "no names: Y", "lies in nowhere"):
        assert part in said
