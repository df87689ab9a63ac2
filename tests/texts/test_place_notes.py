"""Every note that the reading of places leaves has a sentence for officers."""

import re
from pathlib import Path

import pytest

from bot.texts import catalogue

ROOT = Path(__file__).parents[2]
SOURCES = (
    "triage/extraction.py",
    "triage/extract/mentions.py",
    "triage/extract/places.py",
    "triage/extract/distances.py",
    "knowledge/gazetteer.py",
)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_note_has_its_sentence_and_no_sentence_is_idle(language: str) -> None:
    written = "".join((ROOT / source).read_text(encoding="utf-8") for source in SOURCES)
    assert set(re.findall(r'"(place-[a-z-]+)"', written)) == set(catalogue(language, "places.ftl"))
