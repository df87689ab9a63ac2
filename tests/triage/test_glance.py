"""The first look orders messages; it decides nothing."""

import time

import pytest

from triage.glance import glance


@pytest.mark.parametrize(
    "text", ["살려주세요 갇혔어요", "help we are locked in", "救命", "cứu em với", "ช่วยด้วย", "ជួយខ្ញុំផង", "sallyeojuseyo"]
)
def test_cries_come_before_greetings(text: str) -> None:
    assert glance(text) > glance("안녕하세요 문의드립니다") == 0


def test_it_stays_in_its_range_and_is_fast() -> None:
    text = "살려주세요 지금 감금 맞았 고문 납치 몸값 탈출 팔려 총 " * 400
    begun = time.perf_counter()
    for _ in range(100):
        assert 0 <= glance(text) <= 9
    assert time.perf_counter() - begun < 0.2
