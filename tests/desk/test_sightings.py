"""A new site becomes visible and is confirmed, a known one is put right; never without a source and its date."""

import pytest

from storage import audit, sightings, sites
from storage.audit import Asked
from tests.desk.conftest import Client, Shift
from triage.extraction import Place
from triage.sighting import Sighting

SPOT = Place(10.601, 103.54, 0.3)
SITE = {
    "names-ko": "황금궁전\n황금궁",
    "names-en": "Golden Palace",
    "city": "Sihanoukville",
    "country": "kh",
    "position": "10.6010, 103.5400",
    "precision": "building",
    "status": "active",
    "date": "2026-01-09",
    "source": "당직 확인, 제보 2건",
    "url": "",
    "said": "5층 건물 두 동",
}


@pytest.fixture
def seen(shift: Shift) -> Shift:
    """Two cases that speak of one site, and one that tells a town."""
    with shift.store.write() as tx:
        sightings.keep(tx, shift.cases[0], Sighting(SPOT, ("황금궁전",)))
        sightings.keep(tx, shift.cases[1], Sighting(Place(10.608, 103.541, 0.5)))
        sightings.keep(tx, shift.cases[4], Sighting(Place(13.65, 102.56, 7.0)))
    return shift


async def test_a_group_shows_its_cases_and_the_look_is_in_the_audit(kim: Client, seen: Shift) -> None:
    page = (await kim.get("/sightings")).text
    assert "사건 2건" in page
    assert "황금궁전" in page
    assert "지역만 알려진 제보 1묶음" in page
    assert "홍길동" not in page
    with seen.store.read() as tx:
        assert [row.detail for row in audit.listed(tx, Asked(action="sightings.read"))] == [{"count": 3}]


async def test_a_confirmed_group_becomes_a_site_and_leaves_the_list(kim: Client, seen: Shift) -> None:
    await kim.get("/sightings")
    answer = await kim.post("/sightings/confirm", cases="2-1", **SITE)
    assert "저장했습니다" in answer.text
    with seen.store.read() as tx:
        (facts,) = sites.confirmed(tx).values()
        assert [one.case_id for one in sightings.unsettled(tx)] == [seen.cases[4]]
    assert facts["aliases"]["ko"] == ["황금궁전", "황금궁"]
    assert (facts["name_en"], facts["country"], facts["status_date"]) == ("Golden Palace", "KH", "2026-01-09")
    assert facts["sources"][0]["title"] == "당직 확인, 제보 2건"
    assert ["Golden Palace", "compound", 10.601, 103.54] in (await kim.http.get("/map/landmarks")).json()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("source", " ", "출처를 적어"),
        ("date", "soon", "날짜를 적어"),
        ("position", "near the beach", "위도와 경도"),
        ("names-ko", "가" * 80, "너무 길거나"),
        ("url", "javascript:alert(1)", "http로 시작"),
    ],
)
async def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    kim: Client, seen: Shift, field: str, value: str, said: str
) -> None:
    await kim.get("/sightings")
    answer = await kim.post("/sightings/confirm", cases="2-1", **{**SITE, field: value})
    assert answer.status_code == 422
    assert said in answer.text
    assert "5층 건물 두 동" in answer.text
    with seen.store.read() as tx:
        assert sites.confirmed(tx) == {}
        assert len(sightings.unsettled(tx)) == 3


async def test_a_group_that_is_no_site_is_taken_off_the_list(kim: Client, seen: Shift) -> None:
    await kim.get("/sightings")
    await kim.post("/sightings/dismiss", cases="2-1-x")
    with seen.store.read() as tx:
        assert [one.case_id for one in sightings.unsettled(tx)] == [seen.cases[4]]


async def test_a_supervisor_puts_names_and_state_of_a_known_site_right(park: Client, shift: Shift) -> None:
    page = (await park.get("/compounds/jinbei-casino")).text
    assert "金贝酒店" in page
    edit = {"names-ko": "진베이\n새진베이", "status": "closed", "date": "2026-01-08", "source": "현지 공관 통보", "url": ""}
    assert "저장했습니다" in (await park.post("/compounds/jinbei-casino", **edit)).text
    again = await park.post("/compounds/jinbei-casino", **{**edit, "status": "active", "source": "재확인"})
    assert "현지 공관 통보" in again.text
    with shift.store.read() as tx:
        facts = sites.confirmed(tx)["jinbei-casino"]
    assert (facts["status"], facts["aliases"]["ko"], len(facts["sources"])) == ("active", ["진베이", "새진베이"], 2)
    assert "lat" not in facts
    assert "당직자 확인" in (await park.get("/compounds")).text


async def test_an_edit_without_a_source_or_of_nothing_is_refused(park: Client) -> None:
    await park.get("/compounds/jinbei-casino")
    answer = await park.post("/compounds/jinbei-casino", **{"names-ko": "진베이", "status": "closed", "date": "2026-01-08"})
    assert answer.status_code == 422
    assert (await park.get("/compounds/nowhere")).status_code == 404
