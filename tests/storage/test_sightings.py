"""Sightings are kept once a case until somebody settles them; confirmed sites are told to whoever asks."""

from dataclasses import replace

import pytest

from storage import desk_actions, sightings, sites
from storage import tables as t
from storage.desk_actions import Actor
from storage.store import Store
from tests.desk.invented import CASES, write
from tests.storage.test_desk_actions import hired
from triage.extraction import Place
from triage.sighting import Sighting

SEEN = Sighting(Place(10.601149, 103.540251, 0.3), ("황금궁전",))


@pytest.fixture
def mother(store: Store) -> int:
    """A case."""
    return write(store, replace(CASES[0], rings=False))


def unsettled(store: Store) -> list[sightings.Seen]:
    """What is open."""
    with store.read() as tx:
        return sightings.unsettled(tx)


def test_a_sighting_is_kept_once_with_its_place_rounded_and_its_names_sealed(store: Store, mother: int) -> None:
    for one in (replace(SEEN, names=()), SEEN):
        with store.write() as tx:
            sightings.keep(tx, mother, one)
    (seen,) = unsettled(store)
    assert seen.case_id == mother
    assert seen.sighting.place == Place(10.601, 103.54, 0.3)
    assert seen.sighting.names == ("황금궁전",)
    with store.read() as tx:
        (row,) = tx.all(t.sightings.select())
    assert "황금궁전".encode() not in bytes(row["sealed"])


def test_a_case_that_speaks_of_a_known_site_after_all_is_no_sighting(store: Store, mother: int) -> None:
    for one in (SEEN, None):
        with store.write() as tx:
            sightings.keep(tx, mother, one)
    assert unsettled(store) == []


def test_what_is_settled_stays_settled_and_an_erased_case_keeps_its_place(store: Store, mother: int) -> None:
    son = write(store, replace(CASES[1], rings=False))
    with store.write() as tx:
        sightings.keep(tx, mother, SEEN)
        sightings.keep(tx, son, SEEN)
        assert sightings.settle(tx, [mother], "golden-palace") == 1
        sightings.keep(tx, mother, SEEN)
        sightings.keep(tx, mother, None)
        tx.do(t.data_keys.update().values(wrapped=None))
    store.forget_key(1)
    store.forget_key(2)
    (seen,) = unsettled(store)
    assert (seen.case_id, seen.sighting.names) == (son, ())
    assert seen.sighting.place is not None


def test_an_officer_who_names_the_compound_settles_the_sighting(store: Store, mother: int) -> None:
    kim = Actor(hired(store, "kim"))
    with store.write() as tx:
        sightings.keep(tx, mother, SEEN)
        desk_actions.judge_match(tx, mother, kim, "", "right")
    assert len(unsettled(store)) == 1
    with store.write() as tx:
        desk_actions.judge_match(tx, mother, kim, "e-1", "right")
    assert unsettled(store) == []


def test_the_newest_facts_of_a_site_count_and_the_version_grows(store: Store) -> None:
    kim = Actor(hired(store, "kim"))
    heard: list[tuple[str, int]] = []
    store.listen(heard.extend)
    with store.write() as tx:
        assert sites.version(tx) == 0
        sites.confirm(tx, kim, "golden-palace", {"status": "active"})
    with store.write() as tx:
        first = sites.version(tx)
        sites.confirm(tx, kim, "golden-palace", {"status": "raided"})
        sites.confirm(tx, kim, "other", {"city": "Poipet"})
    with store.read() as tx:
        assert sites.version(tx) > first > 0
        assert sites.confirmed(tx) == {"golden-palace": {"status": "raided"}, "other": {"city": "Poipet"}}
    assert (sites.TOPIC, 0) in heard
