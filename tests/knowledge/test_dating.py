"""The learned reader of days: its chances, its file, and which of several days it takes."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from knowledge.compounds import BadKnowledge
from knowledge.dating import Dating, read_dating, write_dating
from knowledge.linear import SLOTS, Linear, row_of
from knowledge.world import load_world
from triage.extract.dating import DayJudge
from triage.extraction import DAY_BY_PHRASING, Day, Finding
from triage.message import Message, Tip
from triage.understanding import World, understand

AT = datetime.fromisoformat("2026-01-15T21:00:00+09:00")
HELD = (
    "동생이 포이펫에서 못 나온다고 1월 9일 저녁에 영상통화로 말했어요. 1월 13일에 처음 보는 여자가 동생 번호로 카톡해서 이천만원"
    " 보내라 했고 오늘까지 답이 없습니다"
)


def _day(world: World, text: str) -> Finding[Day] | None:
    return understand(Tip("t", AT, (Message(text, at=AT),)), world).extraction.last_contact


def _with(world: World, days: DayJudge | None) -> World:
    return replace(world, learned=replace(world.learned, days=days))


def _model() -> Dating:
    slots = np.zeros((SLOTS, 1), dtype=np.int8)
    slots[row_of(["sign:heard"])[0], 0] = 100
    return Dating(Linear(slots, np.full(1, 0.02, dtype=np.float32), np.zeros(1, dtype=np.float32)))


def test_chances_are_together_one_and_higher_for_what_speaks_for_a_day() -> None:
    heard, other, third = _model()([["sign:heard"], ["sign:left"], ["sign:left"]])
    assert heard > 0.7
    assert other == third
    assert heard + other + third == pytest.approx(1)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_dating(tmp_path / "d.npz", _model())
    assert read_dating(tmp_path / "d.npz")([["sign:heard"], ["b"]]) == _model()([["sign:heard"], ["b"]])


@pytest.mark.parametrize("held", [None, b"", b"no archive"])
def test_a_damaged_file_is_named_and_the_world_does_without(tmp_path: Path, held: bytes | None) -> None:
    file = tmp_path / "d.npz"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(BadKnowledge, match=r"d\.npz"):
        read_dating(file)
    assert load_world(dating=file).learned.days is None


def test_a_file_made_for_other_slots_is_refused(tmp_path: Path) -> None:
    whole = _model().model
    write_dating(tmp_path / "d.npz", Dating(Linear(whole.slots[:9], whole.unit, whole.base)))
    with pytest.raises(BadKnowledge, match="another version"):
        read_dating(tmp_path / "d.npz")


def test_a_strangers_message_is_no_contact_though_it_came_last(world: World) -> None:
    by_rule, found = _day(_with(world, None), HELD), _day(world, HELD)
    assert by_rule is not None
    assert by_rule.value.last.day == 13
    assert found is not None
    assert found.value.last.day == 9
    assert found.note == DAY_BY_PHRASING
    assert found.quote is not None
    assert found.quote.text.startswith("1월 9일")


def test_where_nobody_is_held_or_missing_no_day_is_claimed(world: World) -> None:
    assert _day(world, "1월 5일에 프놈펜 여행 갔다가 어제 돌아왔어요. 3월에 또 가려는데 비자 어떻게 받나요?") is None


def test_a_judge_that_breaks_leaves_the_rules_answer(world: World) -> None:
    made = understand(Tip("t", AT, (Message(HELD, at=AT),)), _with(world, lambda candidates: []))
    assert made.extraction.last_contact == _day(_with(world, None), HELD)
    assert made.failures == ("day: ValueError",)
