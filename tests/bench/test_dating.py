"""Fitting the learned reader of days on a few tips: it takes the like of what was right, and leaves out what cannot be right."""

from typing import Any

import pytest

from bench.dating import fit, shown
from knowledge.world import load_world
from triage.extract.dating import candidates_of
from triage.understanding import World
from triage.wire import tip_from_json


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(dating=None)


def _row(text: str, day: str | None) -> dict[str, Any]:
    return {"id": "t", "received_at": "2026-01-15T21:00:00+09:00", "messages": [{"text": text}], "label": {"last_contact": day}}


def _rows() -> list[dict[str, Any]]:
    first = "우리 형이 바벳 단지에 갇혀 있어요. 1월 {}일에 출국했고 1월 {}일에 통화했어요"
    turned = "우리 형이 바벳 단지에 갇혀 있어요. 1월 {}일에 통화했고 1월 {}일에 입금했어요"
    return [
        *(_row(first.format(one, one + 3), f"2026-01-{one + 3:02}") for one in range(1, 7)),
        *(_row(turned.format(one, one + 3), f"2026-01-{one:02}") for one in range(1, 7)),
    ]


def test_days_like_those_it_was_fitted_to_are_likeliest(world: World) -> None:
    model = fit([one for row in _rows() if (one := shown(row, world))])
    asked = tip_from_json(
        _row("우리 형이 바벳 단지에 갇혀 있어요. 1월 9일에 통화했고 1월 11일에 입금했어요. 1월 2일에 출국했고요", None)
    )
    candidates = candidates_of(asked, [])
    chances = model([one.telling for one in candidates])
    likeliest = candidates[max(range(len(chances)), key=lambda place: chances[place])]
    assert likeliest.day is not None
    assert likeliest.day.day == 9


def test_a_tip_of_nobody_held_and_a_day_that_no_word_tells_are_left_out(world: World) -> None:
    assert shown(_row("1월 5일에 앙코르와트 여행 가는데 비자 어떻게 받나요?", None), world) is None
    assert shown(_row("우리 형이 바벳 단지에 갇혀 있어요. 1월 3일에 통화했어요", "2019-05-05"), world) is None
