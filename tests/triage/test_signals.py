"""Every signal can be read by an officer, in Korean and in English."""

import pytest

from bot.texts import catalogue, say
from triage.signals import SIGNALS, name_of

OTHERS = (
    "earlier-wording",
    "left-out",
    "maybe-held",
    "maybe-meant",
    "model",
    "unreadable",
    *(f"phrasing-{name}" for name in ("critical", "urgent", "useful", "calm")),
)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_signal_has_its_sentence(language: str) -> None:
    named = {f"signal-{name}" for name in (*map(name_of, SIGNALS), *OTHERS)}
    assert set(catalogue(language, "signals.ftl")) == named


def test_the_english_sentence_is_the_docstring() -> None:
    assert all(say("en", f"signal-{name_of(signal)}") == " ".join((signal.__doc__ or "").split()) for signal in SIGNALS)
