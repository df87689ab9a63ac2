"""The learned reader of sexes: its file, and whose sex it finds among several people."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from knowledge.compounds import BadKnowledge
from knowledge.linear import SLOTS, Linear, signed_row
from knowledge.sexing import OUTPUTS, Sexing, read_sexing, write_sexing
from knowledge.world import load_world
from triage.extraction import Person, Role
from triage.message import Message, Tip
from triage.understanding import World, understand

AT = datetime.fromisoformat("2026-02-11T22:40:00+09:00")


def victims(world: World, *texts: str) -> list[tuple[Person, str]]:
    """The victims of a tip, each with its note."""
    found = understand(Tip("t", AT, tuple(Message(text, at=AT) for text in texts)), world).extraction.people
    return [(one.value, one.note) for one in found if one.value.role is Role.VICTIM]


def model() -> Sexing:
    slots = np.zeros((SLOTS, len(OUTPUTS)), dtype=np.int8)
    slots[signed_row([("word", 1)])[0], OUTPUTS.index("m")] = 100
    ones = np.ones(len(OUTPUTS), dtype=np.float32)
    return Sexing(Linear(slots, ones, ones))


def test_what_speaks_for_a_man_speaks_against_one_beside_a_word_for_a_woman() -> None:
    assert model()([("word", 1)]).man > 0 > model()([("word", -1)]).man
    assert model()([("word", 1), ("word", -1)]).man == model()([]).man


def test_what_is_written_is_read_again_and_another_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "s.npz"
    write_sexing(file, model())
    assert read_sexing(file)([("word", 1)]) == model()([("word", 1)])
    whole = model().model
    write_sexing(file, Sexing(Linear(whole.slots[:, :2], whole.unit[:2], whole.base[:2])))
    with pytest.raises(BadKnowledge, match="another version"):
        read_sexing(file)
    assert load_world(sexing=file).learned.sexes is None


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("새언니 오빠가 바벳 건물에 갇혀 있대요. 저는 시누이고 새언니는 만삭이라 제가 씁니다", "m"),
        ("할머니가 손녀를 찾으세요. 두 달째 시아누크빌에서 연락이 없답니다. 저는 옆집 아저씨예요", "f"),
        ("I am writing for my wife. Her younger brother is locked in a building in Bavet and they beat him", "m"),
        ("할아버지가 손녀를 찾으세요 시아누크빌에서 연락이 없답니다", "f"),
        ("여동생이 울면서 전화했는데 제부가 바벳에 잡혀 있다고 합니다", "m"),
        ("남편 회사 여직원이 캄보디아에 갇혔다고 남편한테 문자를 보냈어요", "f"),
    ],
)
def test_the_sex_of_the_one_who_is_held_is_told_from_those_of_others(world: World, text: str, sex: str) -> None:
    assert [person.sex for person, _ in victims(world, text)][:1] == [sex]


def test_a_sex_that_was_learned_and_not_told_by_a_rule_says_so(world: World) -> None:
    text = "내 친구가 군대 갔다와서 캄보디아 갔는데 바벳에 갇혀 있대요"
    without = replace(world, learned=replace(world.learned, sexes=None))
    assert [person.sex for person, _ in victims(without, text)] == [None]
    assert [(person.sex, note) for person, note in victims(world, text)] == [("m", "sex-by-phrasing")]


def test_where_no_sex_is_told_none_is_given(world: World) -> None:
    assert [person.sex for person, _ in victims(world, "친구가 바벳에 갇혀 있어요 이름은 길현수")] == [None]


def test_somebody_is_held_even_where_no_rule_finds_who(world: World) -> None:
    found = victims(world, "갇혔어요 문이 밖에서 잠겼고 때려요 캄보디아 바벳")
    assert len(found) == 1
    assert found[0][0].name is None
