"""The learned reader's file and what it reads: n-grams, marks, and the words that weigh most."""

import math
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from knowledge.compounds import BadKnowledge
from knowledge.phrasing import MARK, OUTPUTS, SLOTS, Phrasing, grams, read_phrasing, write_phrasing
from knowledge.world import load_world
from triage.message import Message, Tip
from triage.understanding import World, understand

AT = datetime.fromisoformat("2026-02-11T22:40:00+09:00")


def _model(heavy: str = "", mark: str = "plea") -> Phrasing:
    """A model in which the n-grams of some words and one mark speak for urgent."""
    slots = np.zeros((SLOTS, len(OUTPUTS)), dtype=np.int8)
    if heavy:
        found, _, sizes = grams(heavy)
        slots[found[sizes == len(heavy)], OUTPUTS.index("urgent")] = 100
    weights = np.zeros((1, len(OUTPUTS)), dtype=np.float32)
    weights[0, 0] = 5.0
    ones = np.ones(len(OUTPUTS), dtype=np.float32)
    return Phrasing(slots, ones, {mark: 0}, weights, -ones)


def test_figures_and_spaces_are_read_alike() -> None:
    assert sorted(grams("방 12  호")[0]) == sorted(grams("방 98 호")[0])
    assert sorted(grams("방 12호")[0]) != sorted(grams("방 일이호")[0])


def test_an_empty_form_leans_to_nothing_but_the_constant() -> None:
    assert _model()("", frozenset()).urgent == pytest.approx(-1.0)


def test_a_mark_and_an_n_gram_weigh() -> None:
    model = _model("갇혔")
    assert model("안녕하세요", frozenset({"plea"})).urgent == pytest.approx(-1.0 + 5.0 * MARK)
    assert model("방에 갇혔어요", frozenset()).urgent > 5
    assert model("방에 갇혔어요", frozenset({"unheard of"})) == model("방에 갇혔어요", frozenset())


def test_the_words_that_weigh_most_are_told() -> None:
    form = "어제부터 방에 갇혔어요 도와주세요"
    (start, end), *_ = _model("갇혔")(form, frozenset()).telling["urgent"]
    assert form[start:end] == "갇혔어요"


def test_the_sentence_that_leans_most_is_told_where_there_are_several() -> None:
    form = "저는 대전에 삽니다 처음 뵙습니다. 방에 갇혔어요 문이 잠겨 있어요. 번호는 남겨 두었습니다."
    leaning = _model("갇혔")(form, frozenset())
    ((start, end),) = leaning.telling["peak"]
    assert form[start:end] == "방에 갇혔어요 문이 잠겨 있어요. "[: end - start]
    assert "갇혔어요" in form[start:end]
    assert leaning.peak > leaning.urgent
    assert _model("갇혔")("방에 갇혔어요", frozenset()).peak == -math.inf


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_phrasing(tmp_path / "p.npz", _model("갇혔"))
    assert read_phrasing(tmp_path / "p.npz")("갇혔", frozenset({"plea"})) == _model("갇혔")("갇혔", frozenset({"plea"}))


@pytest.mark.parametrize("held", [None, b"", b"no archive"])
def test_a_damaged_file_is_named_and_the_world_does_without(tmp_path: Path, held: bytes | None) -> None:
    file = tmp_path / "p.npz"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(BadKnowledge, match=r"p\.npz"):
        read_phrasing(file)
    assert load_world(phrasing=file).lean is None


def test_the_file_that_is_shipped_fits_this_version() -> None:
    leaning = read_phrasing()("동생이 캄보디아에 갇혀서 매일 맞는다고 합니다 제발 살려주세요", frozenset())
    assert leaning.urgent > 0
    assert leaning.telling["urgent"]


@pytest.mark.parametrize(
    "text",
    [
        "오늘저녁머먹지 매운거말고 골라줘",
        "건강검진 결과 지방간이래요 술을 끊어야 하나",
        "윗집 애가 밤마다 뛰는데 쪽지를 붙일까요",
        "과제 마감 두 시간 남았는데 살려줘 ㅋㅋㅋ",
        "cant believe i have a night shift again, so tired",
        "明天要考试了我还没开始复习",
        "검사라고 전화 왔는데 피싱 같아서 그냥 끊었어요",
    ],
)
def test_ordinary_talk_wakes_nobody(world: World, text: str) -> None:
    made = understand(Tip("t", AT, (Message(text, at=AT),)), world)
    assert not made.assessment.level.urgent
