"""What is kept of a tip that speaks of an unknown site, and which of them are taken for one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.stalling import no_stalling
from triage.assessment import Assessment, Band, Candidate, Category, Level
from triage.extraction import Extraction, Finding, Place, Quote
from triage.message import Message, Tip
from triage.sighting import Sighting, grouped, sighting_of, site_names
from triage.understanding import Understanding

TOWN = Place(10.6268, 103.5116, 7.0, "Sihanoukville", "sihanoukville")
SPOT = Place(10.6011, 103.5402, 0.3)


def tip(text: str) -> Tip:
    """A tip of one message."""
    return Tip("t", datetime(2026, 1, 10, tzinfo=UTC), (Message(text),))


def made(
    place: Place | None, category: Category = Category.CONFINEMENT, *candidates: Candidate, words: str = ""
) -> Understanding:
    """What was understood."""
    found = (Finding(place, Quote(0, 0, len(words), words) if words else None),) if place else ()
    return Understanding(Extraction(places=found), Assessment(Level.HIGH, category, ()), candidates)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("황금궁전 단지에 갇혀 있어요", ("황금궁전",)),
        ("무지개호텔 9층", ("무지개",)),
        ("꿈나라라는 곳에 잡혀있대요", ("꿈나라",)),
        ("我在金龙虎园区", ("金龙虎",)),
        ("he is in Golden Gate compound, room 5", ("Golden Gate",)),
        ("locked in the big scam compound", ()),
        ("시아누크빌에 있는 호텔에 있어요", ()),
        ("범죄 단지에서 나왔어요", ()),
        ("여권도 뺏겼대요 단지 이름은 몰라요", ()),
        ("갔다고 했어요\n호텔이래요", ()),
        ("被关在一个园区", ()),
        ("황금궁전 단지, 황금 궁전단지", ("황금궁전", "궁전")),
    ],
)
def test_names_stand_with_a_word_for_such_a_place(text: str, names: tuple[str, ...]) -> None:
    assert site_names(text)[: len(names)] == names
    assert bool(site_names(text)) is bool(names)


def test_a_narrow_place_a_name_or_a_held_person_in_a_town_is_kept() -> None:
    assert sighting_of(tip("여기예요"), made(SPOT)) == Sighting(SPOT)
    assert sighting_of(tip("황금궁전 단지"), made(None)) == Sighting(None, ("황금궁전",))
    assert sighting_of(tip("시아누크빌에 갇혔어요"), made(TOWN)) == Sighting(TOWN)


def test_a_known_compound_a_question_or_a_place_at_home_is_no_sighting() -> None:
    known = Candidate("jinbei-casino", "Jin Bei", 0.9, Band.MATCHES, ())
    assert sighting_of(tip("진베이 단지"), made(TOWN, Category.CONFINEMENT, known)) is None
    possibly = replace(known, band=Band.POSSIBLY)
    assert sighting_of(tip("시아누크빌"), made(TOWN, Category.CONFINEMENT, possibly)) is not None
    question = made(TOWN, Category.INQUIRY)
    assert sighting_of(tip("여행"), replace(question, assessment=Assessment(Level.LOW, Category.INQUIRY, ()))) is None
    assert sighting_of(tip("서울에 있어요"), made(Place(37.56, 126.97, 1.0))) is None
    assert sighting_of(tip("연락이 안 돼요"), made(TOWN, Category.MISSING)) is None


def test_a_town_before_the_word_is_not_the_sites_name() -> None:
    assert sighting_of(tip("시아누크빌 단지"), made(TOWN, words="시아누크빌")) == Sighting(TOWN)


def test_near_ones_and_alike_names_are_one_group_and_far_ones_are_not() -> None:
    near = replace(SPOT, lat=SPOT.lat + 0.008)
    far = replace(SPOT, lat=SPOT.lat + 0.05)
    seen = [
        Sighting(SPOT),
        Sighting(near, ("황금궁전",)),
        Sighting(TOWN, ("황금 궁전",)),
        Sighting(far),
        Sighting(None, ("전혀다른성",)),
        Sighting(replace(TOWN, lat=13.6, lon=102.5), ("황금궁전",)),
        Sighting(TOWN),
        Sighting(TOWN),
        Sighting(replace(SPOT, lat=SPOT.lat - 0.05), ("황금궁전",)),
    ]
    groups = grouped(seen)
    assert [group.members for group in groups] == [(0, 1, 2, 8), (6, 7), (3,), (4,), (5,)]
    assert groups[0].names[0] == "황금궁전"
    assert groups[0].place is not None
    assert groups[0].place.radius_km == pytest.approx(0.3)
    assert groups[0].place.lat == pytest.approx(SPOT.lat)


def test_five_hundred_sightings_are_grouped_and_long_texts_read_in_a_moment() -> None:
    with no_stalling():
        grouped([Sighting(replace(SPOT, lat=10 + number / 100), (f"이름{number}궁",)) for number in range(500)])
        for text in ("a-" * 50_000, "가" * 100_000, "金" * 100_000, "a " * 50_000, "' " * 50_000):
            site_names(text)
