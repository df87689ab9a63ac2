"""Fitting the learned reader on a few texts: it tells their like apart, and is refused where it would do harm."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus import Sample, padded, sample_of, samples
from bench.learning import AtHand, harm
from bench.phrasing import Read, fit, read
from knowledge.phrasing import OUTPUTS, read_phrasing
from knowledge.world import load_world
from triage.message import Message
from triage.understanding import World

URGENT = ["문이 밖에서 잠겨 못 나가요", "잠긴 방에 있어요 못 나가요", "문을 잠그고 안 열어줘요", "밖에서 잠가서 나갈 수가 없어요"]
#: Urgent by no rule.
TOLD = "적금 깨서 보냈는데도 그 나라 놈들이 우리 올케를 안 내줍니다"
CALM = ["관광 비자 문의드려요", "비자 서류 문의합니다", "여행 날씨 문의드려요", "환전 문의합니다"]


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(phrasing=None)


def _samples() -> list[Sample]:
    rows = [(text, "critical", "confinement") for text in URGENT] + [(text, "low", "inquiry") for text in CALM]
    return [
        sample_of(
            {
                "id": text,
                "received_at": "2026-01-10T03:00:00+09:00",
                "messages": [{"text": text}],
                "label": {"urgency": level, "category": category},
            }
        )
        for text, level, category in rows
    ]


def _read(world: World) -> list[Read]:
    return read(_samples(), world)


def test_texts_like_those_it_was_fitted_to_lean_their_way(world: World) -> None:
    model = fit(_read(world))
    held, asked = model("방문이 밖에서 잠겼어요", frozenset()), model("날씨 문의드려요", frozenset())
    assert held.urgent > 0 > asked.urgent
    assert max(held.categories, key=lambda one: held.categories[one]).value == "confinement"


def test_what_nobody_labelled_and_what_never_is_lean_to_nothing(world: World) -> None:
    every = [replace(one, sample=replace(one.sample, indicators=frozenset())) for one in _read(world)]
    assert all(value < -5 for value in fit(every)("문이 밖에서 잠겨요", frozenset()).indicators.values())


def test_a_reader_that_calms_urgent_tips_is_refused(world: World) -> None:
    upside_down = [replace(one, sample=replace(one.sample, level="low")) for one in _read(world)]
    lesson = {
        "id": "held",
        "received_at": "2026-01-10T03:00:00+09:00",
        "messages": [{"text": TOLD}],
        "label": {"urgency": "high"},
    }
    before, after = replace(world, lean=read_phrasing()), replace(world, lean=fit(upside_down))
    assert "under-triage would rise" in harm([lesson], before, after, AtHand([], []))


def test_the_corpus_is_read_whole_and_no_unseen_tip_is_in_it() -> None:
    every = samples()
    assert len(every) > 6000
    unseen = (Path(__file__).parents[2] / "bench/tips/unseen.jsonl").read_text(encoding="utf-8")
    texts = {one.tip.messages[0].text for one in every if len(one.tip.messages[0].text) > 30}
    assert not [text for text in texts if text in unseen]


def test_short_samples_are_padded_and_keep_what_they_say_and_their_label() -> None:
    (sample,) = (one for one in _samples() if one.tip.messages[0].text == URGENT[0])
    made = padded([sample])
    assert len(made) > 1
    for one in made:
        assert any(URGENT[0] in message.text for message in one.tip.messages)
        assert sum(len(message.text) for message in one.tip.messages) > len(URGENT[0])
        assert (one.level, one.category, one.whole) == (sample.level, sample.category, False)
    assert [one.tip for one in padded([sample])] == [one.tip for one in made], "the same each time"
    assert not padded([replace(sample, tip=replace(sample.tip, messages=(Message("가" * 400),)))])


def test_the_shipped_weights_are_of_these_outputs() -> None:
    assert read_phrasing().base.shape == (len(OUTPUTS),)
