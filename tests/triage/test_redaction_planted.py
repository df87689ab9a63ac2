"""Hundreds of invented names, numbers and papers, planted in everyday sentences: none is left in what leaves the house."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from knowledge.world import load_world
from triage.grounding import Ground, digits_of
from triage.message import Message, Tip
from triage.redaction import redact
from triage.understanding import understand

pytestmark = pytest.mark.slow  # hundreds of readings take seconds

_FAMILY = ("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "권", "배")
_GIVEN = ("가람", "나린", "다온", "라온", "마루", "바름", "새론", "아람", "한울", "찬솔", "도담", "해솔")
_CARRIERS = (
    "제 동생 {} 좀 찾아주세요 바벳에 있어요",
    "이름은 {}이고 26살이에요",
    "{} 씨가 지금 프놈펜에서 연락이 안 됩니다",
    "친구 {}이가 시아누크빌에 갇혀 있어요",
    "my name is {} please help, Bavet",
    "피해자는 {}, 98년생입니다",
    "아들 {} 여권도 뺏겼대요",
)
_NUMBERS = (
    ("전화 {} 로 해주세요", "010-{:04d}-{:04d}"),
    ("번호는 {}", "010{:04d}{:04d}"),
    ("공용폰 {} 이에요", "+855 12 {:04d}{:02.2s}"),
    ("계좌 {} 국민은행", "123456-04-{:04d}{:.2s}"),
    ("여권 {} 입니다", "M{:04d}{:04d}"),
    ("텔레그램 @{}", "wolf_{:04d}{:04d}"),
    ("카톡 {}", "fox{:04d}{:04d}"),
    ("좌표 {}", "11.{:04d}{:.2s}, 106.1673"),
)


def _planted(chance: random.Random) -> Iterator[tuple[str, str]]:
    for number in range(200):
        name = chance.choice(_FAMILY) + chance.choice(_GIVEN)
        yield _CARRIERS[number % len(_CARRIERS)].format(name), name
    for number in range(200):
        carrier, shape = _NUMBERS[number % len(_NUMBERS)]
        first, second = chance.randrange(1000, 9999), chance.randrange(1000, 9999)
        value = shape.replace("{:02.2s}", "{:02d}").replace("{:.2s}", "{:02d}")
        value = value.format(first, second if value.count(":04d") == 2 else second % 100)
        yield carrier.format(value), value


def test_none_of_hundreds_of_planted_secrets_is_left() -> None:
    world = load_world()
    left = []
    for text, secret in _planted(random.Random(7)):
        tip = Tip("x", datetime(2026, 11, 20, tzinfo=UTC), (Message(text),))
        out, redaction = redact([text], understand(tip, world).extraction)
        figures = digits_of(secret)
        if Ground(out).find(secret) or (len(figures) >= 6 and figures[-6:] in digits_of(out[0])):
            left.append(text)
        assert redaction.restore(out[0]) == text
    assert left == []
