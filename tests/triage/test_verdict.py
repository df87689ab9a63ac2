"""The signs that the verdict is given: what was found, what stands against it, and what the words lean to."""

import math

import pytest

from knowledge.cues import load_cues
from tests.triage.cases import tip
from triage.assess import fired
from triage.assessment import Category
from triage.extraction import Indicator
from triage.leaning import Leaning
from triage.understanding import World, viewed
from triage.verdict import leanings, rises, signs


def _signs(text: str) -> dict[str, float]:
    view = viewed(tip(text), World(lambda text: (), lambda text, place: (), load_cues()))
    return signs(view, fired(view))


def test_every_signal_is_a_sign_at_its_level_beside_what_explains_it() -> None:
    held = _signs("바벳 숙소에 갇혀서 매일 맞아요 살려주세요")
    assert held["signal:captive-asks-for-help:critical"] == 1
    assert held["plain-signs"] >= 2
    assert "unreal" not in held
    film = _signs("어제 본 영화에서 주인공이 바벳 숙소에 갇혀서 매일 맞더라구요 ㅋㅋㅋ")
    assert film["explains:fiction"] == film["unreal"] == 1


def test_words_that_say_nothing_have_few_signs() -> None:
    assert set(_signs("어제 산 책 이야기입니다")) <= {"length", "messages", "category:other", "language:ko", "plain"}


def test_what_the_words_lean_to_is_told_in_numbers_only() -> None:
    told = leanings(Leaning(urgent=1.5, categories={Category.LURE: 2.0}, indicators={Indicator.WEAPON: -1.0}))
    assert (told["urgent"], told["peak"], told["leans:lure"], told["shows:weapon"]) == (1.5, 1.5, 2.0, -1.0)
    assert all(math.isfinite(value) for value in told.values())


@pytest.mark.parametrize(
    ("name", "rising"),
    [
        ("urgent", True),
        ("signal:held:high", True),
        ("signal:violence:critical", True),
        ("signal:place-or-gang:medium", False),
        ("explains:news", False),
        ("useful", False),
        ("category:lure", False),
    ],
)
def test_no_urgent_signal_may_speak_against_danger(name: str, rising: bool) -> None:
    assert rises(name) is rising
