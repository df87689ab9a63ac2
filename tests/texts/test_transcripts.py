"""Whole conversations read as written down; run this module to write them anew after a change, then read them aloud."""

from pathlib import Path

import pytest

from tests.texts.transcript import replay

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def language_of(path: Path) -> str:
    return path.suffixes[-2].removeprefix(".")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_conversation_reads_as_written(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert replay(written, language_of(path)) == written


if __name__ == "__main__":
    for file in FILES:
        file.write_text(replay(file.read_text(encoding="utf-8"), language_of(file)), encoding="utf-8")
