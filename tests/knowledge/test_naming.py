"""The learned reader of names: its words, its file, and what it makes of people whom no rule finds."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from knowledge.compounds import BadKnowledge
from knowledge.linear import SLOTS, Linear, row_of, write_linear
from knowledge.naming import PARTS, Naming, read_naming, vocabulary, write_naming
from knowledge.world import load_world
from triage.extract.learned import Learned
from triage.extract.naming import words_of
from triage.extraction import Extraction, Role
from triage.message import Message, Tip
from triage.understanding import World, understand

AT = datetime.fromisoformat("2026-02-11T22:40:00+09:00")


def _read(world: World, *texts: str) -> Extraction:
    return understand(Tip("t", AT, tuple(Message(text, at=AT) for text in texts)), world).extraction


def _named(world: World, *texts: str) -> dict[str, Role]:
    return {one.value.name: one.value.role for one in _read(world, *texts).people if one.value.name}


def test_words_are_counted_by_the_texts_that_hold_them() -> None:
    known = vocabulary([["방에", "방에"], ["방에"], ["문이"]])
    assert [known.seen(word) for word in ("방에", "문이", "창을")] == [2, 1, 0]
    assert known.seen("문이", less=1) == 0


def test_a_word_is_seen_by_its_beginnings() -> None:
    assert {"동생", "동생이", "Jin".lower()} <= words_of("동생이 Jin 만나러")


def _model() -> Naming:
    slots = np.zeros((SLOTS, len(PARTS)), dtype=np.int8)
    slots[row_of(["b1:님"])[0], PARTS.index(Role.RECRUITER)] = 100
    ones = np.ones(len(PARTS), dtype=np.float32)
    return Naming(vocabulary([["방에"]]), Linear(slots, ones, -ones))


def test_the_likeliest_part_has_the_highest_odds_and_all_are_apart() -> None:
    found, other = _model()([["b1:님"], ["b1:방"]])
    assert max(found, key=lambda part: found[part]) is Role.RECRUITER
    assert found[Role.RECRUITER] > 0 > found[None]
    assert len(set(other.values())) == 1


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_naming(tmp_path / "n.npz", _model())
    again = read_naming(tmp_path / "n.npz")
    assert again([["b1:님"]]) == _model()([["b1:님"]])
    assert again.seen("방에") == 1


@pytest.mark.parametrize("held", [None, b"", b"no archive"])
def test_a_damaged_file_is_named_and_the_world_does_without(tmp_path: Path, held: bytes | None) -> None:
    file = tmp_path / "n.npz"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(BadKnowledge, match=r"n\.npz"):
        read_naming(file)
    bare = load_world(naming=file)
    assert bare.learned.names is None
    assert _named(bare, "아들 이름은 김민준입니다. 바벳에 갇혀 있어요") == {"김민준": Role.VICTIM}


def test_a_file_made_for_other_parts_is_refused(tmp_path: Path) -> None:
    model = _model()
    whole = model.model
    cut = Linear(whole.slots[:, :2], whole.unit[:2], whole.base[:2])
    write_linear(
        tmp_path / "n.npz", cut, ["nobody", "victim"], {"words": model.vocabulary.words, "counts": model.vocabulary.counts}
    )
    with pytest.raises(BadKnowledge, match="another version"):
        read_naming(tmp_path / "n.npz")


def test_a_name_that_no_rule_knows_is_found_by_the_words_around_it_and_says_so(world: World) -> None:
    text = "거기 같이 있던 태율이 형이 맞아서 못 일어난대요"
    assert "태율" not in _named(replace(world, learned=Learned()), text)
    (found,) = (one for one in _read(world, text).people if one.value.name == "태율")
    assert found.value.role is Role.VICTIM
    assert found.note == "person-by-phrasing"
    assert found.quote is not None
    assert found.quote.text == "태율"


def test_words_of_the_shape_of_names_in_idle_talk_are_nobody(world: World) -> None:
    assert not _named(world, "내일 프놈펜 여행 가는데 날씨 어때요? 환전은 공항에서 하나요", "고마워요 조심할게요")


def test_who_speaks_in_words_passed_on_is_not_the_sender(world: World) -> None:
    tip = Tip("t", AT, (Message("저는 염정호 실장입니다. 월 900 보장, 항공권 드립니다", at=AT, forwarded=True),))
    roles = {one.value.role for one in understand(tip, world).extraction.people if one.value.name}
    assert Role.REPORTER not in roles


def test_half_a_character_keeps_nobody_from_being_read() -> None:
    found = _read(load_world(), "제 동생 김민수가 바벳에 감금당했어요\ud800 도와주세요\udc00")
    assert found.notes == ()
    assert "김민수" in [one.value.name for one in found.people]
