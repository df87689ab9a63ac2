"""Words are found where they stand, however they are spaced or hidden, and nowhere else."""

import pytest

from triage.grounding import Ground


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("아들 김가람이 바벳에", "김 가람", "김가람"),
        ("call ＋８２ 10", "+82 10", "＋８２ 10"),
        ("s\u200be\u200bc\u200br\u200be\u200bt place", "secret", "s\u200be\u200bc\u200br\u200be\u200bt"),
        ("In BAVET now", "bavet", "BAVET"),
    ],
)
def test_words_are_found_as_they_stand(text: str, words: str, found: str) -> None:
    quote = Ground(["", text]).find(words)
    assert quote is not None
    assert (quote.message, quote.text, text[quote.start : quote.end]) == (1, found, found)


@pytest.mark.parametrize("words", ["홍길동", "", None, ".", " ", "가", "바벳에 아들"])
def test_words_that_stand_nowhere_are_not_found(words: str | None) -> None:
    assert Ground(["아들이 바벳에 있어요"]).find(words) is None


def test_words_do_not_run_over_two_messages() -> None:
    assert Ground(["아들이 바", "벳에"]).find("바벳") is None
