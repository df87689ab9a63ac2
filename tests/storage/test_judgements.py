"""What officers teach: every correction is kept with its reason and comes back as a labelled tip that the rules can read."""

from dataclasses import replace
from typing import Any

import pytest

from storage import desk_actions, judgements
from storage import tables as t
from storage.casefile import CaseFile, case_file
from storage.desk_actions import Actor, Refused
from storage.store import Store
from tests.desk.invented import CASES, MOTHER, write
from tests.storage.test_desk_actions import hired
from triage.assessment import Level
from triage.extraction import Place
from triage.wire import tip_from_json


@pytest.fixture
def kim(store: Store) -> Actor:
    """An officer."""
    return Actor(hired(store, "kim"))


@pytest.fixture
def mother(store: Store) -> int:
    """A high case with a person, a phone, a town and two candidates."""
    return write(store, replace(CASES[0], rings=False))


def lessons(store: Store) -> list[dict[str, Any]]:
    """The labelled tips."""
    with store.read() as tx:
        return judgements.labelled(tx)


def seen(store: Store, case_id: int) -> CaseFile:
    """The case as it is now."""
    with store.read() as tx:
        file = case_file(tx, case_id)
    assert file is not None
    return file


def test_a_changed_level_is_a_judgement_with_its_reason(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        desk_actions.set_level(tx, mother, kim, Level.CRITICAL, "맞고 있다고 전화로 확인")
    (lesson,) = lessons(store)
    assert lesson["label"] == {"urgency": "critical"}
    assert tip_from_json(lesson).messages[0].text == MOTHER
    with store.read() as tx:
        (judged,) = judgements.of_case(tx, mother)
    assert (judged.reason, judged.officer_id, judged.about) == ("맞고 있다고 전화로 확인", kim.officer_id, "level")


def test_a_second_thought_on_the_level_replaces_the_first(store: Store, mother: int, kim: Actor) -> None:
    for level in (Level.MEDIUM, Level.LOW):
        with store.write() as tx:
            desk_actions.set_level(tx, mother, kim, level, "다시 확인")
    assert [lesson["label"] for lesson in lessons(store)] == [{"urgency": "low"}]


def test_fields_come_back_as_right_and_wrong_values(store: Store, mother: int, kim: Actor) -> None:
    fields = {field.name: field for field in seen(store, mother).fields}
    with store.write() as tx:
        desk_actions.judge_field(tx, mother, kim, fields["person"].key, "right")
        desk_actions.judge_field(tx, mother, kim, fields["identifier"].key, "wrong", "어머니 본인 번호가 아님")
        desk_actions.judge_field(tx, mother, kim, fields["last_contact"].key, "right")
        desk_actions.judge_field(tx, mother, kim, fields["indicator"].key, "wrong")
        desk_actions.judge_field(tx, mother, kim, fields["indicator"].key, "right")
    (lesson,) = lessons(store)
    assert lesson["right"]["people"] == [{"role": "victim", "name": "홍길동", "age": 24, "sex": "m"}]
    assert lesson["wrong"] == {"phones": ["+821000000000"]}
    assert lesson["right"]["indicators"] == ["retention_of_identity_documents"]
    assert lesson["label"] == {"last_contact": "2026-01-07"}
    shown = {field.name: field for field in seen(store, mother).fields}
    assert (shown["identifier"].verdict, shown["identifier"].why) == ("wrong", "어머니 본인 번호가 아님")


def test_an_entered_place_stands_before_one_that_was_read(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        desk_actions.set_place(tx, mother, kim, Place(10.61, 103.52, 0.5, "예시 단지"))
    (lesson,) = lessons(store)
    assert lesson["label"]["location"] == {"lat": 10.61, "lon": 103.52, "radius_km": 0.5}


def test_a_match_is_this_or_not_this_or_none(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        desk_actions.judge_match(tx, mother, kim, "e-1", "wrong", "층수가 다름")
    assert lessons(store)[0]["wrong"] == {"compound": ["e-1"]}
    assert "compound" not in lessons(store)[0]["label"]
    with store.write() as tx:
        desk_actions.judge_match(tx, mother, kim, "e-2", "right")
    assert lessons(store)[0]["label"] == {"compound": "e-2"}
    with store.write() as tx:
        desk_actions.judge_match(tx, mother, kim, "", "right")
    assert lessons(store)[0]["label"] == {"compound": None}
    assert set(lessons(store)[0]["wrong"]["compound"]) == {"e-1", "e-2"}
    said = seen(store, mother).match_verdicts
    assert {name: one.verdict for name, one in said.items()} == {"e-1": "wrong", "e-2": "wrong", "": "right"}
    with pytest.raises(Refused), store.write() as tx:
        desk_actions.judge_match(tx, mother, kim, "elsewhere", "right")


def test_what_was_judged_before_a_later_message_stays_a_tip_of_its_own(store: Store, mother: int, kim: Actor) -> None:
    with store.write() as tx:
        desk_actions.set_level(tx, mother, kim, Level.CRITICAL, "")
    write(store, replace(CASES[0], rings=False), number=2)
    with store.write() as tx:
        desk_actions.judge_match(tx, mother, kim, "e-1", "right")
    first, second = lessons(store)
    assert (first["label"], second["label"]) == ({"urgency": "critical"}, {"compound": "e-1"})
    assert (len(first["messages"]), len(second["messages"])) == (1, 2)
    assert first["id"] != second["id"]


def test_values_and_reasons_are_sealed_and_an_erased_case_teaches_nothing(store: Store, mother: int, kim: Actor) -> None:
    fields = {field.name: field for field in seen(store, mother).fields}
    with store.write() as tx:
        desk_actions.judge_field(tx, mother, kim, fields["person"].key, "wrong", "홍길순입니다")
    with store.write() as tx:
        (row,) = tx.all(t.judgements.select())
        assert "홍길" not in str(dict(row))
        assert "홍길".encode() not in bytes(row["sealed"])
        tx.do(t.data_keys.update().values(wrapped=None))
    store.forget_key(1)
    assert lessons(store) == []
