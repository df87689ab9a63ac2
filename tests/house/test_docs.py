"""The documents keep up: settings, channels, signals, commands and make targets are in them, and links lead somewhere."""

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import pytest

from tests.house.docs import block, present_blocks, with_block
from tests.house.rules import PROJECT
from triage.assessment import Category, Level
from triage.extraction import Indicator, Origin, Role

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "DECISIONS.md", "GLOSSARY.md", "CHANGELOG.md")


@pytest.mark.parametrize(("path", "name", "content"), [pytest.param(*given, id=given[1]) for given in present_blocks()])
def test_a_block_says_what_the_code_says(path: Path, name: str, content: Callable[[], str]) -> None:
    assert block(path.read_text(encoding="utf-8"), name) == content(), f"{path.name} is behind: run `make docs`"


def test_every_make_target_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = [(PROJECT / name).read_text(encoding="utf-8") for name in DOCUMENTS]
    named = {target for text in texts for target in re.findall(r"`make ([a-z-]+)", text)}
    assert named
    assert named <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_to_files_lead_to_files(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (PROJECT / name).read_text(encoding="utf-8"))
    assert not [link for link in links if not (PROJECT / link).exists()]


@pytest.mark.parametrize("kind", [Level, Category, Indicator, Role, Origin])
def test_every_value_that_officers_read_is_in_the_glossary(kind: type[Enum]) -> None:
    glossary = (PROJECT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert not [member.value for member in kind if f"`{member.value}`" not in glossary]


def test_a_stale_block_is_told_from_a_fresh_one() -> None:
    text = "a\n<!-- settings: written by make docs -->\nold\n<!-- /settings -->\nb"
    assert block(text, "settings") == "old"
    assert block(with_block(text, "settings", "new \\1"), "settings") == "new \\1"
    with pytest.raises(ValueError, match="signals"):
        block(text, "signals")
